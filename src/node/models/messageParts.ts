import type { OpenAI } from 'openai';
import type { ChatMessage } from '../../core/generation/modelTurn.ts';

/**
 * Messages in OpenAI's form. Text alone stays a string, which every server understands; pictures go along as
 * data URLs after it, in messages of the user, where alone the protocol allows them.
 */
export function toMessageParts(
  messages: readonly ChatMessage[],
): OpenAI.Chat.Completions.ChatCompletionMessageParam[] {
  return messages.map(({ role, content, images = [] }) => {
    if (role !== 'user' || images.length === 0) return { role, content };
    const pictures = images.map(({ mediaType, base64 }) => ({
      type: 'image_url' as const,
      image_url: { url: `data:${mediaType};base64,${base64}` },
    }));
    return { role, content: [{ type: 'text' as const, text: content }, ...pictures] };
  });
}

/** Whether any message has a picture. */
export function hasImages(messages: readonly ChatMessage[]): boolean {
  return messages.some(({ images }) => images !== undefined && images.length > 0);
}

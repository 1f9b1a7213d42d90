import { useLayoutEffect } from 'preact/hooks';
import type { VariantView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { useKept, useKeptText } from '../memory.ts';

/** What the first variant of an experiment is going to be called; the host says so too (app/generation). */
const firstVariant = 'a';

/** What somebody wants made or changed, as far as it is typed. */
export interface Instruction {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Asks for it. The text stays until it has been made, so that nothing is lost when that fails or is cancelled. */
  readonly send: () => void;
}

/**
 * @param experiment slug of the experiment the text is for
 * @param variant the variant it is for; `undefined` before the first one
 */
export function useInstruction(experiment: string, variant: VariantView | undefined): Instruction {
  const host = useHost();
  const place = `${experiment}/${variant?.id ?? firstVariant}`;
  const [text, setText] = useKeptText(`instruction:${place}`);
  const [sent, setSent] = useKept(`sent:${place}`);
  const turns = variant?.turns ?? 0;
  // Told by its words: what failed or was cancelled is not made by the next turn, which may be a fix.
  const isMade = isSent(sent) && turns > sent.turns && variant?.asked === sent.text;
  useLayoutEffect(() => {
    if (!isMade) return;
    // What could not be done stays, to be asked of a model.
    if (sent.text === text.trim()) setText(variant?.undone.join('\n') || undefined);
    setSent(undefined);
  }, [isMade]);
  return {
    text,
    type: setText,
    send: () => {
      setSent({ text: text.trim(), turns });
      host.send({
        type: 'generate',
        instruction: text.trim(),
        ...(variant && { variant: variant.id }),
      });
    },
  };
}

function isSent(value: unknown): value is { text: string; turns: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    'turns' in value &&
    typeof value.turns === 'number'
  );
}

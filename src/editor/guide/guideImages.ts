import { randomUUID } from 'node:crypto';
import { imageType, maxImages } from '../../core/generation/imageType.ts';
import type { ModelImage } from '../../core/generation/modelTurn.ts';
import type { GuideMessage } from '../../protocol/guide.ts';
import type { ImageView } from '../../protocol/guidePrototype.ts';

type AttachedImage = Extract<GuideMessage, { type: 'attachImage' }>;

interface KeptImage extends ImageView {
  readonly experiment: string;
  readonly image: ModelImage;
}

/** Images that were pasted, dropped or picked in the guide and wait for their turn. Kept in memory alone. */
export class GuideImages {
  #kept: readonly KeptImage[] = [];

  /** What is attached for an experiment, as the guide shows it. */
  of(experiment: string | undefined): readonly ImageView[] {
    return this.#in(experiment).map(({ id, name, thumbnail }) => ({ id, name, thumbnail }));
  }

  /** The same for a model. */
  forModel(experiment: string): readonly ModelImage[] {
    return this.#in(experiment).map(({ image }) => image);
  }

  /** Keeps an image; one too many, and bytes that are no image, are left out. */
  add(experiment: string, { name, base64, thumbnail }: AttachedImage): void {
    const mediaType = imageType(Buffer.from(base64.slice(0, 64), 'base64'));
    if (!mediaType || this.#in(experiment).length >= maxImages) return;
    const image = { mediaType, base64 };
    this.#kept = [...this.#kept, { id: randomUUID(), name, thumbnail, experiment, image }];
  }

  remove(id: string): void {
    this.#kept = this.#kept.filter((one) => one.id !== id);
  }

  /** Forgets what went with a turn that succeeded; what was attached meanwhile stays. */
  sent(images: readonly ModelImage[]): void {
    this.#kept = this.#kept.filter(({ image }) => !images.includes(image));
  }

  #in(experiment: string | undefined): readonly KeptImage[] {
    return this.#kept.filter((one) => one.experiment === experiment);
  }
}

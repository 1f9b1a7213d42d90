import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { GuideState } from '../../../protocol/guide.ts';
import type { ImageView } from '../../../protocol/guidePrototype.ts';
import { useHost } from '../host.ts';
import { readImage } from './readImage.ts';

const maximumImages = 4;

/** The images that go with the next turn, kept by the host. */
export interface Images {
  /** Whether the model takes any. */
  readonly offered: boolean;
  readonly list: readonly ImageView[];
  readonly isFull: boolean;
  /** Why the last one was not taken. */
  readonly problem: string | undefined;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (image: ImageView) => void;
}

/** What is attached to the next turn, and how to attach more. */
export function useImages({ model, images }: GuideState): Images {
  const host = useHost();
  const [problem, setProblem] = useState<string>();
  const add = async (files: readonly File[]): Promise<void> => {
    const room = maximumImages - images.length;
    setProblem(files.length > room ? l10n.t('Four images at most go with one change.') : undefined);
    for (const file of files.slice(0, room)) {
      const image = await readImage(file).catch(() => undefined);
      if (image) host.send(image);
      else setProblem(l10n.t('“{0}” is not an image that can be read here.', file.name));
    }
  };
  return {
    offered: model.takesImages === true,
    list: images,
    isFull: images.length >= maximumImages,
    problem,
    add: (files) => void add(files),
    remove: ({ id }) => host.send({ type: 'removeImage', image: id }),
  };
}

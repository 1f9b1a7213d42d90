import * as l10n from '@vscode/l10n';
import type { ExperimentView } from '../../../protocol/guide.ts';
import type { PictureView } from '../../../protocol/guideEvidence.ts';
import { useHost } from '../host.ts';
import { drawPng } from './drawPng.ts';
import { PictureDrawing } from './picture.tsx';

/** The other pictures of the evidence, folded: the count and what it means come first. */
export function MorePictures({ experiment }: { readonly experiment: ExperimentView }) {
  const { pictures } = experiment.evidence;
  const others = pictures.filter(({ name }) => name !== 'interval');
  if (others.length === 0) return null;
  return (
    <details class="more">
      <summary>{l10n.t('Pictures of it')}</summary>
      {others.map((view) => (
        <PictureFigure key={view.name} view={view} of={experiment.title} />
      ))}
    </details>
  );
}

interface PictureFigureProps {
  readonly view: PictureView;
  /** Title of the experiment. */
  readonly of: string;
}

/** A picture with its words for screen readers and a way to take it along. */
export function PictureFigure({ view: { name, picture }, of }: PictureFigureProps) {
  const host = useHost();
  const id = `picture-${name}`;
  const savePng = async (): Promise<void> => {
    const drawing = document.getElementById(id);
    if (!(drawing instanceof SVGSVGElement)) return;
    const png = await drawPng(drawing, { title: picture.title, experiment: of });
    host.send({ type: 'exportPicture', picture: name, png });
  };
  return (
    <figure class="pictured">
      <figcaption aria-hidden="true">{picture.title}</figcaption>
      <PictureDrawing id={id} picture={picture} />
      <div class="buttons">
        <button
          type="button"
          class="link"
          onClick={() => host.send({ type: 'exportPicture', picture: name })}
        >
          {l10n.t('Save as SVG')}
          <span class="visually-hidden">: {picture.title}</span>
        </button>
        <button type="button" class="link" onClick={() => void savePng()}>
          {l10n.t('Save as PNG')}
          <span class="visually-hidden">: {picture.title}</span>
        </button>
      </div>
    </figure>
  );
}

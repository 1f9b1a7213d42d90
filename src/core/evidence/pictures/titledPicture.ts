import { pictureTextSize, type Picture, type PictureMark } from './picture.ts';
import { space } from './pictureOptions.ts';
import { label, wrapText } from './pictureText.ts';

/** Letters in bold are about so much wider. */
const bold = 1.1;

/**
 * The picture with what it shows and of which experiment above it, for files that are shown without a page around them.
 *
 * @param experiment title of the experiment
 */
export function titledPicture(picture: Picture, experiment: string): Picture {
  const { width, title } = picture;
  const room = width - 2 * space.edge;
  const baseline = (line: number): number => space.edge + pictureTextSize + line * space.line;
  const titles = wrapText(title, room / bold, 2);
  const names = wrapText(experiment, room, 2);
  const lines: PictureMark[] = [
    ...titles.map((text, line): PictureMark => ({
      kind: 'text',
      role: 'text',
      x: space.edge,
      y: baseline(line),
      text,
      anchor: 'start',
      bold: true,
    })),
    ...names.map((text, line) => label(space.edge, baseline(titles.length + line), text, 'muted')),
  ];
  const down = space.edge / 2 + lines.length * space.line;
  return {
    ...picture,
    height: picture.height + down,
    title: experiment === '' ? title : `${title} · ${experiment}`,
    marks: [...lines, ...picture.marks.map((mark) => moved(mark, down))],
  };
}

function moved(mark: PictureMark, down: number): PictureMark {
  if (mark.kind === 'line') return { ...mark, y1: mark.y1 + down, y2: mark.y2 + down };
  return { ...mark, y: mark.y + down };
}

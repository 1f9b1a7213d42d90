import type { PictureView } from '../../../protocol/guideEvidence.ts';

type Picture = PictureView['picture'];
type Mark = Picture['marks'][number];

/** Draws a picture in the colours of the theme: each role has a class of its own, see styles/pictures.css. */
export function PictureDrawing({ id, picture }: { readonly id: string; readonly picture: Picture }) {
  const { width, height, title, description, marks } = picture;
  return (
    <svg
      class="picture"
      id={id}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      xmlns="http://www.w3.org/2000/svg"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {marks.map((mark, index) => (
        <DrawnMark key={index} mark={mark} />
      ))}
    </svg>
  );
}

function DrawnMark({ mark }: { readonly mark: Mark }) {
  switch (mark.kind) {
    case 'rect': {
      const { role, x, y, width, height } = mark;
      return <rect class={`shape ${role}`} x={x} y={y} width={width} height={height} />;
    }
    case 'line': {
      const { role, x1, y1, x2, y2, thick, dashed } = mark;
      const classes = ['stroke', role, thick && 'thick', dashed && 'dashed'].filter(Boolean).join(' ');
      return <line class={classes} x1={x1} y1={y1} x2={x2} y2={y2} />;
    }
    case 'circle': {
      const { role, x, y, radius, hollow } = mark;
      return <circle class={`${hollow ? 'stroke thick' : 'shape'} ${role}`} cx={x} cy={y} r={radius} />;
    }
    default: {
      const { role, x, y, text, anchor, bold } = mark;
      return (
        <text class={`words ${role}${bold ? ' bold' : ''}`} x={x} y={y} text-anchor={anchor}>
          {text}
        </text>
      );
    }
  }
}

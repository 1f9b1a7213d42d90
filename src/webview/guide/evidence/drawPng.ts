/** Drawn larger than shown, so that it stays sharp on a slide. */
const scale = 3;

/** What the looks of a mark are made of. */
const looks = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'font-weight',
] as const;

/** What stands above a picture that is taken along. */
export interface Headed {
  /** What it shows, in bold. */
  readonly title: string;
  readonly experiment: string;
}

/** Space around the heading and height of its lines, in pixels of the drawing. */
const edge = 12;
const lineHeight = 18;

/**
 * Draws a picture of the page as PNG, in the colours in which it is shown and on the page's own background, below a
 * heading: where it is seen next, there is no page around it.
 *
 * @returns the file's bytes as base64
 */
export async function drawPng(drawing: SVGSVGElement, heading: Headed): Promise<string> {
  const { width, height } = drawing.viewBox.baseVal;
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(drawing))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  const top = edge / 2 + 2 * lineHeight;
  canvas.height = (top + height) * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This page cannot draw.');
  context.fillStyle = background();
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, top * scale, canvas.width, height * scale);
  drawHeading(context, drawing, heading);
  return canvas.toDataURL('image/png').replace(/^[^,]*,/, '');
}

/** In the letters of the drawing; whoever has a longer name for it reads its beginning. */
function drawHeading(
  context: CanvasRenderingContext2D,
  drawing: SVGSVGElement,
  { title, experiment }: Headed,
): void {
  const { fontFamily, color } = getComputedStyle(drawing);
  const { width } = drawing.viewBox.baseVal;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.fillStyle = color;
  for (const [line, [weight, text]] of (
    [
      [600, title],
      [400, experiment],
    ] as const
  ).entries()) {
    context.font = `${weight} 12px ${fontFamily}`;
    context.fillText(fitted(context, text, width - 2 * edge), edge, edge + 12 + line * lineHeight);
  }
}

/** The text, or as much of its beginning as fits. */
function fitted(context: CanvasRenderingContext2D, text: string, width: number): string {
  const letters = Array.from(text);
  let shown = text;
  while (letters.length > 0 && context.measureText(shown).width > width) {
    letters.pop();
    shown = `${letters.join('').trimEnd()}…`;
  }
  return shown;
}

/** The drawing as a document of its own: an image has no stylesheet of the page around it. */
function standalone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('A copy of a drawing is one.');
  const originals = [...drawing.querySelectorAll('*')];
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (!original) continue;
    const computed = getComputedStyle(original);
    for (const look of looks) element.setAttribute(look, computed.getPropertyValue(look));
  }
  const { fontFamily, fontSize } = getComputedStyle(drawing);
  copy.setAttribute('font-family', fontFamily);
  copy.setAttribute('font-size', fontSize);
  return new XMLSerializer().serializeToString(copy);
}

/** The colour behind the page: webviews are transparent, and a picture that is taken along must not be. */
function background(): string {
  const style = getComputedStyle(document.documentElement);
  const named = ['--vscode-sideBar-background', '--vscode-editor-background']
    .map((token) => style.getPropertyValue(token).trim())
    .find((colour) => colour !== '');
  return named ?? 'Canvas';
}

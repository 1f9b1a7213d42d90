import { rulesOf } from './rulesOf.ts';

/** Puts into a copied element what its attributes do not tell: what was typed, chosen, drawn, opened, and rules changed by script. */
export function keepLive(live: Element, copy: Element): void {
  if (live instanceof HTMLStyleElement) copy.textContent = live.sheet === null ? '' : rulesOf(live.sheet);
  else if (live instanceof HTMLInputElement) keepInput(live, copy);
  else if (live instanceof HTMLTextAreaElement) copy.textContent = live.value;
  else if (live instanceof HTMLOptionElement) copy.toggleAttribute('selected', live.selected);
  else if (live instanceof HTMLCanvasElement) replaceByImage(copy, live, live.toDataURL());
  else if (live instanceof HTMLImageElement) keepImage(live, copy);
  if (live instanceof HTMLElement) keepOnTop(live, copy);
}

function keepInput({ type, checked, value }: HTMLInputElement, copy: Element): void {
  if (type === 'checkbox' || type === 'radio') copy.toggleAttribute('checked', checked);
  // The name of a file on somebody's disk is nobody's business, and no browser lets it be set.
  else if (type !== 'file') copy.setAttribute('value', value);
}

/** Images made by script are known by this document only. */
function keepImage(live: HTMLImageElement, copy: Element): void {
  if (!live.currentSrc.startsWith('blob:') || !live.complete || live.naturalWidth === 0) return;
  const canvas = live.ownerDocument.createElement('canvas');
  [canvas.width, canvas.height] = [live.naturalWidth, live.naturalHeight];
  canvas.getContext('2d')?.drawImage(live, 0, 0);
  copy.removeAttribute('srcset');
  copy.setAttribute('src', canvas.toDataURL());
}

function replaceByImage(copy: Element, live: HTMLCanvasElement, src: string): void {
  const image = copy.ownerDocument.createElement('img');
  for (const { name, value } of copy.attributes) image.setAttribute(name, value);
  const { width, height } = getComputedStyle(live);
  image.style.width = width;
  image.style.height = height;
  image.setAttribute('src', src);
  copy.replaceWith(image);
}

/** Dialogs and popovers that lie above everything do so by a state that a copy cannot have. */
function keepOnTop(live: HTMLElement, copy: Element): void {
  const isModal = live.matches('dialog:modal');
  if (!isModal && !live.matches(':popover-open')) return;
  const { left, top, width, height } = live.getBoundingClientRect();
  const shade = isModal ? ';box-shadow:0 0 0 200vmax rgb(0 0 0/.1)' : '';
  copy.removeAttribute('popover');
  copy.setAttribute(
    'style',
    `${copy.getAttribute('style') ?? ''};display:block;position:fixed;margin:0;box-sizing:border-box;z-index:2147483647;` +
      `left:${left}px;top:${top}px;width:${width}px;height:${height}px${shade}`,
  );
}

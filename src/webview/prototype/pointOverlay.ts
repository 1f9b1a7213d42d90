/** The frame drawn around the element that is pointed at, with its name. It is no part of the prototype. */
export interface PointOverlay {
  /** Draws the frame around an element and says its name to screen readers; `undefined` takes it away. */
  mark(element: Element | undefined): void;
  /** Whether this is the overlay itself. */
  owns(element: Element): boolean;
}

const style = `:host{all:initial!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important}
.box{position:fixed;box-sizing:border-box;border:2px solid #0b63ce;background:rgb(11 99 206/.14);outline:1px solid #fff;border-radius:2px}
.name{position:fixed;max-width:min(40ch,calc(100vw - 8px));overflow:hidden;text-overflow:ellipsis;white-space:nowrap;padding:2px 6px;border-radius:2px;
background:#0b63ce;color:#fff;font:12px/1.5 system-ui,sans-serif}
@media (forced-colors:active){.box{border-color:Highlight;forced-color-adjust:none}.name{border:1px solid CanvasText}}`;

/** Makes the overlay; it enters the page with the first element it marks. */
export function createPointOverlay(): PointOverlay {
  const host = document.createElement('footbridge-point');
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = document.createElement('style');
  sheet.textContent = style;
  const box = document.createElement('div');
  box.className = 'box';
  const name = document.createElement('div');
  name.className = 'name';
  name.setAttribute('role', 'status');
  shadow.append(sheet, box, name);
  const root = document.documentElement;
  const append = root.append.bind(root);
  const remove = host.remove.bind(host);
  return {
    mark(element): void {
      if (element === undefined) {
        remove();
        return;
      }
      if (!host.isConnected) append(host);
      place(box, name, element);
    },
    owns: (element) => element === host,
  };
}

/** What people read on it or hear of it. Only what has neither is called by its tag, which many do not know. */
function nameOf(element: Element): string {
  const words = [
    element.textContent,
    ...['aria-label', 'alt', 'placeholder'].map((name) => element.getAttribute(name)),
  ]
    .map((text) => (text ?? '').trim().replaceAll(/\s+/g, ' '))
    .find((text) => text !== '');
  return words === undefined ? element.localName : `“${words.slice(0, 40)}”`;
}

function place(box: HTMLElement, name: HTMLElement, element: Element): void {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  box.style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
  name.textContent = nameOf(element);
  // Above the element, or below one at the upper edge, or inside one that fills the page.
  const space = 24;
  const below = bottom + space < innerHeight ? bottom + 2 : Math.max(0, bottom - space);
  const y = top >= space ? top - space : below;
  name.style.cssText = `top:${y}px;left:${Math.max(4, Math.min(left, right - 40, innerWidth - 60))}px`;
}

/** What prototypes without React get as `lucide`: `createIcons()` fills every element with `data-lucide="name"`. */
import { iconAttributes, iconNames, iconOf } from './iconOf.ts';

type Attributes = Readonly<Record<string, string | number>>;
type Shapes = ReturnType<typeof iconOf>;

function createElement(shapes: Shapes, attributes: Attributes = {}): SVGElement {
  const svg = shape('svg', { ...iconAttributes, ...attributes });
  svg.append(...shapes.map(([tag, own]) => shape(tag, own)));
  return svg;
}

function shape(tag: string, attributes: Attributes): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** Replaces the placeholders; they keep their own attributes, and are hidden from screen readers unless named. */
function createIcons({
  attrs = {},
  nameAttr = 'data-lucide',
  root = document,
}: { attrs?: Attributes; nameAttr?: string; root?: ParentNode } = {}): void {
  for (const place of root.querySelectorAll(`[${nameAttr}]`)) {
    const name = place.getAttribute(nameAttr) ?? '';
    const own = Object.fromEntries([...place.attributes].map((each) => [each.name, each.value]));
    const named = place.hasAttribute('aria-label') || place.hasAttribute('aria-labelledby');
    const svg = createElement(iconOf(name), { ...(!named && { 'aria-hidden': 'true' }), ...attrs, ...own });
    svg.setAttribute('class', `lucide lucide-${name} ${own['class'] ?? ''}`.trim());
    if (place instanceof SVGElement) continue;
    place.replaceWith(svg);
  }
}

const given: Record<string, unknown> = { __esModule: true, createIcons, createElement };
for (const name of iconNames) given[name] = iconOf(name);

const icons: Record<string, unknown> = new Proxy(given, {
  get: (target, key) => (typeof key !== 'string' || key in target || !/^[A-Z]/.test(key) ? target[key as string] : iconOf(key)),
}); // prettier-ignore
given['icons'] = icons;
given['default'] = icons;

export const library = icons;

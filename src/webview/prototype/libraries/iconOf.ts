import { icons, type IconShape } from 'footbridge:icons';

/** A neutral shape for names that no icon has: a dashed square, so that the gap is seen but nothing breaks. */
const unknown: readonly IconShape[] = [
  ['rect', { x: '4', y: '4', width: '16', height: '16', rx: '3', 'stroke-dasharray': '3 3' }],
];

/** The attributes of every icon's svg element, as Lucide draws it. */
export const iconAttributes = {
  xmlns: 'http://www.w3.org/2000/svg',
  width: 24,
  height: 24,
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 2,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const;

/** The names of the icons that are there. */
export const iconNames: readonly string[] = Object.keys(icons);

/**
 * @param name as in `ShoppingCart` or `shopping-cart`
 * @returns its shapes as `[tag, attributes]`; those of a neutral icon when there is none of that name
 */
export function iconOf(name: string): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  const shapes = icons[name] ?? icons[pascal(name)] ?? unknown;
  return shapes.map((shape) => (typeof shape === 'string' ? ['path', { d: shape }] : shape));
}

/** `shopping-cart` as `ShoppingCart`. */
function pascal(name: string): string {
  return name.replaceAll(/(?:^|[-_\s]+)([a-z0-9])/gi, (_whole, letter: string) => letter.toUpperCase());
}

/** `ShoppingCart` as `shopping-cart`. */
export function kebab(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

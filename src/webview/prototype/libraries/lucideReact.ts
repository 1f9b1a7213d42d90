/** What prototypes get as `lucide-react`: one component for each icon that they name. */
import { createElement, forwardRef, type FunctionComponent } from 'preact/compat';
import { iconAttributes, iconNames, iconOf, kebab } from './iconOf.ts';

interface IconProps {
  readonly size?: number | string;
  readonly color?: string;
  readonly strokeWidth?: number | string;
  readonly absoluteStrokeWidth?: boolean;
  readonly className?: string;
  readonly children?: unknown;
  readonly iconNode?: ReturnType<typeof iconOf>;
  readonly name?: string;
}

type IconComponent = FunctionComponent<IconProps>;

const made = new Map<string, IconComponent>();

function component(name: string): IconComponent {
  const known = made.get(name);
  if (known !== undefined) return known;
  const icon = makeIcon(iconOf(name), kebab(name));
  made.set(name, icon);
  return icon;
}

function makeIcon(shapes: ReturnType<typeof iconOf>, name: string): IconComponent {
  return forwardRef<SVGSVGElement, IconProps>((props, ref) => {
    const { size = 24, color = 'currentColor', strokeWidth = 2, absoluteStrokeWidth, className, children, ...rest } = props; // prettier-ignore
    const width = absoluteStrokeWidth === true ? (Number(strokeWidth) * 24) / Number(size) : strokeWidth;
    const spoken =
      children !== undefined || Object.keys(rest).some((key) => /^(aria-|role$|title$)/.test(key));
    return createElement(
      'svg',
      {
        ref,
        ...iconAttributes,
        width: size,
        height: size,
        stroke: color,
        'stroke-width': width,
        ...(!spoken && { 'aria-hidden': 'true' }),
        ...rest,
        className: ['lucide', `lucide-${name}`, className].filter(Boolean).join(' '),
      } as never,
      ...shapes.map(([tag, attributes]) => createElement(tag, attributes)),
      children as never,
    );
  });
}

const given: Record<string, unknown> = {
  __esModule: true,
  createLucideIcon: (name: string, shapes: ReturnType<typeof iconOf>) => makeIcon(shapes, kebab(name)),
  Icon: ({ iconNode = [], ...rest }: IconProps) => createElement(makeIcon(iconNode, 'custom'), rest),
  DynamicIcon: ({ name = '', ...rest }: IconProps) => createElement(component(name), rest),
};
for (const name of iconNames) given[name] = component(name);

/** Names that were not foreseen still give an icon, a neutral one, instead of breaking the page. */
const icons: Record<string, unknown> = new Proxy(given, {
  get: (target, key) => (typeof key !== 'string' || key in target || !/^[A-Z]/.test(key) ? target[key as string] : component(key)),
}); // prettier-ignore
given['icons'] = icons;
given['default'] = icons;

export const library = icons;

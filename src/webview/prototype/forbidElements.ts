import { define } from './define.ts';

/**
 * Elements that load, frame or connect. Browsers act on some of them (`link rel=preconnect`, frames) before or
 * beside the policy, so they must not come to be at all. Prototypes have their styles inlined and are one page.
 */
const names = [
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'portal',
  'fencedframe',
  'link',
  'base',
  'meta',
];
const list = names.join('|');
const tag = new RegExp(`<(/?)(?=(?:[\\w.-]+:)?(?:${list})(?:[\\s/>]|$))(?:[\\w.-]+:)?`, 'gi');
const whole = new RegExp(`^(?:[^:]+:)?(?:${list})$`, 'i');

/** XML documents could spell a tag through an entity, without it being in the text. */
const entity = /<!ENTITY/gi;

/** The policy through which browsers send every string that is to become markup or script. */
interface TrustedTypes {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): unknown;
}

/** Makes forbidden elements come out as unknown ones, whichever way they are made. */
export function forbidElements(blocked: (what: string) => void): void {
  const replace = String.prototype.replace;
  const call = Function.prototype.call;
  const replaced: (text: string, pattern: RegExp, by: string) => string = call.bind(replace) as never;
  const test: (pattern: RegExp, text: string) => boolean = call.bind(RegExp.prototype.test);
  // Own copies: replaced methods on RegExp.prototype do not reach properties of the pattern itself.
  for (const pattern of [tag, whole, entity]) {
    define(pattern, 'exec', RegExp.prototype.exec);
    define(pattern, Symbol.replace as never, RegExp.prototype[Symbol.replace]);
    define(pattern, 'flags', pattern.flags);
  }
  const harmless = (html: string): string => {
    const text = replaced(replaced(html, tag, '<$1x-blocked-'), entity, '<!-- ');
    if (text !== html) blocked('an element that loads or frames another page');
    return text;
  };
  const trusted = (window as { trustedTypes?: TrustedTypes }).trustedTypes;
  // Scripts are the policy's business: hashes only.
  const same = (text: string): string => text;
  if (trusted !== undefined) {
    trusted.createPolicy('default', { createHTML: harmless, createScript: same, createScriptURL: same });
  }
  guardCreation((name) => test(whole, name), blocked);
}

function guardCreation(isForbidden: (name: string) => boolean, blocked: (what: string) => void): void {
  const { createElement, createElementNS } = Document.prototype;
  const apply = Reflect.apply;
  const toText = String;
  const instead = (name: string): string => {
    if (!isForbidden(name)) return name;
    blocked(`<${name}>`);
    return 'x-blocked';
  };
  define(Document.prototype, 'createElement', function (this: Document, name: unknown, options?: unknown) {
    return apply(createElement, this, [instead(toText(name)), options]);
  });
  define(
    Document.prototype,
    'createElementNS',
    function (this: Document, space: unknown, name: unknown, options?: unknown) {
      return apply(createElementNS, this, [space, instead(toText(name)), options]);
    },
  );
  const defineElement = CustomElementRegistry.prototype.define;
  define(
    CustomElementRegistry.prototype,
    'define',
    function (
      this: CustomElementRegistry,
      name: string,
      type: CustomElementConstructor,
      options?: ElementDefinitionOptions,
    ) {
      const base = options?.extends;
      if (base !== undefined && isForbidden(toText(base))) return;
      apply(defineElement, this, base === undefined ? [name, type] : [name, type, { extends: toText(base) }]);
    },
  );
}

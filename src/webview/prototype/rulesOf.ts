/** The rules as script may have changed them, for a copy whose root is an SVG image's: what is said of the page's root holds for both. */
export function rulesOf(sheet: CSSStyleSheet): string {
  const text = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
  return text.replaceAll(/:root(?![\w-])/g, ':is(:root,html)');
}

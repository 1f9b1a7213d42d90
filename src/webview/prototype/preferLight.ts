/**
 * Has the page look as in a light theme, whatever the theme of whoever takes the pictures: two of the same prototype should not
 * differ by that. A page that is dark for everybody stays dark, and so does one whose script chose it.
 */
export function preferLight(page: Document): void {
  const root = page.documentElement;
  if (getComputedStyle(root).colorScheme !== 'dark')
    root.style.setProperty('color-scheme', 'only light', 'important');
  for (const sheet of [...page.styleSheets, ...page.adoptedStyleSheets]) changeRules(sheet.cssRules);
}

function changeRules(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSMediaRule && rule.media.mediaText.includes('prefers-color-scheme')) {
      rule.media.mediaText = rule.media.mediaText
        .replaceAll(/\(prefers-color-scheme:\s*dark\)/g, '(max-width: 0px)')
        .replaceAll(/\(prefers-color-scheme:\s*light\)/g, '(min-width: 0px)');
    }
    if ('cssRules' in rule) changeRules(rule.cssRules as CSSRuleList);
  }
}

import assert from 'node:assert/strict';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, it } from 'mocha';
import { explanationPage, type ExplanationPage } from '../../../src/core/boundary/explanationPage.ts';

const page: ExplanationPage = {
  language: 'en',
  zone: 'critical',
  zoneLabel: 'Critical Production',
  title: 'CheckoutPage.tsx',
  place: 'src/pages/CheckoutPage.tsx',
  happened: 'Your change to CheckoutPage.tsx is not part of the prototype.',
  sections: [{ heading: 'What could break', text: 'Somebody could be charged twice.' }],
  facts: [
    { label: 'Owners', value: '@acme/payments' },
    {
      label: 'Comes from',
      value: 'footbridge.policy.jsonc, line 12',
      href: 'command:footbridge.showPolicyLine?x',
    },
  ],
  next: 'What you can do now',
  actions: [{ label: 'Put the File Back', href: 'command:footbridge.undoCrossing?%22a%22' }],
};

type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}

const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

describe('the page "Why does this matter?"', () => {
  it('links what can be done and the line of policy, and nothing else', () => {
    const links = elementsOf(explanationPage(page, 'n')).filter(({ tagName }) => tagName === 'a');
    assert.deepEqual(
      links.map((link) => attribute(link, 'href')),
      ['command:footbridge.undoCrossing?%22a%22', 'command:footbridge.showPolicyLine?x'],
    );
  });

  it('makes no link of an address that is no command', () => {
    const actions = [{ label: 'Click', href: 'https://example.com' }];
    const html = explanationPage({ ...page, actions, facts: [] }, 'n');
    assert.ok(!html.includes('example.com'));
  });

  it('may run, load and send nothing', () => {
    const html = explanationPage(page, 'once');
    const policy = elementsOf(html).find(({ attrs }) =>
      attrs.some(({ value }) => value === 'Content-Security-Policy'),
    );
    assert.equal(policy && attribute(policy, 'content'), "default-src 'none'; style-src 'nonce-once'");
    assert.ok(!elementsOf(html).some(({ tagName }) => ['script', 'img', 'iframe', 'form'].includes(tagName)));
  });

  it('shows names of files, owners and rules as they are, whatever they contain', () => {
    const evil = `</p><script>alert(1)</script><a href="command:x">"'&`;
    const html = explanationPage(
      {
        ...page,
        title: evil,
        place: evil,
        happened: evil,
        sections: [{ heading: evil, text: evil }],
        facts: [{ label: evil, value: evil, href: `command:x?${evil}` }],
        actions: [{ label: evil, href: `command:x?${evil}` }],
      },
      'n',
    );
    const names = new Set(elementsOf(html).map(({ tagName }) => tagName));
    assert.ok(!names.has('script'));
    assert.equal(elementsOf(html).filter(({ tagName }) => tagName === 'a').length, 2);
  });

  it('takes every colour from the theme', () => {
    const style = /<style[^>]*>([\s\S]*?)<\/style>/.exec(explanationPage(page, 'n'))?.[1] ?? '';
    const colours = [...style.matchAll(/(?:color|background|border)[^:;{}]*:([^;}]*)/g)].map(
      ([, value]) => value ?? '',
    );
    assert.ok(colours.length > 10);
    for (const value of colours) assert.doesNotMatch(value, /#[0-9a-f]{3}|rgb|hsl|\b(?:white|black|red)\b/i);
  });
});

import type { PrototypeFile } from '../generation/fileChange.ts';
import { checkAccess } from './checkAccess.ts';
import { contract, parsePlace } from './contract.ts';
import type { PrototypeFinding } from './finding.ts';
import { type HtmlElement, attribute, elementsOf, lineOf, parsePage, textOf } from './markup.ts';

/** A step of the hypothesis, which is a screen of the prototype. */
export interface ExpectedStep {
  readonly id: string;
  readonly title: string;
}

/** The types of text file that a prototype is made of. */
const allowedTypes = /\.(html|css|m?js|tsx?|jsx|json|svg|txt|csv|md)$/i;

/**
 * Checks a prototype against its contract (see contract.ts). Screens that script adds at run time are not
 * seen; they count as long as a script mentions them by name.
 *
 * @param files all files of the variant
 * @param steps the steps of the hypothesis; each should have its screen. Left out for adopted prototypes
 * @returns what is wrong, errors first; empty when the contract is kept
 */
export function validatePrototype(
  files: readonly PrototypeFile[],
  steps: readonly ExpectedStep[] = [],
): PrototypeFinding[] {
  const findings: PrototypeFinding[] = files
    .filter((file) => !allowedTypes.test(file.path))
    .map(({ path }) => at('error', path, 1, 'Files of this type do not belong in a prototype'));
  const entry = files.find((file) => file.path === contract.entry);
  if (entry === undefined) {
    const missing = `There is no ${contract.entry}, the page that a prototype starts with`;
    return [...findings, at('error', contract.entry, 1, missing)];
  }
  const elements = elementsOf(parsePage(entry.text));
  const scripts = scriptsOf(files, elements);
  findings.push(
    ...checkScreens(elements, scripts, steps),
    ...checkPlaces(elements, scripts),
    ...checkAccess(elements, contract.entry),
  );
  return findings.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

function checkScreens(
  elements: readonly HtmlElement[],
  scripts: string,
  steps: readonly ExpectedStep[],
): PrototypeFinding[] {
  const screens = elements.filter((element) => attribute(element, contract.screen) !== undefined);
  const findings: PrototypeFinding[] = [];
  const seen = new Map<string, number>();
  for (const screen of screens) {
    const id = attribute(screen, contract.screen) ?? '';
    const line = lineOf(screen, contract.screen);
    const before = seen.get(id);
    if (id.trim() === '') findings.push(here('error', line, `This ${contract.screen} has no name`));
    else if (before !== undefined) {
      findings.push(here('error', line, `The screen "${id}" is there already, on line ${before}`));
    } else seen.set(id, line);
  }
  if (screens.length === 0 && !scripts.includes(contract.screen) && !/<Screen\b/.test(scripts)) {
    const message = `No element carries ${contract.screen}, so there is no screen to show`;
    return [...findings, here('error', 1, message)];
  }
  for (const { id, title } of steps) {
    if (seen.has(id) || named(scripts, id)) continue;
    findings.push(here('warning', 1, `The step "${title}" has no screen (${contract.screen}="${id}")`));
  }
  return findings;
}

/** Every `data-go` leads to a screen that is there, in a state that it has. */
function checkPlaces(elements: readonly HtmlElement[], scripts: string): PrototypeFinding[] {
  const states = statesByScreen(elements);
  const findings: PrototypeFinding[] = [];
  for (const element of elements) {
    const target = attribute(element, contract.go)?.trim();
    if (target === undefined || target === 'back') continue;
    const line = lineOf(element, contract.go);
    const { screen, state } = parsePlace(target);
    const known = states.get(screen);
    if (known === undefined) {
      if (named(scripts, screen)) continue;
      findings.push(here('error', line, `${contract.go}="${target}" leads to a screen that does not exist`));
    } else if (state !== contract.readyState && !known.has(state) && !named(scripts, state)) {
      findings.push(here('warning', line, `The screen "${screen}" has no state "${state}"`));
    }
  }
  return findings;
}

function statesByScreen(elements: readonly HtmlElement[]): Map<string, Set<string>> {
  const states = new Map<string, Set<string>>();
  for (const element of elements) {
    const id = attribute(element, contract.screen);
    if (id === undefined) continue;
    const own = elementsOf(element).flatMap((part) => (attribute(part, contract.state) ?? '').split(/\s+/));
    states.set(id, new Set([...(states.get(id) ?? []), ...own]));
  }
  return states;
}

function scriptsOf(files: readonly PrototypeFile[], elements: readonly HtmlElement[]): string {
  const inline = elements.filter((element) => element.tagName === 'script').map(textOf);
  const own = files.filter((file) => /\.(m?js|tsx?|jsx)$/i.test(file.path)).map((file) => file.text);
  return [...inline, ...own].join('\n');
}

/** Whether a script says the name as a word of its own, as in a template it renders. */
function named(scripts: string, name: string): boolean {
  const word = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`["'\`/]${word}["'\`/]`).test(scripts);
}

function here(severity: PrototypeFinding['severity'], line: number, message: string): PrototypeFinding {
  return at(severity, contract.entry, line, message);
}

function at(
  severity: PrototypeFinding['severity'],
  file: string,
  line: number,
  message: string,
): PrototypeFinding {
  return { severity, file, line, message };
}

import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  type JSONPath,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import { policySchema, type PolicyFile } from './policySchema.ts';
import { policyFaults } from './policyFaults.ts';
import type { PolicyProblem } from './policy.ts';
import { syntaxMessage } from './syntaxMessage.ts';
import { TextPlaces, type TextPlace } from './textPlaces.ts';

/** Larger files, in characters, and deeper nesting are no policies. */
const mostCharacters = 2_000_000;
const deepest = 32;
/** Nobody reads more at once; the first ones are enough to see what is wrong. */
const mostProblems = 100;

/** Where a value stands in the file; of what is missing, what should hold it. */
export type PlaceOf = (path: JSONPath) => TextPlace;

/** A policy file's value and what is wrong with it by syntax and schema. Without `file` there is an error. */
export interface ParsedPolicy {
  readonly file: PolicyFile | undefined;
  readonly place: PlaceOf;
  readonly problems: readonly PolicyProblem[];
}

/** Reads the text of a policy and checks it against the schema. Never throws. */
export function parsePolicyText(text: string): ParsedPolicy {
  const places = new TextPlaces(text);
  const failed = (problems: readonly PolicyProblem[]): ParsedPolicy => ({
    file: undefined,
    place: () => places.at(0, 1),
    problems,
  });
  const error = (message: string, offset: number, length: number): PolicyProblem => ({
    severity: 'error',
    message,
    ...places.at(offset, length),
  });

  if (text.length > mostCharacters)
    return failed([error('This file is too large for a policy (2 MB).', 0, 1)]);
  const tooDeep = findTooDeep(text);
  if (tooDeep !== undefined) return failed([error('This is nested too deeply for a policy.', tooDeep, 1)]);

  const faults: ParseError[] = [];
  const root = parseTree(text.replace(/^\uFEFF/, ' '), faults, { allowTrailingComma: true });
  if (faults.length > 0 || !root) {
    const found = faults
      .slice(0, mostProblems)
      .map(({ error: code, offset, length }) => error(syntaxMessage(code), offset, length));
    return failed(found.length > 0 ? found : [error('This policy is empty.', 0, 1)]);
  }
  const repeated = repeatedKeys(root)
    .slice(0, mostProblems)
    .map((key) => error(`"${String(key.value)}" is written twice here: keep one.`, key.offset, key.length));
  const place: PlaceOf = (path) => placeIn(root, path, places);
  const checked = policySchema.safeParse(getNodeValue(root));
  const problems = checked.success ? [] : policyFaults(checked.error, { root, places, most: mostProblems });
  return {
    file: checked.success && repeated.length === 0 ? checked.data : undefined,
    place,
    problems: [...repeated, ...problems].slice(0, mostProblems),
  };
}

/** The parser calls itself at each bracket; what would exhaust the stack is refused before. */
function findTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const bracket = text[scanner.getTokenOffset()];
    if (scanner.getTokenLength() > 1) continue;
    if (bracket === '{' || bracket === '[') depth += 1;
    if (bracket === '}' || bracket === ']') depth -= 1;
    if (depth > deepest) return scanner.getTokenOffset();
  }
  return undefined;
}

function repeatedKeys(node: Node): Node[] {
  const children = node.children ?? [];
  const keys = node.type === 'object' ? children.flatMap((property) => property.children?.[0] ?? []) : [];
  const seen = new Set<unknown>();
  const repeated = keys.filter(({ value }) => seen.size === seen.add(value).size);
  return [...repeated, ...children.flatMap(repeatedKeys)];
}

function placeIn(root: Node, path: JSONPath, places: TextPlaces): TextPlace {
  const node = findNodeAtLocation(root, path);
  if (node) return places.at(node.offset, node.length);
  return path.length === 0 ? places.at(root.offset, 1) : placeIn(root, path.slice(0, -1), places);
}

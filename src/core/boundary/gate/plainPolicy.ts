import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { checkPatterns } from '../policy/checkPatterns.ts';
import { compilePolicy } from '../policy/compilePolicy.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyFile } from '../policy/policySchema.ts';
import { TextPlaces } from '../policy/textPlaces.ts';

/** A policy with more is for the full reader, whose own limits are wider. */
const mostCharacters = 200_000;
const mostBrackets = 1000;

type Check = (value: unknown) => boolean;

const text =
  (most: number): Check =>
  (value) =>
    typeof value === 'string' && value.length >= 1 && value.length <= most;
const list =
  (fewest: number, most: number, item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length >= fewest && value.length <= most && value.every(item);
const whole: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** An object with some of these and nothing else. */
function shape(needed: readonly string[], fields: Readonly<Record<string, Check>>): Check {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    needed.every((key) => Object.hasOwn(value, key)) &&
    Object.entries(value).every(([key, each]) => Object.hasOwn(fields, key) && fields[key]?.(each) === true);
}

const limits = shape([], { files: whole, lines: whole, owners: whole, dependents: whole });
const rule = shape(['zone', 'paths'], {
  zone: (value) => value === 'open' || value === 'gated' || value === 'production' || value === 'critical',
  name: (value) => text(60)(value) && /^\w[\w .-]*$/.test(String(value)),
  paths: list(1, 1000, text(1000)),
  why: text(500),
  risk: text(500),
  limits,
});
const branches = list(0, Number.POSITIVE_INFINITY, text(1000));
const isPlain = shape(['version', 'zones'], {
  $schema: (value) => typeof value === 'string',
  version: (value) => value === 1,
  zones: list(0, 1000, rule),
  limits,
  defaults: (value) => typeof value === 'boolean',
  labs: list(0, 100, text(1000)),
  gate: shape([], { branches, authors: branches }),
});

/**
 * Reads a policy without fault, which is nearly every one, by hand: zod takes longer to load than a whole check of a commit.
 * It accepts less than the schema does and never more, which a test holds.
 *
 * @returns what `readPolicy` returns; `undefined` for a text that it alone can judge, whatever is wrong or merely unusual
 */
export function readPlainPolicy(source: string): Policy | undefined {
  if (source.length > mostCharacters || (source.match(/[[{]/g)?.length ?? 0) > mostBrackets) return undefined;
  const faults: ParseError[] = [];
  const root = parseTree(source, faults, { allowTrailingComma: true });
  if (!root || faults.length > 0 || hasRepeatedKeys(root)) return undefined;
  const value: unknown = getNodeValue(root);
  if (!isPolicyFile(value)) return undefined;
  const places = new TextPlaces(source);
  const lineOf = (index: number, pattern: number): number => {
    const node = findNodeAtLocation(root, ['zones', index, 'paths', pattern]) ?? root;
    return places.at(node.offset, node.length).line;
  };
  const problems = checkPatterns(value, () => places.at(0, 1));
  return problems.some(({ severity }) => severity === 'error') ? undefined : compilePolicy(value, lineOf);
}

function isPolicyFile(value: unknown): value is PolicyFile {
  return isPlain(value);
}

function hasRepeatedKeys({ type, children = [] }: Node): boolean {
  const keys: unknown[] = children.map((property) => property.children?.[0]?.value);
  return (type === 'object' && new Set(keys).size < keys.length) || children.some(hasRepeatedKeys);
}

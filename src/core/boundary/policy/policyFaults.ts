import { findNodeAtLocation, type JSONPath, type Node } from 'jsonc-parser';
import type * as z from 'zod';
import type { PolicyProblem } from './policy.ts';
import { policySchema } from './policySchema.ts';
import { spellingOf } from './spellingOf.ts';
import type { TextPlaces } from './textPlaces.ts';

/** The names each kind of object may have, by the last text on the way to it; '' for the whole file. */
const knownNames: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(policySchema.shape),
  zones: Object.keys(policySchema.shape.zones.element.shape),
  limits: ['files', 'lines', 'owners', 'dependents'],
  gate: ['branches', 'authors'],
};

/** The file that was checked. */
interface CheckedText {
  readonly root: Node;
  readonly places: TextPlaces;
  /** How many problems are told at most. */
  readonly most: number;
}

/** Turns what the schema found into problems at the right places, in words that say what to write instead. */
export function policyFaults(error: z.ZodError, { root, places, most }: CheckedText): PolicyProblem[] {
  return error.issues
    .slice(0, most)
    .flatMap((issue) => {
      const path = issue.path.filter((part) => typeof part !== 'symbol');
      const node = nodeAt(root, path);
      if (issue.code !== 'unrecognized_keys') return [fault(messageOf(issue, path, root), node, places)];
      const known = knownNames[path.findLast((part) => typeof part === 'string') ?? ''] ?? [];
      return issue.keys
        .slice(0, most)
        .map((key) =>
          fault(
            unknownName(key, known),
            findNodeAtLocation(node, [key])?.parent?.children?.[0] ?? node,
            places,
          ),
        );
    })
    .slice(0, most);
}

function fault(message: string, node: Node, places: TextPlaces): PolicyProblem {
  const wide = node.type === 'object' || node.type === 'array';
  return { severity: 'error', message, ...places.at(node.offset, wide ? 1 : node.length) };
}

function nodeAt(root: Node, path: JSONPath): Node {
  return findNodeAtLocation(root, path) ?? (path.length === 0 ? root : nodeAt(root, path.slice(0, -1)));
}

function unknownName(key: string, known: readonly string[]): string {
  const meant = spellingOf(key, known);
  return meant === undefined
    ? `"${key}" is not known here. Known are ${listed(known)}.`
    : `"${key}" is not known here. Did you mean "${meant}"?`;
}

function messageOf(issue: z.core.$ZodIssue, path: JSONPath, root: Node): string {
  const name = path.findLast((part) => typeof part === 'string');
  const one = typeof path.at(-1) === 'number' ? 'Each of ' : '';
  const subject = path.length === 0 ? 'The policy' : `${one}"${name}"`;
  const value: unknown = findNodeAtLocation(root, path)?.value;
  switch (issue.code) {
    case 'invalid_type':
      return findNodeAtLocation(root, path)
        ? `${subject} is ${kinds[issue.expected] ?? issue.expected}.`
        : `${subject} is missing.`;
    case 'invalid_value': {
      const known = issue.values.map(String);
      const meant = typeof value === 'string' ? spellingOf(value, known) : undefined;
      const hint = meant === undefined ? `Write ${listed(known, 'or')}.` : `Did you mean "${meant}"?`;
      return value === undefined
        ? `${subject} is missing. ${hint}`
        : `${JSON.stringify(value)} is not known here. ${hint}`;
    }
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `${subject} is at least ${issue.minimum}.`
        : `${subject} must not be empty.`;
    case 'too_big':
      return `${subject} is too much: at most ${issue.maximum}.`;
    default:
      return `${subject} ${issue.message}.`;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text between double quotes',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list: [ … ]',
  object: 'an object: { … }',
};

function listed(names: readonly string[], last: 'and' | 'or' = 'and'): string {
  const quoted = names.map((name) => (/^\d+$/.test(name) ? name : `"${name}"`));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`;
}

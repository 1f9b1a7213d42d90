/**
 * **security/rights-in-the-browser** (likely)
 *
 * The page itself decides what somebody may do or whether they are let in (`isAdmin`, `role === '…'`,
 * `password === '…'`). Whoever can open a browser's tools can change that answer.
 */
import type { BinaryExpression, Node } from '@babel/types';
import { callsIn } from '../calls.ts';
import type { GapRule } from '../gap.ts';
import { inEachFile } from '../inEachFile.ts';
import { fixedText, lastName, pathOf } from '../nodeNames.ts';
import { nodesOf, type SourceFile } from '../sourceFile.ts';
import type { Syntax } from '../syntax.ts';

const rights =
  /^(?:is(?:Admin|Manager|Owner|Superuser|Moderator|Staff|Premium)|has(?:Permission|Access|Role|Right)s?|(?:can|may)(?:Edit|Delete|Approve|Create|View|See|Manage|Publish|Export|Access|Refund)\w*)$/;
const role = /(?:^|\.)(?:\w*[rR]oles?|permissions?|accessLevel)$/;
/** Roles of elements and of speakers in a conversation, which have nothing to do with rights. */
const otherRoles =
  /^(?:alert|alertdialog|assistant|bot|button|checkbox|dialog|grid|heading|img|link|list|listbox|menu|menuitem|option|presentation|radio|row|search|status|switch|system|tab|tabpanel|textbox|tool)$/;
const speakers = /(?:^|\.)(?:m|msg|message|entry|turn|bubble|reply)\.role$/;
const proofs = /^(?:password|passcode|pin|pinCode|otp|accessCode)$/;

export const rightsInTheBrowser: GapRule = {
  rule: 'security/rights-in-the-browser',
  axis: 'security',
  inPlainWords: 'The page decides what somebody may do; people can change that in their browser.',
  forEngineers: 'Authentication or authorisation is decided in client code.',
  instead: 'Decide on the server; let the page only hide what is not allowed anyway.',
  confidence: 'likely',
  find: inEachFile(decisions),
};

function decisions(file: SourceFile): Node[] {
  const { syntax } = file;
  if (syntax === undefined) return [];
  return [
    ...[...syntax.of('Identifier')].filter((node) => rights.test(node.name) && decides(node, syntax)),
    ...nodesOf(file, 'BinaryExpression').filter(
      (node) => comparesRole(node) || comparesProof(node) || looksUpProof(node, syntax),
    ),
    ...callsIn(file).filter(
      ({ callee, arguments: [wanted] }) =>
        /^(?:includes|has|some)$/.test(lastName(callee)) &&
        (role.test(pathOf(callee).replace(/\.\w+$/, '')) ||
          (wanted !== undefined && role.test(pathOf(wanted)))),
    ),
  ];
}

/** Whether a name stands where the answer to a question is used. */
function decides(node: Node, syntax: Syntax): boolean {
  const parent = syntax.parentOf(node);
  switch (parent?.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.property === node && decides(parent, syntax);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return parent.callee === node && decides(parent, syntax);
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'LogicalExpression':
      return parent.left === node || decides(parent, syntax);
    case 'UnaryExpression':
      return parent.operator === '!';
    default:
      return false;
  }
}

function comparesRole(node: BinaryExpression): boolean {
  const [path, value] = comparison(node);
  if (value === undefined || !role.test(path) || otherRoles.test(value)) return false;
  return !(value === 'user' && speakers.test(path));
}

function comparesProof(node: BinaryExpression): boolean {
  const [path, value] = comparison(node);
  return Boolean(value) && proofs.test(path.replace(/\.value$/, '').replace(/^.*\./, ''));
}

/** Whether somebody is looked for whose password is the one that was typed. */
function looksUpProof({ operator, left, right }: BinaryExpression, syntax: Syntax): boolean {
  const known = [left, right].some(
    (side) => /[\w\]]\.(?:password|pin|passcode)$/.test(pathOf(side)) && !pathOf(side).endsWith('.value'),
  );
  if (!/^==?=?$/.test(operator) || !known) return false;
  for (const around of syntax.ancestors(left))
    if (around.type === 'CallExpression')
      return /\.(?:find|some|filter|findIndex)$/.test(pathOf(around.callee));
  return false;
}

/** What is compared with which fixed text. */
function comparison({ operator, left, right }: BinaryExpression): [path: string, value: string | undefined] {
  if (!/^[!=]==?$/.test(operator)) return ['', undefined];
  const value = fixedText(right) ?? fixedText(left);
  return [pathOf(fixedText(right) === undefined ? right : left), value];
}

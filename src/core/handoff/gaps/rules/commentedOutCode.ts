/**
 * **maintainability/commented-out-code** (likely)
 *
 * Code was switched off by making it a comment. Nobody knows whether it is still needed.
 */
import { parse } from '@babel/parser';
import type { Comment, Statement } from '@babel/types';
import type { GapPlace } from '../gapPlace.ts';
import type { GapRule } from '../gap.ts';
import { placesInEachFile } from '../placesInEachFile.ts';
import { oncePerLine } from '../oncePerLine.ts';
import { placesOf, type SourceFile } from '../sourceFile.ts';

export const commentedOutCode: GapRule = {
  rule: 'maintainability/commented-out-code',
  axis: 'maintainability',
  inPlainWords: 'Parts were switched off and left behind; nobody knows whether they matter.',
  forEngineers: 'Commented-out code.',
  instead: 'Leave it out; what was tried is in the experiment’s record.',
  confidence: 'likely',
  find: placesInEachFile((file) => oncePerLine([...inScripts(file), ...inMarkup(file)])),
};

function inMarkup(file: SourceFile): GapPlace[] {
  if (file.language !== 'markup') return [];
  return placesOf(file, 'raw', /<!--(?!\[if\b)(?:(?!-->)[\s\S]){0,5000}?<\/?[a-z][\w-]*[\s/>]/gi);
}

function inScripts({ syntax, path }: SourceFile): GapPlace[] {
  return blocksOf(syntax?.comments ?? []).flatMap(({ text, line }) => {
    const at = firstLineOfCode(text.split('\n'));
    return at === undefined ? [] : [{ file: path, line: line + at }];
  });
}

interface Block {
  text: string;
  readonly line: number;
  end: number;
}

/** Comments as a person sees them: lines that follow each other belong together. */
function blocksOf(comments: readonly Comment[]): Block[] {
  const blocks: Block[] = [];
  for (const { type, value, loc } of comments) {
    const [line, end] = [loc?.start.line ?? 1, loc?.end.line ?? 1];
    const last = blocks.at(-1);
    if (type === 'CommentLine' && last?.end === line - 1) {
      last.text += `\n${value}`;
      last.end = end;
    } else blocks.push({ text: value.replaceAll(/^\s*\*(?!\/)/gm, ''), line, end });
  }
  return blocks;
}

/** Longest comment that is read from each of its lines on; of longer ones, only the whole is. */
const mostLines = 30;

/** Where code begins in a comment, counted from 0: words may stand before it. */
function firstLineOfCode(lines: readonly string[]): number | undefined {
  if (lines.length > mostLines) return isCode(lines.join('\n')) ? 0 : undefined;
  const at = lines.findIndex((line, index) => line.trim() !== '' && isCode(lines.slice(index).join('\n')));
  return at === -1 ? undefined : at;
}

/** Whether a comment is a program and no sentence that happens to be one. */
function isCode(text: string): boolean {
  if (!/[;{}=]|<\w/.test(text) || /\b(?:e\.\s?g|i\.\s?e)\./.test(text)) return false;
  try {
    const { program } = parse(text, {
      sourceType: 'module',
      allowReturnOutsideFunction: true,
      allowUndeclaredExports: true,
      plugins: ['jsx', 'typescript'],
    });
    return program.body.some(does);
  } catch {
    return false;
  }
}

function does(statement: Statement): boolean {
  if (statement.type === 'LabeledStatement' || statement.type === 'EmptyStatement') return false;
  if (statement.type === 'BlockStatement') return statement.body.some(does);
  if (statement.type !== 'ExpressionStatement') return true;
  return /^(?:Call|OptionalCall|Assignment|Await|Update|New)Expression$|^JSX/.test(statement.expression.type);
}

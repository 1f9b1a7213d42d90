import { isElision } from './elision.ts';
import { closesFence, readFence } from './markdownFence.ts';
import { commentedPath, fitsLanguage, languageOf, namedPath, pathIn } from './fencePath.ts';
import { isFilled, joinLines } from './textLines.ts';
import { TurnChanges } from './turnChanges.ts';

/** A fence of an answer, while it arrives. `marks` is empty for a bare page, which ends with `</html>`. */
interface Block {
  readonly marks: string;
  readonly indent: number;
  readonly language: string;
  readonly hint: string | undefined;
  path: string | undefined;
  readonly lines: string[];
}

/** What a line of Markdown brought, for showing progress. */
export interface FenceEvent {
  readonly type: 'started' | 'appended' | 'completed';
  readonly path: string;
}

const webLanguages = /^(?:html?|css|[mc]?[jt]sx?|javascript|typescript|svg)$/;
const pageStart = /^\s*<(?:!doctype\s+html|html)[\s>]/i;

/**
 * Finds whole files in an answer that used Markdown fences instead of tags, as weak models do. A file's
 * name is taken from the fence (```` ```html index.html ````), a comment in its first line, or the line
 * before it (`### index.html`). A page without a name is `index.html`; one style sheet and one script
 * without a name are those that the page loads. Other code without a name is a fault: it may be needed.
 */
export class FenceReader {
  private readonly found = new TurnChanges();
  private readonly unnamed: Block[] = [];
  private block: Block | undefined;
  private hint: string | undefined;

  /** The file whose fence is open. */
  get openPath(): string | undefined {
    return this.block && (this.block.path ?? 'a code block');
  }

  /** Takes the next line that stands outside all tags; says what it brought. */
  take(line: string): FenceEvent[] {
    if (this.block) return this.takeInside(this.block, line);
    const start = readFence(line);
    if (start) this.open(start.marks, line.length - line.trimStart().length, start.info);
    else if (pageStart.test(line)) {
      this.block = { marks: '', indent: 0, language: 'html', hint: undefined, path: undefined, lines: [] };
      return this.takeInside(this.block, line);
    } else if (isFilled(line)) this.hint = namedPath(line);
    return [];
  }

  /** The answer has ended: what was found, in words and files. */
  end() {
    if (this.found.size > 0 || this.unnamed.length > 0) this.nameTheRest();
    if (this.found.size > 0 && this.unnamed.length > 0)
      this.found.complain('a block of code without the name of its file');
    return this.found.end();
  }

  private open(marks: string, indent: number, info: string): void {
    const language = languageOf(info);
    const named = pathIn(info);
    const hint = this.hint !== undefined && fitsLanguage(this.hint, language) ? this.hint : undefined;
    this.block = { marks, indent, language, hint, path: named, lines: [] };
    this.hint = undefined;
  }

  private takeInside(block: Block, line: string): FenceEvent[] {
    if (block.marks !== '' && closesFence(block.marks, line)) return this.close(block);
    const events: FenceEvent[] = [];
    if (block.lines.length === 0) {
      block.path ??= commentedPath(line) ?? block.hint ?? (pageStart.test(line) ? 'index.html' : undefined);
      if (block.path !== undefined) events.push({ type: 'started', path: block.path });
    }
    block.lines.push(withoutIndent(line, block.indent));
    if (block.path !== undefined) events.push({ type: 'appended', path: block.path });
    const isPageEnd = block.marks === '' && line.trimEnd().toLowerCase().endsWith('</html>');
    return isPageEnd ? [...events, ...this.close(block)] : events;
  }

  private close(block: Block): FenceEvent[] {
    this.block = undefined;
    if (block.path === undefined) {
      if (webLanguages.test(block.language)) this.unnamed.push(block);
      return [];
    }
    this.write(block.path, block.lines);
    return [{ type: 'completed', path: block.path }];
  }

  private write(path: string, lines: readonly string[]): void {
    this.found.write(path, joinLines(lines));
    const elision = lines.findIndex((line) => isElision(line, path));
    if (elision >= 0) this.found.elision(path, `in line ${elision + 1}`);
  }

  /** Gives style sheet and script the names by which the page loads them, where there is one of each. */
  private nameTheRest(): void {
    for (const { language, attribute } of loaded) {
      const blocks = this.unnamed.filter((block) => language.test(block.language));
      const names = this.missing(attribute);
      const [block] = blocks;
      const [name] = names;
      if (!block || name === undefined || blocks.length > 1 || names.length > 1) continue;
      this.write(name, block.lines);
      this.unnamed.splice(this.unnamed.indexOf(block), 1);
    }
  }

  /** Files that the pages load and the answer does not have. */
  private missing(attribute: RegExp): string[] {
    const files = new Map(this.found.end().changes.map((change) => [change.path, change]));
    const names = new Set<string>();
    for (const [path, change] of files) {
      if (!path.endsWith('.html') || !('text' in change)) continue;
      for (const [, name] of change.text?.matchAll(attribute) ?? []) {
        const bare = name?.replace(/^\.\//, '');
        if (bare !== undefined && !files.has(bare)) names.add(bare);
      }
    }
    return [...names];
  }
}

const loaded = [
  { language: /^css$/, attribute: /\bhref=["']([\w./-]{1,200}\.css)["']/g },
  { language: /^(?:js|mjs|javascript)$/, attribute: /\bsrc=["']([\w./-]{1,200}\.m?js)["']/g },
];

/** A fence in a list is indented, and its lines with it. */
function withoutIndent(line: string, indent: number): string {
  return indent > 0 ? line.slice(Math.min(indent, line.length - line.trimStart().length)) : line;
}

import type { Channel } from './channel.ts';

type LineSpan = [first: number, count: number, file: string, fileLine: number];

/** A place in the prototype's own files; empty when it is not known. */
interface Where {
  readonly file?: string;
  readonly line?: number;
}

/**
 * Reports run-time errors with file and line of the prototype, and what the lock stopped.
 *
 * @returns where an error was made, for others who report
 */
export function reportErrors(channel: Channel): (error: unknown) => Where {
  const table = takeLineTable();
  const whereIs = (line: number): Where => {
    for (const [first, count, file, fileLine] of table) {
      if (line >= first && line < first + count) return { file, line: fileLine + line - first };
    }
    return {};
  };
  /** The innermost line of the stack that is in a file of the prototype. */
  const fromStack = (error: unknown): Where => {
    const stack = error instanceof Error ? String(error.stack) : '';
    for (const [, line] of stack.matchAll(/about:srcdoc:(\d+)/g)) {
      const place = whereIs(Number(line));
      if (place.file !== undefined) return place;
    }
    return {};
  };
  window.addEventListener('error', (event) => {
    if (event.target !== window) return;
    const direct = whereIs(event.lineno);
    const place = direct.file === undefined ? fromStack(event.error) : direct;
    channel.report({ type: 'error', ...describeError(event.error ?? event.message), ...place });
  }, true); // prettier-ignore
  window.addEventListener('unhandledrejection', (event) => {
    channel.report({ type: 'error', ...describeError(event.reason), ...fromStack(event.reason) });
  });
  const policies = new Map<string, string>();
  document.addEventListener('securitypolicyviolation', (event) => {
    // Inside VS Code two policies hold, and what both forbid is told twice.
    const { effectiveDirective, blockedURI, lineNumber, columnNumber, originalPolicy } = event;
    const key = [effectiveDirective, blockedURI, lineNumber, columnNumber].join(' ');
    if (!policies.has(key)) policies.set(key, originalPolicy);
    if (policies.get(key) !== originalPolicy) return;
    channel.report({ type: 'blocked', what: describe(event), ...whereIs(event.lineNumber) });
  });
  return fromStack;
}

/** The table the compiler left; it is taken out of the page so that prototype code finds the page as it wrote it. */
function takeLineTable(): LineSpan[] {
  const holder = document.querySelector('script[type="application/json"]');
  holder?.remove();
  return JSON.parse(holder?.textContent ?? '[]') as LineSpan[];
}

function describeError(error: unknown): { message: string; kind?: string } {
  if (error instanceof Error) return { message: error.message, kind: String(error.name) };
  return { message: String(error).replace(/^Uncaught (\w*Error: )?/, '') };
}

function describe({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): string {
  if (effectiveDirective === 'script-src-attr')
    return 'an inline handler that script added; use addEventListener';
  return blockedURI === 'inline' || blockedURI === 'eval'
    ? `script made at run time (${effectiveDirective})`
    : `${blockedURI} (${effectiveDirective})`;
}

import type { Channel } from './channel.ts';

type LineSpan = [first: number, count: number, file: string, fileLine: number];

/** Reports run-time errors with file and line of the prototype, and what the lock stopped. */
export function reportErrors(channel: Channel): void {
  const table = takeLineTable();
  const whereIs = (line: number): { file?: string; line?: number } => {
    for (const [first, count, file, fileLine] of table) {
      if (line >= first && line < first + count) return { file, line: fileLine + line - first };
    }
    return {};
  };
  /** The innermost line of the stack that is in a file of the prototype. */
  const fromStack = (error: unknown): { file?: string; line?: number } => {
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
    channel.report({ type: 'error', message: messageOf(event.error ?? event.message), ...place });
  }, true); // prettier-ignore
  window.addEventListener('unhandledrejection', (event) => {
    channel.report({ type: 'error', message: messageOf(event.reason), ...fromStack(event.reason) });
  });
  document.addEventListener('securitypolicyviolation', (event) => {
    channel.report({ type: 'blocked', what: describe(event) });
  });
}

/** The table the compiler left; it is taken out of the page so that prototype code finds the page as it wrote it. */
function takeLineTable(): LineSpan[] {
  const holder = document.querySelector('script[type="application/json"]');
  holder?.remove();
  return JSON.parse(holder?.textContent ?? '[]') as LineSpan[];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error).replace(/^Uncaught (\w*Error: )?/, '');
}

function describe({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): string {
  if (effectiveDirective === 'script-src-attr')
    return 'an inline handler that script added; use addEventListener';
  return blockedURI === 'inline' || blockedURI === 'eval'
    ? `script made at run time (${effectiveDirective})`
    : `${blockedURI} (${effectiveDirective})`;
}

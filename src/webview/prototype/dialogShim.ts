import { define } from './define.ts';

const style =
  'position:fixed;inset:auto 0 24px;margin:0 auto;width:fit-content;max-width:min(44ch,calc(100vw - 32px));' +
  'padding:12px 16px;border-radius:8px;background:#22262b;color:#fff;font:14px/1.45 system-ui,sans-serif;' +
  'box-shadow:0 4px 20px #0004;z-index:2147483647;white-space:pre-line;overflow-wrap:anywhere';

/**
 * `alert`, `confirm` and `prompt` do not stop the page: their text is shown for a while as a quiet note, and
 * the answer is the one that goes on (yes; the suggested text).
 */
export function shimDialogs(): void {
  let host: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (message: unknown): void => {
    const parent = document.body ?? document.documentElement;
    if (host?.isConnected !== true) {
      host = document.createElement('div');
      const note = document.createElement('div');
      note.setAttribute('role', 'status');
      note.style.cssText = style;
      host.attachShadow({ mode: 'open' }).append(note);
      parent.append(host);
    }
    const note = host.shadowRoot?.firstElementChild;
    if (note) note.textContent = String(message ?? '').slice(0, 500);
    clearTimeout(timer);
    timer = setTimeout(() => host?.remove(), 5000);
  };
  define(window, 'alert', (message?: unknown) => show(message));
  define(window, 'confirm', (message?: unknown) => (show(message), true));
  define(
    window,
    'prompt',
    (message?: unknown, suggested?: unknown) => (show(message), String(suggested ?? '')),
  );
}

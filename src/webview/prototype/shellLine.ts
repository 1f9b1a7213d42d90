import { type FromShell, outerGreeting, type ToShell } from './shellMessages.ts';

/** The outer page's line to the preview's shell. */
export interface ShellLine {
  /** Sends at once, or as soon as the shell has answered. */
  send(message: ToShell, transfer?: Transferable[]): void;
}

/**
 * Opens the line, where this page is shown by the shell: in a frame that was written rather than loaded. A page
 * that was opened by its address stands alone, whoever frames it.
 *
 * @param hear is given what the shell says
 */
export function openShellLine(hear: (message: FromShell) => void): ShellLine | undefined {
  if (window.parent === window || !location.href.startsWith('about:srcdoc')) return undefined;
  const waiting: { message: ToShell; transfer: Transferable[] }[] = [];
  let port: MessagePort | undefined;
  window.addEventListener('message', (event) => {
    // The prototype can post to this window too, but never as the window around it.
    if (port !== undefined || event.source !== window.parent || event.ports[0] === undefined) return;
    port = event.ports[0];
    port.onmessage = ({ data }: MessageEvent<FromShell>) => hear(data);
    for (const { message, transfer } of waiting.splice(0)) port.postMessage(message, transfer);
  });
  window.parent.postMessage({ type: outerGreeting }, '*');
  return {
    send(message, transfer = []): void {
      if (port === undefined) waiting.push({ message, transfer });
      else port.postMessage(message, transfer);
    },
  };
}

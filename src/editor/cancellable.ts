import * as vscode from 'vscode';

/** What a notification says meanwhile: words, and by how many percent it advanced. */
type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/**
 * Does something that takes a while under a notification with a Cancel button.
 *
 * @param title what is being done, in words; nothing in it may be read as a link (see plainText.ts)
 * @param work is told by the signal when somebody cancelled
 */
export function cancellable<T>(
  title: string,
  work: (signal: AbortSignal, progress: Progress) => Promise<T>,
): Thenable<T> {
  const where = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(where, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    return await work(controller.signal, progress);
  });
}

import * as vscode from 'vscode';

/** Shows a brief the way it will be read: rendered, in VS Code's own Markdown preview. */
export async function showBrief(file: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(file));
}

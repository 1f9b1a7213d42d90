import * as vscode from 'vscode';
import type { Log } from '../log.ts';
import type { Commands } from './allCommands.ts';
import { register } from './command.ts';
import { registerPress } from './press.ts';

/** Makes all commands known to VS Code, and the one behind our own buttons. */
export function registerCommands(commands: Commands, log: Log): vscode.Disposable {
  const registered = Object.values(commands).map((command) => register(command, log));
  return vscode.Disposable.from(...registered, registerPress(commands, log));
}

import * as vscode from 'vscode';
import type { Question } from '../../core/generation/prompt/question.ts';
import type { Answer } from '../../core/generation/prompt/turnInput.ts';

/**
 * Puts a model's questions to a person, one at a time, the recommended answer first.
 * @returns the answers; skipped questions are left out
 */
export async function answerQuestions(questions: readonly Question[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const [index, { question, why, options }] of questions.entries()) {
    const title = vscode.l10n.t('Question {0} of {1}', String(index + 1), String(questions.length));
    const own = { label: vscode.l10n.t('Another answer…'), choice: 'own' } as const;
    const skip = { label: vscode.l10n.t('Skip'), choice: 'skip' } as const;
    const skipAll = { label: vscode.l10n.t('Skip all questions'), choice: 'skipAll' } as const;
    const chosen = await vscode.window.showQuickPick(
      [
        ...options.map((label, option) => ({
          label,
          choice: 'option' as const,
          ...(option === 0 ? { description: vscode.l10n.t('recommended') } : {}),
        })),
        own,
        skip,
        skipAll,
      ],
      { title, placeHolder: why === undefined ? question : `${question} ${why}`, ignoreFocusOut: true },
    );
    // Walking away from a question is no reason to go without a prototype.
    if (!chosen || chosen.choice === 'skipAll') break;
    const answer = chosen.choice === 'own' ? await askOwn(title, question) : chosen.label;
    if (chosen.choice !== 'skip' && answer) answers.push({ question, answer });
  }
  return answers;
}

async function askOwn(title: string, prompt: string): Promise<string | undefined> {
  return (await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true }))?.trim();
}

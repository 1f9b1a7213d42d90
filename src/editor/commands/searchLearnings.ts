import path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import type { DamagedRecord } from '../../app/ports.ts';
import { readLearnings } from '../../app/readLearnings.ts';
import type { Learning } from '../../core/handoff/learning/learning.ts';
import { supersededBy } from '../../core/handoff/learning/supersededBy.ts';
import { learningWords } from '../disposal/learningWords.ts';
import { showBrief } from '../showBrief.ts';
import type { Services } from '../services.ts';
import type { Command } from './command.ts';

const argument = z.object({ query: z.string().max(400).default('') });
type Argument = z.infer<typeof argument>;

interface Found {
  readonly learnings: readonly Learning[];
  /** Cards that could not be read, and so are not among them. */
  readonly unreadable: readonly DamagedRecord[];
}

type Search = (query: string) => Found;

/** `footbridge.searchLearnings`: what was learnt in this lab, also from prototypes that are gone. */
export function searchLearnings(services: Services): Command<Argument, Found> {
  const { lab } = services;
  const searchIn = async (): Promise<Search> => {
    const { learnings, damaged } = await readLearnings(lab.requireStore());
    const { learningIndex } = await import('../../core/handoff/learning/learningIndex.ts');
    const search = learningIndex(learnings);
    return (query) => ({ learnings: search(query), unreadable: damaged });
  };
  return {
    argument,
    // What a person chose is opened here: they look for one card, not for a list of all.
    ask: async () => {
      const search = await searchIn();
      const { learnings, unreadable } = search('');
      if (learnings.length + unreadable.length === 0) {
        await vscode.window.showInformationMessage(
          vscode.l10n.t(
            'No learnings are kept in this lab yet. Each prototype that is discarded leaves one.',
          ),
        );
        return undefined;
      }
      const store = lab.requireStore();
      const chosen = await pick(search);
      if (chosen?.learning) await showBrief(store.learningFile(chosen.learning.slug));
      // As text, since it is to be put right.
      else if (chosen)
        await vscode.window.showTextDocument(vscode.Uri.file(path.join(store.root, chosen.file)));
      return undefined;
    },
    run: async ({ query }) => (await searchIn())(query),
  };
}

/** A card; one that cannot be read has only its file, relative to the lab. */
type Item = vscode.QuickPickItem &
  (
    | { readonly learning: Learning; readonly file?: undefined }
    | { readonly file: string; readonly learning?: undefined }
  );

async function pick(search: Search): Promise<Item | undefined> {
  const replaced = supersededBy(search('').learnings);
  const picker = vscode.window.createQuickPick<Item>();
  const show = (query: string): void => {
    const { learnings, unreadable } = search(query);
    picker.items = [
      ...learnings.map((learning) => itemOf(learning, replaced)),
      ...unreadable.map(unreadableItem),
    ];
  };
  picker.title = vscode.l10n.t('What was learnt');
  picker.placeholder = vscode.l10n.t('Words of the idea, the insight or the people it was about');
  picker.onDidChangeValue(show);
  show('');
  return await new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function itemOf(learning: Learning, replaced: ReadonlyMap<string, string>): Item {
  const { title, insight } = learning;
  return {
    label: title,
    description: learningWords(learning, replaced.has(learning.slug)),
    detail: insight.replaceAll('\n', ' '),
    // The search has chosen already, also by words that the list does not show.
    alwaysShow: true,
    learning,
  };
}

/** Stays in the list whatever is looked for: it may well be the one. */
function unreadableItem({ file, why }: DamagedRecord): Item {
  return {
    label: file,
    iconPath: new vscode.ThemeIcon('warning'),
    description: vscode.l10n.t('cannot be read'),
    detail: why,
    alwaysShow: true,
    file,
  };
}

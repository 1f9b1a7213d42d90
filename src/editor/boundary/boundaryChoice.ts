import type * as vscode from 'vscode';
import * as z from 'zod';
import type { BoundaryMode } from '../settings.ts';

/** An experiment, or none, in a lab, or none. */
export interface ChoicePlace {
  /** The lab's folder. */
  readonly lab: string | undefined;
  /** The experiment's slug; without one, a choice holds for every experiment that has none of its own. */
  readonly experiment: string | undefined;
}

const choiceSchema = z.object({
  lab: z.string().optional(),
  experiment: z.string().optional(),
  mode: z.enum(['off', 'warn', 'lock'] satisfies BoundaryMode[]),
  /** What held before it was turned off. */
  before: z.enum(['warn', 'lock'] satisfies BoundaryMode[]).optional(),
});
type Choice = z.infer<typeof choiceSchema>;
/** Unreadable choices count as none, so that warnings stay on. */
const choicesSchema = z.array(choiceSchema).catch([]);

const mementoKey = 'boundaryChoices';
/** How many choices are kept; beyond it the oldest are forgotten. */
const keptChoices = 100;

/**
 * Whether a person wants warnings in this window, for one experiment. It is kept by VS Code for the window and in no
 * settings file: a workspace's may be production's own, and the user's would silence every other window too. The
 * setting `footbridge.boundary.mode` holds where nothing was chosen, and is never written.
 */
export class BoundaryChoice {
  readonly #memento: Pick<vscode.Memento, 'get' | 'update'>;
  readonly #setting: () => BoundaryMode;

  /** @param setting reads `footbridge.boundary.mode` */
  constructor(memento: Pick<vscode.Memento, 'get' | 'update'>, setting: () => BoundaryMode) {
    this.#memento = memento;
    this.#setting = setting;
  }

  /** What holds: the choice for the experiment, or for the window without one, or the setting. */
  modeFor(place: ChoicePlace): BoundaryMode {
    return this.#find(place)?.mode ?? this.#setting();
  }

  /** What holds again when warnings that are off are turned back on: what held before, locks included, but never nothing. */
  modeToResume(place: ChoicePlace): BoundaryMode {
    const setting = this.#setting();
    return this.#find(place)?.before ?? (setting === 'off' ? 'warn' : setting);
  }

  /** Remembers a choice. Made without an experiment, it replaces those of all experiments in the lab. */
  async choose(place: ChoicePlace, mode: BoundaryMode): Promise<void> {
    const others = this.#read().filter((choice) =>
      place.experiment === undefined ? choice.lab !== place.lab : !isFor(choice, place),
    );
    const held = this.modeFor(place);
    const before = held === 'off' ? this.#find(place)?.before : held;
    const choice: Choice = { ...place, mode, ...(mode === 'off' && before !== undefined && { before }) };
    await this.#memento.update(mementoKey, [...others, choice].slice(-keptChoices));
  }

  #find(place: ChoicePlace): Choice | undefined {
    const choices = this.#read();
    return (
      choices.find((choice) => isFor(choice, place)) ??
      choices.find((choice) => isFor(choice, { lab: place.lab, experiment: undefined }))
    );
  }

  #read(): Choice[] {
    return choicesSchema.parse(this.#memento.get(mementoKey));
  }
}

function isFor(choice: Choice, { lab, experiment }: ChoicePlace): boolean {
  return choice.lab === lab && choice.experiment === experiment;
}

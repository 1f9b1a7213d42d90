import * as vscode from 'vscode';
import { emptyDraft, newDraftName } from '../../app/drafts.ts';
import type { ActiveExperiment } from '../../app/labState.ts';
import { isFixed, lockedFields } from '../../core/evidence/amendProtocol.ts';
import { canonicalJson } from '../../core/evidence/canonicalJson.ts';
import { defaultConsent } from '../../core/evidence/consent.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { HypothesisDraft } from '../../core/experiment/hypothesis.ts';
import { newExperimentFrom } from '../../core/experiment/newExperimentFrom.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { FormState } from '../../protocol/guide.ts';
import type { LandmarksView, PlanMessage, PlanView } from '../../protocol/guidePlan.ts';
import type { Commands } from '../commands/allCommands.ts';
import { viewIds } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { Services } from '../services.ts';
import { BarReading } from './barReading.ts';
import { LandmarkReading } from './landmarkReading.ts';
import { SuccessPicker } from './successPicker.ts';

/** What the buttons of the plan do, and what the form knows beside its text. Failures are thrown and shown in the guide. */
export class PlanActions extends Disposable {
  readonly #services: Services;
  readonly #commands: Commands;
  readonly #bar: BarReading;
  readonly #landmarks: LandmarkReading;
  readonly #picker: SuccessPicker;

  constructor(services: Services, commands: Commands) {
    super();
    this.#services = services;
    this.#commands = commands;
    const { lab, log, previews, guide } = services;
    this.#bar = new BarReading((error) => log.error('guide: bar', error));
    this.#landmarks = new LandmarkReading(lab, (error) => log.error('guide: screens and steps', error));
    this.#picker = this._register(new SuccessPicker(previews, () => void focusGuide()));
    this._register(guide.onDidChange(() => guide.state ?? this.#picker.end()));
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return vscode.Disposable.from(
      ...[this.#bar, this.#landmarks, this.#picker].map((source) => source.onDidChange(listener)),
    );
  }

  /**
   * @param slug the experiment that was on the page
   * @param variant the one that the guide shows
   * @throws FootbridgeError as the command behind the button does
   */
  async handle(message: PlanMessage, slug: string | undefined, variant: string | undefined): Promise<void> {
    const { lab } = this.#services;
    switch (message.type) {
      case 'lockProtocol':
        await this.#commands.lockProtocol.run({ experiment: slug });
        return;
      case 'unlockProtocol':
        await this.#commands.lockProtocol.run({ experiment: slug, unlock: true });
        return;
      case 'pointAtSuccess': {
        const { name: form, task } = message;
        this.#landmarks.forget();
        return await this.#picker.begin(await lab.requireExperiment(slug), variant, { form, task });
      }
      case 'endPointing':
        return this.#picker.end();
      case 'tryChanged':
        return await this.#tryChanged(await lab.requireExperiment(slug));
    }
  }

  /** What the open form knows beside its text. */
  viewFor({ name, draft }: Pick<FormState, 'name' | 'draft'>): PlanView {
    const { lab } = this.#services;
    const active = lab.active?.experiment.slug === name ? lab.active : undefined;
    const experiment = active?.experiment;
    return {
      defaultConsent,
      variants: experiment?.variants.map(({ id }) => id) ?? [],
      landmarks: active && this.#landmarks.of(active),
      unnoticed: active ? this.#landmarks.unnoticed(active, draft.tasks) : [],
      pointing: this.#picker.pointingFor(name),
      bar: this.#bar.of(draft.criterion, experiment?.variants.length ?? 0),
      locked:
        experiment && isFixed(experiment) ? { changed: lockedFields(experiment, draft, sha256) } : undefined,
    };
  }

  /** The words of what success conditions name, where there are any. */
  landmarksOf(active: ActiveExperiment): LandmarksView | undefined {
    const isNamed = active.experiment.hypothesis.tasks.some(({ successWhen }) => successWhen !== undefined);
    return isNamed ? this.#landmarks.of(active) : undefined;
  }

  /** The files may have been edited since the form was open last. */
  formOpened(): void {
    this.#landmarks.forget();
  }

  async #tryChanged(experiment: Experiment): Promise<void> {
    const { guide, drafts } = this.#services;
    const draft = newExperimentFrom(experiment);
    const begun = await drafts.read(newDraftName);
    if (begun && isWritten(begun) && canonicalJson(begun) !== canonicalJson(draft)) {
      const choice = await askWhich();
      if (choice === undefined) return;
      if (choice === 'keep') return await guide.openForm(newDraftName);
    }
    await drafts.write(newDraftName, draft);
    await guide.openForm(newDraftName);
  }
}

/** Whether anything was written in a draft; the throw-away date is given to each. */
function isWritten(draft: HypothesisDraft): boolean {
  const blank: HypothesisDraft = { ...emptyDraft(), kind: draft.kind, throwAwayDate: draft.throwAwayDate };
  return canonicalJson(draft) !== canonicalJson(blank);
}

async function askWhich(): Promise<'replace' | 'keep' | undefined> {
  const replace = vscode.l10n.t('Replace It');
  const keep = vscode.l10n.t('Go On With It');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('You have begun to frame another experiment. Replace what you wrote?'),
    { modal: true },
    replace,
    keep,
  );
  if (choice === undefined) return undefined;
  return choice === replace ? 'replace' : 'keep';
}

async function focusGuide(): Promise<void> {
  await vscode.commands.executeCommand(`${viewIds.guide}.focus`);
}

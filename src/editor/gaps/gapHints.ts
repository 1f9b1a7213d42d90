import { join } from 'node:path';
import * as vscode from 'vscode';
import type { GapReading } from '../../app/explainGaps.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { BriefGap } from '../../core/handoff/briefSchema.ts';
import type { PaneName } from '../../core/prototype/paneName.ts';
import { commandLink } from '../boundary/boundaryWords.ts';
import { commandIds, settingKeys } from '../contributions.ts';
import { Disposable } from '../disposable.ts';
import type { Services } from '../services.ts';
import { readGapsInEditor } from '../settings.ts';
import type { GapReadings } from './gapReadings.ts';

/** Source of the notes in VS Code's Problems. */
const source = 'Footbridge';

interface GapHintsDeps extends Pick<Services, 'lab' | 'log'> {
  readonly readings: GapReadings;
}

/**
 * What the editor itself shows of gaps, in files of prototypes only: one line above the first, and, once an idea is validated or
 * while its page is open, notes in the Problems. Nothing of it while somebody explores, but for that one line.
 */
export class GapHints extends Disposable implements vscode.CodeLensProvider {
  readonly #deps: GapHintsDeps;
  readonly #notes = this._register(vscode.languages.createDiagnosticCollection('footbridge.gaps'));
  readonly #lensesChanged = this._register(new vscode.EventEmitter<void>());
  /** The variant whose page is open. */
  #open: PaneName | undefined;
  #turn = 0;

  readonly onDidChangeCodeLenses = this.#lensesChanged.event;

  constructor(deps: GapHintsDeps) {
    super();
    this.#deps = deps;
    const files = { scheme: 'file', pattern: '**/experiments/*/variants/**' };
    this._register(vscode.languages.registerCodeLensProvider(files, this));
    this._register(deps.readings.onDidChange(() => this.#update()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingKeys.gapsInEditor)) this.#update();
      }),
    );
  }

  /** Says whose page is open now, if one is. */
  setOpen(open: PaneName | undefined): void {
    this.#open = open;
    void this.#show();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const place = this.#deps.readings.placeOf(document.uri);
    if (!place || readGapsInEditor() === 'off') return [];
    const experiment = this.#deps.lab.experiments.find(({ slug }) => slug === place.experiment);
    if (!experiment?.variants.some(({ id }) => id === place.variant)) return [];
    const { rulesIn } = await this.#deps.readings.read(experiment, place.variant);
    const count = rulesIn.get(place.file) ?? 0;
    if (count === 0) return [];
    const { variant } = place;
    const command = {
      title: lensTitle(count),
      command: commandIds.explainProductionGaps,
      arguments: [{ experiment: experiment.slug, variant }],
    };
    return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
  }

  #update(): void {
    this.#lensesChanged.fire();
    void this.#show();
  }

  /** Replaces the notes. Of several at once the last one counts. */
  async #show(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const { readings, log } = this.#deps;
    try {
      const shown = await Promise.all(this.#shown().map(([one, id]) => readings.read(one, id)));
      if (turn !== this.#turn || this.isDisposed) return;
      this.#notes.clear();
      // The active experiment may be the one whose page is open.
      const each = new Map(shown.map((reading) => [`${reading.experiment}/${reading.variant}`, reading]));
      this.#notes.set([...each.values()].flatMap((reading) => this.#notesOf(reading)));
    } catch (error) {
      // A prototype may be gone by now. The notes come back with the next change.
      log.error('notes about gaps', error);
      if (turn === this.#turn && !this.isDisposed) this.#notes.clear();
    }
  }

  /** Which variants have notes now. */
  #shown(): [Experiment, string | undefined][] {
    const setting = readGapsInEditor();
    if (setting === 'off') return [];
    const { lab } = this.#deps;
    const active = lab.active?.experiment;
    const open = lab.experiments.find(({ slug }) => slug === this.#open?.experiment);
    const isDue = active && (setting === 'always' || active.verdict?.outcome === 'validated');
    const wanted: [Experiment, string | undefined][] = [
      ...(isDue ? [[active, undefined] satisfies [Experiment, undefined]] : []),
      ...(open ? [[open, this.#open?.variant] satisfies [Experiment, string | undefined]] : []),
    ];
    return wanted.filter(([{ variants }]) => variants.length > 0);
  }

  #notesOf(reading: GapReading): [vscode.Uri, vscode.Diagnostic[]][] {
    const { store } = this.#deps.lab;
    if (!store) return [];
    const folder = store.variantFolder(reading.experiment, reading.variant);
    return reading.gaps.flatMap((gap) =>
      gap.places.map(({ file, line }): [vscode.Uri, vscode.Diagnostic[]] => [
        vscode.Uri.file(join(folder, file)),
        [noteOf(gap, line, reading)],
      ]),
    );
  }
}

function lensTitle(count: number): string {
  return count === 1
    ? vscode.l10n.t('One thing here that engineering would do differently · Why can’t we just ship it?')
    : vscode.l10n.t(
        '{0} things here that engineering would do differently · Why can’t we just ship it?',
        count,
      );
}

function noteOf(
  { inPlainWords, instead, rule }: BriefGap,
  line: number,
  { experiment, variant }: GapReading,
): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
  const message = vscode.l10n.t('{0} Engineering would: {1}', inPlainWords, instead);
  const note = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  note.source = source;
  const target = commandLink(commandIds.explainProductionGaps, { experiment, variant });
  note.code = { value: rule, target: vscode.Uri.parse(target, true) };
  return note;
}

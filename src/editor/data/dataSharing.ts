import * as vscode from 'vscode';
import type { LabState } from '../../app/labState.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { DataWanted } from '../../protocol/data.ts';
import { Disposable } from '../disposable.ts';
import type { Log } from '../log.ts';
import type { Previews } from '../preview/previews.ts';
import { describeError } from '../showError.ts';
import { answerData } from './answerData.ts';
import type { DataStores } from './dataStores.ts';

interface SharingDeps {
  readonly lab: LabState;
  readonly previews: Previews;
  readonly stores: DataStores;
  readonly log: Log;
}

/** Gives prototypes in the preview the data that is attached to their experiment, one chunk after the other. */
export class DataSharing extends Disposable {
  readonly #deps: SharingDeps;

  constructor(deps: SharingDeps) {
    super();
    this.#deps = deps;
    const { previews, stores } = deps;
    this._register(
      previews.onRequest(({ message, experiment }) => {
        if (message.type === 'dataWanted') void this.#answer(message, experiment);
      }),
    );
    this._register(stores.onDidChange(({ experiment }) => void this.#changed(experiment)));
  }

  async #answer({ request, dataset }: DataWanted, experiment: string): Promise<void> {
    const { lab, previews, stores, log } = this.#deps;
    try {
      const store = stores.of(lab.requireStore().root);
      for await (const message of answerData(store, experiment, request, dataset))
        await previews.send(message);
    } catch (error) {
      log.error('data for the preview', error);
      const why =
        error instanceof FootbridgeError
          ? describeError(error)
          : vscode.l10n.t('The data could not be read.');
      await previews.send({ type: 'dataRefused', request, why });
    }
  }

  /** What is kept in the preview is out of date: its prototypes start again with the new data. */
  async #changed(experiment: string): Promise<void> {
    const { previews } = this.#deps;
    await previews.send({ type: 'dataForget' });
    if (previews.state?.experiment !== experiment) return;
    await Promise.all(previews.state.variants.map((variant) => previews.restart(experiment, variant)));
  }
}

import path from 'node:path';
import * as vscode from 'vscode';
import type { DataStore } from '../../app/data/dataStore.ts';
import type { LabState } from '../../app/labState.ts';
import type { PrototypeFile } from '../../core/generation/fileChange.ts';
import { lazyDataStore } from '../../node/data/lazyDataStore.ts';
import { Disposable } from '../disposable.ts';

/** The attached data of labs, and the news that it changed. */
export class DataStores extends Disposable {
  readonly #worker: string;
  readonly #changed = this._register(new vscode.EventEmitter<{ readonly experiment: string }>());

  /** Fires after data was attached, approved or removed. */
  readonly onDidChange = this.#changed.event;

  /** @param dist the build's folder, with `importWorker.js` */
  constructor(dist: string) {
    super();
    this.#worker = path.join(dist, 'importWorker.js');
  }

  /** The data of the lab in this folder. */
  readonly of = (labRoot: string): DataStore => {
    const store = lazyDataStore(labRoot, this.#worker);
    const telling = async <T>(experiment: string, work: Promise<T>): Promise<T> => {
      const result = await work;
      this.#changed.fire({ experiment });
      return result;
    };
    return {
      ...store,
      attach: (slug, order) => telling(slug, store.attach(slug, order)),
      approve: (slug, dataset, approval) => telling(slug, store.approve(slug, dataset, approval)),
      remove: (slug, dataset) => telling(slug, store.remove(slug, dataset)),
    };
  };

  /**
   * For pages that stand alone: puts the data that files use into the page compiled from them; one that uses none stays as it is.
   * @throws FootbridgeError as app/data/exportTool does
   */
  withData(lab: LabState): (slug: string, files: readonly PrototypeFile[], page: string) => Promise<string> {
    return async (slug, files, page) => {
      const store = lab.requireStore();
      const data = lazyDataStore(store.root, this.#worker);
      if ((await data.list(slug)).datasets.length === 0) return page;
      const { exportTool } = await import('../../app/data/exportTool.ts');
      const { packDataset } = await import('../../node/data/packDataset.ts');
      return exportTool({ slug, page, files }, data, packDataset);
    };
  }

  /** What a model may know of an experiment's data; see core/data/describeDatasets. */
  readonly describe = async (labRoot: string, slug: string): Promise<string> => {
    const { datasets } = await lazyDataStore(labRoot, this.#worker).list(slug);
    const { describeDatasets } = await import('../../core/data/describeDatasets.ts');
    return describeDatasets(datasets.map(({ profile }) => profile));
  };
}

import * as vscode from 'vscode';
import type { DataStore } from '../../app/data/dataStore.ts';
import { errors } from '../../core/errors.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { sha256 } from '../../node/lab/sha256.ts';
import type { PrototypeMessage, VariantOrder } from '../../protocol/guidePrototype.ts';
import type { Commands } from '../commands/allCommands.ts';
import type { RegisteredCommand } from '../commands/command.ts';
import { press } from '../commands/press.ts';
import type { Services } from '../services.ts';
import { GuideConnection } from './guideConnection.ts';
import { GuideImages } from './guideImages.ts';
import { GuideQuestions, type Answers } from './guideQuestions.ts';
import { GuideReadings } from './guideReadings.ts';

type Order = Parameters<Commands['generatePrototype']['run']>[0];

/** What the buttons of the prototype step do. Failures are thrown and shown in the guide. */
export class PrototypeActions {
  readonly #services: Services;
  readonly #commands: Commands;
  readonly readings: GuideReadings;
  readonly questions: GuideQuestions;
  readonly connection: GuideConnection;
  readonly images = new GuideImages();

  constructor(services: Services, commands: Commands) {
    const { lab, checkpoints, generations, models, log, dataStore } = services;
    this.#services = services;
    this.#commands = commands;
    const onError = (error: unknown): void => log.error('guide: versions and data', error);
    this.readings = new GuideReadings({ lab, checkpoints, dataStore, onError });
    this.questions = new GuideQuestions(generations);
    this.connection = new GuideConnection(models);
  }

  /**
   * @param slug the experiment that was on the page
   * @throws FootbridgeError as the command behind the button does
   */
  async handle(message: PrototypeMessage, slug: string | undefined): Promise<void> {
    switch (message.type) {
      case 'testConnection':
        return await this.connection.test();
      case 'connectionAction':
        if (this.connection.action) await press(this.connection.action, this.#commands);
        return;
      case 'dismissConnection':
        return this.connection.dismiss();
      case 'changeLimits':
        return void vscode.commands.executeCommand('workbench.action.openSettings', 'footbridge.spending');
      case 'removeImage':
        return this.images.remove(message.image);
      default:
        if (slug === undefined) throw errors.noExperiment();
        return await this.#handleFor(await this.#services.lab.requireExperiment(slug), message);
    }
  }

  async #handleFor(experiment: Experiment, message: ExperimentMessage): Promise<void> {
    const { generations, previews } = this.#services;
    const commands = this.#commands;
    const { slug } = experiment;
    switch (message.type) {
      case 'generate':
        return await this.#make(experiment, message.variant, message.instruction);
      case 'answerQuestions':
        return this.questions.answer(slug, message.answers);
      case 'cancelQuestions':
        return this.questions.cancel(slug);
      case 'cancelGeneration':
        return generations.cancel(slug, message.variant);
      case 'undoGeneration':
        return void (await commands.undoGeneration.run({ experiment: slug, variant: message.variant }));
      case 'redoGeneration':
        return void (await commands.redoGeneration.run({ experiment: slug, variant: message.variant }));
      case 'restoreVersion': {
        const { variant, checkpoint } = message;
        return void (await commands.undoGeneration.run({ experiment: slug, variant, checkpoint }));
      }
      case 'preview': {
        const { variant, checkpoint } = message;
        if (checkpoint === undefined) return await previews.open(experiment, variant);
        return await previews.showVersion(experiment, variant, checkpoint);
      }
      case 'openInBrowser':
        return await previews.openInBrowser(experiment, message.variant);
      case 'compareVariants':
        return await previews.compare(experiment, message.variants);
      case 'chooseVariant':
        return this.readings.choose(slug, message.variant);
      case 'addVariants':
        return await this.#addVariants(experiment, message.variants);
      case 'adopt':
        return await this.#ask(commands.adoptPrototype, { experiment: slug });
      case 'attachImage':
        return this.images.add(slug, message);
      case 'exportTool':
        return await this.#ask(commands.exportTool, { experiment: slug, variant: message.variant });
      default:
        return await this.#data(slug, message);
    }
  }

  /**
   * Makes or changes a prototype and shows it, also when another experiment has become active meanwhile. Before the
   * first one the model may ask.
   * @throws FootbridgeError as the command does
   */
  async generate(order: Order): Promise<void> {
    const { lab, previews } = this.#services;
    const experiment = await lab.requireExperiment(order.experiment);
    const answers = order.answers ?? (await this.#answers(experiment));
    if (answers === undefined) return;
    const { variant } = await this.#commands.generatePrototype.run({
      ...order,
      experiment: experiment.slug,
      ...(answers.length === 0 ? {} : { answers: [...answers] }),
    });
    await previews.present(await lab.requireExperiment(experiment.slug), variant);
  }

  async #make(experiment: Experiment, variant: string | undefined, instruction: string): Promise<void> {
    const { slug } = experiment;
    const images = this.images.forModel(slug);
    await this.generate({
      experiment: slug,
      instruction,
      ...(variant === undefined ? {} : { variant }),
      ...(images.length === 0 ? {} : { images: [...images] }),
    });
    this.images.sent(images);
  }

  /** Nothing to ask where there is something to change already; `undefined` when the person walked away. */
  async #answers(experiment: Experiment): Promise<Answers | undefined> {
    const { models } = this.#services;
    if (experiment.variants.length > 0 || !models.askFirst) return [];
    const provider = await models.provider();
    return provider.converses ? await this.questions.ask(experiment, provider) : [];
  }

  /** Lists the variants first, all or none, so that none is lost when making one fails, and makes them at once. */
  async #addVariants({ slug }: Experiment, orders: readonly VariantOrder[]): Promise<void> {
    const { lab, previews, checkpoints, clock } = this.#services;
    const store = lab.requireStore();
    const { addVariants } = await import('../../app/generation/addVariant.ts');
    const deps = { store, checkpoints: checkpoints(store.root), clock, sha256 };
    const added = await addVariants(slug, orders, deps);
    await lab.refresh();
    this.readings.choose(slug, added[0] ?? '');
    const turns = await Promise.allSettled(
      added.map((variant, index) => {
        const instruction = orders[index]?.change ?? '';
        return this.#commands.generatePrototype.run({ experiment: slug, variant, instruction });
      }),
    );
    const made = turns.flatMap((turn) => (turn.status === 'fulfilled' ? [turn.value.variant] : []));
    const experiment = await lab.requireExperiment(slug);
    const [first, ...others] = made;
    if (first !== undefined && others.length === 0) await previews.present(experiment, first);
    if (others.length > 0) await previews.compare(experiment, made);
    for (const turn of turns) if (turn.status === 'rejected') throw turn.reason;
  }

  async #data(slug: string, message: Extract<PrototypeMessage, { type: DataMessage }>): Promise<void> {
    if (message.type === 'attachData') await this.#attachData(slug);
    if (message.type === 'removeData') await this.#dataStore().remove(slug, message.dataset);
    if (message.type === 'approvePersonalData')
      await this.#commands.approvePersonalData.run({
        experiment: slug,
        dataset: message.dataset,
        columns: message.columns,
        reason: message.reason,
      });
    await this.readings.read();
  }

  /** What looks personal is shown beside the data, so there is nothing to announce. */
  async #attachData(slug: string): Promise<void> {
    const { attachData } = this.#commands;
    const order = await attachData.ask({ experiment: slug });
    if (order) await attachData.run(order);
  }

  /** Runs a command that asks a person first, as the palette does; what goes wrong is shown in the guide. */
  async #ask<A, R>({ id, load }: RegisteredCommand<A, R>, item: object): Promise<void> {
    const command = await load();
    const argument = await command.ask(item);
    if (argument === undefined) return;
    const result = await command.run(argument);
    // Not awaited: what is announced may stay in sight until somebody reads it.
    void command.announce?.(result, argument).catch((error: unknown) => {
      this.#services.log.error(id, error);
    });
  }

  #dataStore(): DataStore {
    const { lab, dataStore } = this.#services;
    return dataStore(lab.requireStore().root);
  }
}

type DataMessage = 'attachData' | 'removeData' | 'approvePersonalData';

/** Messages that need an experiment. */
type ExperimentMessage = Exclude<
  PrototypeMessage,
  {
    type: 'testConnection' | 'connectionAction' | 'dismissConnection' | 'changeLimits' | 'removeImage';
  }
>;

import { Emitter } from '../../app/emitter.ts';
import { contract } from '../../core/prototype/contract.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { PickedElement } from '../../core/prototype/pickedElement.ts';
import type { PickedView, PointingView } from '../../protocol/guidePlan.ts';
import { Disposable } from '../disposable.ts';
import type { Previews } from '../preview/previews.ts';
import type { PreviewRequest } from '../preview/shownPreviews.ts';

/** Somebody pointing at the preview, for a task of the guide's form. */
interface Pointing extends PointingView {
  readonly experiment: string;
  readonly form: string;
}

/** Lets a task's success be pointed at in the preview, and keeps what was pointed at until it is used. */
export class SuccessPicker extends Disposable {
  readonly #previews: Previews;
  readonly #onPicked: () => void;
  readonly #changed = new Emitter();
  #pointing: Pointing | undefined;

  /** @param onPicked is called when somebody has pointed or left: the work goes on in the guide */
  constructor(previews: Previews, onPicked: () => void) {
    super();
    this.#previews = previews;
    this.#onPicked = onPicked;
    this._register(previews.onRequest((request) => this.#hear(request)));
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changed.listen(listener);
  }

  /** @param form the draft it is for, by its name */
  pointingFor(form: string): PointingView | undefined {
    if (this.#pointing?.form !== form) return undefined;
    const { task, picked } = this.#pointing;
    return { task, picked };
  }

  /**
   * Shows the prototype, if it is not in sight, and lets somebody point at it.
   * @param variant to be shown where the experiment's is not in sight yet
   * @throws FootbridgeError as opening the preview does
   */
  async begin(
    experiment: Experiment,
    variant: string | undefined,
    target: { readonly form: string; readonly task: number },
  ): Promise<void> {
    const { slug } = experiment;
    this.#set({ experiment: slug, ...target, picked: undefined });
    try {
      // Whoever has gone to the screen where the task ends stays there.
      if (this.#previews.state?.experiment !== slug) await this.#previews.open(experiment, variant);
    } catch (error) {
      this.#set(undefined);
      throw error;
    }
    if (this.#pointing?.experiment === slug) this.#previews.point(true);
  }

  end(): void {
    if (!this.#pointing) return;
    this.#set(undefined);
    this.#previews.point(false);
  }

  #hear({ message, experiment }: PreviewRequest): void {
    const pointing = this.#pointing;
    if (!pointing || (message.type !== 'pointed' && message.type !== 'pointingLeft')) return;
    if (message.type === 'pointed' && pointing.experiment === experiment)
      this.#set({ ...pointing, picked: viewPicked(message.element) });
    else if (!pointing.picked) this.#set(undefined);
    this.#onPicked();
  }

  #set(pointing: Pointing | undefined): void {
    this.#pointing = pointing;
    this.#changed.fire();
  }
}

function viewPicked({ text, tag, screen, state, taskStep }: PickedElement): PickedView {
  const shownState = state === contract.readyState ? undefined : state;
  return {
    words: text === '' ? tag : text,
    place: screen === undefined || screen === '' ? undefined : { screen, state: shownState },
    taskStep,
  };
}

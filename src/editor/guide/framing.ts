import { newDraftName } from '../../app/drafts.ts';
import type { GuideMessage } from '../../protocol/guide.ts';
import type { Commands } from '../commands/allCommands.ts';
import type { Services } from '../services.ts';
import { PressedOnce } from './pressedOnce.ts';

type FrameMessage = Extract<GuideMessage, { type: 'frame' }>;

interface FramingDeps extends Pick<Services, 'guide' | 'lab' | 'window' | 'drafts'> {
  readonly commands: Pick<Commands, 'createLab' | 'frameHypothesis'>;
  /** Makes the prototype of an experiment. */
  readonly generate: (experiment: string) => Promise<void>;
}

/** What the form's buttons do. */
export class Framing {
  readonly #deps: FramingDeps;
  /** Forms that are being framed, by their name: a second press must not make a second experiment of one. */
  readonly #pressed = new PressedOnce();

  constructor(deps: FramingDeps) {
    this.#deps = deps;
  }

  /**
   * Frames what was typed, and goes on to the prototype where that is wanted. A press that comes when its form is framed already,
   * such as the second one of a double click, does nothing.
   * @throws FootbridgeError as the commands behind it
   */
  async handle(message: FrameMessage): Promise<void> {
    const { window, generate } = this.#deps;
    let experiment: string | undefined;
    await this.#pressed.run(message.name, async () => {
      experiment = await this.#frame(message);
    });
    if (experiment === undefined) return;
    if (!window.joined)
      return await window.join({ experiment, next: message.generate ? 'generate' : 'showGuide' });
    if (message.generate) await generate(experiment);
  }

  /**
   * Where there is no lab yet it is created first, and joining it restarts the window: what is left to do is written down before and
   * taken up after.
   * @returns the experiment; `undefined` where nobody wants a lab, or the form is gone
   */
  async #frame({ name, draft, reason }: FrameMessage): Promise<string | undefined> {
    const { guide, lab, drafts, commands } = this.#deps;
    if (guide.state?.name !== name) return undefined;
    await drafts.write(name, draft);
    if (!lab.store && !(await this.#createLab())) return undefined;
    const slug = name === newDraftName ? {} : { experiment: name };
    const { experiment } = await commands.frameHypothesis.run({ ...draft, ...slug, reason });
    await drafts.write(name, undefined);
    await lab.activate(experiment);
    guide.close();
    return experiment;
  }

  async #createLab(): Promise<boolean> {
    const { createLab } = this.#deps.commands;
    const choice = await createLab.ask(undefined);
    if (!choice) return false;
    await createLab.run({ ...choice, join: false });
    return true;
  }
}

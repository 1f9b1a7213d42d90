import { stripVTControlCharacters } from 'node:util';
import type { Workbench } from './workbench.ts';

/** What the steps of a journey share. */
export interface JourneyContext {
  readonly workbench: Workbench;
  /** The folder of the production repository that is open at the start. */
  readonly production: string;
  /** Facts that later steps, or whoever started the journey, need: file paths, slugs. */
  readonly found: Map<string, string>;
}

/** One thing a person does, together with how we see that it worked. */
export interface JourneyStep {
  /** What happens, as a person would tell it. */
  readonly name: string;
  /**
   * Does it and looks whether it worked.
   * @returns what was seen, in a few words.
   * @throws Error when it was not seen to work.
   */
  readonly run: (context: JourneyContext) => Promise<string>;
}

/** How a step went. */
export interface StepOutcome {
  readonly name: string;
  readonly worked: boolean;
  /** What was seen, or what went wrong. */
  readonly result: string;
  readonly milliseconds: number;
}

/**
 * Goes through the steps in order and stops at the first that fails, of which it saves a picture.
 * @param report is told of every step as soon as it is over.
 * @returns whether all steps worked.
 */
export async function runJourney(
  steps: readonly JourneyStep[],
  context: JourneyContext,
  report: (outcome: StepOutcome) => void,
): Promise<boolean> {
  for (const step of steps) {
    const outcome = await perform(step, context);
    report(outcome);
    if (!outcome.worked) {
      await context.workbench.screenshot('journey-failed');
      return false;
    }
  }
  return true;
}

async function perform(step: JourneyStep, context: JourneyContext): Promise<StepOutcome> {
  const start = performance.now();
  const ended = await step.run(context).then(
    (result) => ({ worked: true, result }),
    (error: unknown) => ({
      worked: false,
      result: stripVTControlCharacters(error instanceof Error ? error.message : String(error)),
    }),
  );
  return { name: step.name, ...ended, milliseconds: Math.round(performance.now() - start) };
}

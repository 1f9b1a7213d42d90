import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { type Experiment, experimentSchema } from '../../src/core/experiment/experiment.ts';
import type { JourneyContext } from './journey.ts';
import { experimentFolder, textOf } from './labFiles.ts';

/** A day that has passed everywhere. */
export const pastDay = '2020-01-31';

/** What the experiment's file says now. */
export function experimentOf(context: JourneyContext): Experiment {
  return experimentSchema.parse(JSON.parse(textOf(experimentFolder(context), 'experiment.json')));
}

/** Lets the experiment be one whose throw-away date has passed; the extension sees it when it next reads the lab. */
export function makeOverdue(context: JourneyContext): void {
  const experiment = experimentOf(context);
  const hypothesis = { ...experiment.hypothesis, throwAwayDate: pastDay };
  const file = path.join(experimentFolder(context), 'experiment.json');
  writeFileSync(file, `${JSON.stringify({ ...experiment, hypothesis }, null, 2)}\n`);
}

/** The reminder of that date, which comes a while after the lab was last read. */
export function reminderOf({ workbench }: JourneyContext): Locator {
  return workbench.notifications().filter({ hasText: 'was to be thrown away' });
}

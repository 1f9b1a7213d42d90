import assert from 'node:assert/strict';
import { type JourneyContext, type JourneyStep, runJourney } from './journey.ts';

/**
 * Makes a test of each step. After one that failed the others are skipped: they would begin where nobody is.
 * @param context is asked for when a step begins.
 * @returns whether all steps so far worked.
 */
export function testSteps(steps: readonly JourneyStep[], context: () => JourneyContext): () => boolean {
  let isOnTheWay = true;
  for (const step of steps) {
    it(step.name, async function () {
      if (!isOnTheWay) this.skip();
      let seen = '';
      isOnTheWay = await runJourney([step], context(), ({ result }) => {
        seen = result;
      });
      assert.ok(isOnTheWay, seen);
    });
  }
  return () => isOnTheWay;
}

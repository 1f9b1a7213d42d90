import assert from 'node:assert/strict';
import { vsixFile } from '../support/paths.ts';
import { type PreparedJourney, prepareJourney } from './journeySetup.ts';
import { runJourney } from './journey.ts';
import { mainJourney } from './mainJourney.ts';

describe('the main journey, with the installed extension and Workspace Trust on', () => {
  let journey: PreparedJourney;
  before(async () => {
    journey = await prepareJourney({ vsix: vsixFile });
  });
  after(() => journey.end());

  let isOnTheWay = true;
  for (const step of mainJourney) {
    it(step.name, async function () {
      if (!isOnTheWay) this.skip();
      let seen = '';
      isOnTheWay = await runJourney([step], journey.context, ({ result }) => {
        seen = result;
      });
      assert.ok(isOnTheWay, seen);
    });
  }
});

import { vsixFile } from '../support/paths.ts';
import { evidenceJourney } from './evidenceJourney.ts';
import { type PreparedJourney, prepareJourney } from './journeySetup.ts';
import { toPrototype } from './mainJourney.ts';
import { testSteps } from './testSteps.ts';

describe('evidence, with the installed extension', () => {
  let journey: PreparedJourney;
  before(async () => {
    journey = await prepareJourney({ vsix: vsixFile });
  });
  after(() => journey.end());

  testSteps([...toPrototype, ...evidenceJourney()], () => journey.context);
});

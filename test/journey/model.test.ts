import { type ModelServer, startModelServer } from '../support/modelServer.ts';
import { vsixFile } from '../support/paths.ts';
import type { JourneyContext } from './journey.ts';
import { type PreparedJourney, prepareJourney } from './journeySetup.ts';
import { modelJourney, modelSettings } from './modelJourney.ts';
import { testSteps } from './testSteps.ts';

describe('with a model of one’s own, and the installed extension', () => {
  let server: ModelServer;
  let journey: PreparedJourney;
  before(async () => {
    server = await startModelServer();
    journey = await prepareJourney({ vsix: vsixFile, settings: modelSettings(server) });
  });
  after(async () => {
    await journey.end();
    await server.close();
  });

  const steps = modelJourney.map(({ name, run }) => ({
    name,
    run: (context: JourneyContext) => run(context, server),
  }));
  testSteps(steps, () => journey.context);
});

import type { JourneyStep } from './journey.ts';

/** Where {@link mainJourney} notes the path of the exported brief. */
export const BRIEF = 'brief';

/** The main job, from an opened production repository to a handoff brief, done by someone who has never done it. */
export const mainJourney: readonly JourneyStep[] = [
  {
    name: 'VS Code shows the production repository in Restricted Mode',
    run: async ({ workbench }) => {
      await workbench.statusBarItem('status.workspaceTrust').waitFor();
      return 'Restricted Mode';
    },
  },
  {
    name: 'Footbridge has its icon in the activity bar',
    run: async ({ workbench }) => {
      await workbench.activityBarIcon('Footbridge').waitFor();
      return 'seen';
    },
  },
  {
    name: 'The icon opens the guide',
    run: async ({ workbench }) => {
      await workbench.activityBarIcon('Footbridge').click();
      const guide = await workbench.findWebviewFrame(/\S/);
      return `it begins with “${(await guide.locator('h1, h2').first().innerText()).trim()}”`;
    },
  },
];

import * as l10n from '@vscode/l10n';
import type { Draft } from './drafts.ts';

/** A sample that can be framed as it is; its name says that it is one. */
export function exampleDraft(): Draft {
  return {
    kind: 'customerFlow',
    title: l10n.t('Example: pick up where you left'),
    belief: l10n.t('people who come back will finish their order when the shop remembers their basket'),
    segment: l10n.t('Shoppers who left a full basket in the last week'),
    problem: l10n.t('They have to search for everything again, so they give up.'),
    steps: [
      { title: l10n.t('Welcome back') },
      { title: l10n.t('Your basket') },
      { title: l10n.t('Order placed') },
    ],
    tasks: [
      {
        goal: l10n.t('Order what you had chosen last time'),
        success: l10n.t('They reach “Order placed” without asking for help'),
      },
    ],
    criterion: {
      metric: l10n.t('People who place the order without help'),
      passAtLeast: 4,
      killAtMost: 1,
      minimumParticipants: 5,
    },
    plan: { assignment: 'between', consent: '' },
    riskiestAssumption: l10n.t('They still want what was in the basket'),
    nonGoals: [l10n.t('Payment')],
    throwAwayDate: '',
  };
}

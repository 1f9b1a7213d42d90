import type { ErrorAction } from './footbridgeError.ts';

/** The buttons that errors share. */
export const errorActions = {
  createLab: { label: 'Create Lab', command: 'footbridge.createLab' },
  chooseModel: { label: 'Choose Model', command: 'footbridge.chooseModel' },
  setApiKey: { label: 'Set API Key', command: 'footbridge.setApiKey' },
  tryAgain: { label: 'Try Again', command: 'footbridge.generatePrototype' },
  openGuide: { label: 'Open Guide', command: 'footbridge.guide.focus' },
  showCrossings: { label: 'Show Crossings', command: 'footbridge.crossings.focus' },
  manageTrust: { label: 'Manage Trust', command: 'workbench.trust.manage' },
  adoptPrototype: {
    label: 'Choose Something Else',
    command: 'footbridge.adoptPrototype',
  },
  attachData: { label: 'Attach Data', command: 'footbridge.attachData' },
  showLog: { label: 'Show Log', command: 'footbridge.showLog' },
} as const satisfies Record<string, ErrorAction>;

/**
 * The prototype contract: what every prototype page offers, and all that preview, instrumentation,
 * screenshots, flow map and gap scan may rely on.
 *
 * - `index.html` is the entry. Stylesheets, scripts (`.js .mjs .ts .tsx .jsx`, ES modules) and assets
 *   are named by relative paths; nothing is loaded from a network.
 * - Each screen's root carries `data-screen="<step id>"`. One screen is shown at a time.
 * - Inside a screen, elements with `data-state="<state>"` are shown only while the screen is in that
 *   state; `ready` is the state a screen opens in. Elements without it are always shown.
 * - `data-go="<screen>"` or `data-go="<screen>/<state>"` on a control navigates on click; `data-go="back"`
 *   returns. In code: `import { go, back, onScreen } from 'footbridge'`.
 * - `data-task-step="<name>"` marks the controls that matter to a task.
 * - `data-for-makers` marks what is there for whoever makes the prototype; participants of a test do not see it.
 * - `#<screen>/<state>` opens a screen in a state directly.
 */
export const contract = {
  entry: 'index.html',
  screen: 'data-screen',
  state: 'data-state',
  go: 'data-go',
  taskStep: 'data-task-step',
  readyState: 'ready',
  /** The module name under which the kit's functions are imported. */
  kitModule: 'footbridge',
} as const;

/** A place in a prototype, as in `#basket/empty`. */
export interface Place {
  readonly screen: string;
  readonly state: string;
}

/** Reads `<screen>` or `<screen>/<state>`, with or without a leading `#`. */
export function parsePlace(text: string): Place {
  const [screen = '', state = ''] = text.replace(/^#/, '').split('/');
  return { screen, state: state === '' ? contract.readyState : state };
}

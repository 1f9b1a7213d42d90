import { deck, inlineEdit, reorder } from './arranging.ts';
import { basket, counter, filter, schedule } from './choosing.ts';
import { core } from './core.ts';
import { chat, payment, settings, upload, validate } from './entering.ts';
import { csv, record, table } from './tools.ts';

/** Parts of `app.js` by name. They find their elements by attributes, so no word of the user gets into a script. */
const behaviours = {
  filter,
  counter,
  basket,
  schedule,
  validate,
  payment,
  upload,
  chat,
  settings,
  reorder,
  inlineEdit,
  deck,
  table,
  csv,
  record,
} as const;

export type BehaviourName = keyof typeof behaviours;

/** The text of `app.js` with the parts that are needed, each once, in a fixed order. */
export function writeScript(needed: ReadonlySet<string>): string {
  const parts = Object.entries(behaviours).filter(([name]) => needed.has(name));
  return [core, ...parts.map(([, text]) => text)].join('\n');
}

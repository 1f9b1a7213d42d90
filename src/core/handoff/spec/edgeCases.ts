import { contract } from '../../prototype/contract.ts';
import type { Brief } from '../briefSchema.ts';
import { code, quoted } from '../markdown/escape.ts';

/** When people see the states that most prototypes have. */
const usualStates: ReadonlyMap<string, string> = new Map([
  ['loading', 'while it loads'],
  ['empty', 'when there is nothing to show'],
  ['error', 'when something goes wrong'],
]);

/** The states that were designed besides the one a screen opens in, a line for each screen. */
export function edgeCases({ screens, flow }: Brief): string[] {
  const others = screens.filter(({ state }) => state !== contract.readyState);
  return [...new Set(others.map(({ screen }) => screen))].map((id) => {
    const title = flow.find(({ step }) => step === id)?.title.trim() || id;
    const states = others.filter(({ screen }) => screen === id).map(({ state }) => whenSeen(state));
    return `What do people see on the screen ${quoted(title)} ${listed(states)}?`;
  });
}

function whenSeen(state: string): string {
  return usualStates.get(state) ?? `in the state ${code(state)}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

import type { CommandId } from '../contributions.ts';
import type { Command, RegisteredCommand } from './command.ts';

/** A command whose code is loaded when it is first used; see {@link Command} for `ask` and `run`. */
export interface LazyCommand<Argument, Result>
  extends RegisteredCommand<Argument, Result>, Pick<Command<Argument, Result>, 'ask' | 'run'> {}

/**
 * Puts off loading a command.
 *
 * @param load imports the command; called at most once
 */
export function lazyCommand<Argument, Result>(
  id: CommandId,
  load: () => Promise<Command<Argument, Result>>,
): LazyCommand<Argument, Result> {
  let loaded: Promise<Command<Argument, Result>> | undefined;
  const once = () => (loaded ??= load());
  return {
    id,
    load: once,
    ask: async (item) => await (await once()).ask(item),
    run: async (argument) => await (await once()).run(argument),
  };
}

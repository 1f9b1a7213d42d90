import * as vscode from 'vscode';
import { errors } from '../../core/errors.ts';
import { FootbridgeError } from '../../core/errors/footbridgeError.ts';
import type { KnownNames } from '../../core/evidence/cleanReport.ts';
import { protocolOf } from '../../core/evidence/protocol.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { ParticipantScript } from '../../protocol/participant.ts';
import type { Previews } from '../preview/previews.ts';

/** Compiled pages by variant. */
export type Pages = ReadonlyMap<string, string>;

/**
 * Compiles what a participant may be given, before a session is begun with it. Each page is kept as it is then: a prototype
 * that changes while somebody tries it is none that was tested.
 *
 * @param variants ids; those without files are left out
 * @throws FootbridgeError `no-prototype` when all are; `compile-failed`, and what keeps its data from it
 */
export async function compilePages(
  experiment: Experiment,
  variants: readonly string[],
  previews: Pick<Previews, 'wholePage'>,
): Promise<Pages> {
  const pages = new Map<string, string>();
  for (const variant of variants) {
    try {
      pages.set(variant, (await previews.wholePage(experiment, variant)).page);
    } catch (error) {
      if (!(error instanceof FootbridgeError && error.code === 'no-prototype')) throw error;
    }
  }
  if (pages.size === 0) throw errors.noPrototype();
  return pages;
}

interface ScriptOf {
  readonly session: string;
  readonly participant: string;
  readonly order: readonly string[];
  readonly known: KnownNames;
}

/**
 * What a participant's page in VS Code is made from.
 * @throws FootbridgeError `no-prototype` when a variant of the order has no page
 */
export function participantScript(experiment: Experiment, begun: ScriptOf, pages: Pages): ParticipantScript {
  const { tasks, consent } = protocolOf(experiment);
  return {
    session: begun.session,
    participant: begun.participant,
    title: vscode.l10n.t('A sketch to try'),
    consent,
    tasks: tasks.map(({ id, goal, successWhen, timeoutSeconds }) => ({
      id,
      goal,
      successWhen,
      timeoutSeconds,
    })),
    variants: begun.order.map((id) => {
      const page = pages.get(id);
      if (page === undefined) throw errors.noPrototype();
      return { id, page };
    }),
    known: begun.known,
    moderated: true,
  };
}

import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { ActiveExperiment } from '../../app/labState.ts';
import type { ErrorAction } from '../../core/errors.ts';
import { tally } from '../../core/evidence/verdict.ts';
import type { Session } from '../../core/evidence/session.ts';
import { nextStep } from '../../core/experiment/lifecycle.ts';
import { localDay } from '../../core/experiment/localDay.ts';
import type { ExperimentView, GuideState, SessionView } from '../../protocol/guide.ts';
import type { Services } from '../services.ts';

const dayMs = 86_400_000;

interface Problem {
  readonly message: string;
  readonly action: ErrorAction | undefined;
}

/** What the guide shows, composed anew from the services at every change. */
export function composeGuideState(
  services: Services,
  shown: { readonly problem: Problem | undefined; readonly brief: string | undefined },
): GuideState {
  const { lab, window, models, guide, generations, boundary, clock } = services;
  const root = lab.store?.root;
  const { provider, label } = models.current;
  return {
    trusted: vscode.workspace.isTrusted,
    lab: root === undefined ? undefined : { name: lab.manifest?.name ?? basename(root), path: root },
    production: window.production.map((folder) => folder.name),
    hasFolder: window.defaultParent() !== undefined,
    model: { provider, label },
    experiments: lab.experiments.map(({ slug, stage, hypothesis }) => ({
      slug,
      stage,
      title: hypothesis.title,
    })),
    active:
      lab.active &&
      viewExperiment(lab.active, clock.now(), { brief: shown.brief, openCrossings: boundary.openWarnings }),
    form: guide.state,
    generation: generations.progress,
    problem: shown.problem && viewProblem(shown.problem),
    damaged: lab.damaged.map(({ file, why }) => vscode.l10n.t('{0}: {1}', file, why)),
  };
}

function viewProblem({ message, action }: Problem): NonNullable<GuideState['problem']> {
  return { message, action: action && { label: vscode.l10n.t(action.label), command: action.command } };
}

function viewExperiment(
  active: ActiveExperiment,
  now: Date,
  shown: Pick<ExperimentView, 'brief' | 'openCrossings'>,
): ExperimentView {
  const { experiment, sessions, generations } = active;
  const turns = generations.filter(({ outcome }) => outcome === 'applied');
  const made = turns.at(-1);
  const { hypothesis, slug, stage, variants, verdict } = experiment;
  const taskIds = hypothesis.tasks.map((task) => task.id);
  return {
    slug,
    title: hypothesis.title,
    stage,
    next: nextStep(experiment),
    hypothesis,
    tasks: hypothesis.tasks.map(({ id, goal }) => ({ id, goal })),
    variants: variants.map((variant) => variant.id),
    hasPrototype: variants.length > 0,
    prototype: made && { madeAt: made.at, canUndo: turns.length > 1 },
    daysLeft: (Date.parse(hypothesis.throwAwayDate) - Date.parse(localDay(now))) / dayMs,
    sessions: sessions.map(viewSession),
    tally: tally(sessions, taskIds, hypothesis.criterion),
    verdict: verdict && { outcome: verdict.outcome, rationale: verdict.rationale },
    ...shown,
  };
}

function viewSession(session: Session): SessionView {
  return {
    id: session.id,
    participant: session.participant,
    outcomes: Object.fromEntries(session.outcomes),
    notes: session.notes.map((note) => note.text),
    ended: session.endedAt !== undefined,
  };
}

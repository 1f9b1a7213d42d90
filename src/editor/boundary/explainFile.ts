import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ExplanationPage } from '../../core/boundary/explanationPage.ts';
import type { Placement, Zone } from '../../core/boundary/zone.ts';
import { commandIds, internalCommandIds } from '../contributions.ts';
import { commandLink, describeCrossing, riskOf, saferWay, withoutMarks, zoneLabel } from './boundaryWords.ts';
import type { CrossedFile } from './boundaryProblems.ts';
import { actionsFor } from './crossingActions.ts';

/** Where a file stands, and why: what `footbridge.explainBoundary` returns. */
export interface BoundaryExplanation {
  readonly zone: Zone;
  readonly rule: string;
  readonly owners: readonly string[];
  readonly why: string;
  /** What could break. */
  readonly risk: string;
  /** The policy's file (file-system path) and line, from 1; left out where a built-in rule decided. */
  readonly policy?: { readonly file: string; readonly line: number };
}

/**
 * Puts a placement into the words of an explanation.
 * @param policyFile file-system path of the policy that holds for the file, if there is one
 */
export function explain(placement: Placement, policyFile: string | undefined): BoundaryExplanation {
  const { zone, rule, owners, why, policyLine } = placement;
  const told = { zone, rule, owners, why, risk: riskOf(placement) };
  return policyFile === undefined || policyLine === undefined
    ? told
    : { ...told, policy: { file: policyFile, line: policyLine } };
}

/**
 * The page about a file.
 * @param crossed what happened to it, if anything
 */
export function pageAbout(
  uri: vscode.Uri,
  explanation: BoundaryExplanation,
  crossed: CrossedFile | undefined,
): ExplanationPage {
  const { zone, why, risk } = explanation;
  const { l10n } = vscode;
  return {
    language: vscode.env.language,
    zone,
    zoneLabel: zoneLabel(zone),
    title: path.basename(uri.fsPath),
    place: vscode.workspace.asRelativePath(uri),
    happened: crossed && withoutMarks(describeCrossing(crossed.crossing)),
    sections: [
      { heading: l10n.t('Why does this matter?'), text: l10n.t(why) },
      { heading: l10n.t('What could break'), text: risk },
      { heading: l10n.t('What is safe instead'), text: saferWay(zone) },
    ],
    facts: factsOf(explanation),
    next: l10n.t('What you can do now'),
    actions: buttonsOf(uri, zone, crossed),
  };
}

/** Commands that the page's links may run. */
export function commandsOf({ actions, facts }: ExplanationPage): string[] {
  const links = [...actions, ...facts].flatMap(({ href }) => href ?? []);
  return [...new Set(links.map((href) => href.replace(/^command:/, '').replace(/\?.*$/, '')))];
}

function factsOf({ rule, owners, policy }: BoundaryExplanation): ExplanationPage['facts'] {
  const { l10n } = vscode;
  const people = owners.length > 0 ? owners.join(', ') : l10n.t('Nobody is named in CODEOWNERS');
  const source = policy
    ? {
        value: l10n.t('{0}, line {1}', path.basename(policy.file), policy.line),
        href: commandLink(internalCommandIds.showPolicyLine, policy),
      }
    : { value: l10n.t('Built into Footbridge') };
  return [
    { label: l10n.t('Owners'), value: people },
    { label: l10n.t('Rule'), value: rule },
    { label: l10n.t('Comes from'), ...source },
    {
      label: l10n.t('Team protocol'),
      value: l10n.t('What you may do alone, and what needs a review'),
      href: commandLink(commandIds.showTeamProtocol, {}),
    },
  ];
}

function buttonsOf(
  uri: vscode.Uri,
  zone: Zone,
  crossed: CrossedFile | undefined,
): ExplanationPage['actions'] {
  if (crossed) {
    return actionsFor(crossed)
      .filter(({ id }) => id !== 'why')
      .map(({ label, command, isAboutFile }) => ({
        label,
        href: commandLink(command, isAboutFile ? uri.fsPath : undefined),
      }));
  }
  if (zone === 'exploration') return [];
  return [{ label: vscode.l10n.t('Open Guide'), href: commandLink('footbridge.guide.focus') }];
}

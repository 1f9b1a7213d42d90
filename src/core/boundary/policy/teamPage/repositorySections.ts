import { code, escape } from '../../../handoff/markdown/escape.ts';
import { bullets, table } from '../../../handoff/markdown/blocks.ts';
import type { Zone } from '../../zone.ts';
import { completeLimits, defaultLimits } from '../fixLimits.ts';
import { policyFileName, type FixLimits } from '../policy.ts';
import type { ReadRepository } from './protocolRepository.ts';
import { ruleName, zoneRows } from './zoneRows.ts';

/** As many lines of CODEOWNERS are listed; the rest is counted. */
const shownOwners = 40;

/** Where each repository's rules come from, one line each. */
export function sourceLines(repositories: readonly ReadRepository[]): string {
  return bullets(repositories.map((one) => `**${escape(one.name)}**: ${sourceOf(one)}`));
}

function sourceOf({ held, problems, isDrafted }: ReadRepository): string {
  const policy = code(policyFileName);
  const error = problems.find(({ severity }) => severity === 'error');
  const wrong = error ? ` (line ${error.line}: ${escape(error.message).replace(/\.$/, '')})` : '';
  const sentences: Record<ReadRepository['held'], string> = {
    current: `its policy, ${policy}, as it is now.`,
    lastGood: `its policy, ${policy}, cannot be read${wrong}. The last one that could be read holds, and is what this page says.`,
    strict: `its policy, ${policy}, cannot be read${wrong}, and no earlier one is known. Until an engineer repairs it, whatever is not critical counts as production.`,
    none: 'no policy yet, so the built-in rules hold. **Footbridge: Draft Boundary Policy** writes one for an engineer to review.',
  };
  return held === 'none' && isDrafted
    ? `a policy is drafted and not saved yet. Until an engineer has reviewed and saved it as ${policy}, the built-in rules hold.`
    : sentences[held];
}

/** The files of some zones as a table. @param withRisk whether it says what could break */
export function zoneTable(
  repositories: readonly ReadRepository[],
  zones: readonly Zone[],
  withRisk: boolean,
): string {
  const rows = zoneRows(repositories, zones).map((row) => [
    ...named(repositories, row.repositories),
    row.files,
    row.why,
    ...(withRisk ? [row.risk] : []),
    row.rule,
  ]);
  const head = ['Files', 'Why', ...(withRisk ? ['What could break'] : []), 'Rule'];
  return rows.length === 0 ? 'None so far.' : table([...nameHead(repositories), ...head], rows);
}

/** How much one lightweight fix may touch. */
export function limitTable(repositories: readonly ReadRepository[]): string {
  const rows = repositories.flatMap(({ name, file }) => {
    const usual = completeLimits(file?.limits, defaultLimits);
    const special = (file?.zones ?? []).flatMap((rule, index) =>
      rule.limits ? [limitRow(ruleName(rule, index), completeLimits(rule.limits, usual))] : [],
    );
    const everywhere = special.length === 0 ? 'Everywhere' : 'Everywhere else';
    return [...special, limitRow(everywhere, usual)].map((row) => [...named(repositories, [name]), ...row]);
  });
  const head = ['Where', 'Files', 'Lines', 'Owners', 'Files that import them'];
  return table([...nameHead(repositories), ...head], rows);
}

function limitRow(where: string, { files, lines, owners, dependents }: FixLimits): string[] {
  return [where, ...[files, lines, owners, dependents].map(String)];
}

/** Who reviews, as CODEOWNERS has it: of several lines that match a file, the last one counts. */
export function ownerTable(repositories: readonly ReadRepository[]): string[] {
  const rows = repositories.flatMap(({ name, owners }) =>
    owners
      .slice(0, shownOwners)
      .map((rule) => [
        ...named(repositories, [name]),
        code(rule.text),
        rule.owners.length === 0 ? 'nobody' : rule.owners.map((owner) => code(owner)).join(', '),
      ]),
  );
  const more = repositories.filter(({ owners }) => owners.length > shownOwners);
  const missing = repositories.filter(({ owners }) => owners.length === 0);
  const listed = (some: readonly ReadRepository[]): string => some.map(({ name }) => escape(name)).join(', ');
  return [
    ...(rows.length === 0 ? [] : [table([...nameHead(repositories), 'Files', 'Reviewed by'], rows)]),
    ...(more.length === 0 ? [] : [`CODEOWNERS has more lines than are listed here: ${listed(more)}.`]),
    ...(missing.length === 0
      ? []
      : [
          `CODEOWNERS names nobody, so nobody is asked by name, and the limit on owners has no effect: ${listed(missing)}.`,
        ]),
  ];
}

/** Whose changes the gate holds to zones and limits, one line for each repository. */
export function gateLines(repositories: readonly ReadRepository[]): string {
  return bullets(
    repositories.map(({ name, file }) => {
      const { branches = [], authors = [] } = file?.gate ?? {};
      const scope = [
        ...(branches.length === 0 ? [] : [`on branches called ${list(branches)}`]),
        ...(authors.length === 0 ? [] : [`by ${list(authors)}`]),
      ];
      const whose = scope.length === 0 ? 'everybody’s changes' : `changes ${scope.join(', and changes ')}`;
      return `**${escape(name)}**: ${whose}.`;
    }),
  );
}

/** Labs that the policies name, one line for each repository that has some. */
export function labLines(repositories: readonly ReadRepository[]): string[] {
  const lines = repositories.flatMap(({ name, file }) => {
    const labs = file?.labs ?? [];
    return labs.length === 0 ? [] : [`The policy of **${escape(name)}** names as labs: ${list(labs)}.`];
  });
  return lines.length === 0 ? [] : [lines.join(' ')];
}

function list(texts: readonly string[]): string {
  return texts.map((text) => code(text)).join(', ');
}

/** With one repository its name would stand in every line. */
function nameHead(repositories: readonly ReadRepository[]): string[] {
  return repositories.length > 1 ? ['Repository'] : [];
}

function named(repositories: readonly ReadRepository[], names: readonly string[]): string[] {
  return repositories.length > 1 ? [names.map((name) => escape(name)).join(', ')] : [];
}

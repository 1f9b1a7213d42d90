import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { boundaryRules } from '../../src/core/boundary/boundaryRules.ts';
import { insteadTexts, limitTexts } from '../../src/core/boundary/fix/fixLimits.ts';
import { radiusTexts } from '../../src/core/boundary/fix/radiusWords.ts';
import { leakLessons, leakTexts } from '../../src/core/boundary/leaks/leakTexts.ts';
import { whyByZone } from '../../src/core/boundary/policy/policyWords.ts';
import { zoneNames } from '../../src/core/boundary/zoneNames.ts';
import { strict } from '../../src/core/boundary/rules/strict.ts';
import { pictureWords } from '../../src/core/evidence/pictures/pictureWords.ts';
import { errors } from '../../src/core/errors.ts';
import type { FootbridgeError } from '../../src/core/errors/footbridgeError.ts';
import { runMain } from './main.ts';
import { repositoryRoot } from './paths.ts';
import { run } from './processes.ts';

/** Microsoft's extractor; run from npm when needed, as it is large and seldom used. */
const extractor = '@vscode/l10n-dev@0.0.35';

/** Sentences that core words and the editor translates by variable, where no extractor finds them. */
export function textsOfCore(): string[] {
  const samples = Object.values(errors).map((make: (...values: never[]) => FootbridgeError) =>
    make(...([['a'], ['b'], ['c']] as never[])),
  );
  const failures = samples.flatMap(({ template, action }) =>
    action ? [template, action.label] : [template],
  );
  const fixes = [limitTexts, insteadTexts, radiusTexts].flatMap((texts) => Object.values(texts));
  const lessons = Object.values(leakLessons).flatMap((one) => [one.what, one.why, one.risk, one.instead]);
  const leaks = [...Object.values(leakTexts), ...lessons];
  const rules = [...boundaryRules, strict].flatMap(({ why, risk }) => [why, risk]);
  return [
    ...failures,
    ...Object.values(zoneNames),
    ...rules,
    ...Object.values(whyByZone),
    ...fixes,
    ...leaks,
    ...Object.values(pictureWords),
  ];
}

/** Writes `media/l10n/bundle.l10n.json`: every English text, for translators to copy. */
export async function writeTexts(): Promise<number> {
  const folder = path.join(repositoryRoot, 'media', 'l10n');
  const command = ['--yes', extractor, 'export', '--outDir', folder, path.join(repositoryRoot, 'src')];
  const code = await run('npx', command, { cwd: repositoryRoot, env: process.env, timeLimitMs: 120_000 });
  if (code !== 0) return code;
  const file = path.join(folder, 'bundle.l10n.json');
  const bundle = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  for (const text of textsOfCore()) bundle[text] = text;
  const sorted = Object.fromEntries(Object.entries(bundle).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
  return 0;
}

if (import.meta.main) await runMain(writeTexts);

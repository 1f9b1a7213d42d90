import { describeFile } from '../boundaryRule.ts';
import { placeInRepository } from '../placeInRepository.ts';
import { production } from '../rules/production.ts';
import { compilePolicy } from './compilePolicy.ts';
import { criticalRules } from './draft/criticalRules.ts';
import { countPatterns, patternFor, type DraftRule } from './draft/draftRule.ts';
import { freerRules } from './draft/freerRules.ts';
import { renderDraft, type DraftFacts } from './draft/renderDraft.ts';

/**
 * Drafts a policy for an engineer to review: what the repository really holds, each line explained, freer zones first
 * and critical ones last, as the last rule that matches decides. What it is unsure of is proposed in comments. No
 * file that the built-in rules call critical or production for good reason gets a freer zone by it.
 *
 * @param listing every file of the repository, from its root, with `/`
 * @returns JSON with comments, which reads back without errors
 */
export function draftPolicy(listing: readonly string[], facts: DraftFacts): string {
  const files = listing
    .filter((path) => path !== '' && !path.startsWith('.git/'))
    .map((path) => ({ path, file: describeFile(path.split('/'), false) }));
  const freer = freerRules(files);
  const zoneBy = compileDraft(freer.filter(({ unsure }) => !unsure));
  const kept = keptInProduction(
    files
      .map(({ path }) => path)
      .filter((path) => zoneBy(path) === 'open' && builtInZone(path) === 'production'),
  );
  const critical = criticalRules(files, (path) => zoneBy(path) !== undefined);
  return renderDraft([...freer, ...kept, ...critical].flatMap(inParts), facts);
}

/** Files among open ones that are no text for people, such as what instructs coding agents. */
function keptInProduction(files: readonly string[]): DraftRule[] {
  const rule: DraftRule = {
    zone: 'production',
    name: 'not just text',
    note: 'These lie among open files, but machines read them.',
    why: production.why,
    risk: production.risk,
    limits: undefined,
    paths: countPatterns(files, patternFor),
    leftOut: 0,
    unsure: false,
  };
  return files.length > 0 ? [rule] : [];
}

function builtInZone(file: string): string {
  return placeInRepository(file, { policy: undefined }).zone;
}

function compileDraft(rules: readonly DraftRule[]): (file: string) => string | undefined {
  const zones = rules.map(({ zone, paths }) => ({ zone, paths: paths.map(({ pattern }) => pattern) }));
  const { match } = compilePolicy({ version: 1, zones }, () => 1);
  return (file) => (match(file) ?? match(file, 'folded'))?.zone;
}

/** A rule has room for 1,000 patterns. */
function inParts(rule: DraftRule): DraftRule[] {
  const size = 1000;
  const count = Math.ceil(rule.paths.length / size);
  return Array.from({ length: count }, (_, part) => ({
    ...rule,
    name: part === 0 ? rule.name : `${rule.name} ${part + 1}`,
    paths: rule.paths.slice(part * size, (part + 1) * size),
    leftOut: part === 0 ? rule.leftOut : 0,
  }));
}

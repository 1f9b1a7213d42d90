import { oneLine } from '../../handoff/markdown/escape.ts';
import type { BlastRadius } from './blastRadius.ts';
import { radiusColumns, type RadiusColumn } from './radiusColumns.ts';

/**
 * The blast radius as a Mermaid flowchart, which GitHub and GitLab draw in a review request. Arrows go from what
 * changed to what may notice it.
 */
export function radiusDiagram(radius: BlastRadius): string {
  const columns = radiusColumns(radius);
  const has = (id: RadiusColumn['id']): boolean => columns.some((column) => column.id === id);
  const arrows = [
    ...(has('direct') ? ['changed --> direct'] : []),
    ...(has('indirect') ? ['direct --> indirect'] : []),
    ...(has('tests') ? ['changed -. covered by .-> tests'] : []),
  ];
  return ['flowchart LR', ...columns.flatMap(subgraph), ...arrows.map((arrow) => `  ${arrow}`)].join('\n');
}

function subgraph({ id, title, count, shown }: RadiusColumn): string[] {
  const nodes = shown.map((path, index) => `    ${id}${index}["${label(path)}"]`);
  const more = count > shown.length ? [`    ${id}More["and ${count - shown.length} more"]`] : [];
  return [`  subgraph ${id}["${title} (${count})"]`, ...nodes, ...more, '  end'];
}

/** Mermaid reads entities with `#` in place of `&`; everything that could end the text or begin markup becomes one. */
function label(path: string): string {
  return oneLine(path).replaceAll(/[^\p{L}\p{N} ./_-]/gu, (character) => `#${character.codePointAt(0)};`);
}

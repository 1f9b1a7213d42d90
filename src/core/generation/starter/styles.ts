import type { StarterContext } from './composition.ts';
import { hueOf } from './seed.ts';

const radii = [12, 10, 16, 8] as const;

/** What all starter prototypes share on top of the kit. */
const shared = `.mark {
  display: grid;
  place-items: center;
  width: 2rem;
  height: 2rem;
  flex: none;
  border-radius: 9px;
  background: var(--accent);
  color: var(--on-accent);
}
.stepper + * {
  margin-block-start: var(--s6);
}
.screen-head {
  max-width: 46rem;
}
.screen-head .lead {
  margin-block-start: var(--s2);
}
.step-count {
  margin-block-end: var(--s2);
}
.bare {
  list-style: none;
  padding: 0;
}
.narrow {
  max-width: 42rem;
}
.tight {
  --flow: var(--s2);
  gap: var(--s1);
}
.price {
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}
.price.large {
  font-size: 1.25rem;
}
.chips {
  gap: var(--s2);
}
.search {
  position: relative;
  flex: 1 1 14rem;
  max-width: 24rem;
}
.search .icon {
  position: absolute;
  inset-block-start: 0.8rem;
  inset-inline-start: 0.8rem;
  color: var(--muted);
}
.search input {
  padding-inline-start: 2.5rem;
}
.sort {
  width: auto;
}
.so-far h2 {
  font-size: 1rem;
}
.so-far dl {
  display: block;
}
.so-far dl > div {
  padding-block: var(--s3);
  border-block-start: 1px solid var(--line);
}
.so-far dl > div:first-child {
  border: 0;
  padding-block-start: 0;
}
.so-far dt {
  font-size: var(--tiny);
}
.so-far dd {
  font-weight: 600;
}
.total {
  max-width: none;
  display: flex;
  justify-content: space-between;
  gap: var(--s4);
  padding-block-start: var(--s3);
  border-block-start: 1px solid var(--line);
  font-size: 1.0625rem;
}
.list .quiet.small {
  margin-inline-end: -0.75rem;
}
.counter {
  gap: var(--s2);
  flex-wrap: nowrap;
}
.counter output {
  min-width: 1.5rem;
  text-align: center;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}
.soft {
  fill: currentColor;
  fill-opacity: 0.13;
}
.proto-bar {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: var(--s2) var(--s5);
  padding: var(--s3) max(var(--gutter), calc((100% - var(--page)) / 2));
  border-block-start: 1px solid var(--line);
  font-size: var(--tiny);
  color: var(--muted);
}
.proto-bar nav,
.proto-bar [data-states] {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: var(--s1);
}
.proto-bar nav {
  gap: var(--s2);
  margin-inline-end: calc(-1 * var(--s2));
}
.proto-bar [data-states] button {
  min-height: 1.75rem;
  padding: 0 var(--s2);
  border-color: transparent;
  border-radius: 6px;
  background: none;
  font-size: inherit;
  font-weight: 500;
}
.proto-bar [data-states] button:hover,
.proto-bar [data-states] [aria-pressed='true'] {
  background: var(--sunken);
  color: var(--text);
}
.asked {
  flex-basis: 100%;
  order: 1;
  list-style: none;
  padding: 0;
}
@media (max-width: 40rem) {
  .actions > .primary,
  .actions > .restart,
  .actions > [type='submit'] {
    flex: 1 1 100%;
  }
  .actions > .quiet {
    flex: 1;
  }
}`;

/** Internal tools have their steps at the side. */
const toolFrame = `.tool {
  flex: 1;
  display: grid;
  grid-template-rows: auto 1fr;
  min-width: 0;
}
.tool > nav {
  display: flex;
  gap: var(--s1);
  overflow-x: auto;
  padding: var(--s2) var(--gutter);
  border-block-end: 1px solid var(--line);
  background: var(--surface);
}
.tool > nav button {
  flex: none;
  justify-content: flex-start;
  min-height: 2.5rem;
  padding-inline: var(--s3);
  border-color: transparent;
  background: none;
  font-size: var(--small);
  font-weight: 500;
  text-align: start;
}
.tool > nav button:hover {
  background: var(--sunken);
}
.tool > nav [aria-current] {
  background: var(--accent-soft);
  color: var(--accent-text);
  font-weight: 600;
}
.tool > main {
  min-width: 0;
  padding-block-start: var(--s6);
}
.tool + .proto-bar {
  padding-inline: var(--gutter);
}
.tool h1 {
  font-size: 1.625rem;
}
@media (min-width: 54rem) {
  .app-bar {
    padding-inline: var(--s5);
  }
  .tool {
    grid-template: 1fr / 14rem minmax(0, 1fr);
  }
  .tool > nav {
    flex-direction: column;
    padding: var(--s5) var(--s3);
    border: 0;
    border-inline-end: 1px solid var(--line);
  }
}`;

/** Interactions are tried in one narrow column. */
const interactionFrame = `:root {
  --page: 42rem;
}`;

const landingFrame = `.app-bar {
  border-color: transparent;
  background: none;
}`;

/** The text of `styles.css`: accent, corners, and rules for what is used, each once. */
export function writeStyles(context: StarterContext): string {
  const { hypothesis, plan, seed } = context;
  const own = new Set(plan.flatMap(({ composition }) => composition.css ?? []));
  const frame = {
    internalTool: [toolFrame],
    messaging: [landingFrame],
    customerFlow: [],
    interaction: [interactionFrame],
  };
  const root = `:root {
  --hue: ${hueOf(seed)};
  --radius: ${radii[(seed >>> 8) % radii.length] ?? radii[0]}px;
}`;
  return `/* The kit does most; here is only what is special to this prototype. Try another --hue (0–360). */\n${[root, shared, ...frame[hypothesis.kind], ...own].join('\n')}\n`;
}

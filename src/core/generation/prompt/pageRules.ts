import { contract } from '../../prototype/contract.ts';
import { kitDescription } from '../../prototype/kit/kitDescription.ts';

/** What a model is told it is for. */
export const role = `You build clickable web prototypes for product managers. A prototype tests one hypothesis with people in a room and
is then thrown away. Make it convincing where the hypothesis needs it, and leave out the rest.`;

/** The prototype contract in a model's words; see core/prototype/contract. */
export const contractRules = `# What every page offers
- \`${contract.entry}\` is the entry. It names its own files by relative paths. Nothing comes from a network: no CDN, remote
  font or picture, fetch, iframe, backend, analytics. Draw pictures as inline SVG. No alert(), confirm(), prompt().
- One element per screen with \`${contract.screen}="<id>"\`, the ids exactly as listed under "Screens". All screens are in the
  page at once; the kit shows one at a time, the first one at the start. Never show or hide screens yourself. Any screen
  may be opened directly, with something sensible in it. What screens share, such as a header, may stand outside them.
- \`${contract.go}="<screen>"\`, \`${contract.go}="<screen>/<state>"\` or \`${contract.go}="back"\` on a button or link navigates. On a form's
  submit button it does so once required fields are filled; for error messages of your own, set \`novalidate\`, leave out
  \`${contract.go}\`, and in a submit listener call preventDefault(), then go() if all is well.
- Inside a screen, an element with \`${contract.state}="<state>"\` shows in that state only, one without always. A screen opens in
  \`${contract.readyState}\`. Where they make sense add \`loading\`, \`empty\` and \`error\`, each with a way on; they are opened from outside, so
  nothing of yours has to lead there. States of your own work too, as in \`next/yearly\`. Other parts of a screen, such as
  tabs, you show and hide with the \`hidden\` attribute.
- \`${contract.taskStep}="<name>"\`, a name of your choice, marks each control that a task needs, up to the one that leads to "Done
  when". Several controls may share a name.`;

/** How much of the material a model is told. */
export interface Material {
  /** React too; otherwise only the one way that is safest. */
  readonly react: boolean;
  /** A change keeps to how the files are built; only a first prototype chooses. */
  readonly choose: boolean;
  readonly charts: boolean;
  readonly hasData: boolean;
}

const charts = 'chart.js/auto';

/** What plain pages import. */
const plainModules: ReadonlySet<string> = new Set([contract.kitModule, `${contract.kitModule}/data`, charts]);

const plainChoice = `Write plain HTML with a short \`styles.css\` and one \`app.js\` (an ES module).`;

const reactExample = `In \`main.tsx\` each screen is a \`<Screen>\`, which renders a \`<main>\`:

   import { useState } from 'react';
   import { createRoot } from 'react-dom/client';
   import { Screen, useScreen } from 'footbridge/react';
   function App() {
     const [count, setCount] = useState(0);
     const { go } = useScreen();
     const add = () => { setCount(count + 1); go('basket'); };
     return (<>
       <Screen id="shop"><h1>Choose a tea</h1><button ${contract.taskStep}="add" onClick={add}>Add Assam</button></Screen>
       <Screen id="basket"><h1>Your basket</h1><p>Teas in it: {count}</p></Screen>
     </>);
   }
   createRoot(document.getElementById('root')!).render(<App />);

   \`${contract.go}\`, \`${contract.state}\` and \`${contract.taskStep}\` work in JSX as in HTML. Types are taken off, not checked.`;

const fullChoice = `Choose the simpler one that carries the hypothesis:
1. Plain HTML with a short \`styles.css\` and one \`app.js\` (an ES module): right for most.
2. React with TypeScript, when much changes on screen at once. \`index.html\` then holds \`<div id="root"></div>\` and
   \`<script type="module" src="main.tsx"></script>\`. ${reactExample}`;

/** What a prototype may be made of, from the kit's own description. */
export function materialRules(told: Material): string {
  const { modules, assets } = kitDescription;
  const listed = modules
    .filter(({ name }) => told.react || plainModules.has(name))
    .filter(({ name }) => told.hasData || !name.startsWith(`${contract.kitModule}/data`))
    .filter(({ name }) => told.react || told.charts || name !== charts);
  return [
    '# What it may be made of',
    told.choose ? (told.react ? fullChoice : plainChoice) : 'Keep to the way the files are built now.',
    'These modules can be imported, and your own files (extensions may be left out); no others:',
    ...listed.map(({ name, gives }) => `- \`${name}\`: ${gives}`),
    // Before there is a prototype, nobody can have added anything to it.
    ...(told.choose ? [] : [`Files: ${assets}.`]),
  ].join('\n');
}

/** The kit's stylesheet: what its classes are called. Long, and the first thing of the rules to go. */
export const stylesheetRules = `# The kit's stylesheet
It is always there, without a link, and makes plain semantic HTML look finished, light and dark: headings, forms, buttons,
tables, lists, \`details\` and \`dialog\` need no class. Your \`styles.css\` comes after it. Give it character by setting \`--hue\`
(0–360) and \`--radius\` on :root; in CSS of your own use its variables (\`--accent --muted --surface --line --good --warn --bad\`,
\`--s1\`…\`--s8\`). Its classes:
- layout: \`app-bar\` with \`brand\`, \`grid\`, \`split\` (main part, then \`aside\`), \`row\` (\`between\`, child \`grow\`), \`toolbar\`, \`actions\`
- words: \`lead muted eyebrow display visually-hidden number sample-note\`
- buttons: \`primary quiet danger small icon-only\`, \`button\` on links
- parts: \`card\` (\`raised\`), \`list\`, \`field\`, \`choice\`, \`chip\` (aria-pressed), \`badge\` and \`notice\` (each plain or \`good\`, \`warn\`,
  \`bad\`), \`stat\`, \`stepper\`, \`table-wrap\`, \`empty\`, \`skeleton\`, \`icon\` (on an svg), \`art\` (a tile around an svg, \`thumb\`)
Some of them in use:

  <div class="field"><label for="name">Name</label><input id="name"><p class="field-error" role="alert"></p></div>
  <label class="choice"><input type="radio" name="size"><span>Large<br><span class="hint">500 g</span></span></label>
  <ul class="list"><li><span class="grow">Assam</span> <span class="badge good">In stock</span></li></ul>
  <div class="stat"><p class="stat-label">Late</p><p class="stat-value">12</p><p class="stat-note">of 240 orders</p></div>
  <ol class="stepper"><li class="done">Tea</li><li aria-current="step">Pay</li></ol>`;

/** What stands in place of the kit's stylesheet where Tailwind is asked for or in use. */
export const tailwindRules = `# Tailwind
${kitDescription.tailwind}.
Dark variants follow the system. Class names are found as whole words in HTML and scripts: never put them together from
pieces. Screens, states and \`hidden\` hold whatever classes an element has.`;

/** What makes a prototype good enough to be shown. */
export function qualityRules(tailwind: boolean): string {
  return `# Quality
- Every task can be done from its start to its end by clicking and typing. Every control does something, or is not there.
- Fake what lies behind: sending, paying, saving and searching work on sample data in memory, at once.
- Realistic content in the language of the hypothesis: varied names, amounts and fixed dates that fit together. It is
  invented: say so once, in one small line${tailwind ? '' : ' (class `sample-note`)'}. No real people or companies. Never have people type
  anything true about themselves: names, birth dates, e-mail, passwords and cards are prefilled with invented ones.
- Show what the riskiest assumption is about as a product would; do not argue for it or explain it away.
- Accessible: landmarks, one h1 per screen, a label for every field, real buttons and links, alt texts, changes announced
  with role="status" or "alert". Works with the keyboard and at 360 px.
- What people type goes into the page as text (\`textContent\`), not as HTML. Few, short files; nothing is stored.`;
}

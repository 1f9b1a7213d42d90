import { contract } from '../../prototype/contract.ts';

/** Whether small changes may come as edits, or every file has to be written whole. */
export type AnswerForm = 'whole' | 'edits';

/** How the worked example looks: with the kit's classes or with Tailwind's. */
interface Look {
  readonly primary: string;
  readonly empty: string;
  readonly quiet: string;
  readonly styles: string;
}

const kitLook: Look = { primary: 'primary', empty: 'empty', quiet: 'quiet', styles: ':root { --hue: 150; }' };
const tailwindLook: Look = {
  primary: 'rounded-lg bg-emerald-700 px-4 py-2 text-white',
  empty: 'rounded-lg border p-8 text-center',
  quiet: 'underline',
  styles: '@import "tailwindcss";',
};

/** The worked example of a first answer: the format, and the contract with it. It is read as it stands by the tests. */
function exampleAnswer(look: Look): string {
  return `<footbridge-file path="${contract.entry}">
<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Tea shop</title>
  <link rel="stylesheet" href="styles.css">
  <script type="module" src="app.js"></script>
</head>
<body>
  <main>
    <section ${contract.screen}="shop">
      <h1>Choose a tea</h1>
      <p ${contract.state}="ready"><button class="${look.primary}" id="add" ${contract.taskStep}="add">Add Assam, €4</button></p>
      <p ${contract.state}="empty" class="${look.empty}">Sold out today. <a href="#" ${contract.go}="shop">Look again</a></p>
    </section>
    <section ${contract.screen}="basket">
      <h1>Your basket</h1>
      <p>Teas in it: <strong id="count">0</strong></p>
      <button class="${look.quiet}" ${contract.go}="back">Back</button>
    </section>
  </main>
</body>
</html>
</footbridge-file>
<footbridge-file path="styles.css">
${look.styles}
</footbridge-file>
<footbridge-file path="app.js">
import { go } from '${contract.kitModule}';
let count = 0;
document.querySelector('#add').addEventListener('click', () => {
  count += 1;
  document.querySelector('#count').textContent = String(count);
  go('basket');
});
</footbridge-file>
<footbridge-done/>`;
}

const exampleEdit = `<footbridge-edit path="app.js">
<<<<<<< SEARCH
let count = 0;
=======
let count = 1;
>>>>>>> REPLACE
</footbridge-edit>
<footbridge-done/>`;

const wholeFiles = `Write each file whole, from its first line to its last, between its own two tags. Never shorten: a file with
"… rest unchanged" in it is refused.`;

/**
 * How a first prototype is answered.
 *
 * @param tailwind whether the example shows Tailwind's classes instead of the kit's
 */
export function firstAnswerRules(tailwind: boolean): string {
  return `# How to answer
Answer with files and nothing else: no explanation, no Markdown fences.
${wholeFiles}
End with \`<footbridge-done/>\`; without it the answer counts as cut off. This is a complete answer for a tiny page:

${exampleAnswer(tailwind ? tailwindLook : kitLook)}`;
}

/** How a change is answered where only whole files are asked for. */
export const wholeAnswerRules = `# How to answer
Answer with the files that change and nothing else: no explanation, no Markdown fences, no file that stays as it is.
${wholeFiles}
Delete a file with \`<footbridge-delete path="old.js"/>\`. End with \`<footbridge-done/>\`; without it the answer counts
as cut off. The form:

<footbridge-file path="app.js">
import { go } from '${contract.kitModule}';
document.querySelector('#add').addEventListener('click', () => go('basket'));
</footbridge-file>
<footbridge-done/>`;

/** How a change is answered by a model that can write edits. */
export const editAnswerRules = `# How to answer
Answer with what changes and nothing else: no explanation, no Markdown fences, no file that stays as it is. End with
\`<footbridge-done/>\`; without it the answer counts as cut off.

For a small change in a file, write edits:

${exampleEdit}

- Between SEARCH and ======= copy the lines to replace exactly as they stand in the file, spaces included.
- They must occur once only in the file. If they might not, take a line more above or below. Few lines are best.
- One file has one \`footbridge-edit\` with as many blocks as it needs, from top to bottom. An empty lower half deletes.

For a new file, or when more than about a third of a file changes, write the file whole instead:

<footbridge-file path="prices.js">
export const prices = { assam: 4 };
</footbridge-file>

Whole means from the first line to the last; a file with "… rest unchanged" in it is refused. A file has either edits
or its whole text, not both. Delete a file with \`<footbridge-delete path="old.js"/>\`.`;

/** The last words of a prompt, which small models follow best. */
export function answerReminder(form: AnswerForm, first: boolean): string {
  if (first)
    return `Now write the files, each between its tags, without \`\`\` anywhere. Begin with <footbridge-file path="${contract.entry}"> and end with <footbridge-done/>.`;
  return form === 'edits'
    ? 'Now answer with edits or whole files in the form above, ending with <footbridge-done/>.'
    : 'Now answer with the changed files, each whole, in the form above, ending with <footbridge-done/>.';
}

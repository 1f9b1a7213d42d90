import { mostDaysAhead } from '../../../experiment/extension.ts';
import { trashDays } from '../../../handoff/learning/disposal.ts';
import { reviewHeading } from '../../../handoff/review/reviewForm.ts';
import { bullets, table } from '../../../handoff/markdown/blocks.ts';

/** What holds in every repository, at a glance. */
export function atAGlance(): string {
  return table(
    ['Where', 'What a product manager does', 'Who agrees'],
    [
      ['The lab', 'Anything: frame, prototype, test, throw away', 'Nobody has to'],
      ['Open files', 'Edits them', 'Whoever reviews such changes already'],
      [
        'Files that need review (gated)',
        'Proposes one small fix at a time, within limits',
        'The owners of the files',
      ],
      ['Production files', 'Hands over a brief; changes nothing', 'Engineering'],
      ['Critical files', 'Hands over a brief; changes nothing, however small', 'Engineering'],
    ],
  );
}

/** What needs nobody's leave, beside the open files. */
export function aloneLines(): string {
  return bullets([
    'Frame a hypothesis with a bar, make prototypes for it and test them with people. All of it happens in the lab, a folder of its own beside production.',
    'Decide by the bar. It is fixed before the first participant, and whoever changes it later says why: the brief shows the change.',
    'Attach sample data. Columns with personal data are used only after somebody has approved them with a reason, which is recorded.',
    'Throw a prototype away, once what was learnt is written down.',
  ]);
}

/** What somebody else has to agree to, and whom it takes. */
export function gateSectionLines(): string {
  return bullets([
    '**A small fix in production**: **Footbridge: Propose Lightweight Fix** measures what it touches, and makes a patch and a review request. The owners of the files review it; nothing is merged by itself.',
    '**A validated idea**: **Footbridge: Export Handoff Brief**. An engineer accepts or returns it.',
    '**The boundary itself**: the policy, CODEOWNERS and pipelines are changed by engineering, in a change of their own.',
  ]);
}

/** What is never done, whoever asks. */
export function offLimitLines(): string {
  return bullets([
    'Prototype code does not get into production: it is not merged, imported, pasted or built. **Footbridge: Find Leaks Between Prototype and Production** finds where it did.',
    'A prototype holds no keys and reaches no real system.',
    'Whoever has changed a production file by mistake puts it back with one click, or moves the change into the prototype. Nobody is blamed: it is recorded so that engineering is not surprised.',
  ]);
}

/** From the verdict to the answer. */
export function verdictLines(): string {
  return numbered([
    'The result is held against the bar, and the verdict is validated, invalidated or inconclusive. An idea that fails is worth as much as one that passes: the team found out cheaply.',
    '**Invalidated or inconclusive**: nothing is built. What was learnt is written down, and the prototype is thrown away.',
    '**Validated**: the product manager completes the brief. It holds the evidence, acceptance criteria, screens, open questions, and everything that the prototype leaves to engineering.',
    'Engineering builds it anew from the brief, in its own way and to its own standards. The prototype shows what was tested; it is not the first version.',
  ]);
}

/** How engineering answers a brief. */
export function reviewLines(): string {
  return bullets([
    `An engineer answers in the section “${reviewHeading.replace(/^#+ /, '')}” of \`brief.md\`, or with **Footbridge: Answer Handoff Brief**.`,
    '**Accepted** names who takes it on, and where the specification lies.',
    '**Returned** says what is missing. The product manager completes the brief and exports it again.',
    'A gap that the brief calls “not addressed” stays so until a named engineer says otherwise.',
    'The time from export to answer is counted, and shown on the board (**Footbridge: Open Board**).',
  ]);
}

/** How prototypes end. */
export function disposalLines(): string {
  return bullets([
    `Every prototype has a throw-away date from the day it is framed. It can be moved once, with a reason and to at most ${mostDaysAhead} days ahead (**Footbridge: Extend Throw-Away Date**).`,
    '**Footbridge: Discard Prototype** first writes down what was learnt, then deletes the code and its checkpoints. Hypothesis, evidence, brief and learning stay.',
    `For ${trashDays} days it can be taken back with **Footbridge: Restore Discarded Prototype**.`,
    'What was learnt can be searched with **Footbridge: Search Learnings**, also by whoever has the same idea next year.',
  ]);
}

function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
}

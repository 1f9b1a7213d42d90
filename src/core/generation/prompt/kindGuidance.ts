import type { HypothesisKind } from '../../experiment/hypothesis.ts';

/** What matters most for each kind of hypothesis. */
export const kindGuidance: Record<HypothesisKind, string> = {
  customerFlow: `# This kind: a customer flow
The way through the screens is what is tested.
- Carry choices from screen to screen: what was picked, typed and summed up is shown again later, and is right.
- People can go back and change their mind without losing anything. Mistakes are named beside the field, in kind words.
- The last screen confirms what happened, with the details that were chosen, and says what comes next.
- Leave out marketing, sign-up and menus that no task needs.`,
  messaging: `# This kind: messaging
The words are what is tested.
- Write finished copy for the people above: one clear promise in the headline, its reason, proof, one call to action.
  No placeholder text, no superlatives, no second offer beside the first.
- People can say no: one quiet link that declines, without a task step.
- Proof (quotes, numbers, logos) is plainly marked as sample and names nobody real.
- Let type and space carry the words; add no features.
- What people do after reading is the signal: the call to action is a task step and leads to a next screen.`,
  interaction: `# This kind: an interaction
How one control or gesture works is what is tested.
- Build that interaction in full: answer within 100 ms, undo, keyboard and touch, focus that stays where people expect it.
- Pointer events serve mouse and touch alike. Every gesture has a button or key that does the same.
- It holds in awkward cases: none, one, many, a very long text, twice in a row, while something is still moving.
- Keep all that surrounds it plain and quiet.`,
  internalTool: `# This kind: an internal tool
Useful beats beautiful.
- Dense, aligned tables; numbers right-aligned with their unit; sums that add up; what needs attention comes first.
- Search, filters and sorting work, say how many rows are left, and can be cleared at once. Rows open with the keyboard.
- Terms that the hypothesis leaves open ("late", "at risk") are defined in one visible line. Show the very figure that a
  task asks for; a share is no count.
- Use the attached data if there is any; else 20 to 40 varied sample rows in a module of their own, such as \`records.js\`.
- Say when the data is from, and what to do when nothing matches.`,
};

import type { PrototypeFile } from '../fileChange.ts';
import type { ModelRequest } from '../modelTurn.ts';
import { currencyIn } from './amounts.ts';
import { writeScript } from './behaviours/behaviours.ts';
import type { StarterContext } from './composition.ts';
import { followInstruction } from './instruction.ts';
import { writePage } from './page.ts';
import { planSteps } from './planSteps.ts';
import { choosePack } from './sample/choosePack.ts';
import { seedOf } from './seed.ts';
import { writeStyles } from './styles.ts';

/**
 * Writes a clickable prototype from a hypothesis alone: no model, no network, no chance. The same request gives
 * the same bytes.
 *
 * With an instruction, the files that are there are kept and only changed where that needs no understanding
 * (see instruction.ts); without one, or without files, the prototype is written anew.
 *
 * @returns whole files, ready to be written: `index.html`, `styles.css`, `app.js`, or those that changed
 */
export function writeStarter(request: ModelRequest): PrototypeFile[] {
  const { hypothesis, instruction, currentFiles } = request;
  if (instruction.trim() === '') return writeAnew(hypothesis);
  if (currentFiles.some(({ path }) => path === 'index.html'))
    return followInstruction(currentFiles, instruction);
  const files = writeAnew(hypothesis);
  const followed = followInstruction(files, instruction);
  return files.map((file) => followed.find(({ path }) => path === file.path) ?? file);
}

function writeAnew(hypothesis: ModelRequest['hypothesis']): PrototypeFile[] {
  const seed = seedOf(hypothesis.title);
  const plan = planSteps(hypothesis);
  const { title, belief, problem, steps } = hypothesis;
  const words = [title, belief, problem, ...steps.map((step) => step.detail ?? '')].join(' ');
  const context: StarterContext = {
    hypothesis,
    plan,
    pack: choosePack(hypothesis, seed),
    currency: currencyIn(words),
    seed,
  };
  const behaviours = new Set(plan.flatMap(({ composition }) => composition.behaviours ?? []));
  return [
    { path: 'index.html', text: writePage(context) },
    { path: 'styles.css', text: writeStyles(context) },
    { path: 'app.js', text: writeScript(behaviours) },
  ];
}

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { type Hypothesis, hypothesisKinds } from '../../../src/core/experiment/hypothesis.ts';
import type { PrototypeFile } from '../../../src/core/generation/fileChange.ts';
import { writeStarter } from '../../../src/core/generation/starter/writeStarter.ts';
import { WireParser } from '../../../src/core/generation/wireParser.ts';
import { writeWire } from '../../../src/core/generation/wireFormat.ts';
import { validatePrototype } from '../../../src/core/prototype/validatePrototype.ts';
import { hypothesisOf } from './hypotheses.ts';
import { attributeOf, elementsOf, inside, textOf } from './page.ts';

const goldenFolder = path.resolve(import.meta.dirname, '../../golden/starter');

function filesFor(hypothesis: Hypothesis): PrototypeFile[] {
  return writeStarter({ hypothesis, messages: [], instruction: '', currentFiles: [] });
}

function pageFor(hypothesis: Hypothesis): string {
  return filesFor(hypothesis).find((file) => file.path === 'index.html')?.text ?? '';
}

/** Compares with a golden file; with UPDATE_GOLDEN=1 in the environment it is written anew. */
function assertGolden(name: string, text: string): void {
  const file = path.join(goldenFolder, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(goldenFolder, { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(
    text,
    readFileSync(file, 'utf8'),
    `${name} has changed: look at it, then run with UPDATE_GOLDEN=1`,
  );
}

/** Steps whose words say nothing, so that their place decides; many more than fit into a stepper with names. */
const wordless: Hypothesis['steps'] = Array.from({ length: 20 }, (_, index) => ({
  id: `s${index + 1}`,
  title: `Zq ${index + 1}`,
}));

/** Every framed hypothesis, and each kind with one step, with many steps and with the steps of the other kinds. */
const many: Hypothesis[] = hypothesisKinds.flatMap((kind) => [
  hypothesisOf[kind],
  { ...hypothesisOf[kind], steps: wordless.slice(0, 1) },
  { ...hypothesisOf[kind], steps: wordless },
  { ...hypothesisOf[kind], nonGoals: [], problem: '' },
  ...hypothesisKinds.map((other) => ({ ...hypothesisOf[kind], steps: hypothesisOf[other].steps })),
]);

describe('the offline starter', function () {
  this.timeout(20_000);

  for (const kind of hypothesisKinds) {
    it(`writes ${kind} as reviewed`, () => {
      for (const file of filesFor(hypothesisOf[kind])) assertGolden(`${kind}.${file.path}`, file.text);
    });
  }

  it('gives the same bytes for the same request', () => {
    for (const hypothesis of many)
      assert.deepEqual(filesFor(hypothesis), filesFor(structuredClone(hypothesis)));
  });

  it('keeps the prototype contract to the letter', () => {
    for (const hypothesis of many) {
      assert.deepEqual(validatePrototype(filesFor(hypothesis), hypothesis.steps), [], hypothesis.title);
    }
  });

  it('makes one screen of each step, in order, with its title as heading', () => {
    for (const hypothesis of many) {
      const screens = elementsOf(pageFor(hypothesis)).filter(
        (element) => attributeOf(element, 'data-screen') !== undefined,
      );
      const headings = screens.map((screen) => {
        const first = inside(screen).filter((element) => element.tagName === 'h1');
        return {
          id: attributeOf(screen, 'data-screen'),
          title: first.map((each) => textOf(each).trim()).join(),
        };
      });
      assert.deepEqual(
        headings,
        hypothesis.steps.map(({ id, title }) => ({ id, title })),
      );
    }
  });

  it('shows what the product manager wrote about a step', () => {
    const detail = 'The exact words of the detail.';
    for (const kind of hypothesisKinds) {
      const steps = hypothesisOf[kind].steps.map((step) => ({ ...step, detail }));
      const page = pageFor({ ...hypothesisOf[kind], steps });
      for (const screen of elementsOf(page).filter(
        (each) => attributeOf(each, 'data-screen') !== undefined,
      )) {
        assert.ok(textOf(screen).includes(detail), `${kind} ${attributeOf(screen, 'data-screen')}`);
      }
    }
  });

  it('gives each screen the state ready and at least one that is not', () => {
    for (const hypothesis of many) {
      for (const screen of elementsOf(pageFor(hypothesis)).filter(
        (each) => attributeOf(each, 'data-screen') !== undefined,
      )) {
        const states = inside(screen).flatMap((element) => attributeOf(element, 'data-state') ?? []);
        assert.ok(states.includes('ready'), textOf(screen));
        assert.ok(
          states.some((state) => ['loading', 'empty', 'error'].includes(state)),
          states.join(),
        );
      }
    }
  });

  it('leads from each screen to the next by a control that counts for tasks', () => {
    for (const hypothesis of many) {
      const screens = elementsOf(pageFor(hypothesis)).filter(
        (each) => attributeOf(each, 'data-screen') !== undefined,
      );
      screens.slice(0, -1).forEach((screen, index) => {
        const next = hypothesis.steps[index + 1]?.id;
        const leading = inside(screen).filter(
          (element) => attributeOf(element, 'data-go')?.split('/')[0] === next,
        );
        assert.ok(
          leading.some((element) => attributeOf(element, 'data-task-step') !== undefined),
          `${index} ${next}`,
        );
      });
    }
  });

  it('says plainly what it is, and offers the states', () => {
    for (const hypothesis of many) {
      const elements = elementsOf(pageFor(hypothesis));
      assert.ok(
        elements.some(
          (element) => textOf(element) === 'Sample data · made without AI by the offline starter',
        ),
      );
      assert.ok(elements.some((element) => attributeOf(element, 'aria-label') === 'Prototype states'));
    }
  });

  it('loads nothing from a network', () => {
    for (const hypothesis of many) {
      for (const file of filesFor(hypothesis))
        assert.doesNotMatch(file.text, /\b(?:https?|wss?):|["'(]\/\/|\burl\(|@import/i, file.path);
    }
  });

  it('differs in colour and content between two titles', () => {
    const [one, other] = ['Save a basket for later', 'Return a parcel in one minute'].map((title) =>
      filesFor({ ...hypothesisOf.customerFlow, title }),
    );
    assert.notEqual(one?.[1]?.text, other?.[1]?.text);
  });

  it('takes sample content from the field the hypothesis speaks of, in its currency', () => {
    const page = (title: string, belief = 'It helps.') =>
      pageFor({
        ...hypothesisOf.customerFlow,
        title,
        belief,
        problem: '',
        segment: 'People',
        steps: wordless,
      });
    assert.match(page('Weekly meal plan'), /Search dishes/);
    assert.match(page('Trip planner for hotel guests'), /Search trips/);
    assert.match(page('Product search', 'They spend £ 5 more.'), /£89/);
    // Words inside other words do not count: "create" is no meal.
    assert.doesNotMatch(page('Create and repeat'), /Search dishes/);
  });

  it('survives the journey through the wire format', () => {
    for (const kind of hypothesisKinds) {
      const files = filesFor(hypothesisOf[kind]);
      const parser = new WireParser();
      for (const character of writeWire(files)) parser.push(character);
      const { changes, complaints, ended } = parser.end();
      assert.deepEqual({ changes, complaints, ended }, { changes: files, complaints: [], ended: true });
    }
  });
});

describe('the kit stylesheet', () => {
  const css = readFileSync(path.resolve(import.meta.dirname, '../../../media/kit/kit.css'), 'utf8');

  it('stays small and loads nothing', () => {
    assert.ok(Buffer.byteLength(css) <= 20_000, `${Buffer.byteLength(css)} bytes`);
    assert.doesNotMatch(css, /https?:|\burl\(|@import|@font-face/i);
  });

  it('knows dark mode and reduced motion', () => {
    assert.match(css, /prefers-color-scheme: dark/);
    assert.match(css, /prefers-reduced-motion: reduce/);
  });
});

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import * as z from 'zod';
import { leakRules } from '../../../src/core/boundary/leaks/leak.ts';
import { sampleHypothesis } from '../../support/sampleHypothesis.ts';
import { eventually as seen } from '../bridge.ts';
import { cart, closeAll, eventually, problemsOf, production, run, typeInto } from '../production.ts';

const foundSchema = z.object({
  leaks: z.array(z.object({ rule: z.enum(leakRules), path: z.string(), line: z.number() })),
  scanned: z.number(),
});

/** Lines that are alike nowhere else. */
const lines = Array.from(
  { length: 14 },
  (_, index) => `export const step${index} = total(${index}, 'part ${index}');`,
).join('\n');
/** Put together here, so that no scanner takes this file for a leak. */
const secretKey = ['ghp', 'Zq3vT8xN1mK5wR7yB2cD4fG6hJ9kL0pQsUaE'].join('_');

describe('leaks between prototype and production', function () {
  this.timeout(60_000);
  let location: string;
  let lab: string;
  let experiment: string;

  const prototype = (name: string): vscode.Uri =>
    vscode.Uri.file(path.join(lab, 'experiments', experiment, 'variants', 'a', name));
  const pasted = (): vscode.Uri => vscode.Uri.file(path.join(production(), 'src', 'pages', 'Pasted.ts'));
  const importOf = (from: vscode.Uri, to: vscode.Uri): string =>
    `import '${path.relative(path.dirname(from.fsPath), to.fsPath).replaceAll('\\', '/')}';\n`;
  const write = async (uri: vscode.Uri, text: string): Promise<void> => {
    await mkdir(path.dirname(uri.fsPath), { recursive: true });
    await writeFile(uri.fsPath, text);
  };
  const leaksIn = (uri: vscode.Uri): string[] =>
    problemsOf(uri).flatMap(({ code }) => {
      const value = typeof code === 'object' ? String(code.value) : '';
      return value.startsWith('leak/') ? [value] : [];
    });
  const shows = async (uri: vscode.Uri, ...rules: string[]): Promise<void> => {
    const name = path.basename(uri.fsPath);
    const what = `${rules.join() || 'no leak'} in ${name}`;
    // Looking again waits until changes have come to rest.
    await seen(what, () => (leaksIn(uri).join() === rules.join() ? true : undefined), 20_000);
  };
  let original: string;

  before(async () => {
    original = await readFile(cart().fsPath, 'utf8');
    location = await mkdtemp(path.join(tmpdir(), 'footbridge-leakhost-'));
    ({ lab } = await run<{ lab: string }>('footbridge.createLab', { location, join: false }));
    ({ experiment } = await run<{ experiment: string }>('footbridge.frameHypothesis', sampleHypothesis()));
    await run('footbridge.setActiveExperiment', { experiment });
    await write(prototype('steps.ts'), `${lines}\n`);
  });

  after(async () => {
    await run('footbridge.putAllBack', {});
    await closeAll();
    await writeFile(cart().fsPath, original);
    await rm(pasted().fsPath, { force: true });
    await run('footbridge.setActiveExperiment', { experiment: null });
    await rm(location, { recursive: true, force: true });
  });

  it('show by themselves when a change to production makes one, and go when it is taken back', async () => {
    assert.deepEqual(leaksIn(cart()), []);
    const document = await typeInto(cart(), importOf(cart(), prototype('steps.ts')), 0);
    await document.save();
    await shows(cart(), 'leak/production-imports-prototype');
    await run('footbridge.putAllBack', {});
    await eventually('the file as it was', async () => (await readFile(cart().fsPath, 'utf8')) === original);
    await shows(cart());
  });

  it('are found in all of production and the lab, and shown where they are', async () => {
    await write(cart(), `${importOf(cart(), prototype('steps.ts'))}${original}`);
    await write(pasted(), `${lines}\n`);
    await write(prototype('page.ts'), importOf(prototype('page.ts'), cart()));
    await write(prototype('key.ts'), `export const key = '${secretKey}';\n`);
    const result = await run('footbridge.findLeaks', {});
    assert.ok(foundSchema.safeParse(result).success, JSON.stringify(result));
    const { leaks, scanned } = foundSchema.parse(result);
    assert.ok(scanned > 10, `${scanned} files`);
    const inLab = (name: string) => `experiments/${experiment}/variants/a/${name}`;
    assert.deepEqual(
      leaks.filter(({ rule }) => rule !== 'leak/unknown-import').map(({ rule, path: file }) => [rule, file]),
      [
        ['leak/production-imports-prototype', 'src/pages/CartPage.tsx'],
        ['leak/pasted-code', 'src/pages/Pasted.ts'],
        ['leak/secret', inLab('key.ts')],
        ['leak/prototype-imports-production', inLab('page.ts')],
      ],
    );
    assert.doesNotMatch(JSON.stringify(result), new RegExp(secretKey));
    await shows(cart(), 'leak/production-imports-prototype');
    await shows(pasted(), 'leak/pasted-code');
    await shows(prototype('page.ts'), 'leak/prototype-imports-production');
    await shows(prototype('key.ts'), 'leak/secret');
  });

  it('are explained where their code leads', async () => {
    await run('footbridge.findLeaks', {});
    const [problem] = problemsOf(prototype('key.ts'));
    assert.ok(problem && typeof problem.code === 'object', 'the secret has a problem with a link');
    const { path: command, query } = problem.code.target;
    const [argument] = z
      .tuple([z.looseObject({ leak: z.string() })])
      .parse(JSON.parse(decodeURIComponent(query)));
    assert.equal(argument.leak, 'leak/secret');
    await closeAll();
    assert.equal(await run(command, argument), undefined);
    await eventually(
      'the explanation',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Why: key.ts',
    );
    await closeAll();
  });

  it('go when they are mended, whoever writes the file, and come when one is made', async () => {
    await run('footbridge.findLeaks', {});
    await write(prototype('key.ts'), `export const key = 'an invented value';\n`);
    await write(prototype('page.ts'), 'export {};\n');
    await shows(prototype('key.ts'));
    await shows(prototype('page.ts'));
    await write(prototype('other.ts'), `export const key = '${secretKey}';\n`);
    await shows(prototype('other.ts'), 'leak/secret');
    await rm(prototype('other.ts').fsPath);
    await shows(prototype('other.ts'));
    const document = await vscode.workspace.openTextDocument(pasted());
    const edit = new vscode.WorkspaceEdit();
    edit.replace(pasted(), new vscode.Range(0, 0, document.lineCount, 0), 'export {};\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await document.save();
    await shows(pasted());
  });

  it('show although a coding agent writes without a pause', async () => {
    let part = 0;
    const agent = setInterval(() => void write(prototype('notes.md'), `Part ${(part += 1)}\n`), 400);
    try {
      await write(prototype('other.ts'), `export const key = '${secretKey}';\n`);
      await shows(prototype('other.ts'), 'leak/secret');
      await rm(prototype('other.ts').fsPath);
      await shows(prototype('other.ts'));
    } finally {
      clearInterval(agent);
    }
  });

  it('go with the lab when another is opened', async () => {
    await write(cart(), `${importOf(cart(), prototype('steps.ts'))}${original}`);
    await run('footbridge.findLeaks', {});
    await shows(cart(), 'leak/production-imports-prototype');
    const other = await mkdtemp(path.join(location, 'other-'));
    await run('footbridge.createLab', { location: other, join: false });
    await shows(cart());
    await run('footbridge.createLab', { location: lab, join: false });
    await run('footbridge.setActiveExperiment', { experiment });
  });
});

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { measureFix, type MeasuredFix } from '../../../src/app/boundary/measureFix.ts';
import { proposeFix, type FixGit } from '../../../src/app/boundary/proposeFix.ts';
import type { LabStore } from '../../../src/app/ports.ts';
import { fixReviewSchema } from '../../../src/core/boundary/fix/fixReview.ts';
import type { FixRules } from '../../../src/core/boundary/fix/placeFix.ts';
import { ImportGraph } from '../../../src/core/boundary/imports/importGraph.ts';
import { ownersOf, parseCodeowners } from '../../../src/core/boundary/codeowners.ts';
import { readPolicy } from '../../../src/core/boundary/policy/readPolicy.ts';
import { manifestName } from '../../../src/core/manifest.ts';
import { readImportGraph } from '../../../src/node/boundary/readImportGraph.ts';
import { provePatch } from '../../../src/node/fix/applyToBase.ts';
import { committedTexts } from '../../../src/node/fix/committedTexts.ts';
import { fixFolder } from '../../../src/node/fix/fixFolder.ts';
import { branchNames, makeBranch, removeBranch } from '../../../src/node/fix/makeBranch.ts';
import { takeSnapshot } from '../../../src/node/fix/takeSnapshot.ts';
import { openLabStore } from '../../../src/node/lab/labStore.ts';
import { sampleExperiment, sampleRecords } from '../handoff/support/sampleRecords.ts';
import { ScratchRepository } from './scratchRepository.ts';

const clock = { now: () => new Date('2026-03-13T08:00:00Z') };
const { slug } = sampleExperiment;
const wording = { title: 'Shorter label', why: 'Four of five people read it twice.', branch: false };

const policy = `{
  "version": 1,
  "zones": [
    { "zone": "gated", "name": "components", "paths": ["src/components/"], "limits": { "dependents": 3 } }
  ]
}
`;
const product = {
  'footbridge.policy.jsonc': policy,
  '.github/CODEOWNERS': '/src/components/ @shop/web\n',
  'src/components/Button.ts': 'export const label = "Add this item to your basket";\n',
  'src/components/Old.ts': 'export const old = 1;\n',
  'src/Page.ts': "import { label } from './components/Button';\nexport const page = label;\n",
  'src/Shop.ts':
    "import { page } from './Page';\nimport { old } from './components/Old';\nexport { page, old };\n",
  'src/components/Button.test.ts': "import { label } from './Button';\nif (!label) throw new Error();\n",
  'src/payments/charge.ts': 'export const charge = 1;\n',
};

describe('proposing a lightweight fix', () => {
  let repository: ScratchRepository;
  let parent: string;
  let store: LabStore;
  const here = () => ({ git: 'git', root: repository.root });
  const git = (): FixGit => ({
    provePatch: async (snapshot) => await provePatch(here(), snapshot),
    branchNames: async () => await branchNames(here()),
    makeBranch: async (snapshot, branch) => await makeBranch(here(), snapshot, branch),
    removeBranch: async (name, commit) => await removeBranch(here(), name, commit),
  });
  const deps = () => ({ store, clock, git: git(), fixes: fixFolder(store.root, slug) });
  const fixes = () => path.join(store.root, 'experiments', slug, 'handoff', 'fixes');

  beforeEach(async () => {
    repository = await ScratchRepository.create(product);
    parent = await mkdtemp(path.join(tmpdir(), 'footbridge-fixlab-'));
    const lab = path.join(parent, 'shop-lab');
    await mkdir(lab);
    await writeFile(path.join(lab, manifestName), JSON.stringify(sampleRecords.manifest));
    store = await openLabStore(lab);
    await store.writeExperiment(sampleExperiment);
  });

  afterEach(async () => {
    await repository.dispose();
    await rm(parent, { recursive: true, force: true });
  });

  async function measure(...chosen: string[]): Promise<MeasuredFix> {
    return await measureFix(chosen, {
      takeSnapshot: async (paths) => await takeSnapshot(here(), paths),
      rules: async (base): Promise<FixRules> => {
        const committed = await committedTexts(here(), base);
        const owners = parseCodeowners(committed.codeowners?.text ?? '', committed.codeowners?.size ?? 0);
        const now = await readFile(path.join(repository.root, 'footbridge.policy.jsonc'), 'utf8');
        const agreed = committed.policy;
        return {
          now: { policy: readPolicy(now).policy ?? 'strict' },
          committed: { policy: agreed === undefined ? undefined : (readPolicy(agreed).policy ?? 'strict') },
          ownersOf: (file) => ownersOf(owners, file),
          isLab: () => false,
        };
      },
      importers: async (files) => {
        const gone = files.filter(({ change }) => change === 'delete').map((file) => file.path);
        return new ImportGraph(await readImportGraph(repository.root, { gone }));
      },
    });
  }

  const button = { 'src/components/Button.ts': 'export const label = "Add to basket";\n' };

  it('measures everything that imports the changed module before anything leaves', async () => {
    await repository.write(button);
    const before = await repository.fingerprint();
    const { radius, exceeded } = await measure('src/components/Button.ts');
    assert.deepEqual(exceeded, []);
    assert.deepEqual(radius.reach, {
      direct: ['src/Page.ts'],
      indirect: ['src/Shop.ts'],
      tests: ['src/components/Button.test.ts'],
      unknown: 0,
    });
    assert.deepEqual(radius.owners, ['@shop/web']);
    assert.equal(radius.files[0]?.placement.policyLine, 4);
    assert.equal(await repository.fingerprint(), before);
    await assert.rejects(readdir(fixes()));
  });

  it('writes a patch that applies to the commit, and a review request that says what it is', async () => {
    await repository.write({ ...button, 'src/Shop.ts': 'unrelated\n' });
    const before = await repository.fingerprint();
    const { folder, branch } = await proposeFix(
      await measure('src/components/Button.ts'),
      wording,
      sampleExperiment,
      deps(),
    );
    assert.equal(branch, undefined);
    assert.equal(await repository.fingerprint(), before);
    assert.deepEqual((await readdir(folder)).toSorted(), [
      'blast-radius.svg',
      'fix.patch',
      'review.json',
      'review.md',
    ]);
    await repository.git('stash', '--quiet');
    await repository.git('apply', '--index', path.join(folder, 'fix.patch'));
    assert.equal(await repository.git('status', '--short'), 'M  src/components/Button.ts');
    const review = fixReviewSchema.parse(
      JSON.parse(await readFile(path.join(folder, 'review.json'), 'utf8')),
    );
    assert.deepEqual(
      [review.title, review.experiment, review.owners],
      ['Shorter label', slug, ['@shop/web']],
    );
    const text = await readFile(path.join(folder, 'review.md'), 'utf8');
    for (const part of [
      /^# Shorter label$/m,
      /Four of five people read it twice\./,
      /Before, from line 1:\n\n```text\nexport const label = "Add this item to your basket";\n```/,
      /After, from line 1:\n\n```text\nexport const label = "Add to basket";\n```/,
      /@shop\/web, as CODEOWNERS says/,
      /Run the tests that reach them: `src\/components\/Button\.test\.ts`/,
      /Order again in two taps/,
      /Evidence|Nobody has tried/,
    ])
      assert.match(text.replaceAll(String.raw`\@`, '@'), part);
    assert.doesNotMatch(text, /unrelated/);
  });

  it('makes a branch only when asked, and never the same name twice', async () => {
    await repository.write(button);
    const measured = await measure('src/components/Button.ts');
    const agreed = { ...wording, branch: true };
    const first = await proposeFix(measured, agreed, sampleExperiment, deps());
    const second = await proposeFix(measured, agreed, sampleExperiment, deps());
    assert.deepEqual(
      [first.branch, second.branch],
      [`footbridge/${slug}-shorter-label`, `footbridge/${slug}-shorter-label-2`],
    );
    assert.notEqual(first.folder, second.folder);
    assert.match(
      await repository.git('log', '-1', '--format=%B', first.branch ?? ''),
      /^Shorter label\n\nFour of five people read it twice\./,
    );
    await repository.git('branch', '-D', first.branch ?? '', second.branch ?? '');
    await repository.git('branch', 'footbridge');
    const third = await proposeFix(measured, agreed, sampleExperiment, deps());
    assert.equal(third.branch, `footbridge-${slug}-shorter-label`);
  });

  it('leaves neither branch nor file when the lab cannot be written to', async () => {
    await repository.write(button);
    const measured = await measure('src/components/Button.ts');
    await mkdir(path.dirname(fixes()), { recursive: true });
    await writeFile(fixes(), 'a file where a folder should be');
    const taken = async () => new Set<string>();
    const broken = { ...deps(), fixes: { ...fixFolder(store.root, slug), taken } };
    await assert.rejects(proposeFix(measured, { ...wording, branch: true }, sampleExperiment, broken));
    assert.deepEqual([...(await branchNames(here()))], ['main']);
  });

  it('refuses what reaches further than its limits, and critical files, and makes nothing', async () => {
    await repository.write({ ...button, 'src/Third.ts': "export { page } from './Page';\n" });
    const far = await measure('src/components/Button.ts');
    assert.deepEqual(
      far.exceeded.map(({ limit, measured, allowed }) => [limit, measured, allowed]),
      [['dependents', 4, 3]],
    );
    await repository.write({ 'src/payments/charge.ts': 'export const charge = 2;\n' });
    const critical = await measure('src/components/Button.ts', 'src/payments/charge.ts');
    assert.deepEqual(
      critical.exceeded.map(({ limit, path: file }) => [limit, file]),
      [['zone', 'src/payments/charge.ts']],
    );
  });

  it('counts who imports a file that the fix takes away', async () => {
    await repository.remove('src/components/Old.ts');
    const { radius } = await measure('src/components/Old.ts');
    assert.deepEqual(radius.reach?.direct, ['src/Shop.ts']);
  });

  it('goes by the policy that was committed where that is stricter than the one on disk', async () => {
    const looser = policy
      .replace('"src/components/"', '"src/"')
      .replace('"dependents": 3', '"dependents": 99');
    await repository.write({
      ...button,
      'footbridge.policy.jsonc': looser,
      'src/Page.ts': 'export const page = 1;\n',
    });
    const { exceeded } = await measure('src/components/Button.ts', 'src/Page.ts');
    assert.deepEqual(
      exceeded.map(({ limit, path: file }) => [limit, file]),
      [['zone', 'src/Page.ts']],
    );
  });

  it('lets a policy that nobody committed make nothing freer, and says so in the review request', async () => {
    await repository.git('rm', '--quiet', '--cached', 'footbridge.policy.jsonc');
    await repository.git('commit', '--quiet', '--message', 'No policy');
    const looser = policy.replace('"src/components/"', '"src/"');
    await repository.write({ 'footbridge.policy.jsonc': looser });
    await repository.write({ 'src/Page.ts': 'export const page = 1;\n' });
    const outside = await measure('src/Page.ts');
    assert.deepEqual(
      outside.exceeded.map(({ limit, path: file }) => [limit, file]),
      [['zone', 'src/Page.ts']],
    );
    await repository.write({ 'docs/guide.md': '# Guide\n' });
    const within = await measure('docs/guide.md');
    assert.deepEqual(within.exceeded, []);
    const { folder } = await proposeFix(within, wording, sampleExperiment, deps());
    assert.match(await readFile(path.join(folder, 'review.md'), 'utf8'), /is in no commit yet/);
  });

  it('says so when nothing has changed', async () => {
    await assert.rejects(measure('src/components/Button.ts'), { code: 'nothing-to-propose' });
  });
});

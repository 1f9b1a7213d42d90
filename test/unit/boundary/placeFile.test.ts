import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { boundaryRules } from '../../../src/core/boundary/boundaryRules.ts';
import { locateFile, placeFile } from '../../../src/core/boundary/placeFile.ts';
import { zones } from '../../../src/core/boundary/zone.ts';

const folders = { labRoot: '/work/shop-lab', productionRoots: ['/work/shop'] };
const ruleOf = (file: string): string | undefined =>
  placeFile({ ...folders, path: `/work/shop/${file}` })?.rule;
const zoneOf = (file: string, where: Parameters<typeof locateFile>[0] = folders): string | undefined =>
  placeFile({ ...where, path: file })?.zone;

/** Folder names as they occur, and some made to look alike. */
const name = fc
  .oneof(
    fc.constantFrom('demo', 'demo-evil', 'Demo', 'lab', 'src', '...', 'a b', 'ü'),
    fc.string({ minLength: 1 }),
  )
  .filter((text) => !/[/\\:\0]/.test(text) && text !== '.' && text !== '..' && !/[. ]$/.test(text));
const names = fc.array(name, { minLength: 1, maxLength: 4 });

describe('where a file stands', () => {
  it('is exploration in the lab, production in the repository, and no matter elsewhere', () => {
    assert.equal(zoneOf('/work/shop-lab/experiments/a/variants/b/App.tsx'), 'exploration');
    assert.equal(zoneOf('/work/shop/src/pages/CartPage.tsx'), 'production');
    assert.equal(zoneOf('/work/other/src/App.tsx'), undefined);
    assert.equal(zoneOf('src/App.tsx'), undefined);
  });

  it('goes by whole folder names, never by the start of one', () => {
    const demo = { labRoot: '/work/demo', productionRoots: ['/work/shop'] };
    assert.equal(zoneOf('/work/demo/App.tsx', demo), 'exploration');
    assert.equal(zoneOf('/work/demo-evil/App.tsx', demo), undefined);
    assert.equal(zoneOf('/work/shop-evil/App.tsx', demo), undefined);
  });

  it('does not depend on trailing or double slashes', () => {
    fc.assert(
      fc.property(names, names, fc.constantFrom('', '/', '//', '/.'), (root, file, tail) => {
        const where = { labRoot: `/${root.join('/')}${tail}`, productionRoots: [] };
        assert.equal(zoneOf(`/${[...root, ...file].join('//')}`, where), 'exploration');
      }),
    );
  });

  it('holds what is inside, and nothing beside it', () => {
    fc.assert(
      fc.property(names, names, (root, file) => {
        fc.pre([...root, ...file].every((part) => part === part.normalize('NFC')));
        const inside = root.length <= file.length && root.every((part, index) => part === file[index]);
        const zone = zoneOf(`/${file.join('/')}`, { labRoot: `/${root.join('/')}`, productionRoots: [] });
        assert.equal(zone, inside ? 'exploration' : undefined);
      }),
    );
  });

  it('looks at case only where the file system does', () => {
    const file = '/WORK/Shop-Lab/a.ts';
    assert.equal(zoneOf(file), undefined);
    assert.equal(zoneOf(file, { ...folders, caseInsensitive: true }), 'exploration');
  });

  it('takes composed and decomposed letters for the same name', () => {
    const where = { labRoot: '/work/Caf\u00e9', productionRoots: [] };
    assert.equal(zoneOf('/work/Cafe\u0301/a.ts', where), 'exploration');
  });

  it('resolves `..` before it decides', () => {
    assert.equal(zoneOf('/work/shop-lab/../shop/src/a.ts'), 'production');
    assert.equal(zoneOf('/work/shop-lab/../../work/elsewhere/a.ts'), undefined);
  });

  it('knows Windows paths: both separators, drives, shares, and endings that Windows ignores', () => {
    const windows = {
      labRoot: 'C:\\work\\lab',
      productionRoots: ['c:\\work\\shop\\', '\\\\server\\code\\shop'],
      caseInsensitive: true,
    };
    assert.equal(zoneOf('c:\\Work\\LAB\\a.ts', windows), 'exploration');
    assert.equal(zoneOf('C:/work/lab/a.ts', windows), 'exploration');
    assert.equal(zoneOf('D:\\work\\lab\\a.ts', windows), undefined);
    assert.equal(zoneOf('C:\\work\\lab-evil\\a.ts', windows), undefined);
    assert.equal(zoneOf('C:\\work\\shop.\\src\\a.ts', windows), 'production');
    assert.equal(zoneOf('\\\\Server\\code\\shop\\src\\a.ts', windows), 'production');
    assert.equal(placeFile({ ...windows, path: 'C:\\work\\shop\\.env::$DATA' })?.rule, 'critical/secrets');
  });

  it('takes a backslash for part of a name on POSIX', () => {
    assert.equal(zoneOf('/work/shop-lab\\a.ts'), undefined);
  });

  it('gives a lab inside the repository its own folder only', () => {
    const inside = { labRoot: '/work/shop/lab', productionRoots: ['/work/shop'] };
    assert.equal(zoneOf('/work/shop/lab/payments/App.tsx', inside), 'exploration');
    assert.equal(zoneOf('/work/shop/lab2/App.tsx', inside), 'production');
    assert.equal(zoneOf('/work/shop/src/lab/App.tsx', inside), 'production');
  });

  it('keeps production inside a lab, and a folder that is both, production', () => {
    assert.equal(
      zoneOf('/work/lab/shop/a.ts', { labRoot: '/work/lab', productionRoots: ['/work/lab/shop'] }),
      'production',
    );
    assert.equal(
      zoneOf('/work/shop/a.ts', { labRoot: '/work/shop', productionRoots: ['/work/shop'] }),
      'production',
    );
  });

  it('finds the innermost production folder and the path in it', () => {
    const nested = { productionRoots: ['/work/shop', '/work/shop/packages/api'] };
    assert.deepEqual(locateFile(nested, '/work/shop/packages/api/src/a.ts'), {
      inLab: false,
      root: '/work/shop/packages/api',
      path: 'src/a.ts',
    });
  });

  it('asks for owners in production only, with the path inside its folder', () => {
    const asked: string[] = [];
    const owners = (root: string, file: string): string[] => {
      asked.push(`${root}: ${file}`);
      return ['@shop/web'];
    };
    assert.deepEqual(placeFile({ ...folders, path: '/work/shop/src/a.ts', owners })?.owners, ['@shop/web']);
    assert.deepEqual(placeFile({ ...folders, path: '/work/shop-lab/src/a.ts', owners })?.owners, []);
    assert.deepEqual(asked, ['/work/shop: src/a.ts']);
  });

  it('has no opinion about the message git asks for, but guards the rest of .git', () => {
    assert.equal(ruleOf('.git/COMMIT_EDITMSG'), undefined);
    assert.equal(ruleOf('.git/hooks/pre-commit'), 'critical/ci');
  });
});

describe('the rules', () => {
  const expected: Record<string, readonly string[]> = {
    'critical/payments': [
      'src/payments/refunds.ts',
      'src/server/applyPaymentEvent.ts',
      'src/Billing/Plan.tsx',
      'lib/stripeClient.ts',
    ],
    'critical/identity': [
      'src/auth/session.ts',
      'src/lib/OAuthClient.ts',
      'src/pages/SignInPage.tsx',
      'app/passwordReset.ts',
    ],
    'critical/database': [
      'db/migrations/0001_create.sql',
      'prisma/schema.prisma',
      'src/server/database.ts',
      'app/DB/Index.ts',
    ],
    'critical/infrastructure': [
      'infra/terraform/main.tf',
      'Dockerfile',
      'docker-compose.yml',
      'k8s/app.yaml',
      'compose.yaml',
    ],
    'critical/ci': [
      '.github/workflows/deploy.yml',
      '.gitlab-ci.yml',
      'Jenkinsfile',
      '.GitHub/CODEOWNERS',
      '.husky/pre-commit',
    ],
    'critical/secrets': [
      '.env',
      '.env.production',
      'config/.ENV.local',
      'certs/server.pem',
      'config/secrets/app.json',
      '.envrc',
    ],
    'critical/packages': [
      'package.json',
      'packages/web/package-lock.json',
      'requirements-dev.txt',
      'Cargo.toml',
      'src/App.csproj',
    ],
    'open/documentation': ['README.md', 'docs/payments.md', 'docs/flow.png', 'src/payments/README.md'],
    'open/content': ['content/copy/en.json', 'src/locales/de.yaml'],
    'production/default': [
      '.env.example',
      'src/author/list.ts',
      'src/dbx/list.ts',
      'src/lib/copy.ts',
      'src/content/loader.js',
      'docs/build.js',
      'AGENTS.md',
      'docs/page.mdx',
      '.vscode/settings.json',
      '.cursor/rules.md',
      'docs/data.json',
      'robots.txt',
    ],
  };
  for (const [rule, files] of Object.entries(expected)) {
    it(`${rule}: ${files.slice(0, 2).join(', ')} …`, () => {
      assert.deepEqual(
        files.map((file) => [file, ruleOf(file)]),
        files.map((file) => [file, rule]),
      );
    });
  }

  it('judge the sample storefront as its engineers would', () => {
    const root = path.resolve(import.meta.dirname, '../../fixtures/sample-storefront');
    const zonesByFolder = new Map<string, Set<string | undefined>>();
    for (const file of globSync('{src,infra,db,docs,content}/**/*.*', { cwd: root })) {
      const folder = file.split(path.sep).slice(0, 2).join('/');
      const found = zonesByFolder.get(folder) ?? new Set();
      zonesByFolder.set(folder, found.add(ruleOf(file.replaceAll('\\', '/'))?.split('/')[0]));
    }
    const only = (folder: string): unknown => [...(zonesByFolder.get(folder) ?? [])];
    assert.deepEqual(only('src/pages'), ['production']);
    assert.deepEqual(only('src/components'), ['production']);
    assert.deepEqual(only('src/payments'), ['critical']);
    assert.deepEqual(only('src/auth'), ['critical']);
    assert.deepEqual(only('content/copy'), ['open']);
    assert.deepEqual(only('db/migrations'), ['critical']);
  });

  it('answer for every file inside production: no spelling leaves it without a zone', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (file) => {
        const placement = placeFile({ ...folders, path: ['/work/shop', ...file].join('/') });
        assert.ok(placement && placement.zone !== 'exploration');
      }),
    );
  });

  it('see through case: a name in capitals is in the same zone, unless its words are told apart by capitals', () => {
    const files = Object.values(expected).flat();
    for (const file of files.filter((one) => !/\p{Ll}\p{Lu}/u.test(one))) {
      assert.equal(ruleOf(file.toUpperCase()), ruleOf(file), file);
    }
    assert.equal(ruleOf('src/server/APPLYPAYMENTEVENT.TS'), 'production/default');
  });

  it('have unique names that begin with their zone, and say why in one sentence', () => {
    assert.equal(new Set(boundaryRules.map((rule) => rule.name)).size, boundaryRules.length);
    for (const { name: rule, zone, why } of boundaryRules) {
      assert.ok(zones.includes(zone) && rule.startsWith(`${zone}/`), rule);
      assert.match(why, /^[A-Z][^.]+\.$/, rule);
    }
  });
});

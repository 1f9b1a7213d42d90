import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { policyFileName } from '../../../src/core/boundary/policy/policy.ts';
import { policySchema } from '../../../src/core/boundary/policy/policySchema.ts';
import { repositoryRoot } from '../../support/paths.ts';

interface JsonSchema {
  readonly description?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

const name = 'media/schemas/boundaryPolicy.schema.json';
const file = path.join(repositoryRoot, name);
const read = (text: string): unknown => JSON.parse(text);

describe('the JSON schema of the policy', () => {
  it('is the one that the code checks against (UPDATE_GOLDEN=1 writes it anew)', () => {
    const text = `${JSON.stringify(z.toJSONSchema(policySchema, { target: 'draft-7', io: 'input' }), null, 2)}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
    assert.equal(readFileSync(file, 'utf8'), text);
  });

  it('is offered to VS Code for the policy file', () => {
    const manifest = read(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
      contributes: { jsonValidation: { fileMatch: string; url: string }[] };
    };
    assert.deepEqual(manifest.contributes.jsonValidation, [{ fileMatch: policyFileName, url: `./${name}` }]);
  });

  it('describes every name for hover and completion, and refuses unknown ones', () => {
    const schema = read(readFileSync(file, 'utf8')) as JsonSchema;
    const check = (part: JsonSchema, where: string): void => {
      assert.match(part.description ?? '', /\.$/, where);
      if (part.properties) assert.equal(part.additionalProperties, false, where);
      for (const [key, value] of Object.entries(part.properties ?? {})) check(value, `${where}.${key}`);
      if (part.items) check(part.items, `${where}[]`);
    };
    check(schema, 'policy');
  });
});

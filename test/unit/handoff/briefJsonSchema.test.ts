import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { briefSchema, briefSchemaId } from '../../../src/core/handoff/briefSchema.ts';
import { repositoryRoot } from '../../support/paths.ts';

const file = path.join(repositoryRoot, 'media', 'schemas', 'brief.schema.json');

describe('the JSON schema of brief.json', () => {
  it('is the one that the code checks against (UPDATE_GOLDEN=1 writes it anew)', () => {
    const schema = { $id: briefSchemaId, ...z.toJSONSchema(briefSchema), title: 'Footbridge handoff brief' };
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    assert.equal(readFileSync(file, 'utf8'), text);
  });
});

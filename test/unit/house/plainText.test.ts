import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { plainText } from '../../../src/editor/plainText.ts';

/** What VS Code takes for a link in a notification: its own pattern, shortened. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('a value in a notification', () => {
  it('is never a link that runs a command', () => {
    const hostile = '[Fix it](command:workbench.action.terminal.new)';
    assert.match(hostile, link);
    assert.doesNotMatch(plainText(hostile), link);
    const part = fc.constantFrom('[', ']', '(', ')', 'command:x', 'a');
    fc.assert(fc.property(fc.array(part), (parts) => assert.doesNotMatch(plainText(parts.join('')), link)));
  });
});

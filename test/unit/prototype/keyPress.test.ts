import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isShortcut, parseShortcut } from '../../../src/webview/prototype/keyPress.ts';

const none = {
  key: 'p',
  code: 'KeyP',
  keyCode: 80,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  repeat: false,
};

describe('key presses from a prototype page', () => {
  it('are shortcuts with Ctrl, Alt or the command key, and by themselves F1 to F12 and Escape', () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey'])
      assert.equal(isShortcut({ ...none, [held]: true }), true, held);
    assert.equal(isShortcut({ ...none, key: 'F1', keyCode: 112 }), true);
    assert.equal(isShortcut({ ...none, key: 'F12', keyCode: 123 }), true);
    assert.equal(isShortcut({ ...none, key: 'Escape', keyCode: 27 }), true);
  });

  it('are none when they are typing, or a modifier alone', () => {
    assert.equal(isShortcut(none), false);
    assert.equal(isShortcut({ ...none, key: 'P', shiftKey: true }), false);
    for (const key of ['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Dead', 'Process'])
      assert.equal(isShortcut({ ...none, key, ctrlKey: true }), false, key);
  });

  it('pass only when they are sound, and then without anything else in them', () => {
    const press = { ...none, ctrlKey: true };
    assert.deepEqual(parseShortcut({ ...press, view: 'more', isTrusted: true }), press);
    const unsound: Record<string, unknown>[] = [
      { key: 'x'.repeat(31) },
      { code: 'x'.repeat(31) },
      { key: 1 },
      { code: undefined },
      { keyCode: -1 },
      { keyCode: 256 },
      { keyCode: 1.5 },
      { keyCode: '80' },
      { shiftKey: 'yes' },
      { metaKey: undefined },
      { repeat: 0 },
      { ctrlKey: 1, altKey: 1 },
    ];
    for (const change of unsound)
      assert.equal(parseShortcut({ ...press, ...change }), undefined, JSON.stringify(change));
  });

  it('never throw, whatever is sent, and never come out as typing', () => {
    const nearly = fc.record(
      Object.fromEntries(
        Object.keys(none).map((name) => [
          name,
          fc.oneof(fc.boolean(), fc.string(), fc.integer(), fc.constant(null)),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearly), (value) => {
        const press = parseShortcut(value);
        assert.ok(press === undefined || isShortcut(press));
      }),
    );
  });
});

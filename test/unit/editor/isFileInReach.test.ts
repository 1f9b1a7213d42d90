import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isFileInReach } from '../../../src/editor/handoff/isFileInReach.ts';

describe('whether a page on disk can be opened in the browser', () => {
  it('is so only on the desktop with everything on this machine: elsewhere the window would leave for it', () => {
    const desktop = 1;
    const web = 2;
    assert.equal(isFileInReach({ uiKind: desktop, remoteName: undefined }), true);
    assert.equal(isFileInReach({ uiKind: desktop, remoteName: 'ssh-remote' }), false);
    assert.equal(isFileInReach({ uiKind: web, remoteName: undefined }), false);
    assert.equal(isFileInReach({ uiKind: web, remoteName: 'codespaces' }), false);
  });
});

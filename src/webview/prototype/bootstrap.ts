/**
 * Runs first in the inner frame. Closes the ways out that the Content-Security-Policy leaves open, stands in
 * for what a sandboxed page lacks, and reports. Everything it needs later is taken before prototype code runs.
 */
import { channelKey, openChannel } from './channel.ts';
import { shimDatabase } from './databaseShim.ts';
import { shimDialogs } from './dialogShim.ts';
import { forbidElements } from './forbidElements.ts';
import { forwardShortcuts } from './forwardShortcuts.ts';
import { guardLeaving } from './guardLeaving.ts';
import { guardLinks } from './guardLinks.ts';
import { shimHistory } from './historyShim.ts';
import { markTest } from './markTest.ts';
import { pointAtElement } from './pointAtElement.ts';
import { removeApis } from './removeApis.ts';
import { reportErrors } from './reportErrors.ts';
import { reportPainted } from './reportPainted.ts';
import { shimStorage } from './storageShim.ts';

const channel = openChannel();
// First, so that a fault in one of the others is told.
const whereFrom = reportErrors(channel);
const blocked = (what: string): void =>
  channel.report({ type: 'blocked', what, ...whereFrom(new Error(what)) });
guardLeaving(channel);
// Before the shortcuts: Escape ends pointing and nothing else.
pointAtElement(channel);
forwardShortcuts(channel);
forbidElements(blocked);
guardLinks(blocked);
removeApis(blocked);
shimStorage();
shimDatabase();
shimHistory();
shimDialogs();
markTest(channel);
reportPainted(channel);
Object.defineProperty(window, channelKey, { value: channel, configurable: true });

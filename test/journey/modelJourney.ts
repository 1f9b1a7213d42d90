import type { Frame } from 'playwright-core';
import { writeWire } from '../../src/core/generation/wireFormat.ts';
import { basketFile, checkoutAnswer, checkoutPrototype } from '../support/checkoutPrototype.ts';
import { answer, type ModelServer } from '../support/modelServer.ts';
import { fillForm } from './fillForm.ts';
import type { JourneyContext } from './journey.ts';
import { isPrototype } from './mainJourney.ts';

const title = 'Guest checkout';
const headline = 'Your basket';
const guestButton = 'Check out as a guest';
/** What is asked for at the element, and what the model makes of it. */
const wish = 'Say here that it takes one minute';
const wished = 'Check out in one minute';
/** How the second variant differs. */
const difference = 'Promise the saved time instead of naming the basket';
const promise = 'Done in a minute';
/** What the model asks before the first prototype: one is answered, one skipped. */
const questions = [
  {
    question: 'How do people pay?',
    why: 'It decides how long the payment screen is.',
    options: ['By card', 'By invoice', 'Both'],
  },
  { question: 'What is in the basket?', options: ['Things for the kitchen', 'Books'] },
];
const usage = { prompt_tokens: 2400, completion_tokens: 1900 };
/** A webview is shown a moment after its page is there; only pictures need to wait for it. */
const PAINTED_MS = 800;
/** Slow enough to be watched: the answer takes a few seconds. */
const watchable = { usage, chunkSize: 60, writeSize: 180, delayMs: 60 };

const change = (search: string, replace: string) =>
  writeWire([{ path: basketFile, edits: [{ search, replace }] }]);

/** A step of a journey with a model behind it. */
export interface ModelStep {
  readonly name: string;
  /** As that of a JourneyStep; `server` speaks for the model that the user's settings name. */
  readonly run: (context: JourneyContext, server: ModelServer) => Promise<string>;
}

/** From a framed hypothesis to two variants and an earlier version, with a model. */
export const modelJourney: readonly ModelStep[] = [
  { name: 'An idea is framed while a network model is chosen', run: frameIdea },
  { name: 'The model waits until the window is trusted, and nothing is sent before', run: trust },
  { name: 'The model asks: one question is answered, one skipped', run: answerQuestions },
  { name: 'The files can be watched while they stream', run: watch },
  { name: 'The preview shows the prototype and it can be clicked', run: seePrototype },
  { name: 'Pointing at an element asks for a change of it, with its file and line', run: point },
  { name: 'Another variant is added from the first', run: addVariant },
  { name: 'The two are compared side by side', run: compare },
  { name: 'An earlier version is previewed and restored', run: restore },
];

/** The settings of a user who has chosen the server's model. */
export function modelSettings(server: ModelServer): Record<string, unknown> {
  return {
    'footbridge.model.provider': 'openaiCompatible',
    'footbridge.model.name': 'sample-model',
    'footbridge.model.baseUrl': server.baseUrl,
    'footbridge.model.price': { input: 3, output: 15 },
  };
}

const guideOf = ({ workbench }: JourneyContext) =>
  workbench.findWebviewFrame(async (frame) => (await frame.locator('ol.steps').count()) > 0);
const shellOf = ({ workbench }: JourneyContext) =>
  workbench.findWebviewFrame(async (frame) => (await frame.locator('header.toolbar').count()) > 0);

/** A prototype in sight that says something on the screen it shows. */
async function prototypeWith({ workbench }: JourneyContext, text: string): Promise<Frame> {
  return workbench.findWebviewFrame(
    async (frame) => (await isPrototype(frame)) && (await frame.getByText(text).first().isVisible()),
  );
}

async function takePicture({ workbench }: JourneyContext, name: string): Promise<void> {
  await workbench.page.waitForTimeout(PAINTED_MS);
  await workbench.screenshot(`model-${name}`);
}

async function frameIdea({ workbench }: JourneyContext): Promise<string> {
  await workbench.activityBarIcon('Footbridge').click();
  const guide = await workbench.findWebviewFrame('We believe that');
  await fillForm(guide, title);
  await workbench.waitForReload(() =>
    guide.getByRole('button', { name: 'Frame and make the prototype' }).click(),
  );
  await workbench.findWebviewFrame('sample-model', 60_000);
  return 'the guide names the model';
}

async function trust(context: JourneyContext, server: ModelServer): Promise<string> {
  const { workbench } = context;
  await workbench.findWebviewFrame('It waits until you trust this window');
  await takePicture(context, 'waits-for-trust');
  if (server.requests.length + server.lookups.length > 0) throw new Error('Something was sent before.');
  server.script(
    answer(JSON.stringify({ questions }), { usage }),
    answer(checkoutAnswer(headline), watchable),
  );
  await workbench.trustWorkspace();
  await workbench.findWebviewFrame('Question 1 of 2', 60_000);
  return 'the model asks its first question';
}

async function answerQuestions(context: JourneyContext): Promise<string> {
  await context.workbench.runCommand('View: Close All Editors');
  const guide = await guideOf(context);
  await guide.getByText('By invoice').click();
  await takePicture(context, 'question');
  await guide.getByRole('button', { name: 'Next', exact: true }).click();
  await guide.getByText('What is in the basket?').waitFor();
  await guide.getByRole('button', { name: 'Skip', exact: true }).click();
  return '“By invoice”, and nothing about the basket';
}

async function watch(context: JourneyContext, server: ModelServer): Promise<string> {
  const guide = await guideOf(context);
  const streamed = guide.locator('details.stream');
  await streamed.locator('summary').click();
  await guide.getByText(`Writing ${basketFile}`).waitFor();
  await takePicture(context, 'streaming');
  const asked = JSON.stringify(server.requests.at(-1)?.body);
  if (!asked.includes('By invoice')) throw new Error('The model was not told the answer.');
  if (asked.includes('Things for the kitchen')) throw new Error('The model was told what nobody answered.');
  return (await streamed.locator('summary').innerText()).trim();
}

async function seePrototype(context: JourneyContext): Promise<string> {
  const { workbench } = context;
  await workbench.findWebviewFrame(isPrototype, 60_000);
  const prototype = await prototypeWith(context, headline);
  await takePicture(context, 'preview');
  await prototype.getByRole('button', { name: guestButton }).click();
  await prototypeWith(context, 'Where shall it go?');
  const guide = await guideOf(context);
  await guide.locator('#toggle-prototype').click();
  const spent = await guide.getByText('Used so far').first().innerText();
  await (await shellOf(context)).getByRole('button', { name: 'Reload' }).click();
  await prototypeWith(context, headline);
  return spent.trim();
}

async function point(context: JourneyContext, server: ModelServer): Promise<string> {
  const shell = await shellOf(context);
  await shell.getByRole('button', { name: 'Point at an element' }).click();
  const prototype = await prototypeWith(context, headline);
  const target = prototype.getByText(guestButton);
  await target.hover({ force: true });
  await takePicture(context, 'pointing');
  await target.click({ force: true });
  await shell.getByLabel('What should change here?').last().fill(wish);
  await takePicture(context, 'picked');
  server.script(answer(change(guestButton, wished), { usage }));
  await shell.getByRole('button', { name: 'Change it' }).click();
  await prototypeWith(context, wished);
  const source = checkoutPrototype().find(({ path }) => path === basketFile)?.text ?? '';
  const line = source.split('\n').findIndex((each) => each.includes(guestButton)) + 1;
  const asked = JSON.stringify(server.requests.at(-1)?.body);
  // The element's tag opens on a line of its own, before its text.
  const [, told] = new RegExp(`${basketFile}, line (\\d+)`).exec(asked) ?? [];
  if (!asked.includes(wish) || told === undefined || Math.abs(Number(told) - line) > 1)
    throw new Error(`The model was told line ${told}, not ${line}: ${asked.slice(-1500)}`);
  return `the model was told ${basketFile}, line ${told}`;
}

async function addVariant(context: JourneyContext, server: ModelServer): Promise<string> {
  const guide = await guideOf(context);
  await guide.getByRole('button', { name: 'Try it another way' }).click();
  await guide.getByLabel('What changes').selectOption('messaging');
  await guide.getByLabel('How it differs').fill(difference);
  await guide.getByRole('button', { name: 'Make the variant' }).scrollIntoViewIfNeeded();
  await takePicture(context, 'add-variant');
  server.script(answer(change(headline, promise), { usage }));
  await guide.getByRole('button', { name: 'Make the variant' }).click();
  await prototypeWith(context, promise);
  await takePicture(context, 'second-variant');
  return `B says “${promise}”`;
}

async function compare(context: JourneyContext): Promise<string> {
  const guide = await guideOf(context);
  await guide.getByRole('button', { name: 'Side by side' }).click();
  await prototypeWith(context, promise);
  await prototypeWith(context, headline);
  await takePicture(context, 'side-by-side');
  const shell = await shellOf(context);
  return (await shell.locator('.pane-title').allInnerTexts()).join(' | ');
}

async function restore(context: JourneyContext): Promise<string> {
  const guide = await guideOf(context);
  await guide.getByRole('button', { name: 'Variant A', exact: true }).click();
  await guide.getByRole('button', { name: 'Open preview' }).click();
  await prototypeWith(context, wished);
  await guide.locator('details.versions > summary').click();
  // The list says what somebody asked for; where it is written is the model's business.
  await guide.getByRole('button', { name: `Preview “${wish}”`, exact: true }).waitFor();
  await guide.getByRole('button', { name: 'Preview “Made from the hypothesis”' }).click();
  await prototypeWith(context, guestButton);
  await guide.locator('details.versions').scrollIntoViewIfNeeded();
  await takePicture(context, 'earlier-version');
  const shell = await shellOf(context);
  const banner = await shell.getByText('Version of').innerText();
  await shell.getByRole('button', { name: 'Restore it' }).click();
  await shell.getByText('Version of').waitFor({ state: 'hidden' });
  await prototypeWith(context, guestButton);
  await guide.locator('li.version[aria-current]', { hasText: 'Made from the hypothesis' }).waitFor();
  await takePicture(context, 'restored');
  return `“${banner.trim()}” is the newest again`;
}

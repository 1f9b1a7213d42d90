import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readBoard } from '../../src/app/readBoard.ts';
import { LabSummaries } from '../../src/node/lab/labSummaries.ts';
import { BoardHarness } from '../page/board/support/boardHarness.ts';
import { writeBoardLab } from './boardLab.ts';
import { temporaryFolder } from './cleanup.ts';
import { type Measurement, measurement, quantile } from './measurement.ts';
import { costOf } from './ownBlocks.ts';
import { boardMoment, boardOf, sampleLab } from './sampleBoard.ts';

const MEGABYTE = 1_000_000;
const clock = { now: () => boardMoment.now };

/**
 * The board of 200 and of 2,000 experiments: reading the lab beside reading the same bytes and parsing them, looking again
 * when nothing changed, the longest time nothing else had its turn, memory, and how soon the page is painted and answers to
 * keys (peers: 300 ms and a frame of 50 ms). Reading is measured in processor time: a busy machine does not count.
 */
export async function measureBoard(): Promise<Measurement[]> {
  const few = await measureReading(200);
  const many = await measureReading(2000);
  return [
    ...few.measurements,
    ...many.measurements,
    measurement('board: reading 2,000 experiments for reading 200', many.first, 'ms', 10 * few.first),
    ...(await measurePage()),
  ];
}

async function measureReading(count: number): Promise<{ first: number; measurements: Measurement[] }> {
  const folder = temporaryFolder('bench-board').path;
  const bytes = writeBoardLab(folder, count);
  const peer = (await costOf(() => readPlainly(folder))).cpuMs;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const summaries = new LabSummaries();
  const { cpuMs: first, blockedMs } = await costOf(() => readBoard([folder], { summaries, clock }));
  const { cpuMs: again } = await costOf(() => readBoard([folder], { summaries, clock }));
  globalThis.gc?.();
  const kept = process.memoryUsage().heapUsed - before;
  const name = `board of ${count.toLocaleString('en')}`;
  return {
    first,
    measurements: [
      measurement(`${name}: first reading`, first, 'ms', peer),
      measurement(`${name}: reading again, nothing changed`, again, 'ms', first),
      measurement(`${name}: longest block`, blockedMs, 'ms', 50),
      measurement(`${name}: heap kept`, kept / MEGABYTE, 'MB', bytes / MEGABYTE),
    ],
  };
}

/** What nobody can go below: every byte read, every record parsed. */
async function readPlainly(folder: string): Promise<number> {
  let records = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = await readFile(path.join(entry.parentPath, entry.name), 'utf8');
    const parts = entry.name.endsWith('.jsonl') ? text.split('\n').filter(Boolean) : [text];
    records += parts.map((part): unknown => JSON.parse(part)).length;
  }
  return records;
}

async function measurePage(): Promise<Measurement[]> {
  const harness = await BoardHarness.start();
  try {
    const shown = await harness.open();
    const spent = await processorOf(shown.page);
    const painting = await paint(shown.page, spent);
    const keys = await typing(shown.page, spent);
    const scrolling = await frames(shown.page);
    const p95 = (times: readonly number[]): number => quantile(times, 0.95);
    const name = 'board of 2,000';
    return [
      measurement(`${name}: painted after the data came`, painting.ms, 'ms', 300),
      measurement(`${name}: painted after the data came, processor time`, painting.cpuMs, 'ms', 300),
      measurement(
        `${name}: a key in the filter until painted (p95)`,
        p95(keys.map(({ ms }) => ms)),
        'ms',
        50,
      ),
      measurement(
        `${name}: a key in the filter, processor time (p95)`,
        p95(keys.map((key) => key.cpuMs)),
        'ms',
        50,
      ),
      measurement('board of 2,000: frame while scrolling (p50)', quantile(scrolling, 0.5), 'ms', 16.7),
    ];
  } finally {
    await harness.stop();
  }
}

/** How much processor time the page's main thread has taken so far, in milliseconds: a busy machine does not count. */
async function processorOf(page: Page): Promise<() => Promise<number>> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await browser.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
}

/** From the message with the data, which is in the page already, to the frame that shows it. */
async function paint(page: Page, spent: () => Promise<number>): Promise<{ ms: number; cpuMs: number }> {
  const data = await page.evaluateHandle((board) => board, boardOf([sampleLab(2000)]));
  const before = await spent();
  const ms = await data.evaluate(async (board) => {
    const start = performance.now();
    window.postMessage({ type: 'board', board }, '*');
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return performance.now() - start;
  });
  return { ms, cpuMs: (await spent()) - before };
}

/** What is typed into the filter, one after the other. */
const typed = [
  'c',
  'ch',
  'che',
  'chec',
  'check',
  'checko',
  'checkou',
  'checkout',
  '',
  'r',
  're',
  'ref',
  '',
  '7',
  '77',
];

/** From each key to the frame that shows what it found; the processor time has the measuring itself in it. */
async function typing(page: Page, spent: () => Promise<number>): Promise<{ ms: number; cpuMs: number }[]> {
  const field = await page.getByRole('searchbox').elementHandle();
  if (!field) throw new Error('There is no filter.');
  const keys: { ms: number; cpuMs: number }[] = [];
  for (const text of typed) {
    const before = await spent();
    const ms = await field.evaluate(async (element, value) => {
      const input = element as HTMLInputElement;
      const start = performance.now();
      input.value = value;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      return performance.now() - start;
    }, text);
    keys.push({ ms, cpuMs: (await spent()) - before });
  }
  return keys;
}

async function frames(page: Page): Promise<number[]> {
  return await page.locator('.scroller').evaluate(async (scroller) => {
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let count = 0; count < 60; count += 1) {
      scroller.scrollBy(0, 900);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times;
  });
}

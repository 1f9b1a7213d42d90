import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { createServer } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { generatePrototype } from '../../../src/app/generation/generatePrototype.ts';
import { FootbridgeError } from '../../../src/core/errors/footbridgeError.ts';
import {
  openaiCompatibleProvider,
  type OpenaiCompatibleOptions,
} from '../../../src/node/models/openaiCompatible.ts';
import {
  answer,
  cut,
  errorInStream,
  html,
  keepAliveOnly,
  keepAlives,
  malformed,
  messageOf,
  portOf,
  raw,
  reset,
  stall,
  startModelServer,
  status,
  type Behaviour,
  type ModelServer,
} from '../../support/modelServer.ts';
import { createGenerationLab, slug, soundAnswer, type GenerationLab } from '../generation/generationLab.ts';

const key = 'sk-test-0123456789abcdef';
const quick = { baseSeconds: 0.01, jitter: () => 0.5 };
const half = soundAnswer.slice(0, soundAnswer.length / 2);
const apiError = (code: string, message: string) => ({
  error: { message, code, type: 'invalid_request_error' },
});

interface Fault {
  readonly behaviours: readonly Behaviour[];
  readonly code: string;
  /** How often the model is asked; 1 unless said otherwise. */
  readonly requests?: number;
}

const again = { requests: 3 };
/** What is cut off is gone on with, and what cannot be used asked for again; here with no better result. */
const onceMore = { requests: 2 };
const faults: Record<string, Fault> = {
  'ends in order without a reason to stop': {
    behaviours: [answer(soundAnswer, { finish: null })],
    code: 'model-cut-off',
    ...onceMore,
  },
  'ends in order half way': { behaviours: [answer(half)], code: 'model-cut-off', ...onceMore },
  'is cut inside a message': { behaviours: [cut(soundAnswer, 700)], code: 'model-cut-off', ...onceMore },
  'is cut before anything came': { behaviours: [cut(soundAnswer, 0)], code: 'model-cut-off' },
  'is reset half way': { behaviours: [reset(soundAnswer, 700)], code: 'model-cut-off', ...onceMore },
  'is reset at once': { behaviours: [reset()], code: 'model-unreachable', ...again },
  'is a web page': { behaviours: [html()], code: 'model-not-a-stream' },
  'is a web page that refuses': { behaviours: [html(403)], code: 'model-not-a-stream' },
  'is a redirect to a login page': {
    behaviours: [status(302, { location: '/login' })],
    code: 'model-not-a-stream',
  },
  'is JSON instead of a stream': {
    behaviours: [status(200, {}, { choices: [] })],
    code: 'model-not-a-stream',
  },
  'stalls at once': { behaviours: [stall()], code: 'model-stalled' },
  'stalls half way': { behaviours: [stall(half)], code: 'model-stalled' },
  'is kept alive without content': { behaviours: [keepAliveOnly()], code: 'model-stalled' },
  'is kept alive half way': { behaviours: [keepAliveOnly(half)], code: 'model-stalled' },
  'is kept alive by empty messages': {
    behaviours: [keepAliveOnly(half, keepAlives.emptyMessage)],
    code: 'model-stalled',
  },
  'has malformed JSON': { behaviours: [malformed(half)], code: 'model-garbled' },
  'has a message of another form': { behaviours: [raw('{"choices":"none"}')], code: 'model-garbled' },
  'has null for a message': { behaviours: [raw('null')], code: 'model-garbled' },
  'has an error inside the stream': {
    behaviours: [errorInStream(half, { message: 'no' })],
    code: 'model-rejected',
  },
  'has an overload inside the stream': {
    behaviours: [errorInStream('', { message: 'busy', code: 502 })],
    code: 'model-overloaded',
    ...again,
  },
  'has an overload after the first content': {
    behaviours: [errorInStream(half, { message: 'busy', type: 'server_error' })],
    code: 'model-overloaded',
  },
  'is refused with 401': { behaviours: [status(401)], code: 'model-unauthorised' },
  'is refused with 403': { behaviours: [status(403)], code: 'model-unauthorised' },
  'is a 404': { behaviours: [status(404)], code: 'model-not-found' },
  'is rate limited': { behaviours: [status(429)], code: 'model-rate-limited', ...again },
  'is rate limited for long': {
    behaviours: [status(429, { 'retry-after': '3600' })],
    code: 'model-rate-limited',
  },
  'is out of quota': {
    behaviours: [status(429, {}, apiError('insufficient_quota', 'You exceeded your current quota.'))],
    code: 'model-quota-used-up',
  },
  'needs payment': { behaviours: [status(402)], code: 'model-quota-used-up' },
  'is a 500': { behaviours: [status(500)], code: 'model-overloaded', ...again },
  'is a 503 page of a proxy': { behaviours: [html(503)], code: 'model-overloaded', ...again },
  'is a 503 for long': { behaviours: [status(503, { 'retry-after': '120' })], code: 'model-overloaded' },
  'says the context is too long, as OpenAI does': {
    behaviours: [status(400, {}, apiError('context_length_exceeded', 'Too long.'))],
    code: 'model-context-too-long',
  },
  'says the context is too long, as llama.cpp does': {
    behaviours: [status(400, {}, { error: { type: 'exceed_context_size_error', message: 'n_ctx' } })],
    code: 'model-context-too-long',
  },
  'says the context is too long, as a router does': {
    behaviours: [status(400, {}, { error: 'prompt is too long: 207379 tokens > 200000 maximum' })],
    code: 'model-context-too-long',
  },
  'is too large for the server': { behaviours: [status(413)], code: 'model-context-too-long' },
  'is filtered at the end': {
    behaviours: [answer(half, { finish: 'content_filter' })],
    code: 'model-filtered',
  },
  'is filtered at the start': {
    behaviours: [status(400, {}, apiError('content_filter', 'The prompt was filtered.'))],
    code: 'model-filtered',
  },
  'is a refusal': {
    behaviours: [
      raw(
        '{"choices":[{"delta":{"refusal":"I cannot"}}]}',
        '{"choices":[{"delta":{},"finish_reason":"stop"}]}',
      ),
    ],
    code: 'model-filtered',
  },
  'reaches the output limit': {
    behaviours: [answer(half, { finish: 'length' })],
    code: 'model-output-limit',
    ...onceMore,
  },
  'is words only': {
    behaviours: [answer('I would build a page with a form.')],
    code: 'model-made-no-files',
    ...onceMore,
  },
  'is empty': { behaviours: [answer('')], code: 'model-made-no-files', ...onceMore },
  'leaves code out': {
    behaviours: [answer(soundAnswer.replace('<main', '<!-- ... rest of the page ... -->\n<main'))],
    code: 'model-garbled',
    ...onceMore,
  },
  'never ends': { behaviours: [answer('la '.repeat(700_000), { chunkSize: 50_000 })], code: 'too-large' },
  'wants to write outside the variant': {
    behaviours: [answer(soundAnswer.replace('styles/main.css', '../../experiment.json'))],
    code: 'unsafe-path',
  },
  'is rejected otherwise': {
    behaviours: [status(400, {}, apiError('nope', 'Unknown thing.'))],
    code: 'model-rejected',
  },
};

describe('an answer over HTTP that', () => {
  let server: ModelServer;
  let lab: GenerationLab;
  before(async () => {
    server = await startModelServer();
    lab = await createGenerationLab();
  });
  after(async () => {
    await server.close();
    lab.remove();
  });

  for (const [what, { behaviours, code, requests = 1 }] of Object.entries(faults)) {
    it(`${what}: ${code}, and nothing is written`, async () => {
      server.script(...behaviours);
      const present = lab.files();
      const asked = server.requests.length;
      const provider = providerFor(server, { idleTimeoutMs: code === 'model-stalled' ? 400 : 3000 });
      const order = { experiment: slug, variant: undefined, instruction: '' };
      await assert.rejects(generatePrototype(order, lab.deps(provider)), (error) => {
        assert.ok(error instanceof FootbridgeError, String(error));
        assert.equal(error.code, code, error.message);
        assert.ok(!error.message.includes(key));
        return true;
      });
      assert.equal(server.requests.length - asked, requests);
      const { 'generations.jsonl': log, ...files } = lab.files();
      const { 'generations.jsonl': _, ...filesBefore } = present;
      assert.deepEqual(files, filesBefore);
      assert.equal((await lab.store.readGenerations(slug)).records.at(-1)?.outcome, code);
      assert.ok(!log?.includes(key));
    });
  }
});

function providerFor(server: { baseUrl: string }, options: Partial<OpenaiCompatibleOptions> = {}) {
  const all = {
    baseUrl: server.baseUrl,
    model: 'test-model',
    apiKey: key,
    idleTimeoutMs: 2000,
    label: 'Test',
  };
  return openaiCompatibleProvider({ ...all, ...options }, quick);
}

describe('an answer over HTTP', () => {
  let server: ModelServer;
  let lab: GenerationLab;
  beforeEach(async () => {
    server = await startModelServer();
    lab = await createGenerationLab();
  });
  afterEach(async () => {
    await server.close();
    lab.remove();
  });

  async function generate(options: Partial<OpenaiCompatibleOptions> = {}) {
    const order = { experiment: slug, variant: undefined, instruction: '' };
    return await generatePrototype(order, lab.deps(providerFor(server, options)));
  }

  async function assertSound(): Promise<void> {
    const files = await lab.store.readVariant(slug, 'a');
    assert.deepEqual(files.map(({ path }) => path).toSorted(), ['index.html', 'styles/main.css']);
    assert.match(files.find(({ path }) => path === 'index.html')?.text ?? '', /Größe: 3 × 2 🙂/);
  }

  const sound: Record<string, Behaviour> = {
    'in single bytes': answer(soundAnswer, { writeSize: 1 }),
    'cut inside UTF-8 sequences': answer(soundAnswer, { writeSize: 3, chunkSize: 1 }),
    'with CRLF': answer(soundAnswer, { lineEnd: '\r\n', writeSize: 7 }),
    'in one piece': answer(soundAnswer, { chunkSize: 100_000 }),
    'slowly, but never silent for long': answer(soundAnswer, { chunkSize: 60, writeSize: 120, delayMs: 60 }),
    'with a reason nobody knows': answer(soundAnswer, { finish: 'eos_token' }),
  };
  for (const [how, behaviour] of Object.entries(sound)) {
    it(`is used when it comes ${how}`, async () => {
      server.script(behaviour);
      await generate({ idleTimeoutMs: 500 });
      await assertSound();
    });
  }

  it('is used when the connection breaks after the model said that it is done', async () => {
    server.script(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(messageOf({ choices: [{ delta: { content: soundAnswer } }] }));
      response.write(messageOf({ choices: [{ delta: {}, finish_reason: 'stop' }] }));
      await new Promise((resolve) => setTimeout(resolve, 20));
      response.socket?.resetAndDestroy();
    });
    await generate();
    await assertSound();
  });

  it('waits while the model thinks without saying anything', async () => {
    server.script(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (let count = 0; count < 12; count += 1) {
        response.write('data: {"choices":[{"delta":{"reasoning_content":"hm"}}]}\n\n');
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: soundAnswer } }] })}\n\n`);
      response.end('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\n');
    });
    await generate({ idleTimeoutMs: 500 });
    await assertSound();
  });

  it('brings the counts of tokens', async () => {
    server.script(answer(soundAnswer, { usage: { prompt_tokens: 1200, completion_tokens: 80 } }));
    const { usage } = await generate();
    assert.deepEqual(usage, { inputTokens: 1200, outputTokens: 80 });
    assert.deepEqual((await lab.store.readGenerations(slug)).records.at(-1)?.usage, usage);
  });

  it('is asked for again without counts when an old server does not know them', async () => {
    const unknown = {
      error: { message: 'Unrecognized request argument supplied: stream_options', param: 'stream_options' },
    };
    server.script(status(400, {}, unknown), answer(soundAnswer));
    await generate();
    const [first, second] = server.requests.map(({ body }) => Object.keys(Object(body)));
    assert.ok(first?.includes('stream_options'));
    assert.ok(!second?.includes('stream_options'));
    assert.ok(!lab.progress.some(({ phase }) => phase === 'retrying'));
    await assertSound();
  });

  it('is tried again when it is rate limited or overloaded at first, and says so', async () => {
    server.script(status(429, { 'retry-after': '0' }), status(503), answer(soundAnswer));
    await generate();
    await assertSound();
    const notes = lab.progress.filter(({ phase }) => phase === 'retrying').map(({ note }) => note);
    assert.equal(notes.length, 2);
    assert.match(notes[0] ?? '', /2 of 3.*slow down/);
    assert.match(notes[1] ?? '', /3 of 3.*HTTP 503/);
  });

  it('is waited for as long as the server asks', async () => {
    server.script(status(429, { 'retry-after': '1' }), answer(soundAnswer));
    const start = performance.now();
    await generate();
    assert.ok(performance.now() - start >= 950);
    assert.match(lab.progress.find(({ phase }) => phase === 'retrying')?.note ?? '', /in 1 s/);
  });

  it('says how long to wait when the server asks for more than half a minute', async () => {
    server.script(status(429, { 'retry-after': '3600' }));
    await assert.rejects(generate(), /3600 s/);
  });

  it('gets the key in a header, and nothing else of ours', async () => {
    process.env['OPENAI_ORG_ID'] = 'org-from-environment';
    process.env['OPENAI_CUSTOM_HEADERS'] = 'x-from-environment: yes';
    try {
      server.script(answer(soundAnswer));
      await generate();
    } finally {
      delete process.env['OPENAI_ORG_ID'];
      delete process.env['OPENAI_CUSTOM_HEADERS'];
    }
    const [request] = server.requests;
    assert.equal(request?.path, '/v1/chat/completions');
    assert.equal(request.headers['authorization'], `Bearer ${key}`);
    const names = Object.keys(request.headers).join(' ');
    assert.doesNotMatch(names, /openai|stainless|x-from/);
  });

  it('gets no key when there is none, even if the environment has one', async () => {
    process.env['OPENAI_API_KEY'] = 'sk-from-environment';
    try {
      server.script(answer(soundAnswer));
      await generate({ apiKey: undefined });
    } finally {
      delete process.env['OPENAI_API_KEY'];
    }
    assert.equal(server.requests[0]?.headers['authorization'], undefined);
  });

  it('never shows the key, even if the server repeats it', async () => {
    server.script(status(400, {}, { error: { message: `Bad request by ${key} for\n this` } }));
    await assert.rejects(generate(), (error: Error) => {
      assert.ok(!error.message.includes(key));
      assert.match(error.message, /Bad request by … for this/);
      return true;
    });
  });

  const cancellations: Record<string, Behaviour> = {
    'before the first content': stall(),
    'half way': stall(half),
    'while waiting to try again': status(429, { 'retry-after': '20' }),
  };
  for (const [when, behaviour] of Object.entries(cancellations)) {
    it(`can be cancelled ${when}, at once and without a trace in the prototype`, async () => {
      server.script(behaviour);
      const abort = new AbortController();
      const deps = lab.deps(providerFor(server), { signal: abort.signal });
      const order = { experiment: slug, variant: undefined, instruction: '' };
      const asked = server.requests.length;
      const running = assert.rejects(generatePrototype(order, deps), { code: 'cancelled' });
      while (server.requests.length === asked) await delay(10);
      await delay(100);
      abort.abort();
      // The server never goes on, so only the cancellation ends this.
      await running;
      assert.deepEqual(await lab.store.readVariant(slug, 'a'), []);
      assert.equal((await lab.store.readGenerations(slug)).records.at(-1)?.outcome, 'cancelled');
    });
  }

  it('says when nobody listens at the address', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const port = portOf(closed);
    await new Promise((resolve) => closed.close(resolve));
    await assert.rejects(generate({ baseUrl: `http://127.0.0.1:${port}/v1` }), (error: FootbridgeError) => {
      assert.equal(error.code, 'model-unreachable');
      assert.match(error.message, new RegExp(`127\\.0\\.0\\.1:${port} \\(ECONNREFUSED\\)`));
      return true;
    });
  });
});

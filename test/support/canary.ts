import { createSocket, type Socket } from 'node:dgram';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { ensureChromium } from './chromium.ts';
import { temporaryFolder } from './cleanup.ts';

/** Names under a top-level domain that is reserved for tests: nobody owns them. */
const domain = 'canary.test';

/** Something that got out of a page. */
export interface Hit {
  readonly kind: 'http' | 'tcp' | 'udp' | 'dns';
  /** The request line, the size of the datagram, or the name that was looked up. */
  readonly what: string;
}

/**
 * Counts whatever leaves a page: requests, bare connections and datagrams to this machine, and names that the
 * browser tries to resolve. Names are read from Chromium's own network log, which also shows what neither
 * connects nor asks, such as a DNS prefetch.
 */
export class Canary {
  readonly #server: Server;
  readonly #socket: Socket;
  readonly #folder = temporaryFolder('canary');
  readonly #hits: Hit[] = [];
  #launches = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#hits.push({ kind: 'http', what: `${request.method} ${request.headers.host}${request.url}` });
      response
        .writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/plain' })
        .end('out');
    });
    this.#server.on('connection', () => this.#hits.push({ kind: 'tcp', what: 'connection' }));
    this.#socket = createSocket('udp4');
    this.#socket.on('message', (message) =>
      this.#hits.push({ kind: 'udp', what: `${message.length} bytes` }),
    );
  }

  /** Starts listening on 127.0.0.1. */
  static async start(): Promise<Canary> {
    const canary = new Canary();
    await new Promise<void>((resolve) => canary.#server.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => canary.#socket.bind(0, '127.0.0.1', resolve));
    return canary;
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** `127.0.0.1:port` of the UDP listener. */
  get udpHost(): string {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  /** The host and port of one way out. The name leads to this machine, so that connections can be counted too. */
  near(way: string): string {
    return `${way.toLowerCase()}.near.${domain}:${this.#port}`;
  }

  /** A host that nobody can resolve: for what only looks names up. */
  far(way: string): string {
    return `${way.toLowerCase()}.far.${domain}`;
  }

  /**
   * Starts a Chromium as a person has it, that is with a profile and with its speculative connections (private
   * windows have none), and with a network log.
   */
  async launch(): Promise<BrowserContext> {
    this.#launches += 1;
    return chromium.launchPersistentContext(path.join(this.#folder.path, `profile-${this.#launches}`), {
      executablePath: await ensureChromium(),
      acceptDownloads: true,
      // Playwright's flag for quiet tests would also turn off preconnect and DNS prefetch.
      ignoreDefaultArgs: ['--disable-background-networking'],
      args: [
        '--no-sandbox',
        '--disable-component-update',
        `--host-resolver-rules=MAP *.near.${domain} 127.0.0.1`,
        `--log-net-log=${this.#log}`,
      ],
    });
  }

  /** Forgets requests, connections and datagrams. The network log starts anew with each browser. */
  clear(): void {
    this.#hits.length = 0;
  }

  /** Everything seen since the last clear; names only after the browser was closed. */
  hits(): Hit[] {
    const log = existsSync(this.#log) ? readFileSync(this.#log, 'utf8') : '';
    const names = new Set(log.match(/[a-z0-9-]+\.(near|far)\.canary\.test/gi) ?? []);
    return [...this.#hits, ...[...names].map((what): Hit => ({ kind: 'dns', what }))];
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await new Promise<void>((resolve) => this.#socket.close(resolve));
    this.#folder.remove();
  }

  get #log(): string {
    return path.join(this.#folder.path, 'net-log.json');
  }
}

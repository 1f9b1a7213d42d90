import { createServer, type ServerResponse } from 'node:http';
import { localServers } from '../../src/node/models/findLocalServers.ts';
import { portOf } from '../support/modelServer.ts';

/** A server on one of the ports where local models are looked for. */
export interface LocalModelServer {
  /** Its place among `localServers`. */
  readonly index: number;
  /** Paths that were asked for. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Listens on the first of the usual ports that is free and answers each request as told. */
export async function startLocalServer(
  answer: (response: ServerResponse) => void,
): Promise<LocalModelServer> {
  for (const [index, { baseUrl }] of localServers.entries()) {
    const requests: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      requests.push(url);
      answer(response);
    });
    const isListening = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(Number(new URL(baseUrl).port), 'localhost', () => resolve(portOf(server) > 0));
    });
    if (!isListening) continue;
    const close = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { index, requests, close };
  }
  throw new Error('All ports of local model servers are in use.');
}

/** The server itself: on this machine's own address, and to its user alone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Opened } from './answers.js';
import { LIMITS, type Limits } from './limits.js';
import { newSecrets } from './secrets.js';
import { listSite } from './site.js';

export interface ServerOptions {
  /** The folder of a built site, with its index.html. It is listed once, at the start. */
  readonly site: string;
  /** Gives what `GET /api/opened` answers, the text of a JSON document. Left out, the answer is 204. */
  readonly opened?: Opened;
  /** Left out, or 0: one that is free. */
  readonly port?: number;
}

export interface RunningServer {
  /** The address to open first, with the token that lets a browser in. */
  readonly url: string;
  readonly port: number;
  /** Ends it, with all connections. */
  readonly close: () => Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/**
 * Starts a server for the viewer, which nobody reaches but the user of this machine.
 *
 * It listens on 127.0.0.1 alone and answers GET and HEAD. Each request must name the server's own host and port, come from no
 * other site's page, and hold a session, which a browser gets for the random token in `url`. All else is refused with
 * `{error: {code, message}}` or a closed connection.
 *
 * @throws the error of the system where the folder cannot be read or the port not be had; an Error where the folder holds no
 * index.html
 */
export function startServer(options: ServerOptions): Promise<RunningServer> {
  return startWithin(options, LIMITS);
}

/** The same within limits of one's own. */
export async function startWithin(
  { site, opened = () => undefined, port = 0 }: ServerOptions,
  limits: Limits,
): Promise<RunningServer> {
  // Not before a server is wanted: they load Node's own fetch, which leaves its mark on the globals.
  const { answersOf } = await import('./answers.js');
  const { attend } = await import('./attend.js');
  const secrets = newSecrets();
  const app = answersOf(listSite(site), opened);
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.request_ms,
    requestTimeout: limits.request_ms,
    keepAliveTimeout: limits.keepAlive_ms,
    connectionsCheckingInterval: limits.lookEvery_ms,
    insecureHTTPParser: false,
    // Asked by ourselves, so that its absence is answered like everything else.
    requireHostHeader: false,
  });
  server.maxConnections = limits.connections;
  server.timeout = limits.idle_ms;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, resolve);
  });
  // Which it is may have been left to the system; no connection is taken up before this.
  const { port: own } = server.address() as AddressInfo;
  attend(server, { port: own, secrets, limits }, app);
  return {
    url: `http://${LOOPBACK}:${own}/?from=server&token=${secrets.token}`,
    port: own,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

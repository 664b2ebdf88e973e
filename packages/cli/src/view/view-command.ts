/** What `testudo view` does. */
import { type RunningServer, type ServerOptions, startServer } from '@testudo/server';
import { openInBrowser } from '../report/open-in-browser.js';
import { remarkOn } from '../study/remarks.js';
import { exitCodeOf, listenForStop, type StopSignal } from '../study/stop-signals.js';
import { EXIT, Refusal, type Terminal } from '../terminal/index.js';
import type { ViewFlags } from './index.js';
import { openedBy } from './opened.js';
import { viewerSite } from './viewer-site.js';

/**
 * Serves the viewer until it is told to stop.
 *
 * @param siteOf finds the folder of the built viewer
 * @returns the exit code
 * @throws Refusal where something cannot be used; then nothing was served
 */
export async function viewCommand(
  source: string | undefined,
  flags: ViewFlags,
  terminal: Terminal,
  siteOf: () => string = () => viewerSite(),
): Promise<number> {
  const port = readPort(flags.port);
  const opened = openedBy(source, flags, terminal);
  const text = opened === undefined ? undefined : JSON.stringify(opened);
  const remark = remarkOn(terminal, {});
  let stop: (signal: StopSignal) => void = () => {};
  const stopped = new Promise<StopSignal>((resolve) => {
    stop = resolve;
  });
  const stopping = listenForStop(stop);
  try {
    const server = await started({ site: siteOf(), opened: () => text, port });
    terminal.out(server.url);
    remark('The viewer is served at this address, for this machine only. Ctrl-C ends it.');
    if (flags.open) void openInBrowser(server.url, remark);
    const signal = await stopped;
    await server.close();
    remark('The viewer is not served any more.');
    return exitCodeOf(signal);
  } finally {
    stopping.done();
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new Refusal(`--port: '${text}' is no whole number from 1 to 65535`, EXIT.wrongUsage);
}

async function started(options: ServerOptions & { readonly port: number }): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall !== 'listen') throw error;
    const why = new Map([
      ['EADDRINUSE', 'it is taken by another program'],
      ['EACCES', 'this user may not use it'],
    ]).get(code ?? '');
    throw new Refusal(
      `port ${options.port} cannot be served at: ${why ?? code}\n--port names another; without it one that is free is found`,
      EXIT.failed,
    );
  }
}

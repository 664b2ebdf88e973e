/** What `testudo view` does. */
import { releaseOf } from '@testudo/interop/release';
import { releaseReport } from '@testudo/report';
import { type RunningServer, type ServerOptions, startServer } from '@testudo/server';
import { recordingNamed } from '../export/record-scenario.js';
import { type AskedRelease, askedRelease } from '../release/asked.js';
import { siteOfPage } from '../release/site-of-page.js';
import { atlas } from '../report/atlas.js';
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
  const asked = askedRelease(flags, terminal);
  const released = asked === undefined ? undefined : siteOfPage(releasePage(source, flags, asked, terminal));
  const opened = released === undefined ? openedBy(source, flags, terminal) : undefined;
  const text = opened === undefined ? undefined : JSON.stringify(opened);
  const remark = remarkOn(terminal, {});
  let stop: (signal: StopSignal) => void = () => {};
  const stopped = new Promise<StopSignal>((resolve) => {
    stop = resolve;
  });
  const stopping = listenForStop(stop);
  try {
    const server = await started({ site: released?.site ?? siteOf(), opened: () => text, port });
    terminal.out(server.url);
    const what = released === undefined ? 'The viewer' : 'The page of the release';
    remark(`${what} is served at this address, for this machine only. Ctrl-C ends it.`);
    if (flags.open) void openInBrowser(server.url, remark);
    const signal = await stopped;
    await server.close();
    remark(`${what} is not served any more.`);
    return exitCodeOf(signal);
  } finally {
    stopping.done();
    released?.remove();
  }
}

/** The page that is served in place of the viewer. */
function releasePage(
  source: string | undefined,
  flags: ViewFlags,
  { policy, audience, asOfUnix_us }: AskedRelease,
  terminal: Terminal,
): string {
  if (source === undefined)
    throw new Refusal('--audience goes with a run or a scenario: name one', EXIT.wrongUsage);
  return releaseReport(
    releaseOf(recordingNamed(source, flags, terminal), policy, audience, asOfUnix_us),
    atlas(),
  );
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

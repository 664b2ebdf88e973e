/** What is shown first: what the address asks for, else what the server was started with, else the raid of April. */
import { notice, problem } from '../state/state.js';
import type { Address } from '../state/url.js';
import { offerTour } from '../tour/offer.js';
import { followAddress, leftOut, lookAs, readAddress } from './address.js';
import { firstOf } from './first-of.js';
import { openedByServer } from './from-server.js';
import { openRuns, show } from './open.js';

const FIRST = { kind: 'shipped', name: 'iraq-2020/april', seed: '1', trial: 0 } as const;

export async function start(): Promise<void> {
  const { address, bad } = readAddress();
  const said = bad.length === 0 ? [] : [leftOut(bad)];
  if (await openAsked(address, said)) lookAs(address);
  else if ((await openRuns([FIRST])) && address.runs.length === 0) {
    lookAs(address);
    offerTour();
  }
  if (said.length > 0) notice.value = said.join(' ');
  followAddress();
}

async function openAsked({ runs }: Address, said: string[]): Promise<boolean> {
  const fromServer = await openedByServer();
  if (fromServer !== undefined && 'reasons' in fromServer) said.push(sentence(fromServer.reasons));
  else if (fromServer !== undefined && runs.length === 0) {
    show([fromServer]);
    return true;
  }
  if (runs.length === 0) return false;
  if (await openRuns(runs)) return true;
  said.push(sentence(problem.peek() ?? []));
  return false;
}

function sentence(reasons: readonly string[]): string {
  return `Not shown: ${firstOf(reasons)}.`;
}

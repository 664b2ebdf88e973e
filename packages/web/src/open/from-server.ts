/** What `testudo view` was started with, where it is what gave the page. */
import type { ResolvedScenario } from '@testudo/core/scenario';
import type { Recording } from '@testudo/interop';
import { busy } from '../state/state.js';
import type { ViewedRun } from '../state/viewed.js';
import { type Failed, keep, reasonOf, runOnce, viewed } from './make-run.js';
import { SHIPPED } from './shipped.js';

/** What the server answers. */
type Opened =
  | {
      readonly kind: 'scenario';
      readonly name?: string;
      readonly scenario: ResolvedScenario;
      readonly seed: string;
      readonly trial: number;
    }
  | {
      readonly kind: 'recording';
      readonly name?: string;
      readonly recording: Recording;
      readonly remarks?: readonly string[];
    };

/** Asks only where the address says that a server gave the page: other sites have nobody to ask. */
export async function openedByServer(): Promise<ViewedRun | Failed | undefined> {
  if (new URLSearchParams(location.search).get('from') !== 'server') return undefined;
  busy.value = 'Opening …';
  try {
    const opened = await asked();
    if (opened === undefined) return undefined;
    const run = await runOf(opened);
    if (run !== undefined && !('reasons' in run)) keep(run);
    return run;
  } catch (error) {
    return { reasons: [`what the server opened: ${reasonOf(error)}`] };
  } finally {
    busy.value = undefined;
  }
}

async function asked(): Promise<Opened | undefined> {
  try {
    const answer = await fetch('api/opened', { headers: { accept: 'application/json' } });
    return answer.status === 200 ? ((await answer.json()) as Opened) : undefined;
  } catch {
    // No server, or none that was asked to open something.
    return undefined;
  }
}

async function runOf(opened: Opened): Promise<ViewedRun | Failed | undefined> {
  if (opened.kind === 'scenario') {
    const { scenario, seed, trial } = opened;
    const name = opened.name ?? scenario.title;
    // A shipped one has its name on every page; one from a file only here.
    const kind = SHIPPED.some((one) => one.name === name) ? 'shipped' : 'file';
    return runOnce(name, scenario, { seed, trial }, { kind, name, seed, trial });
  }
  if (opened.kind !== 'recording') return undefined;
  const { recording, remarks = [] } = opened;
  return viewed({ recording, remarks }, { kind: 'recording', name: opened.name ?? recording.scenario.title });
}

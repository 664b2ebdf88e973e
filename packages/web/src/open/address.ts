/** The address bar and the page, kept in step: what is shown can be reloaded, linked to and gone back to. */
import { batch, effect } from '@preact/signals';
import { DEFAULT_LAYERS } from '../state/layers.js';
import {
  cameraView,
  following,
  layers,
  mode,
  notice,
  panel,
  picked,
  runs,
  seek,
  span,
  speed,
  theme,
  time_us,
} from '../state/state.js';
import { type Address, formatAddress, type ParsedAddress, parseAddress, sameRuns } from '../state/url.js';
import { firstOf } from './first-of.js';
import { askedOf } from './make-run.js';
import { openRuns, stopOpening } from './open.js';

const DEFAULT_SPEED = 10;
/** Browsers refuse pages that write their address often. */
const BETWEEN_WRITES_MS = 600;

let timer: ReturnType<typeof setTimeout> | undefined;
/** What the address was when it was last read or written. */
let written = '';

/** The address of what is shown now. */
export function currentAddress(): Address {
  return {
    runs: runs.value.map(askedOf),
    ...(runs.value.length === 0 ? {} : { time_s: time_us.value / 1e6 }),
    ...(picked.value === undefined ? {} : { pick: picked.value }),
    ...(following.value ? { following: true } : {}),
    ...(panel.value === 'story' ? {} : { panel: panel.value }),
    ...(layers.value === DEFAULT_LAYERS ? {} : { layers: layers.value }),
    ...(mode.value === '3d' ? {} : { mode: mode.value }),
    ...(speed.value === DEFAULT_SPEED ? {} : { speed: speed.value }),
    ...(theme.value === 'system' ? {} : { theme: theme.value }),
    ...(cameraView.value === undefined ? {} : { view: cameraView.value }),
  };
}

/** What the address asks for, and what of it cannot be used. */
export function readAddress(): ParsedAddress {
  written = location.hash;
  return parseAddress(location.hash);
}

/** Looks at what is shown as an address says; what it does not say is as by default. */
export function lookAs(address: Address): void {
  batch(() => setAll(address));
}

function setAll(address: Address): void {
  layers.value = address.layers ?? DEFAULT_LAYERS;
  mode.value = address.mode ?? '3d';
  speed.value = address.speed ?? DEFAULT_SPEED;
  // Whoever chose one keeps it.
  theme.value = address.theme ?? theme.value;
  panel.value = address.panel ?? 'story';
  picked.value = address.pick;
  following.value = address.pick !== undefined && address.following === true;
  seek(address.time_s === undefined ? span.value.from_us : Math.round(address.time_s * 1e6));
  cameraView.value = address.view;
}

/** Keeps the address in step with the page, and the page with the address when one goes back or forward. @returns what stops it */
export function followAddress(): () => void {
  let shown = runs.peek();
  const stopped = new AbortController();
  const { signal } = stopped;
  const end = effect(() => {
    const address = currentAddress();
    const opened = shown.length > 0 && !sameRuns(shown.map(askedOf), address.runs);
    if (runs.value !== shown) {
      shown = runs.value;
      // What is opened is a place to come back to; the rest of the way there is not.
      if (opened && !sameRuns(parseAddress(location.hash).address.runs, address.runs)) {
        write('pushState');
        return;
      }
    }
    timer ??= setTimeout(() => write('replaceState'), BETWEEN_WRITES_MS);
  });
  const come = () => {
    if (location.hash === written) return;
    written = location.hash;
    void comeTo(parseAddress(location.hash));
  };
  addEventListener('hashchange', come, { signal });
  // Time and camera are written late: the last of them before the page goes.
  addEventListener('pagehide', () => write('replaceState'), { signal });
  return () => {
    stopped.abort();
    end();
    clearTimeout(timer);
    timer = undefined;
  };
}

/** Counts up with each address that is gone to: what comes of an older one is dropped. */
let coming = 0;

async function comeTo({ address, bad }: ParsedAddress): Promise<void> {
  coming += 1;
  const mine = coming;
  const shown = runs.value.map(askedOf);
  const isShown = address.runs.length === 0 || sameRuns(address.runs, shown);
  // What was on its way is not what is asked for any more.
  if (isShown) stopOpening();
  const isThere = isShown || (await openRuns(address.runs));
  if (mine !== coming) return;
  if (isThere) lookAs(address);
  // What was left out, and what could not be shown, does not stay there; it may be that nothing else changed.
  write('replaceState');
  if (bad.length > 0) notice.value = leftOut(bad);
}

/** Says what of an address could not be used. */
export function leftOut(bad: readonly string[]): string {
  return `Left out of the address: ${firstOf(bad)}.`;
}

function write(how: 'pushState' | 'replaceState'): void {
  clearTimeout(timer);
  timer = undefined;
  if (runs.peek().length === 0) return;
  const hash = `#${formatAddress(currentAddress())}`;
  if (hash === location.hash) return;
  written = hash;
  try {
    history[how](null, '', hash);
  } catch {
    // Too many writes, or a page that may not write its address: the page works without.
  }
}

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const BEAT_MS = 2000;
const DEAD_AFTER_MS = 15_000;

/**
 * Does `action` while no other process on this tree does its own.
 *
 * The lock is a file that its holder touches every two seconds. It is taken over when its holder is known to be dead
 * (same machine, no such process) or has not touched it for fifteen seconds, so a killed installation blocks nobody.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} action
 * @param {(message: string) => void} say
 * @returns {Promise<T>}
 */
export async function whileLocked(path, action, say) {
  mkdirSync(dirname(path), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let waited = false; !tryTake(path, mine); waited = true) {
    if (!waited) say('Another Testudo process is installing or building here; waiting for it.');
    await pause(200);
  }
  const beat = setInterval(() => touch(path), BEAT_MS);
  try {
    return await action();
  } finally {
    clearInterval(beat);
    if (contentOf(path) === mine) rmSync(path, { force: true });
  }
}

/**
 * @param {string} path
 * @param {string} mine
 */
function tryTake(path, mine) {
  try {
    writeFileSync(path, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (holderIsDead(path)) {
    const aside = `${path}.${process.pid}.dead`;
    try {
      renameSync(path, aside);
      rmSync(aside, { force: true });
    } catch {
      // Somebody else took it away first.
    }
  }
  return false;
}

/** @param {string} path */
function holderIsDead(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > DEAD_AFTER_MS) return true;
    const { pid, host } = JSON.parse(readFileSync(path, 'utf8'));
    if (host !== hostname() || typeof pid !== 'number') return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** @param {string} path */
function contentOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Taken over while this process was suspended; the holder's own end is then the other's business.
  }
}

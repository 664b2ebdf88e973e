import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @typedef {{ code: number, output: string, timedOut: boolean }} RunResult */

/** Thrown after a child has ended because this process was told to stop. */
export class Stopped extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`stopped by ${signal}`);
    this.exitCode = exitCodeOfSignal(signal);
  }
}

/** The exit code shells give to a death by signal: 130 for SIGINT, 143 for SIGTERM.
 * @param {NodeJS.Signals} signal */
export const exitCodeOfSignal = (signal) => 128 + (constants.signals[signal] ?? 0);

/** Signals that arrive closer together than this are one wish: npm repeats what the terminal has already sent. */
const ONE_WISH_MS = 500;

/**
 * Runs a program and waits for it.
 *
 * A signal to this process reaches the program once. A terminal sends Ctrl-C to every process in its foreground group,
 * so there the program has it already; without a terminal the program gets a group of its own and the signal is passed on.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.quiet] keep the output instead of showing it
 * @param {number} [options.limit_ms] stop the program after this long
 * @param {boolean} [options.passThrough] when told to stop, return the program's own exit code instead of throwing Stopped
 * @param {boolean} [options.shell] needed on Windows for .cmd files
 * @returns {Promise<RunResult>} code 127 when the program cannot be started
 */
export function run(command, args, options = {}) {
  const { cwd, env = process.env, quiet = false, limit_ms, passThrough = false, shell = false } = options;
  const atTerminal = Boolean(process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY);
  const ownGroup = process.platform !== 'win32' && !atTerminal;

  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      detached: ownGroup,
      windowsHide: true,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    const keep = (/** @type {string} */ text) => {
      output += text;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);

    /** @type {NodeJS.Signals | undefined} */
    let told;
    let toldAt_ms = Number.NEGATIVE_INFINITY;
    const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
      const repeated = signal === told && performance.now() - toldAt_ms < ONE_WISH_MS;
      told = signal;
      toldAt_ms = performance.now();
      if (repeated || (atTerminal && signal === 'SIGINT')) return;
      child.kill(signal);
    };
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, onSignal);

    let timedOut = false;
    const killHard = () => {
      if (ownGroup && child.pid !== undefined) {
        try {
          process.kill(-child.pid, 'SIGKILL');
        } catch {
          // The group has ended by itself.
        }
      } else {
        child.kill('SIGKILL');
      }
    };
    const timers =
      limit_ms === undefined
        ? []
        : [
            setTimeout(() => {
              timedOut = true;
              child.kill('SIGTERM');
            }, limit_ms),
            setTimeout(killHard, limit_ms + 5000),
          ];

    const tidy = () => {
      for (const timer of timers) clearTimeout(timer);
      for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
        process.off(signal, onSignal);
    };
    child.on('error', (error) => {
      tidy();
      resolve({ code: 127, output: `${output}${error.message}\n`, timedOut });
    });
    child.on('close', (code, signal) => {
      tidy();
      if (told !== undefined && !passThrough) reject(new Stopped(told));
      else resolve({ code: code ?? exitCodeOfSignal(signal ?? 'SIGTERM'), output, timedOut });
    });
  });
}

/**
 * Runs `main` and exits with its code; being told to stop keeps its exit code 130 or 143, a `Refusal` is printed plainly.
 *
 * @param {() => Promise<number>} main
 */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof Stopped) {
      process.exitCode = error.exitCode;
    } else if (error instanceof Refusal) {
      console.error(error.message);
      process.exitCode = error.exitCode;
    } else {
      throw error;
    }
  }
}

/** Something the person at the terminal has to hear about and put right; no stack trace wanted. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

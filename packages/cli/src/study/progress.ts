/** The progress of trials or draws, on standard error and only where a person looks at it. */
import progressBars, { type Options, type Params } from 'cli-progress';

export interface ProgressLine {
  show(progress: { readonly done: number }): void;
  /** Takes the line away. */
  end(): void;
}

/** A bar with the time left, or nothing at all where standard error is no terminal. */
export function progressLine(trials: number, width: number, wanted: boolean, noun = 'trials'): ProgressLine {
  if (!wanted || process.stderr.isTTY !== true || trials === 0) return { show: () => {}, end: () => {} };
  const bar = new progressBars.SingleBar({
    stream: process.stderr,
    format: (options, params) => barText(options, params, width, noun),
    barCompleteChar: '━',
    barIncompleteChar: '─',
    clearOnComplete: true,
    // Quitting at once must leave the terminal as it was.
    hideCursor: false,
    linewrap: null,
    gracefulExit: false,
    etaBuffer: 40,
  });
  bar.start(trials, 0);
  return {
    show: ({ done }) => bar.update(done),
    end: () => bar.stop(),
  };
}

function barText(
  options: Options,
  { value, total, progress, eta }: Params,
  width: number,
  noun: string,
): string {
  const left =
    progress < LEAST_PROGRESS ? 'starting' : value >= total ? 'done' : `about ${timeLeft(eta)} left`;
  const text = `${String(value).padStart(String(total).length)} of ${total} ${noun}, ${left}`.padEnd(
    TEXT_WIDTH,
  );
  const room = Math.min(40, width - text.length - 6);
  if (room < 8) return text.trimEnd().slice(0, width - 1);
  return `  ${progressBars.Format.BarFormat(progress, { ...options, barsize: room })}  ${text}`;
}

/** Before that the time left is a guess: threads are starting and the code is cold. */
const LEAST_PROGRESS = 0.04;
/** The text keeps its width, so that the bar keeps its own. */
const TEXT_WIDTH = 35;

function timeLeft(eta_s: number): string {
  if (!Number.isFinite(eta_s)) return 'some time';
  const whole_s = Math.max(1, Math.round(eta_s));
  if (whole_s < 90) return `${whole_s} s`;
  return whole_s < 5400 ? `${Math.round(whole_s / 60)} min` : `${Math.round(whole_s / 3600)} h`;
}

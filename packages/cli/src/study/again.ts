/** What the command line of a study gives when it is run once more. */
import { count } from '@testudo/report';

/** A study that was stopped before its end. */
export interface Stopped {
  readonly done: number;
  readonly asked: number;
  readonly noun: 'trials' | 'pairs';
}

/**
 * That the command gives the same again; of a stopped study, what it gives instead.
 *
 * @param one what it gives besides the study, which no stop changes: "the run"
 */
export function givesAgain(stopped: Stopped | undefined, one?: string): string {
  if (stopped === undefined) return 'gives the same again, to the last bit';
  const { done, asked, noun } = stopped;
  const whole = `all ${count(asked)} ${noun}`;
  const given =
    one === undefined ? `gives ${whole}` : `gives ${one} again, to the last bit, and ${whole} of the study`;
  return `${given}. The figures of what was done before the stop, ${count(done)} of ${count(asked)} ${noun}, cannot be had again: which ${noun} those were hung on the machine`;
}

import { type Colours, coloursFor } from './colours.js';

/** Where a command writes: results to `out`, everything said about them to `err`. A test hands in one of its own. */
export interface Terminal {
  /** Columns of a line. */
  readonly width: number;
  readonly colours: Colours;
  readonly errorColours: Colours;
  /** Writes text and a line end to standard output. */
  out(text: string): void;
  /** Writes text and a line end to standard error. */
  err(text: string): void;
}

const USUAL_WIDTH = 80;
/** Longer lines of prose are hard to read, however wide the window. */
const WIDEST = 110;
const NARROWEST = 20;

/** Columns to write in: those of the terminal, else those that COLUMNS names, else 80. */
export function widthOf(columns: number | undefined, environment: string | undefined): number {
  const named =
    environment !== undefined && /^[1-9][0-9]{0,3}$/.test(environment) ? Number(environment) : undefined;
  const width = columns !== undefined && columns > 0 ? columns : (named ?? USUAL_WIDTH);
  return Math.min(WIDEST, Math.max(NARROWEST, width));
}

/** The terminal that the process was started in. */
export function processTerminal(): Terminal {
  return {
    width: widthOf(process.stdout.columns, process.env.COLUMNS),
    colours: coloursFor(process.stdout, process.env),
    errorColours: coloursFor(process.stderr, process.env),
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
  };
}

/**
 * Ends the process quietly when nobody reads on (`testudo schema | head`), instead of with an error nobody asked for.
 */
export function endWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
        process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
}

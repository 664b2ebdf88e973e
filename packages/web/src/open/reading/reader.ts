/** The page's side of reading files. */
import { type GivenFile, ofFile, type ReadAnswer } from './protocol.js';
import { whatIsGiven } from './what-is-given.js';

/** A scenario takes a blink; a large recording some seconds. What takes longer is given up. */
const LONGEST_MS = { yaml: 15_000, json: 30_000, recording: 120_000 } as const;

let stop: ((answer: ReadAnswer) => void) | undefined;

/** Reads files in a worker of their own. Never rejects: what is wrong is in the answer. */
export function readFiles(files: readonly GivenFile[]): Promise<ReadAnswer> {
  stopReading();
  const given = whatIsGiven(files);
  if (given.kind === 'nothing') return Promise.resolve({ ok: false, problems: given.problems });
  const longest_ms = LONGEST_MS[given.kind];
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'reader' });
    const end = (answer: ReadAnswer) => {
      clearTimeout(limit);
      worker.terminate();
      stop = undefined;
      resolve(answer);
    };
    const failed = (message: string, found = '') =>
      end({ ok: false, problems: [ofFile('', message, found)] });
    const limit = setTimeout(
      () => failed('reading was given up', `nothing after ${longest_ms / 1000} s`),
      longest_ms,
    );
    worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => end(data);
    worker.onerror = (event) => {
      event.preventDefault();
      failed('the files could not be read', event.message ?? '');
    };
    stop = end;
    worker.postMessage({ files, nowUnix_us: Date.now() * 1000 });
  });
}

/** Gives up what is being read. */
export function stopReading(): void {
  stop?.({ ok: false, problems: [ofFile('', 'reading was given up')] });
}

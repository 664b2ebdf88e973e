/** What files are meant as, judged by their names: a scenario, a run folder, or nothing that can be opened. */
import { type FileProblem, type GivenFile, ofFile } from './protocol.js';

export type Given =
  | { readonly kind: 'yaml'; readonly files: readonly GivenFile[] }
  | { readonly kind: 'json'; readonly file: GivenFile }
  | {
      readonly kind: 'recording';
      readonly name: string;
      readonly files: ReadonlyMap<RecordingFile, GivenFile>;
    }
  | { readonly kind: 'nothing'; readonly problems: readonly FileProblem[] };

/** The files of a run folder that are read; the others there tell the same in other words. */
const RECORDING_FILES = [
  'manifest.json',
  'scenario.json',
  'events.ndjson',
  'trajectories.ndjson',
  'interceptors.ndjson',
  'outcome.json',
] as const;
export type RecordingFile = (typeof RECORDING_FILES)[number];

/** Versions before interceptors were recorded wrote no file of them. */
const OPTIONAL: readonly RecordingFile[] = ['interceptors.ndjson'];

const MB = 1_000_000;
/** Bytes. A character takes up to four; the reader counts characters once more. */
const LARGEST = { yaml: 20 * MB, json: 50 * MB, recording: 300 * MB } as const;
const MOST_FILES = 200;

const WANTED = 'a scenario (.yaml), a resolved scenario (.json) or the folder of a run';

/** Judges what was dropped or chosen, before any of it is read. */
export function whatIsGiven(files: readonly GivenFile[]): Given {
  if (files.length === 0) return nothing([ofFile('', 'nothing was given', 'no file', WANTED)]);
  if (files.length > MOST_FILES)
    return nothing([ofFile('', 'too many files at once', `${files.length} files`, `at most ${MOST_FILES}`)]);
  const runFiles = files.filter(({ path }) => isRecordingFile(nameOf(path)));
  const recorded = runFiles.some(({ path }) => /\.ndjson$|(^|\/)manifest\.json$/.test(path));
  if (recorded) return recordingOf(runFiles);
  const yaml = files.filter(({ path }) => /\.ya?ml$/i.test(path));
  if (yaml.length > 0) return withinLimit(yaml, 'yaml') ?? { kind: 'yaml', files: yaml };
  const [json, ...others] = files.filter(({ path }) => /\.json$/i.test(path));
  if (json !== undefined && others.length === 0)
    return withinLimit([json], 'json') ?? { kind: 'json', file: json };
  if (json !== undefined)
    return nothing([ofFile(json.path, 'one scenario at a time', `${others.length + 1} files`, WANTED)]);
  return nothing(files.slice(0, 5).map(({ path }) => ofFile(path, 'this cannot be opened here', '', WANTED)));
}

function recordingOf(files: readonly GivenFile[]): Given {
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  if (folders.size > 1) {
    const found = [...folders].map((folder) => folder || 'files by themselves').join(', ');
    return nothing([ofFile('', 'the files of more than one run', found, 'the files of one run folder')]);
  }
  const byName = new Map(files.map((one) => [nameOf(one.path) as RecordingFile, one]));
  const folder = [...folders][0] ?? '';
  const missing = RECORDING_FILES.filter((name) => !byName.has(name) && !OPTIONAL.includes(name));
  if (missing.length > 0)
    return nothing(
      missing.map((name) =>
        ofFile(
          folder === '' ? name : `${folder}/${name}`,
          'this file of the run is missing',
          '',
          'the whole run folder',
        ),
      ),
    );
  return (
    withinLimit(files, 'recording') ?? {
      kind: 'recording',
      name: nameOf(folder),
      files: byName,
    }
  );
}

function withinLimit(files: readonly GivenFile[], kind: keyof typeof LARGEST): Given | undefined {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes <= LARGEST[kind]) return undefined;
  const [first] = files;
  const where = files.length === 1 && first !== undefined ? first.path : 'all files together';
  return nothing([
    ofFile(where, 'too large to open', megabytes(bytes), `at most ${megabytes(LARGEST[kind])}`),
  ]);
}

function isRecordingFile(name: string): name is RecordingFile {
  return (RECORDING_FILES as readonly string[]).includes(name);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

function megabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`;
}

function nothing(problems: readonly FileProblem[]): Given {
  return { kind: 'nothing', problems };
}

/** Reads files away from the page's own thread: whatever they hold, the page goes on. One worker for each reading. */
import { LIBRARY_TEXTS } from './library-texts.js';
import { type GivenFile, ofFile, type ReadAnswer, type ReadRequest } from './protocol.js';
import { readRecorded } from './read-recorded.js';
import { readResolved } from './read-resolved.js';
import { readScenario } from './read-scenario.js';
import { whatIsGiven } from './what-is-given.js';

interface Scope {
  onmessage: ((message: MessageEvent<ReadRequest>) => void) | null;
  postMessage(answer: ReadAnswer): void;
}

const scope = self as unknown as Scope;
scope.onmessage = ({ data }) => {
  void answerTo(data).then((answer) => scope.postMessage(answer));
};

async function answerTo(request: ReadRequest): Promise<ReadAnswer> {
  try {
    return await read(request);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [ofFile('', 'this could not be read', reason)] };
  }
}

async function read({ files, nowUnix_us }: ReadRequest): Promise<ReadAnswer> {
  const given = whatIsGiven(files);
  if (given.kind === 'nothing') return { ok: false, problems: given.problems };
  if (given.kind === 'json') return readResolved(given.file.path, await given.file.file.text());
  if (given.kind === 'recording') return readRecorded(given.name, new Map(await textsOf([...given.files])));
  const texts = await textsOf(given.files.map((one) => [one.path, one] as const));
  return readScenario(new Map(texts), LIBRARY_TEXTS, nowUnix_us);
}

function textsOf<Key>(files: readonly (readonly [Key, GivenFile])[]): Promise<[Key, string][]> {
  return Promise.all(files.map(async ([key, { file }]): Promise<[Key, string]> => [key, await file.text()]));
}

/** What the page and the worker that reads files say to each other. */
import type { Problem, ResolvedScenario } from '@testudo/core/scenario';
import type { Recording } from '@testudo/interop';

/** A file as it was dropped or chosen: its path within what was dropped, and the file itself. */
export interface GivenFile {
  readonly path: string;
  readonly file: Blob;
}

export interface ReadRequest {
  readonly files: readonly GivenFile[];
  /** µs since 1970: historical scenarios younger than five years are refused. */
  readonly nowUnix_us: number;
}

/** Something wrong with a file; line 0 where no line can be named. */
export type FileProblem = Problem;

/** What the files hold, or everything that is wrong with them. */
export type ReadAnswer =
  | {
      readonly ok: true;
      readonly kind: 'scenario';
      readonly name: string;
      readonly scenario: ResolvedScenario;
    }
  | {
      readonly ok: true;
      readonly kind: 'recording';
      readonly name: string;
      readonly recording: Recording;
      readonly remarks: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A problem of a file as a whole. */
export function ofFile(file: string, message: string, found = '', wanted = ''): FileProblem {
  return { file, line: 0, column: 0, path: '', message, found, wanted };
}

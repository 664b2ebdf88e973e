import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, Refusal } from '../terminal/index.js';

/**
 * What a writer of files would write, for standard output.
 *
 * @throws Refusal where it could not
 */
export async function readBack(
  write: (path: string) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'testudo-export-'));
  try {
    const path = join(folder, 'table');
    const written = await write(path);
    if (!written.ok) throw new Refusal(`cannot be written: ${written.reason}`, EXIT.failed);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

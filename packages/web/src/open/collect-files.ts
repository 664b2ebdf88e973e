/** Files out of what was dropped or chosen, with their paths; folders are looked into. */
import type { GivenFile } from './reading/protocol.js';

/** More is not read: nothing that can be opened has as many. */
const MOST_FILES = 201;
const DEEPEST = 4;

/** What was dropped. The entries must be asked for at once: afterwards the browser has forgotten them. */
export async function filesDropped(transfer: DataTransfer): Promise<readonly GivenFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return filesChosen(transfer.files);
  const found: GivenFile[] = [];
  for (const entry of entries) await collect(entry, found, 0);
  return found;
}

/** What was chosen in a field: files, or a folder with all in it. */
export function filesChosen(list: FileList | null): readonly GivenFile[] {
  return [...(list ?? [])]
    .slice(0, MOST_FILES)
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

async function collect(entry: FileSystemEntry, found: GivenFile[], depth: number): Promise<void> {
  if (found.length >= MOST_FILES) return;
  if (entry.isFile) {
    const file = await new Promise<File | undefined>((resolve) => {
      (entry as FileSystemFileEntry).file(resolve, () => resolve(undefined));
    });
    if (file !== undefined) found.push({ path: entry.fullPath.replace(/^\//, ''), file });
  } else if (depth < DEEPEST) {
    for (const inside of await entriesOf(entry as FileSystemDirectoryEntry))
      await collect(inside, found, depth + 1);
  }
}

/** A reader gives its entries in parts. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length < MOST_FILES) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (part.length === 0) break;
    all.push(...part);
  }
  return all;
}

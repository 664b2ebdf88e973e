/** Opens a file with whatever the system opens such files with. */
import { spawn } from 'node:child_process';
import type { Remark } from '../study/remarks.js';

/** Longer than this nobody waits for a browser that says nothing. */
const PATIENCE_MS = 2000;

/** Opens a page in the system's browser; where that fails, says where the page is. */
export async function openFile(path: string, remark: Remark): Promise<void> {
  const failed = await failureOf(opener(process.platform), path);
  if (failed !== undefined) remark(`${path} could not be opened (${failed}); open it in a browser.`);
}

function opener(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'open';
  return platform === 'win32' ? 'explorer.exe' : 'xdg-open';
}

/** No shell in between: a path is one word, whatever it holds. */
function failureOf(command: string, path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, [path], { detached: true, stdio: 'ignore', shell: false });
    const patience = setTimeout(() => resolve(undefined), PATIENCE_MS);
    const ended = (reason: string | undefined) => {
      clearTimeout(patience);
      resolve(reason);
    };
    child.on('error', (error: NodeJS.ErrnoException) =>
      ended(error.code === 'ENOENT' ? `there is no ${command} here` : error.message),
    );
    // The Explorer of Windows ends with 1 whether or not it opened something.
    child.on('exit', (code) =>
      ended(
        code === 0 || command === 'explorer.exe' ? undefined : `${command} ended with ${code ?? 'a signal'}`,
      ),
    );
    child.unref();
  });
}

/** Opens a file or an address with whatever the system opens such with. */
import { spawn } from 'node:child_process';
import type { Remark } from '../study/remarks.js';

/** Longer than this nobody waits for a browser that says nothing. */
const PATIENCE_MS = 2000;

/** Opens a page in the system's browser; where that fails, says where the page is. @param page a path, or an address */
export async function openInBrowser(page: string, remark: Remark): Promise<void> {
  const failed = await failureOf(opener(process.platform, page), page);
  if (failed !== undefined) remark(`${page} could not be opened (${failed}); open it in a browser.`);
}

function opener(platform: NodeJS.Platform, page: string): readonly [command: string, ...words: string[]] {
  if (platform === 'darwin') return ['open'];
  if (platform !== 'win32') return ['xdg-open'];
  // The Explorer takes what follows a question mark for something else.
  return /^https?:/.test(page) ? ['rundll32.exe', 'url.dll,FileProtocolHandler'] : ['explorer.exe'];
}

/** No shell in between: a path is one word, whatever it holds. */
function failureOf(
  [command, ...words]: readonly [command: string, ...words: string[]],
  page: string,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(command, [...words, page], { detached: true, stdio: 'ignore', shell: false });
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

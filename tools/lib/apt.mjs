import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/**
 * Installs Debian packages where nobody has to be asked: on Linux with apt, as root.
 *
 * @param {readonly string[]} packages
 * @param {(message: string) => void} say
 * @returns {Promise<string | undefined>} why it was not done, or undefined when it was
 */
export async function aptInstall(packages, say) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get'))
    return 'not installed for you: no apt here';
  if (process.getuid?.() !== 0)
    return `not installed for you: that takes root (apt-get install ${packages.join(' ')})`;
  say(`Installing ${packages.join(', ')} with apt (about half a minute) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const waiting = ['-o', 'DPkg::Lock::Timeout=300'];
  await run('apt-get', ['update', '-qq'], { env, quiet: true });
  const install = ['install', '-y', '-qq', ...waiting, '--no-install-recommends', ...packages];
  const { code, output } = await run('apt-get', install, { env, quiet: true });
  return code === 0 ? undefined : `apt-get could not install it: ${output.trim().split('\n').at(-1) ?? ''}`;
}

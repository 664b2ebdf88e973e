/**
 * The path that `relative`, written in the file `from`, means: `..` and `.` are worked off, both kinds of slash are
 * taken. Knows no file system.
 */
export function pathBeside(from: string, relative: string): string {
  const parts = from.replaceAll('\\', '/').split('/').slice(0, -1);
  for (const part of relative.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..' && last !== '' && last !== '.') parts.pop();
    else parts.push(part);
  }
  return parts.join('/') || '.';
}

/** True for `/x`, `C:\x` and addresses: paths that mean the same wherever they are written. */
export function isAbsolutePath(path: string): boolean {
  return /^([/\\]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(path);
}

/** The oldest Node the project runs on, as [major, minor]. */
const OLDEST = [20, 19];

/**
 * Whether `version` (such as `20.19.1`) is new enough.
 *
 * @param {string} version
 */
export function nodeIsNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** Ends the process with a sentence a newcomer can act on when this Node is too old. */
export function requireNode() {
  const version = process.versions.node;
  if (nodeIsNewEnough(version)) return;
  console.error(
    `Testudo needs Node ${OLDEST.join('.')} or newer; this is Node ${version} (${process.execPath}).\n` +
      'Install a current version from https://nodejs.org and try again.',
  );
  process.exit(1);
}

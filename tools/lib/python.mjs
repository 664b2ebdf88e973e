import { execFileSync } from 'node:child_process';

/**
 * A Python that has mpmath, the independent high-precision arithmetic of the long tests.
 *
 * @returns {import('./chromium.mjs').Provision}
 */
export function findPythonWithMpmath() {
  const candidates = [process.env.TESTUDO_PYTHON, 'python3', '/usr/bin/python3', 'python'];
  for (const candidate of candidates) {
    if (candidate && hasMpmath(candidate)) return { found: candidate };
  }
  return { missing: 'no Python with mpmath (on Debian: apt-get install python3-mpmath python3-gmpy2)' };
}

/** @param {string} program */
function hasMpmath(program) {
  try {
    execFileSync(program, ['-c', 'import mpmath'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

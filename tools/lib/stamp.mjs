import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A stamp says what a finished step was made from: it is written whole after success and removed before the step starts. */

/**
 * @param {string} path
 * @returns {Record<string, unknown> | undefined} undefined when there is none or it cannot be read
 */
export function readStamp(path) {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {Record<string, unknown>} content
 */
export function writeStamp(path, content) {
  const draft = `${path}.${process.pid}.tmp`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, `${JSON.stringify(content)}\n`);
  renameSync(draft, path);
}

/** @param {string} path */
export const removeStamp = (path) => rmSync(path, { force: true });

/** SHA-256 over parts, each preceded by its length so that no two lists of parts run together.
 * @param {Iterable<string | Uint8Array>} parts */
export function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

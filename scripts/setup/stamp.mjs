import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * Digest of what a step was made from: files of the project (content) and other facts (text).
 *
 * @param {readonly string[]} files - Relative to the project's folder.
 * @param {readonly string[]} [facts]
 */
export function digest(files, facts = []) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(path.join(root, file)));
  for (const fact of facts) hash.update(`\0${fact}`);
  return hash.digest('hex');
}

/**
 * Whether the stamp left by an earlier set-up still tells the truth.
 *
 * @param {string} stamp - Its file; it lies inside what it vouches for, and so goes with it.
 * @param {string} expected
 */
export const isFresh = (stamp, expected) =>
  fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === expected;

/**
 * Writes a stamp as the very last act of a step, so that an interrupted step has none.
 *
 * @param {string} stamp
 * @param {string} value
 */
export function writeStamp(stamp, value) {
  fs.writeFileSync(`${stamp}.tmp`, value);
  fs.renameSync(`${stamp}.tmp`, stamp);
}

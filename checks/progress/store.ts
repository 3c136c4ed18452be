import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Verdict } from '../verdict';
import { parsed, recorded, serialised, type Progress } from './record';

/** Where a learner's progress is kept. */
export interface ProgressStore {
  /** What is solved so far. */
  readonly read: () => Progress;
  /** Adds a verdict. */
  readonly add: (verdict: Verdict) => void;
  /** What went wrong with the file since this was last asked; empty when all is well. */
  readonly trouble: () => string;
}

/**
 * Keeps progress in a JSON file that several kernels may share.
 *
 * A file that cannot be read as progress is started anew, one that cannot be written is done
 * without: neither stops a check.
 */
export function progressFile(file: string): ProgressStore {
  // Set once the file cannot be written: from then on this is all there is.
  let detached: Progress | undefined;
  let trouble = '';
  const read = () => {
    const text = textOf(file);
    if (detached || text === undefined) return detached ?? {};
    const progress = parsed(text);
    if (!progress) trouble = `${file} could not be read as progress; it is started anew.`;
    return progress ?? {};
  };
  const add = (verdict: Verdict) => {
    const next = recorded(read(), verdict);
    try {
      replace(file, serialised(next));
      detached = undefined;
    } catch (error) {
      detached = next;
      trouble = `Progress is kept for this session only: ${messageOf(error)}.`;
    }
  };
  const takeTrouble = () => {
    const told = trouble;
    trouble = '';
    return told;
  };
  return { read, add, trouble: takeTrouble };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes to a temporary name, then renames: a reader sees the old file or the new one. */
function replace(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from './jupyterKernel';

/** A second clone of the project, elsewhere, with a library of its own. */
export interface TemporaryProject {
  readonly root: string;
  /** Writes a file, its name relative to the root. */
  readonly write: (file: string, text: string) => void;
  readonly remove: () => void;
}

/** @param files - Texts by file name, beside the kernel itself. */
export function temporaryProject(files: Readonly<Record<string, string>>): TemporaryProject {
  const root = mkdtempSync(path.join(tmpdir(), 'course-'));
  for (const shared of ['kernel', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(path.join(PROJECT, shared), path.join(root, shared), { recursive: true });
  }
  const write = (file: string, text: string): void => {
    const whole = path.join(root, file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  };
  mkdirSync(path.join(root, 'lib'));
  mkdirSync(path.join(root, 'notebooks'));
  cpSync(path.join(PROJECT, 'lib/kernelApi.ts'), path.join(root, 'lib/kernelApi.ts'));
  // What was compiled for one clone serves all.
  mkdirSync(path.join(PROJECT, '.course/cache'), { recursive: true });
  for (const linked of ['node_modules', '.course']) {
    symlinkSync(path.join(PROJECT, linked), path.join(root, linked));
  }
  for (const [file, text] of Object.entries(files)) write(file, text);
  const remove = (): void => {
    rmSync(root, { recursive: true, force: true });
  };
  return { root, write, remove };
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConvertedNotebook } from './source';

/**
 * Sources in percent format as notebooks, read by Jupytext in one process.
 *
 * @param root - The repository; its `.venv` holds Jupytext.
 * @param texts - One text a source.
 * @throws Error that says what to do where Jupytext is missing or refuses a source.
 */
export function convert(root: string, texts: readonly string[]): ConvertedNotebook[] {
  const jupytext = join(root, '.venv/bin/jupytext');
  if (!existsSync(jupytext)) {
    throw new Error('build: .venv has no Jupytext; run `npm run setup` first.');
  }
  const folder = mkdtempSync(join(tmpdir(), 'course-build-'));
  try {
    const sources = texts.map((text, i) => {
      const path = join(folder, `${i}.ts`);
      writeFileSync(path, text);
      return path;
    });
    const flags = ['--quiet', '--from', 'ts:percent', '--to', 'ipynb'];
    execFileSync(jupytext, [...flags, ...sources], { stdio: ['ignore', 'ignore', 'pipe'] });
    return sources.map(
      (path) => JSON.parse(readFileSync(path.replace(/ts$/, 'ipynb'), 'utf8')) as ConvertedNotebook,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT } from './jupyterKernel';

export interface ToolRun {
  readonly code: number;
  readonly output: string;
}

/** A folder in which Jupyter's Python tools run with our kernel and nobody's settings. */
export interface ToolFolder {
  readonly folder: string;
  /** Runs Python of the project's environment. */
  readonly python: (...words: readonly string[]) => Promise<ToolRun>;
  readonly remove: () => void;
}

export function toolFolder(): ToolFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'tools-'));
  const bin = path.join(PROJECT, '.venv/bin');
  const env = {
    ...process.env,
    // nbgrader calls tools of its environment by name.
    PATH: [bin, process.env['PATH']].join(path.delimiter),
    HOME: folder,
    JUPYTER_PATH: path.join(PROJECT, 'kernel/jupyter'),
    JUPYTER_CONFIG_PATH: path.join(PROJECT, 'kernel/jupyter/config'),
    JUPYTER_CONFIG_DIR: path.join(folder, '.jupyter'),
    JUPYTER_DATA_DIR: path.join(folder, '.data'),
    JUPYTER_RUNTIME_DIR: path.join(folder, '.runtime'),
    JUPYTER_PLATFORM_DIRS: '1',
  };
  const python = async (...words: readonly string[]): Promise<ToolRun> => {
    const child = spawn(path.join(bin, 'python'), words, { cwd: folder, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    }
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  };
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, python, remove };
}

/** A notebook of code cells for our kernel, as the text of its file. */
export const notebook = (cells: readonly { source: string; metadata?: object }[]): string =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'tslab', display_name: 'TypeScript', language: 'typescript' },
      language_info: { name: 'typescript' },
    },
    cells: cells.map(({ source, metadata = {} }, i) => ({
      id: `cell-${i}`,
      cell_type: 'code',
      execution_count: null,
      outputs: [],
      source,
      metadata,
    })),
  });

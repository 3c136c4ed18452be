import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { cellRequire, homes } from './compiler/home';
import { patchTypeScript } from './compiler/patch';
import { installStacks } from './errors/stack';
import type { Connection } from './gateway/protocol';
import { Shared } from './gateway/protocol';
import { installHook } from './loader/hook';
import { reloader } from './loader/reload';
import type { Project } from './project';
import type * as serving from './serve';

const load = createRequire(__filename);

/**
 * Starts the kernel: the gateway thread first, which answers Jupyter while the compiler loads.
 *
 * @param connectionFile - Jupyter's file of ports and key.
 */
export function main(project: Project, connectionFile: string | undefined): void {
  if (connectionFile === undefined) {
    throw new Error('The kernel needs a connection file: Jupyter starts it with one.');
  }
  const connection = JSON.parse(readFileSync(connectionFile, 'utf8')) as Connection;
  const memory = new SharedArrayBuffer(Shared.slots * Int32Array.BYTES_PER_ELEMENT);
  const shared = new Int32Array(memory);
  const gateway = new Worker(project.launcher, {
    workerData: { entry: 'kernel/gateway/thread', connection, memory },
  });
  const { loaded, forgetEdited } = reloader(require.cache);
  installStacks(project.root);
  const places = homes(process.cwd(), project);
  const compiler = patchTypeScript({ project, places });
  installHook({ project, onLoad: loaded });
  // tslab may load only now, that it finds the patched TypeScript.
  const { serve } = load('./serve') as typeof serving;
  serve({
    project,
    compiler,
    gateway,
    shared,
    forgetEdited,
    requireFromCell: cellRequire(places),
  });
}

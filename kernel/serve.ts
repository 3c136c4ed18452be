import type { Worker } from 'node:worker_threads';
import { createConverter } from 'tslab/dist/converter';
import { JupyterHandlerImpl } from 'tslab/dist/jupyter';
import { cellCompiler } from './compiler/cell';
import type { CellCompiler } from './compiler/cell';
import { libraryCheck } from './compiler/library';
import type { Compiler } from './compiler/patch';
import { questions } from './compiler/questions';
import { failureOfDiagnostics } from './errors/diagnostics';
import { cellTexts } from './errors/excerpt';
import { failureOf } from './errors/traceback';
import type { Content } from './gateway/message';
import { Shared } from './gateway/protocol';
import type { ToMain } from './gateway/protocol';
import { offerKernelApi } from './output/kernelApi';
import { publisher } from './output/publisher';
import type { Publisher } from './output/publisher';
import { replies } from './output/replies';
import { redirectStreams } from './output/streams';
import { offerTslabDisplay } from './output/tslabDisplay';
import type { Project } from './project';
import { cells } from './run/execute';
import type { Cells } from './run/execute';
import { lifecycle } from './run/lifecycle';
import { guardProcess } from './run/process';
import { currentRun, onBehalfOf } from './run/run';
import { brakes, installBrakes, interruption } from './run/stop';
import { trackTimers } from './run/timers';

interface ServeOptions {
  readonly project: Project;
  readonly compiler: Compiler;
  readonly gateway: Pick<Worker, 'on' | 'postMessage'>;
  readonly shared: Int32Array;
  /** Called before each cell. */
  readonly forgetEdited: () => void;
  /** `require` of cells. */
  readonly requireFromCell: (id: string) => unknown;
}

/** What tslab's executor hands to the code of cells. */
interface Globals {
  readonly __tslab__: { require: (id: string) => unknown };
}

/** Runs the requests that the gateway hands over. */
export function serve(options: ServeOptions): void {
  const { project, compiler, gateway, shared, requireFromCell } = options;
  const output = publisher((message) => {
    gateway.postMessage(message);
  }, shared);
  prepareProcess(output, shared);
  const compiled = cellCompiler({
    compiler,
    checkLibrary: libraryCheck(compiler.typescript, project),
    create: () => createConverter({ isJS: false, isBrowser: false }),
  });
  const made = cells({
    folder: process.cwd(),
    compiled,
    onCompiled: () => {
      Atomics.store(shared, Shared.executing, 1);
      if (Atomics.load(shared, Shared.stop) !== 0) throw interruption();
    },
  });
  (globalThis as unknown as Globals).__tslab__.require = requireFromCell;
  answerRequests(options, made, compiled, output);
}

/** Changes what a program finds in a process into what a cell finds in a notebook. */
function prepareProcess({ publish, write }: Publisher, shared: Int32Array): void {
  redirectStreams(write);
  installBrakes(brakes(shared));
  trackTimers();
  guardProcess((thrown) => {
    currentRun().fail(thrown);
  });
  offerKernelApi({ publish, stopSignal: () => currentRun().abort.signal });
  offerTslabDisplay(publish);
}

function answerRequests(
  { project, compiler, gateway, shared, forgetEdited }: ServeOptions,
  { executor, execute, conclude }: Cells,
  { diagnostics }: CellCompiler,
  { publish, write }: Publisher,
): void {
  const texts = cellTexts();
  const cycle = lifecycle({
    shared,
    conclude,
    execute: (code) => {
      forgetEdited();
      texts.add(currentRun().name, code);
      return execute(code);
    },
    showLate: (late, thrown) => {
      onBehalfOf(late, () => {
        write('stderr', `${failureOf(thrown, texts.excerpt).traceback.join('\n')}\n`);
      });
    },
  });
  const ask = questions(new JupyterHandlerImpl(executor, false));
  const describe = () => failureOfDiagnostics(compiler.typescript, project.root, diagnostics());
  const reply = replies({ describe, excerpt: texts.excerpt, publish });
  const answer = async (id: number, type: string, content: Content): Promise<Content> => {
    if (type !== 'execute_request') return ask(type, content);
    const { execution_count: count, code } = content;
    return reply(Number(count), await cycle.run(id, Number(count), String(code)));
  };
  gateway.on('message', (message: ToMain) => {
    if (message.kind !== 'request') cycle[message.kind](message.id);
    else {
      void answer(message.id, message.type, message.content)
        .catch((thrown: unknown) => ({ status: 'error', ...failureOf(thrown, texts.excerpt) }))
        .then((content) => {
          gateway.postMessage({ kind: 'reply', id: message.id, content });
        });
    }
  });
}

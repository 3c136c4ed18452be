import type { Worker } from 'node:worker_threads';
import { createConverter } from 'tslab/dist/converter';
import { JupyterHandlerImpl } from 'tslab/dist/jupyter';
import { cellCompiler } from './compiler/cell';
import { libraryCheck } from './compiler/library';
import type { Compiler } from './compiler/patch';
import { questions } from './compiler/questions';
import { failureOfDiagnostics } from './errors/diagnostics';
import { cellTexts } from './errors/excerpt';
import { failureOf } from './errors/traceback';
import type { Failure } from './errors/traceback';
import type { Content } from './gateway/message';
import { Shared } from './gateway/protocol';
import type { ToGateway, ToMain } from './gateway/protocol';
import { offerKernelApi } from './output/kernelApi';
import { replies } from './output/replies';
import { redirectStreams } from './output/streams';
import { offerTslabDisplay } from './output/tslabDisplay';
import type { Project } from './project';
import { cells } from './run/execute';
import { lifecycle } from './run/lifecycle';
import { guardProcess } from './run/process';
import { currentRun, onBehalfOf } from './run/run';
import { brakes, installBrakes, interruption } from './run/stop';
import { trackTimers } from './run/timers';

interface ServeOptions {
  readonly project: Project;
  readonly compiler: Compiler;
  readonly gateway: Worker;
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
export function serve({
  project,
  compiler,
  gateway,
  shared,
  forgetEdited,
  requireFromCell,
}: ServeOptions) {
  const send = (message: ToGateway): void => {
    gateway.postMessage(message);
  };
  const publish = (type: string, content: Content): void => {
    const { id, dead } = currentRun();
    if (!dead) send({ kind: 'output', id, type, content });
  };
  const write = (name: string, text: string): void => {
    publish('stream', { name, text });
  };
  redirectStreams(write);
  installBrakes(brakes(shared));
  trackTimers();
  guardProcess();
  offerKernelApi({ publish, stopSignal: () => currentRun().abort.signal });
  offerTslabDisplay(publish);

  const compiled = cellCompiler({
    compiler,
    checkLibrary: libraryCheck(compiler.typescript, project),
    create: () => createConverter({ isJS: false, isBrowser: false }),
  });
  const { executor, execute, conclude } = cells({
    folder: process.cwd(),
    compiled,
    onCompiled: () => {
      Atomics.store(shared, Shared.executing, 1);
      if (Atomics.load(shared, Shared.stop) !== 0) throw interruption();
    },
  });
  (globalThis as unknown as Globals).__tslab__.require = requireFromCell;

  const { add, excerpt } = cellTexts();
  const { run, stop, terminated } = lifecycle({
    shared,
    execute: (code) => {
      forgetEdited();
      add(currentRun().name, code);
      return execute(code);
    },
    conclude,
    showLate: (late, thrown) => {
      onBehalfOf(late, () => {
        write('stderr', `${failureOf(thrown, excerpt).traceback.join('\n')}\n`);
      });
    },
  });
  const fail = (thrown: unknown): void => {
    currentRun().fail(thrown);
  };
  process.setUncaughtExceptionCaptureCallback(fail);
  process.on('unhandledRejection', fail);
  // The gateway sends it to end the synchronous part of a cell; at any other time it means nothing.
  process.on('SIGINT', () => undefined);

  const ask = questions(new JupyterHandlerImpl(executor, false));
  const describe = (): Failure =>
    failureOfDiagnostics(compiler.typescript, project.root, compiled.diagnostics());
  const reply = replies({ describe, excerpt, publish });
  const answer = async (id: number, type: string, content: Content): Promise<Content> => {
    if (type !== 'execute_request') return ask(type, content);
    const count = Number(content['execution_count']);
    return reply(count, await run(id, count, String(content['code'])));
  };
  gateway.on('message', (message: ToMain) => {
    if (message.kind === 'stop') stop(message.id);
    else if (message.kind === 'terminated') terminated(message.id);
    else {
      const { id, type, content } = message;
      void answer(id, type, content)
        .catch((thrown: unknown) => ({ status: 'error', ...failureOf(thrown, excerpt) }))
        .then((answered) => {
          send({ kind: 'reply', id, content: answered });
        });
    }
  });
}

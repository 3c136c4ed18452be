import type { Worker } from 'node:worker_threads';
import { createConverter } from 'tslab/dist/converter';
import { JupyterHandlerImpl } from 'tslab/dist/jupyter';
import { cellCompiler } from './compiler/cell';
import { questions } from './compiler/questions';
import type { Compiler } from './compiler/patch';
import { failureOfDiagnostics } from './errors/diagnostics';
import { cellTexts } from './errors/excerpt';
import { failureOf } from './errors/traceback';
import type { Content } from './gateway/message';
import { Shared } from './gateway/protocol';
import type { ToGateway, ToMain } from './gateway/protocol';
import { offerKernelApi } from './output/kernelApi';
import { bundleOf } from './output/result';
import { redirectStreams } from './output/streams';
import type { Project } from './project';
import { cells } from './run/execute';
import type { Outcome } from './run/execute';
import { beginRun, currentRun } from './run/run';

interface ServeOptions {
  readonly project: Project;
  readonly compiler: Compiler;
  readonly gateway: Worker;
  readonly shared: Int32Array;
  readonly forgetEdited: () => void;
  readonly require: (id: string) => unknown;
}

/** Runs the requests that the gateway hands over. */
export function serve({ project, compiler, gateway, shared, forgetEdited, require }: ServeOptions) {
  const send = (message: ToGateway): void => {
    gateway.postMessage(message);
  };
  const publish = (type: string, content: Content): void => {
    send({ kind: 'output', id: currentRun().id, type, content });
  };
  redirectStreams((name, text) => {
    publish('stream', { name, text });
  });
  offerKernelApi({ publish, stopSignal: () => currentRun().abort.signal });

  const compiled = cellCompiler(compiler, () => createConverter({ isJS: false, isBrowser: false }));
  const { executor, execute } = cells(process.cwd(), compiled);
  (globalThis as unknown as { __tslab__: { require: unknown } }).__tslab__.require = require;
  const ask = questions(new JupyterHandlerImpl(executor, false));
  const texts = cellTexts();

  const replyTo = (outcome: Outcome, count: number): Content => {
    if (outcome.kind === 'value') {
      if (outcome.value !== undefined) {
        const data = bundleOf(outcome.value);
        publish('execute_result', { execution_count: count, data, metadata: {} });
      }
      return { status: 'ok', execution_count: count, payload: [], user_expressions: {} };
    }
    const failure =
      outcome.kind === 'diagnostics'
        ? failureOfDiagnostics(compiler.typescript, project.root, compiler.diagnostics())
        : failureOf(outcome.thrown, texts.excerpt);
    return { status: 'error', execution_count: count, ...failure };
  };
  const run = async (id: number, content: Content): Promise<Content> => {
    const count = Number(content['execution_count']);
    const code = String(content['code']);
    texts.add(`In[${count}]`, code);
    forgetEdited();
    beginRun(id, count);
    Atomics.store(shared, Shared.running, id);
    const outcome = await execute(code);
    Atomics.store(shared, Shared.running, 0);
    Atomics.store(shared, Shared.stop, 0);
    return replyTo(outcome, count);
  };
  gateway.on('message', (message: ToMain) => {
    if (message.kind === 'request') {
      const { id, type, content } = message;
      void Promise.resolve(type === 'execute_request' ? run(id, content) : ask(type, content)).then(
        (reply) => {
          send({ kind: 'reply', id, content: reply });
        },
      );
    } else {
      currentRun().abort.abort();
      executor.interrupt();
    }
  });
}

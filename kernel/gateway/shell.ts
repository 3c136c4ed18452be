import type { Iopub } from './iopub';
import { answer } from './message';
import type { Content, Message } from './message';

interface Pending {
  readonly id: number;
  readonly request: Message;
}

/** The queue of requests: one at a time goes to the main thread, in the order of arrival. */
export interface Shell {
  readonly receive: (request: Message) => void;
  /** The main thread is done with the request that it was handed last. */
  readonly finish: (content: Content) => Promise<void>;
}

interface ShellOptions {
  readonly iopub: Iopub;
  readonly reply: (message: Message) => unknown;
  /** Hands a request to the main thread. */
  readonly toMain: (id: number, type: string, content: Content) => void;
  /** Replies that need no main thread, by type of request. */
  readonly local: Readonly<Record<string, Content>>;
}

const FOR_MAIN = ['execute_request', 'complete_request', 'inspect_request', 'is_complete_request'];

const isExecute = ({ request }: Pending): boolean => request.header.msg_type === 'execute_request';

const replyType = (request: Message): string =>
  request.header.msg_type.replace(/_request$/, '_reply');

/** A cell that failed takes along the cells which wait behind it, unless its sender said otherwise. */
const abortsTheRest = (done: Pending, content: Content): boolean =>
  isExecute(done) &&
  content['status'] === 'error' &&
  done.request.content['stop_on_error'] !== false;

// Two turns of the event loop, so that what has already arrived on the socket is in the queue.
const nextTurn = async (): Promise<void> => {
  for (let turn = 0; turn < 2; turn++) await new Promise(setImmediate);
};

export function shell({ iopub, reply, toMain, local }: ShellOptions): Shell {
  let waiting: Pending[] = [];
  let current: Pending | undefined;
  let lastId = 0;
  let executions = 0;

  const status = (request: Message, state: string): void => {
    iopub.publish(request, 'status', { execution_state: state });
  };
  const answered = (request: Message, content: Content): void => {
    reply(answer(request, replyType(request), content));
    status(request, 'idle');
  };
  const execute = ({ id, request }: Pending): void => {
    const { code, silent, store_history: stored } = request.content;
    if (silent !== true && stored !== false) executions += 1;
    iopub.remember(id, request);
    iopub.output(id, 'execute_input', { code, execution_count: executions });
    toMain(id, request.header.msg_type, { ...request.content, execution_count: executions });
  };
  const next = (): void => {
    const pending = current ? undefined : waiting.shift();
    if (!pending) return;
    const { id, request } = pending;
    status(request, 'busy');
    const known = local[request.header.msg_type];
    if (known) answered(request, known);
    // A type of request that we do not know gets no reply, as the protocol has it.
    else if (!FOR_MAIN.includes(request.header.msg_type)) status(request, 'idle');
    else {
      current = pending;
      if (isExecute(pending)) execute(pending);
      else toMain(id, request.header.msg_type, request.content);
      return;
    }
    next();
  };
  const abort = ({ request }: Pending): void => {
    status(request, 'busy');
    answered(request, { status: 'aborted' });
  };
  const finish = async (content: Content): Promise<void> => {
    const done = current;
    if (!done) return;
    let aborted: readonly Pending[] = [];
    if (abortsTheRest(done, content)) {
      await nextTurn();
      aborted = waiting.filter(isExecute);
      waiting = waiting.filter((pending) => !isExecute(pending));
    }
    if (isExecute(done) && content['status'] === 'error') {
      const { ename, evalue, traceback } = content;
      iopub.output(done.id, 'error', { ename, evalue, traceback });
    }
    answered(done.request, content);
    aborted.forEach(abort);
    current = undefined;
    next();
  };
  return {
    receive: (request) => {
      lastId += 1;
      waiting.push({ id: lastId, request });
      next();
    },
    finish,
  };
}

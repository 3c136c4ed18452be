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

interface State extends ShellOptions {
  waiting: Pending[];
  current: Pending | undefined;
  lastId: number;
  executions: number;
}

const FOR_MAIN = ['execute_request', 'complete_request', 'inspect_request', 'is_complete_request'];

const isExecute = ({ request }: Pending): boolean => request.header.msg_type === 'execute_request';

export function shell(options: ShellOptions): Shell {
  const state: State = {
    ...options,
    waiting: [],
    current: undefined,
    lastId: 0,
    executions: 0,
  };
  return {
    receive: (request) => {
      state.lastId += 1;
      state.waiting.push({ id: state.lastId, request });
      next(state);
    },
    finish: (content) => finish(state, content),
  };
}

const status = ({ iopub }: State, request: Message, execution_state: string): void => {
  iopub.publish(request, 'status', { execution_state });
};

function answered(state: State, request: Message, content: Content): void {
  const type = request.header.msg_type.replace(/_request$/, '_reply');
  state.reply(answer(request, type, content));
  status(state, request, 'idle');
}

/** Takes up the next request, unless one is being worked on. */
function next(state: State): void {
  const pending = state.current ? undefined : state.waiting.shift();
  if (!pending) return;
  const { request } = pending;
  const type = request.header.msg_type;
  const known = state.local[type];
  status(state, request, 'busy');
  if (FOR_MAIN.includes(type)) {
    state.current = pending;
    handOver(state, pending);
    return;
  }
  if (known) answered(state, request, known);
  // A request of a type that we do not know gets no reply, as the protocol has it.
  else status(state, request, 'idle');
  next(state);
}

function handOver(state: State, pending: Pending): void {
  const { id, request } = pending;
  const { header, content } = request;
  if (!isExecute(pending)) {
    state.toMain(id, header.msg_type, content);
    return;
  }
  const { code, silent, store_history: stored } = content;
  if (silent !== true && stored !== false) state.executions += 1;
  const execution_count = state.executions;
  state.iopub.remember(id, request);
  state.iopub.output(id, 'execute_input', { code, execution_count });
  state.toMain(id, header.msg_type, { ...content, execution_count });
}

async function finish(state: State, content: Content): Promise<void> {
  const done = state.current;
  if (!done) return;
  const aborted = abortsTheRest(done, content) ? await takeWaitingCells(state) : [];
  if (isExecute(done) && content['status'] === 'error') {
    const { ename, evalue, traceback } = content;
    // Only now, so that whoever hears of the error finds the queue as it will be.
    state.iopub.output(done.id, 'error', { ename, evalue, traceback });
  }
  answered(state, done.request, content);
  for (const { request } of aborted) {
    status(state, request, 'busy');
    answered(state, request, { status: 'aborted' });
  }
  state.current = undefined;
  next(state);
}

/** A cell that failed takes along the cells which wait behind it, unless its sender said otherwise. */
const abortsTheRest = (done: Pending, content: Content): boolean =>
  isExecute(done) &&
  content['status'] === 'error' &&
  done.request.content['stop_on_error'] !== false;

/** Takes the cells out of the queue. What was sent before the failed cell's reply goes out is in it. */
async function takeWaitingCells(state: State): Promise<readonly Pending[]> {
  // Two turns of the event loop, for what has arrived on the socket but was not read yet.
  for (let turn = 0; turn < 2; turn += 1) await new Promise(setImmediate);
  const cells = state.waiting.filter(isExecute);
  state.waiting = state.waiting.filter((pending) => !isExecute(pending));
  return cells;
}

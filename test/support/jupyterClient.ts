import { Dealer, Subscriber } from 'zeromq';
import { decode, encode } from '../../kernel/gateway/message';
import type { Content, Message } from '../../kernel/gateway/message';
import type { Connection } from '../../kernel/gateway/protocol';
import { cellResult } from './jupyterOutputs';
import type { CellResult, Output } from './jupyterOutputs';

export interface Execution {
  /** Everything published so far. */
  readonly outputs: readonly Output[];
  /** The reply, and all outputs until the kernel was idle again. */
  readonly done: Promise<CellResult>;
  /** Settles at the first output that fits. */
  readonly until: (fits: (output: Output) => boolean) => Promise<Output>;
}

/** A Jupyter front end, as small as tests need it. */
export interface Client {
  /** Sends a cell without waiting. */
  readonly send: (code: string, options?: Content) => Execution;
  /** Runs a cell to its end. */
  readonly execute: (code: string, options?: Content) => Promise<CellResult>;
  /** Any other request on the shell channel. */
  readonly ask: (type: string, content: Content) => Promise<Content>;
  readonly control: (type: string, content: Content) => Promise<Content>;
  readonly close: () => void;
}

interface Waiting {
  readonly outputs: Output[];
  readonly onOutput: Set<(output: Output) => void>;
  reply: (content: Content) => void;
}

const SESSION = 'tests';

export async function jupyterClient(connection: Connection): Promise<Client> {
  const { transport, ip, key } = connection;
  const shell = new Dealer({ linger: 0 });
  const control = new Dealer({ linger: 0 });
  const iopub = new Subscriber({ linger: 0 });
  const address = (port: number): string => `${transport}://${ip}:${port}`;
  shell.connect(address(connection.shell_port));
  control.connect(address(connection.control_port));
  iopub.connect(address(connection.iopub_port));
  iopub.subscribe();
  const waiting = new Map<string, Waiting>();
  let lastId = 0;

  const request = (type: string, content: Content): Message => {
    lastId += 1;
    const header = {
      msg_id: `request-${lastId}`,
      msg_type: type,
      session: SESSION,
      username: 'tests',
      date: new Date().toISOString(),
      version: '5.3',
    };
    return { identities: [], header, parentHeader: {}, metadata: {}, content };
  };
  const post = (socket: Dealer, type: string, content: Content) => {
    const message = request(type, content);
    const outputs: Output[] = [];
    const onOutput = new Set<(output: Output) => void>();
    const reply = new Promise<Content>((resolve) => {
      waiting.set(message.header.msg_id, { outputs, onOutput, reply: resolve });
    });
    void socket.send(encode(message, key));
    return { outputs, onOutput, reply };
  };
  const listen = async (socket: Dealer): Promise<void> => {
    for await (const frames of socket) {
      const { parentHeader, content } = decode(frames, key);
      waiting.get(parentHeader.msg_id)?.reply(content);
    }
  };
  const follow = async (): Promise<void> => {
    for await (const frames of iopub) {
      const { header, parentHeader, content } = decode(frames, key);
      const found = waiting.get(parentHeader.msg_id);
      const output = { type: header.msg_type, content };
      found?.outputs.push(output);
      for (const hear of found?.onOutput ?? []) hear(output);
    }
  };
  void listen(shell);
  void listen(control);
  void follow();

  const send = (code: string, options: Content = {}): Execution => {
    const content = { code, silent: false, store_history: true, stop_on_error: true, ...options };
    const { outputs, onOutput, reply } = post(shell, 'execute_request', content);
    const until = (fits: (output: Output) => boolean): Promise<Output> =>
      new Promise((resolve) => {
        const hear = (output: Output): void => {
          if (!fits(output)) return;
          onOutput.delete(hear);
          resolve(output);
        };
        const already = outputs.find(fits);
        if (already) resolve(already);
        else onOutput.add(hear);
      });
    const isIdle = ({ type, content }: Output): boolean =>
      type === 'status' && content['execution_state'] === 'idle';
    const done = Promise.all([reply, until(isIdle)]).then(([content]) =>
      cellResult(content, outputs),
    );
    return { outputs, done, until };
  };
  const client: Client = {
    send,
    execute: (code, options) => send(code, options).done,
    ask: (type, content) => post(shell, type, content).reply,
    control: (type, content) => post(control, type, content).reply,
    close: () => {
      for (const socket of [shell, control, iopub]) socket.close();
    },
  };
  await heard(() => post(shell, 'kernel_info_request', {}));
  return client;
}

/** Asks again until an answer also comes over iopub: a new subscription misses what is sent before it holds. */
async function heard(ask: () => { outputs: Output[]; reply: Promise<Content> }): Promise<void> {
  for (;;) {
    const { outputs, reply } = ask();
    await reply;
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (outputs.length > 0) return;
  }
}

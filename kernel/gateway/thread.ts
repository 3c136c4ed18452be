import { parentPort, workerData } from 'node:worker_threads';
import { receive, sender } from './channel';
import { control } from './control';
import { end, endWithParent } from './end';
import { kernelInfo } from './info';
import { iopub } from './iopub';
import { Shared } from './protocol';
import type { Connection, ToGateway, ToMain } from './protocol';
import { shell } from './shell';
import { bindSockets } from './sockets';
import { stopper } from './stopper';

/** What the main thread hands to the gateway thread. */
export interface GatewayData {
  readonly connection: Connection;
  readonly memory: SharedArrayBuffer;
}

/**
 * The gateway: a thread that owns the sockets, so that Stop, heartbeats and output work while a cell
 * keeps the main thread busy, and so that nothing of the protocol is lost when a cell is terminated.
 */
async function start({ connection, memory }: GatewayData, port: NonNullable<typeof parentPort>) {
  const sockets = await bindSockets(connection);
  const toMain = (message: ToMain): void => {
    port.postMessage(message);
  };
  const shared = new Int32Array(memory);
  const published = iopub(sender(sockets.iopub, connection.key), (characters) => {
    Atomics.sub(shared, Shared.backlog, characters);
    Atomics.notify(shared, Shared.backlog);
  });
  const queue = shell({
    iopub: published,
    reply: sender(sockets.shell, connection.key),
    toMain: (id, type, content) => {
      toMain({ kind: 'request', id, type, content });
    },
    local: {
      kernel_info_request: kernelInfo,
      comm_info_request: { status: 'ok', comms: {} },
      history_request: { status: 'ok', history: [] },
    },
  });
  const answerControl = control({
    iopub: published,
    reply: sender(sockets.control, connection.key),
    info: kernelInfo,
    interrupt: stopper(shared, toMain),
    shutdown: end,
  });
  port.on('message', (message: ToGateway) => {
    if (message.kind === 'reply') void queue.finish(message.content);
    else published.output(message.id, message.type, message.content);
  });
  endWithParent();
  void receive(sockets.shell, connection.key, queue.receive);
  void receive(sockets.control, connection.key, (request) => void answerControl(request));
}

if (parentPort) void start(workerData as GatewayData, parentPort);

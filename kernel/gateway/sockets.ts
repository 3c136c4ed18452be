import { Publisher, Reply, Router } from 'zeromq';
import type { Connection } from './protocol';

export interface Sockets {
  readonly shell: Router;
  readonly control: Router;
  readonly iopub: Publisher;
}

/** Binds the five sockets of a Jupyter kernel. Heartbeats are echoed; nothing is ever read from stdin. */
export async function bindSockets(connection: Connection): Promise<Sockets> {
  const { transport, ip } = connection;
  const shell = new Router();
  const control = new Router();
  const stdin = new Router();
  // No limit: a PUB socket at its limit drops messages without a word.
  const iopub = new Publisher({ sendHighWaterMark: 0 });
  const heartbeat = new Reply();
  const bound = [
    [shell, connection.shell_port],
    [control, connection.control_port],
    [stdin, connection.stdin_port],
    [iopub, connection.iopub_port],
    [heartbeat, connection.hb_port],
  ] as const;
  await Promise.all(bound.map(([socket, port]) => socket.bind(`${transport}://${ip}:${port}`)));
  void echo(heartbeat);
  return { shell, control, iopub };
}

const echo = async (heartbeat: Reply): Promise<void> => {
  for await (const frames of heartbeat) await heartbeat.send(frames);
};

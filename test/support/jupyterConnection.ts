import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '../../kernel/gateway/protocol';

const freePorts = async (count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(
    servers.map((server) => new Promise((ready) => server.once('listening', ready))),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
};

/** What Jupyter prepares before it starts a kernel: ports, a key, and the file that says so. */
export async function connectionFile(): Promise<{ connection: Connection; file: string }> {
  const [shell, control, iopub, stdin, heartbeat] = await freePorts(5);
  const connection = {
    transport: 'tcp',
    ip: '127.0.0.1',
    key: 'a key for tests',
    signature_scheme: 'hmac-sha256',
    shell_port: shell!,
    control_port: control!,
    iopub_port: iopub!,
    stdin_port: stdin!,
    hb_port: heartbeat!,
  };
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'kernel-')), 'connection.json');
  writeFileSync(file, JSON.stringify(connection));
  return { connection, file };
}

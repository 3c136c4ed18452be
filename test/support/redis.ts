import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A Redis of a test's own, which keeps nothing. */
export interface RedisServer {
  readonly url: string;
  readonly end: () => Promise<void>;
}

/** Whether there is a redis-server on the PATH. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });

export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'redis-'));
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server = spawn('redis-server', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    server.once('exit', (code) => {
      reject(new Error(`redis-server ended with ${String(code)}`));
    });
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
  });
  const end = () =>
    new Promise<void>((resolve) => {
      server.removeAllListeners('exit').once('exit', () => {
        rmSync(folder, { recursive: true, force: true });
        resolve();
      });
      server.kill();
    });
  return { url: `redis://127.0.0.1:${port}`, end };
}

import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Terms } from '../batch/receipts';

/** Milliseconds after which a server that does not answer counts as gone. */
const PATIENCE = 5000;

/**
 * The queue for work on these terms: whoever has another course, other packages or other hidden inputs
 * never sees it, since their marks would be others.
 */
export function queueName({ versions, hiddenHash }: Omit<Terms, 'options'>): string {
  const ordered = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([ordered, hiddenHash]))
    .digest('hex');
  return `course-grading-${digest.slice(0, 16)}`;
}

/**
 * A connection that waits through interruptions, once the server has answered.
 *
 * @throws Error that names the server, where there is none.
 */
export async function connected(url: string): Promise<Redis> {
  if (!/^rediss?:\/\/\S+$/.test(url)) {
    throw new Error(
      `grade: --queue is ${url}; wanted is an address such as redis://localhost:6379.`,
    );
  }
  const first = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  try {
    first.on('error', () => undefined); // told by connect()
    await first.connect();
    await first.ping();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`grade: no Redis answers at ${new URL(url).host}: ${why}`, { cause: error });
  } finally {
    first.disconnect();
  }
  return new Redis(url, { maxRetriesPerRequest: null });
}

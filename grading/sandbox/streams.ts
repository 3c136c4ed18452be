import type { Readable } from 'node:stream';

/**
 * Cuts what arrives into lines.
 *
 * @param tooLong - Called where a line is longer than `most` bytes.
 */
export function onLines(
  channel: Readable,
  most: number,
  line: (text: string) => void,
  tooLong: () => void,
): void {
  let chunks: Buffer[] = [];
  let size = 0;
  channel.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const text = Buffer.concat([...chunks, rest.subarray(0, end)]).toString();
      [chunks, size, rest] = [[], 0, rest.subarray(end + 1)];
      line(text);
    }
    chunks.push(rest);
    size += rest.length;
    if (size > most) tooLong();
  });
}

/** Enough of what was printed last to see why Node gave up. */
const TAIL = 4000;

/**
 * Reads what is printed, and forgets all but its end.
 *
 * @param tooMuch - Called where it is more than `most` bytes in all.
 * @returns Gives that end.
 */
export function onOutput(
  streams: readonly (Readable | null)[],
  most: number,
  tooMuch: () => void,
): () => string {
  let total = 0;
  let tail = '';
  for (const stream of streams) {
    stream?.on('data', (chunk: Buffer) => {
      total += chunk.length;
      tail = (tail + chunk.toString('latin1')).slice(-TAIL);
      if (total > most) tooMuch();
    });
  }
  return () => tail;
}

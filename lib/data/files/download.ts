import { existsSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { explained, isDiskError } from './diskError';
import { finishPart, openPart, resumeOf, type RemoteFile } from './part';
import { reasonOf, request, type Answer, type NoAnswer, type Resume } from './request';

/** How far a download is, in bytes. */
export interface Progress {
  readonly file: string;
  readonly received: number;
  readonly total: number;
}

/** From where, and who wants to know or to stop. */
export interface DownloadOptions {
  /** Addresses of folders that hold the file, tried in turn. */
  readonly mirrors: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** Called ten times a second at most, and at the end. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const ATTEMPTS = 3;
const PROGRESS_EVERY_MS = 100;

/**
 * Fetches a file to `target`: goes on where an earlier try broke off, checks its sum, and gives it
 * its name only then.
 *
 * @returns undefined once the file is there; else why no server gave it.
 * @throws Error naming the file when the connection breaks again and again, the sum is another, or
 *   the disk is full; the reason of `signal` when that is aborted.
 */
export async function download(
  file: RemoteFile,
  target: string,
  options: DownloadOptions,
): Promise<NoAnswer | undefined> {
  let broken: string | undefined;
  for (let attempt = 0; attempt < ATTEMPTS && !existsSync(target); attempt += 1) {
    const outcome = await tryOnce(file, target, options).catch((error: unknown) =>
      existsSync(target) ? COMPLETE : explained(error, target),
    );
    if (outcome.kind === 'broken') {
      broken = outcome.reason;
    } else if (outcome.kind !== 'complete' && broken === undefined) {
      return outcome;
    }
  }
  if (!existsSync(target)) {
    const { from } = await resumeOf(target);
    throw new Error(
      `${file.name}: the connection broke off after ${from} of ${file.size} bytes (${broken}); ` +
        'run this again to go on from there, or set COURSE_OFFLINE=1 to do without.',
    );
  }
  return undefined;
}

type Outcome =
  NoAnswer | { readonly kind: 'complete' } | { readonly kind: 'broken'; readonly reason: string };

// Also when something failed, but another notebook was first to fetch the file.
const COMPLETE = { kind: 'complete' } as const;

async function tryOnce(
  file: RemoteFile,
  target: string,
  options: DownloadOptions,
): Promise<Outcome> {
  const resume = await resumeOf(target);
  if (resume.from < file.size) {
    const answer = await firstAnswer(file, resume, options);
    if (answer.kind !== 'body') {
      return answer;
    }
    const reason = await save(answer, file, target, options);
    if (reason !== undefined) {
      return { kind: 'broken', reason };
    }
  }
  await finishPart(file, target);
  return COMPLETE;
}

async function firstAnswer(
  { name, size }: RemoteFile,
  resume: Resume,
  { mirrors, signal }: DownloadOptions,
): Promise<Answer> {
  const refusals: NoAnswer[] = [];
  for (const mirror of mirrors) {
    const url = `${mirror.replace(/\/$/, '')}/${name}`;
    const answer = await request(url, size, resume, signal);
    if (answer.kind === 'body') {
      return answer;
    }
    refusals.push(answer);
  }
  const kind = refusals.some((refusal) => refusal.kind === 'refused') ? 'refused' : 'unreachable';
  return { kind, reason: refusals.map(({ reason }) => reason).join('; ') };
}

/** Returns why the body ended early, undefined when it did not. */
async function save(
  { url, start, body, validator }: Extract<Answer, { kind: 'body' }>,
  { name, size }: RemoteFile,
  target: string,
  { signal, onProgress }: DownloadOptions,
): Promise<string | undefined> {
  const handle = await openPart(target, { from: start, url, validator });
  const report = throttled(onProgress);
  let at = start;
  try {
    for await (const chunk of body) {
      at += await writeAll(handle, chunk.subarray(0, size - at), at);
      report({ file: name, received: at, total: size });
    }
    return at < size ? 'it ended too early' : undefined;
  } catch (error) {
    signal?.throwIfAborted();
    if (isDiskError(error)) {
      throw error;
    }
    return reasonOf(error);
  } finally {
    await handle.close();
  }
}

/** Writes every byte: a nearly full disk takes only some at first. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, start: number): Promise<number> {
  let done = 0;
  while (done < bytes.length) {
    done += (await handle.write(bytes, done, bytes.length - done, start + done)).bytesWritten;
  }
  return done;
}

function throttled(onProgress: DownloadOptions['onProgress']): (progress: Progress) => void {
  let next = 0;
  return (progress) => {
    if (progress.received === progress.total || performance.now() >= next) {
      next = performance.now() + PROGRESS_EVERY_MS;
      onProgress?.(progress);
    }
  };
}

/** Where in a file to go on, and what the server said of the file when it sent the first part. */
export interface Resume {
  readonly from: number;
  readonly url?: string | undefined;
  readonly validator?: string | undefined;
}

/** What a server says when asked for a file. */
export type Answer =
  | {
      readonly kind: 'body';
      readonly url: string;
      /** The place of the body's first byte in the file. */
      readonly start: number;
      readonly body: AsyncIterable<Uint8Array>;
      readonly validator: string | undefined;
    }
  | NoAnswer;

/** `unreachable`: nobody answered; `refused`: somebody did, but not with the file. */
export interface NoAnswer {
  readonly kind: 'unreachable' | 'refused';
  readonly reason: string;
}

const SECONDS_TO_ANSWER = 3;
const SECONDS_OF_SILENCE = 20;

/**
 * Asks one server for a file of `size` bytes, or for what is missing of it.
 *
 * The body throws when the connection breaks or is silent for long.
 *
 * @throws the reason of `signal`, never an error of the network.
 */
export async function request(
  url: string,
  size: number,
  { from, url: earlier, validator }: Resume,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const headers = new Headers({ 'Accept-Encoding': 'identity' });
  if (from > 0) {
    headers.set('Range', `bytes=${from}-`);
  }
  if (from > 0 && validator !== undefined && earlier === url) {
    headers.set('If-Range', validator);
  }
  const patience = watchdog(signal);
  patience.wait(SECONDS_TO_ANSWER);
  try {
    const response = await fetch(url, { headers, signal: patience.signal });
    const answer = read(url, size, from, response);
    if (answer.kind === 'body') {
      return { ...answer, body: watched(answer.body, patience) };
    }
    patience.stop();
    return answer;
  } catch (error) {
    patience.stop();
    signal?.throwIfAborted();
    const reason = reasonOf(error);
    return reason.startsWith('redirect')
      ? { kind: 'refused', reason: `${url}: ${reason}` }
      : { kind: 'unreachable', reason: `no answer from ${new URL(url).host} (${reason})` };
  }
}

function read(url: string, size: number, from: number, response: Response): Answer {
  const { status, headers, body } = response;
  const start = status === 206 ? firstByte(headers.get('Content-Range')) : 0;
  const reason = refusalOf(status, start, from, headers.get('Content-Length'), size);
  if (reason !== undefined || body === null) {
    void body?.cancel();
    return { kind: 'refused', reason: `${url}: ${reason ?? 'an empty answer'}` };
  }
  return { kind: 'body', url, start, body, validator: strongValidator(headers) };
}

function refusalOf(
  status: number,
  start: number,
  from: number,
  length: string | null,
  size: number,
): string | undefined {
  if (status !== 200 && status !== 206) {
    return `HTTP status ${status}`;
  }
  if (start !== 0 && start !== from) {
    return `it sends bytes from ${start} on, asked for those from ${from} on`;
  }
  const found = start + Number(length);
  return length !== null && found !== size
    ? `the file has ${found} bytes there, not ${size}`
    : undefined;
}

const firstByte = (contentRange: string | null): number =>
  Number(/^bytes (\d+)-/.exec(contentRange ?? '')?.[1] ?? NaN);

/** Of the two, what If-Range may name. @see RFC 9110, 13.1.5. */
function strongValidator(headers: Headers): string | undefined {
  const tag = headers.get('ETag');
  return (tag?.startsWith('"') ? tag : headers.get('Last-Modified')) ?? undefined;
}

interface Watchdog {
  readonly signal: AbortSignal;
  readonly wait: (seconds: number) => void;
  readonly stop: () => void;
}

/** A signal that aborts with `outer`, or when the last `wait` was too long ago. */
function watchdog(outer: AbortSignal | undefined): Watchdog {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const stop = () => {
    clearTimeout(timer);
  };
  const wait = (seconds: number) => {
    stop();
    timer = setTimeout(() => {
      controller.abort(new Error(`no answer for ${seconds} s`));
    }, seconds * 1000);
  };
  const signals = outer ? [outer, controller.signal] : [controller.signal];
  return { signal: AbortSignal.any(signals), wait, stop };
}

async function* watched(body: AsyncIterable<Uint8Array>, patience: Watchdog) {
  try {
    patience.wait(SECONDS_OF_SILENCE);
    for await (const chunk of body) {
      yield chunk;
      patience.wait(SECONDS_OF_SILENCE);
    }
  } finally {
    patience.stop();
  }
}

/** What the system says, which fetch hides behind "fetch failed": `ECONNREFUSED`, say. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, message } = cause as { code?: string; message?: string };
  return code ?? message ?? String(cause);
}

import type { AddressInfo } from 'node:net';
import http from 'node:http';

/** A server on this machine, for one test. */
export interface Server {
  readonly url: string;
  /** What was asked for, in turn. */
  readonly requests: readonly http.IncomingMessage[];
  readonly close: () => Promise<void>;
}

/** Starts a server that answers with `handler`. */
export async function serve(handler: http.RequestListener): Promise<Server> {
  const requests: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request);
    handler(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

/** How a file is served. */
export interface Serving {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Without, the server knows no ranges. */
  readonly ranges?: boolean;
  /** Sends only so many bytes of an answer, counted from 0. */
  readonly only?: (answer: number) => number;
  /** Then breaks the connection, once this resolves; it is told how much of the file was sent. */
  readonly beforeBreak?: (sent: number) => Promise<void>;
}

/** Serves one file under every address, as RFC 9110 has it. */
export function fileHandler(
  bytes: Buffer,
  { etag, lastModified, ranges = true, only = () => Infinity, beforeBreak = forever }: Serving = {},
): http.RequestListener {
  let answers = 0;
  return (request, response) => {
    const limit = only(answers);
    answers += 1;
    if (etag !== undefined) response.setHeader('ETag', etag);
    if (lastModified !== undefined) response.setHeader('Last-Modified', lastModified);
    const condition = request.headers['if-range'];
    const isSame = condition === undefined || [etag, lastModified].includes(String(condition));
    const from = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    const start = ranges && isSame && from !== undefined ? Number(from) : 0;
    if (start > 0) {
      response.setHeader('Content-Range', `bytes ${start}-${bytes.length - 1}/${bytes.length}`);
    }
    response.writeHead(start > 0 ? 206 : 200, { 'Content-Length': bytes.length - start });
    if (limit >= bytes.length - start) {
      response.end(bytes.subarray(start));
    } else {
      response.write(bytes.subarray(start, start + limit));
      void beforeBreak(start + limit).then(() => response.destroy());
    }
  };
}

const forever = () => new Promise<void>(() => undefined);

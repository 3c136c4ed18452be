import { createHmac, randomUUID } from 'node:crypto';

/** Names and dates a message; `session` and `username` are the sender's. */
export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

export type Content = Readonly<Record<string, unknown>>;

/** One Jupyter message; `identities` route a reply to the client which asked. */
export interface Message {
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  readonly parentHeader: Header | Record<string, never>;
  readonly metadata: Content;
  readonly content: Content;
}

const DELIMITER = '<IDS|MSG>';
const PROTOCOL = '5.3';

const signature = (key: string, parts: readonly (string | Uint8Array)[]): string => {
  if (key === '') return '';
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
};

/**
 * The message in the frames of one ZeroMQ message:
 * identities, `<IDS|MSG>`, signature, header, parent header, metadata, content.
 *
 * @throws Error when the delimiter is missing or the signature is not made with `key`.
 * @see https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
 */
export function decode(frames: readonly Buffer[], key: string): Message {
  const delimiter = frames.findIndex((frame) => frame.toString() === DELIMITER);
  if (delimiter < 0) throw new Error('decode: frames without the delimiter <IDS|MSG>.');
  const [signed, ...parts] = frames.slice(delimiter + 1, delimiter + 6);
  if (signed?.toString() !== signature(key, parts)) {
    throw new Error('decode: the signature does not fit the message.');
  }
  const [header, parentHeader, metadata, content] = parts.map(
    (part) => JSON.parse(part.toString()) as unknown,
  );
  return {
    identities: frames.slice(0, delimiter),
    header: header as Header,
    parentHeader: parentHeader as Header,
    metadata: metadata as Content,
    content: content as Content,
  };
}

/** The frames of a message, signed with `key`. */
export function encode(message: Message, key: string): (string | Uint8Array)[] {
  const { identities, header, parentHeader, metadata, content } = message;
  const parts = [header, parentHeader, metadata, content].map((part) => JSON.stringify(part));
  return [...identities, DELIMITER, signature(key, parts), ...parts];
}

/** A new message of the session of `parent`, routed to whoever sent `parent`. */
export const answer = (parent: Message, type: string, content: Content): Message => ({
  identities: parent.identities,
  header: {
    ...parent.header,
    msg_id: randomUUID(),
    msg_type: type,
    date: new Date().toISOString(),
    version: PROTOCOL,
  },
  parentHeader: parent.header,
  metadata: {},
  content,
});

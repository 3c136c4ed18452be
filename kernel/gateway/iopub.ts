import { answer } from './message';
import type { Content, Message } from './message';
import { mergedStreams } from './streams';

/** Publishes what all clients see: status, inputs and outputs. */
export interface Iopub {
  /** Publishes a message that belongs to `parent`. */
  readonly publish: (parent: Message, type: string, content: Content) => void;
  /** Publishes an output of a request; texts are merged, silent and forgotten requests say nothing. */
  readonly output: (id: number, type: string, content: Content) => void;
  /** Remembers the request behind a number, for the outputs that will come. */
  readonly remember: (id: number, request: Message) => void;
}

/**
 * @param send - Sends a message on the PUB socket.
 * @param onSent - Hears how many characters of text were sent on.
 */
export function iopub(
  send: (message: Message) => unknown,
  onSent: (characters: number) => void,
): Iopub {
  const requests = new Map<number, Message>();
  const direct = (parent: Message, type: string, content: Content): void => {
    // On PUB the first frame is the topic.
    send({ ...answer(parent, type, content), identities: [Buffer.from(type)] });
  };
  const streams = mergedStreams(({ id, name }, text) => {
    const request = requests.get(id);
    if (request) direct(request, 'stream', { name, text });
    onSent(text.length);
  });
  return {
    publish: (parent, type, content) => {
      streams.flush();
      direct(parent, type, content);
    },
    output: (id, type, content) => {
      if (type === 'stream') {
        streams.write({ id, name: String(content['name']) }, String(content['text']));
        return;
      }
      const request = requests.get(id);
      streams.flush();
      if (request) direct(request, type, content);
    },
    remember: (id, request) => {
      if (request.content['silent'] !== true) requests.set(id, request);
    },
  };
}

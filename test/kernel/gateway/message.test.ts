import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answer, decode, encode } from '../../../kernel/gateway/message';
import type { Message } from '../../../kernel/gateway/message';

const message = (content: Message['content']): Message => ({
  identities: [Buffer.from('client')],
  header: {
    msg_id: '1',
    msg_type: 'execute_request',
    session: 's',
    username: 'u',
    date: '2024-01-01T00:00:00.000Z',
    version: '5.3',
  },
  parentHeader: {},
  metadata: {},
  content,
});
const frames = (sent: Message, key: string): Buffer[] =>
  encode(sent, key).map((frame) => Buffer.from(frame));

describe('a message on the wire', () => {
  it('comes back as it was sent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (content, key) => {
        const sent = message(JSON.parse(JSON.stringify(content)) as Message['content']);
        assert.deepEqual(decode(frames(sent, key), key), sent);
      }),
    );
  });

  it('is refused when it was signed with another key', () => {
    assert.throws(() => decode(frames(message({}), 'one'), 'two'), /signature does not fit/);
  });

  it('is refused when it was changed on the way', () => {
    const changed = frames(message({ code: '1' }), 'key');
    changed[changed.length - 1] = Buffer.from('{"code":"2"}');
    assert.throws(() => decode(changed, 'key'), /signature does not fit/);
  });

  it('is refused without the delimiter', () => {
    assert.throws(() => decode([Buffer.from('x')], ''), /without the delimiter/);
  });

  it('is not signed when there is no key', () => {
    assert.equal(encode(message({}), '')[2], '');
  });

  it('is answered in the same session, to the same client, under a new name', () => {
    const asked = message({});
    const first = answer(asked, 'execute_reply', { status: 'ok' });
    const second = answer(asked, 'execute_reply', { status: 'ok' });
    assert.deepEqual(first.identities, asked.identities);
    assert.deepEqual(first.parentHeader, asked.header);
    assert.equal(first.header.session, 's');
    assert.equal(first.header.msg_type, 'execute_reply');
    assert.notEqual(first.header.msg_id, second.header.msg_id);
  });
});

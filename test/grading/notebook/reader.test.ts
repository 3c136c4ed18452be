import assert from 'node:assert/strict';
import { openReader, type Reader } from '../../../grading/notebook/reader';
import { isRunnable } from '../../../grading/slice';
import { returned, root } from './returned';

/** A type of a million parts, in a few words. */
const BOMB = `type P<T, N> = N extends [any, ...infer R] ? P<[T, T], R> | P<{ a: T }, R> : T;
type Many = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
let q: P<1, Many> = 1 as any;
let r: P<2, Many> = q;`;
const RIGHT = 'const augment = (x: number): number => x;';

describe('a reader in a thread', function () {
  this.timeout(300_000);
  let reader: Reader;
  before(() => {
    reader = openReader(root, { seconds: 5 });
  });
  after(() => reader.close());

  it('reads one submission after the other', async () => {
    const all = await Promise.all([
      reader.read([returned(RIGHT)]),
      reader.read([returned('const = 3;')]),
    ]);
    assert.deepEqual(
      all.map(({ slices, remarks }) => [slices.length, remarks.length]),
      [
        [1, 0],
        [0, 1],
      ],
    );
  });

  it('gives up on types that do not come to an end, and on nothing else', async () => {
    const { slices } = await reader.read([
      returned(RIGHT, `${BOMB}\nconst ntXent = (): unknown => r;`),
    ]);
    assert.deepEqual(slices.map(isRunnable), [true, false]);
    assert.match(
      slices[1]?.remarks[0]?.says ?? '',
      /does not come to an end with the types of ntXent/,
    );
  });

  it('reads the next one afterwards', async () => {
    const { slices } = await reader.read([returned(RIGHT)]);
    assert.deepEqual(slices.map(isRunnable), [true]);
  });
});

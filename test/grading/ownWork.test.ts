import assert from 'node:assert/strict';
import type { Verdict } from '../../checks';
import { LIMITS } from '../../grading/limits';
import { checkOwnWork } from '../../grading/ownWork';
import type { Workers } from '../../grading/workers';
import { returned, root } from './notebook/returned';

/** Workers in which every exercise stops while it is loaded, on the first line of its code. */
const STOPPING: Workers = {
  isolation: 'permissions',
  limits: LIMITS,
  start: ({ code }) => {
    const line = 1 + code.split('\n').findIndex((each) => each.includes('const ntXent ='));
    return Promise.resolve({ failed: 'RangeError: no', line, cpuSeconds: 0 });
  },
};

describe('the check of one’s own work', function () {
  this.timeout(300_000);
  const check = async (...cells: string[]) => {
    const printed: string[] = [];
    const verdicts: Verdict[] = [];
    const isJudged = await checkOwnWork([returned(...cells)], {
      root,
      workers: STOPPING,
      seed: 1,
      store: { add: (verdict) => verdicts.push(verdict) },
      print: (text) => printed.push(text),
    });
    return { isJudged, verdicts, printed: printed.join('\n') };
  };

  it('says where the code stops, which type is wrong, and what is not there', async () => {
    const { isJudged, printed, verdicts } = await check('', 'const ntXent = (x: number) => x;');
    assert.ok(isJudged);
    assert.match(printed, /✗ ntXent — could not be run \(0 of \d+ points\)/);
    assert.match(printed, /Note: cell 2, line 1: .*RangeError: no/);
    assert.match(printed, /○ augment — not found/);
    assert.deepEqual(verdicts, []);
    const wrong = await check('const ntXent = (x: number): string => x;');
    assert.match(
      wrong.printed,
      /Note: cell 1, line 1: TypeScript: Type 'number' is not assignable/,
    );
  });

  it('says where there is nothing to judge', async () => {
    const { isJudged, printed } = await check('const a = 1;');
    assert.equal(isJudged, false);
    assert.match(printed, /○ ntXent — not found/);
  });
});

import assert from 'node:assert/strict';
import type { RawCaller, Request } from '../../checks/caller';
import type { Exercise } from '../../checks/exercise';
import { judge } from '../../checks/judge/judge';
import type { Matrix } from '../../checks/plain';
import { remote, toy, type Toy } from './toy';

const sum = (row: readonly number[]) => row.reduce((total, v) => total + v, 0);
const right = remote((x) => x.map(sum));
const verdictOn = (call: RawCaller, exercise: Exercise<Toy> = toy, seed = 5) =>
  judge(call, exercise, { seed });

async function failureOf(call: RawCaller, exercise: Exercise<Toy> = toy) {
  const verdict = await verdictOn(call, exercise);
  if (verdict.kind !== 'fail') assert.fail(`the verdict is ${verdict.kind}`);
  return verdict;
}

describe('the judge', () => {
  it('passes a right submission with all its points and the seed', async () => {
    assert.deepEqual(await verdictOn(right), {
      kind: 'pass',
      exercise: 'rowSums',
      seed: 5,
      points: 4,
      outOf: 4,
      tried: { publicRight: 2, publicCount: 2, hiddenCount: 1 },
      notes: [],
    });
  });

  it('takes a stub for not attempted, after one call', async () => {
    let calls = 0;
    const verdict = await verdictOn(() => {
      calls += 1;
      return Promise.resolve({ kind: 'threw', message: 'TODO: rowSums' });
    });
    assert.deepEqual([verdict.kind, verdict.points, calls], ['unattempted', 0, 1]);
  });

  it('shows what was wanted on a public input', async () => {
    const failure = await failureOf(remote((x) => x.map((row) => sum(row) + 0.125 * row.length)));
    assert.equal(failure.seen, 'On two rows, entry 0 should be 3; yours is 3.25.');
    assert.deepEqual(failure.expected, { name: 'wanted', shape: [2], rows: [['3', '8']] });
    assert.deepEqual(failure.got, { name: 'your answer', shape: [2], rows: [['3.25', '8.25']] });
    assert.deepEqual(failure.on, [
      {
        name: 'x',
        shape: [2, 2],
        rows: [
          ['1', '2'],
          ['3', '5'],
        ],
      },
    ]);
  });

  it('never tells what was wanted on a hidden input', async () => {
    const spoilsHidden = remote((x) => x.map((row) => sum(row) + (sum(row) > 30 ? 1 : 0)));
    const failure = await failureOf(spoilsHidden);
    assert.equal(failure.seen, 'On a random row, entry 0 of your answer is not right.');
    assert.equal(failure.expected, undefined);
    const [shown = NaN] = (failure.got?.rows[0] ?? []).map(Number);
    assert.ok(!JSON.stringify(failure).includes(String(Number((shown - 1).toPrecision(6)))));
  });

  it('draws the same hidden inputs from the same seed, and others from another', async () => {
    const inputsFor = async (seed: number) => {
      const asked: Request[] = [];
      await judge(
        (request) => {
          asked.push(request);
          return right(request);
        },
        toy,
        { seed },
      );
      return JSON.stringify(asked);
    };
    assert.equal(await inputsFor(1), await inputsFor(1));
    assert.notEqual(await inputsFor(1), await inputsFor(2));
  });

  it('names the mistake whose mimic gives the same values', async () => {
    const failure = await failureOf(remote((x) => x.map((row) => sum(row) / 2)));
    assert.deepEqual([failure.misconception, failure.look], ['means', 'Do not divide.']);
  });

  it('names a mistake also where it throws on some inputs', async () => {
    const plusOne = remote((x) => x.map((row) => sum(row) + 1));
    const failure = await failureOf((request) =>
      (request.inputs['x'] as Matrix).length === 2
        ? Promise.resolve({ kind: 'threw', message: 'no two rows, please' })
        : plusOne(request),
    );
    assert.deepEqual([failure.misconception, failure.fault], ['refuses-two', 'threw']);
    assert.equal(failure.seen, 'On two rows, rowSums stopped with: no two rows, please');
  });

  it('names nothing when everything throws', async () => {
    const failure = await failureOf(() => Promise.resolve({ kind: 'threw', message: 'oh\nno' }));
    assert.deepEqual([failure.misconception, failure.fault], [undefined, 'threw']);
    assert.equal(failure.seen, 'On two rows, rowSums stopped with: oh');
  });

  it('suspects a mistake from what a wrong edge looks like, when the rest is right', async () => {
    const onEdge = (wrong: number) =>
      remote((x) => x.map((row) => (sum(row) === 0.5 ? wrong : sum(row))));
    assert.equal((await failureOf(onEdge(0.4))).misconception, 'shrinks');
    assert.equal((await failureOf(onEdge(NaN))).misconception, 'explodes');
    assert.equal((await failureOf(onEdge(0.6))).misconception, undefined);
  });

  it('says where NaN is, and shows it as text', async () => {
    const failure = await failureOf(remote((x) => x.map(() => NaN)));
    assert.equal(failure.fault, 'not-finite');
    assert.equal(failure.seen, 'On two rows, entry 0 of your answer is NaN.');
    assert.deepEqual(failure.got?.rows, [['NaN', 'NaN']]);
  });

  it('explains wrong values that no mistake matches by a property that they break', async () => {
    const failure = await failureOf(remote((x) => x.map((row) => sum(row) + 40)));
    assert.equal(
      failure.look,
      'Doubling x must double the answer; yours does not keep to that. Look for a constant.',
    );
  });

  it('falls back on the exercise’s advice when every property holds', async () => {
    const failure = await failureOf(remote((x) => x.map((row) => 3 * sum(row))));
    assert.equal(failure.look, 'Add by hand.');
  });

  it('fails a submission that is right on the probes, but breaks a property elsewhere', async () => {
    const failure = await failureOf(
      remote((x) => x.map((row) => sum(row) + (row[1] === 4 ? 1 : 0))),
    );
    assert.deepEqual([failure.fault, failure.look], ['property', 'Look for a constant.']);
    assert.equal(
      failure.seen,
      'Doubling x must double the answer, but yours does not keep to that.',
    );
  });

  it('tells shape and type from values', async () => {
    const column = await failureOf(remote((x) => x.map((row) => [sum(row)])));
    assert.equal(column.fault, 'shape');
    assert.equal(
      column.seen,
      'On two rows, rowSums gave shape [2, 1]; wanted: [2] ([N], one sum for each row).',
    );
    const whole = await failureOf(remote((x) => x.map(sum), { dtype: 'int32' }));
    assert.equal(whole.seen, 'rowSums returned a tensor of int32; wanted: float32.');
  });

  it('says what came back in place of a tensor', async () => {
    for (const found of [
      'number',
      'array',
      'promise',
      'undefined',
      'null',
      'function',
      'disposed',
      'other',
    ] as const) {
      const failure = await failureOf(() => Promise.resolve({ kind: 'other', found }));
      assert.equal(failure.fault, found);
      assert.match(failure.seen, /^rowSums returned .+; wanted: a tensor \[N\], one sum/);
    }
  });

  it('says which engine lacks an operation', async () => {
    const message = "Kernel 'Einsum' not registered for backend 'wasm'";
    const failure = await failureOf(() => Promise.resolve({ kind: 'threw', message }));
    assert.equal(failure.fault, 'engine');
  });

  it('cuts an endless error message', async () => {
    const message = 'x'.repeat(5000);
    const failure = await failureOf(() => Promise.resolve({ kind: 'threw', message }));
    assert.ok(failure.seen.length < 300);
  });

  it('fails a submission that disposes or changes its inputs', async () => {
    const disposes = await failureOf(remote((x) => x.map(sum), { disposed: ['x'] }));
    assert.equal(disposes.seen, 'rowSums disposes x, which its caller still needs.');
    const changes = await failureOf(remote((x) => x.map(sum), { changed: ['x'] }));
    assert.equal(changes.seen, 'rowSums changes the contents of x, which belongs to its caller.');
  });

  it('fails a leak in every call, not a constant that the first call makes', async () => {
    const leaks = await failureOf(remote((x) => x.map(sum), { kept: 2 }));
    assert.equal(leaks.seen, 'Every call of rowSums leaves 2 tensors in memory for good.');
    let calls = 0;
    const verdict = await verdictOn((request) => {
      calls += 1;
      return remote((x) => x.map(sum), { kept: calls === 1 ? 1 : 0 })(request);
    });
    assert.equal(verdict.kind, 'pass');
  });

  it('notes intermediate tensors without failing them', async () => {
    const verdict = await verdictOn(remote((x) => x.map(sum), { untidied: 1 }));
    assert.match(
      verdict.kind === 'pass' ? verdict.notes.join() : '',
      /^Each call leaves 1 intermediate tensor for/,
    );
  });

  it('fails kernels that grow with the batch, not a few more of them', async () => {
    const growing =
      (perRow: number): RawCaller =>
      (request) =>
        remote((x) => x.map(sum), {
          kernels: 3 + Math.floor(perRow * (request.inputs['x'] as Matrix).length),
        })(request);
    const failure = await failureOf(growing(1));
    assert.equal(
      failure.seen,
      'rowSums runs 9 operations for 6 rows and 39 for 36: it works row by row.',
    );
    assert.equal((await verdictOn(growing(0.1))).kind, 'pass');
  });

  it('gives verdicts that JSON carries', async () => {
    for (const call of [right, remote(() => [NaN, Infinity]), remote((x) => x.map(() => -0))]) {
      const verdict = await verdictOn(call);
      assert.deepEqual(JSON.parse(JSON.stringify(verdict)), verdict);
    }
  });

  it('stops between two calls when its signal is aborted', async () => {
    const stop = new AbortController();
    let calls = 0;
    const judging = judge(
      (request) => {
        calls += 1;
        if (calls === 2) stop.abort(new Error('stopped by the learner'));
        return right(request);
      },
      toy,
      { seed: 1, signal: stop.signal },
    );
    await assert.rejects(judging, /stopped by the learner/);
    assert.equal(calls, 2);
  });

  it('hands on what the caller rejects with: that is no fault of the submission', async () => {
    await assert.rejects(
      verdictOn(() => Promise.reject(new Error('the worker died'))),
      /the worker died/,
    );
  });
});

describe('the judge of constants', () => {
  const constants = {
    draw: () => ({ x: [[1, 2]] }),
    of: ['x'],
    misconception: 'gradient-flows',
    hint: 'Stop it.',
  };
  const withConstants: Exercise<Toy> = { ...toy, constants };
  const sloped =
    (values: number[]): RawCaller =>
    (request) =>
      request.weights
        ? remote((rows) => rows.map(sum), { gradients: { x: { shape: [1, 2], values } } })(request)
        : right(request);

  it('passes a gradient of zeros, and no way back at all', async () => {
    assert.equal((await verdictOn(sloped([0, -0]), withConstants)).kind, 'pass');
    const cut: RawCaller = (request) =>
      request.weights
        ? Promise.resolve({ kind: 'threw', message: 'Cannot compute gradient' })
        : right(request);
    assert.equal((await verdictOn(cut, withConstants)).kind, 'pass');
  });

  it('fails any other one, NaN too, by the exercise’s name and hint', async () => {
    for (const values of [
      [0, 1e-9],
      [NaN, 0],
    ]) {
      const failure = await failureOf(sloped(values), withConstants);
      assert.equal(failure.misconception, 'gradient-flows');
      assert.equal(
        failure.seen,
        'The values are right, but a gradient flows from rowSums back to x.',
      );
      assert.equal(failure.look, 'Stop it.');
    }
  });
});

describe('the judge of gradients', () => {
  const withGradient: Exercise<Toy> = {
    ...toy,
    gradient: { draw: () => ({ x: [[1, 2]] }), delicate: { x: [[0, 0]] }, note: 'Careful at 0.' },
  };
  /** ∂ Σ w_i Σ_d x_id / ∂ x_id = w_i, times a factor; NaN at 0 if told to. */
  const slopes =
    (factor: number, atZero = 0): RawCaller =>
    async (request) => {
      const x = request.inputs['x'] as Matrix;
      const { weights } = request;
      if (!weights) return right(request);
      const values = x.flatMap((row, i) =>
        row.map((v) => factor * (weights.values[i] ?? NaN) + (v === 0 ? atZero : 0)),
      );
      const gradients = { x: { shape: [x.length, 2], values } };
      return remote((rows) => rows.map(sum), { gradients })(request);
    };

  it('passes the gradient of the reference', async () => {
    assert.equal((await verdictOn(slopes(1), withGradient)).kind, 'pass');
  });

  it('fails another one, and says with respect to what', async () => {
    const failure = await failureOf(slopes(1.01), withGradient);
    assert.equal(failure.fault, 'gradient');
    assert.match(
      failure.seen,
      /gradient of rowSums with respect to x is not, first at row 0, column 0\.$/,
    );
    assert.equal(failure.expected, undefined);
    assert.equal((await failureOf(right, withGradient)).fault, 'gradient');
  });

  it('fails a slope that is 1 % off, whatever weights are drawn', async () => {
    for (let seed = 0; seed < 1000; seed += 1) {
      assert.equal(
        (await verdictOn(slopes(0.99), withGradient, seed)).kind,
        'fail',
        `seed ${seed}`,
      );
    }
  });

  it('takes as constant what the exercise holds, and names a gradient that flows through it', async () => {
    // Half of each sum is held, so that its slope is half of what it is without.
    const held = ({ x }: Toy) => {
      const at = x.map(sum);
      return (inputs: Toy) => inputs.x.map((row, i) => (sum(row) + (at[i] ?? NaN)) / 2);
    };
    const holding = { ...withGradient, gradient: { ...withGradient.gradient!, held } };
    assert.equal((await verdictOn(slopes(0.5), holding)).kind, 'pass');
    const failure = await failureOf(slopes(1), holding);
    assert.equal(failure.misconception, 'gradient-not-stopped');
    assert.match(failure.look, /stopGradient/);
    assert.equal((await failureOf(slopes(0.7), holding)).misconception, undefined);
  });

  it('notes a gradient that is not finite at the delicate input', async () => {
    const verdict = await verdictOn(slopes(1, NaN), withGradient);
    assert.deepEqual(verdict.kind === 'pass' && verdict.notes, ['Careful at 0.']);
  });

  it('fails it where the exercise has a name for it', async () => {
    const gradient = { ...withGradient.gradient!, misconception: 'root-at-zero' };
    const failure = await failureOf(slopes(1, NaN), { ...withGradient, gradient });
    assert.equal(failure.misconception, 'root-at-zero');
    assert.equal(failure.look, 'Careful at 0.');
    assert.match(failure.seen, /gradient of rowSums is not finite everywhere\.$/);
    assert.equal((await verdictOn(slopes(1), { ...withGradient, gradient })).kind, 'pass');
  });

  const throwing =
    (message: string): RawCaller =>
    (request) =>
      request.weights ? Promise.resolve({ kind: 'threw', message }) : right(request);

  it('says what cuts the gradient off', async () => {
    const cut = await failureOf(throwing('Cannot compute gradient of y=f(x)'), withGradient);
    assert.equal(cut.fault, 'no-gradient');
    assert.match(cut.look, /arraySync/);
    const other = await failureOf(throwing('out of memory\nat …'), withGradient);
    assert.equal(other.look, 'With gradients switched on it stopped with: out of memory');
  });

  it('only notes a gradient that TensorFlow.js itself lacks', async () => {
    for (const message of [
      'Cannot compute gradient: gradient function not found for Einsum.',
      "Kernel 'Einsum' not registered for backend 'wasm'",
    ]) {
      const verdict = await verdictOn(throwing(message), withGradient);
      assert.match(verdict.kind === 'pass' ? verdict.notes.join() : '', /no gradient for Einsum/);
    }
  });
});

import assert from 'node:assert/strict';
import * as tf from '@tensorflow/tfjs';
import { arranged } from '../../checks/arranged';
import type { Exercise, Misconception } from '../../checks/exercise';
import { augmentExercise } from '../../checks/exercises/augment/exercise';
import { classSimilarityExercise } from '../../checks/exercises/classSimilarity/exercise';
import { collapseMonitorExercise } from '../../checks/exercises/collapseMonitor/exercise';
import { cosineSimilarityExercise } from '../../checks/exercises/cosineSimilarity/exercise';
import { cosineSimilarityMatrixExercise } from '../../checks/exercises/cosineSimilarityMatrix/exercise';
import { dclLossExercise } from '../../checks/exercises/dclLoss/exercise';
import { pairIndicesExercise } from '../../checks/exercises/pairIndices/exercise';
import { ntXentExercise } from '../../checks/exercises/ntXent/exercise';
import { daviesBouldinExercise } from '../../checks/exercises/daviesBouldin/exercise';
import { marginLossExercise } from '../../checks/exercises/marginLoss/exercise';
import { positivesOnlyLossExercise } from '../../checks/exercises/positivesOnlyLoss/exercise';
import { probeStepExercise } from '../../checks/exercises/probeStep/exercise';
import { sinkhornExercise } from '../../checks/exercises/sinkhorn/exercise';
import { stratifiedExercise } from '../../checks/exercises/stratified/exercise';
import { infoNceExercise } from '../../checks/exercises/infoNce/exercise';
import { temperatureSweepExercise } from '../../checks/exercises/temperatureSweep/exercise';
import { temperatureScheduleExercise } from '../../checks/exercises/temperatureSchedule/exercise';
import { similarityMatrixExercise } from '../../checks/exercises/similarityMatrix/exercise';
import { swavLossExercise } from '../../checks/exercises/swavLoss/exercise';
import { clipLossExercise } from '../../checks/exercises/clipLoss/exercise';
import { zeroShotExercise } from '../../checks/exercises/zeroShot/exercise';
import { momentumUpdateExercise } from '../../checks/exercises/momentumUpdate/exercise';
import { enqueueExercise } from '../../checks/exercises/enqueue/exercise';
import { mocoLossExercise } from '../../checks/exercises/mocoLoss/exercise';
import { byolLossExercise } from '../../checks/exercises/byolLoss/exercise';
import { vitalSignsExercise } from '../../checks/exercises/vitalSigns/exercise';
import { warmUpCosineExercise } from '../../checks/exercises/warmUpCosine/exercise';
import { gradientCheckExercise } from '../../checks/exercises/gradientCheck/exercise';
import { diagnoseExercise } from '../../checks/exercises/diagnose/exercise';
import { ILL } from '../../checks/exercises/treat/answer';
import { treatExercise } from '../../checks/exercises/treat/exercise';
import { sphereStepExercise } from '../../checks/exercises/sphereStep/exercise';
import { inProcess } from '../../checks/inProcess';
import { judge } from '../../checks/judge/judge';
import { flat, isClose, type Inputs, type Values } from '../../checks/plain';
import * as lib from '../../lib';
import {
  classSimilarity,
  collapseMonitor,
  cosineSimilarity,
  cosineSimilarityMatrix,
  dclLoss,
  pairIndices,
  daviesBouldin,
  marginLoss,
  augment,
  ntXent,
  positivesOnlyLoss,
  probeStep,
  sinkhorn,
  stratified,
  infoNce,
  similarityMatrix,
  temperatureSchedule,
  temperatureSweep,
  swavLoss,
  clipLoss,
  zeroShot,
  momentumUpdate,
  enqueue,
  mocoLoss,
  byolLoss,
  vitalSigns,
  warmUpCosine,
  gradientCheck,
  causes,
  diagnose,
  patients,
  treat,
  sphereStep,
  uniforms,
  type Patient,
  type Signs,
  type MomentumOptions,
  type Weighted,
} from '../../lib';
import { assertClose } from '../support/assertClose';
import { unitRowsLoops, variancesLoops } from '../support/loopsEvaluate';
import {
  clipLoops,
  infoNceLoops,
  ntXentLoops,
  pairLoops,
  sinkhornLoops,
  swavLoops,
} from '../support/loopsLosses';
import {
  classSimilarityLoops,
  cosineMatrixLoops,
  cosineSimilarityLoops,
  similarityLoops,
} from '../support/loopsSimilarity';
import { Z1, Z2, Z_SIMILARITIES } from '../support/sourceMatrices';

/** Two mistakes are told apart when they differ by more than the judge forgives. */
const TELLING = 1e-3;

const probesOf = <I extends Inputs>({ probes, hidden }: Exercise<I>) => [
  ...probes,
  ...hidden(uniforms(3)),
];

/** What a mimic gives on every probe; nothing where it throws. */
const answers = <I extends Inputs>(exercise: Exercise<I>, mimic: Misconception<I>['mimic']) =>
  probesOf(exercise).map(({ inputs }): Values | undefined => {
    try {
      return flat(mimic(inputs));
    } catch {
      return undefined;
    }
  });

const differ = (a: readonly (Values | undefined)[], b: readonly (Values | undefined)[]) =>
  a.some((x, i) => {
    const y = b[i];
    return x && y ? !isClose(x, y, TELLING) : x !== y;
  });

function isSound<I extends Inputs>(exercise: Exercise<I>, twin: unknown): void {
  it('is solved by the library’s twin, whatever is drawn', async () => {
    for (const seed of [0, 1, 2 ** 32 - 1]) {
      const verdict = await judge(inProcess(arranged(exercise.name, twin)), exercise, { seed });
      assert.deepEqual(verdict.kind === 'pass' && verdict.notes, [], JSON.stringify(verdict));
    }
  });

  it('says what the library must not give away', () => {
    for (const name of exercise.twins) assert.ok(name in lib, name);
    assert.ok(exercise.twins.includes(exercise.name));
  });

  it('has properties that its reference keeps', () => {
    const random = uniforms(4);
    for (const { says, draw, vary, expect } of exercise.properties) {
      for (let i = 0; i < 20; i += 1) {
        const inputs = draw(random);
        const found = flat(exercise.reference(vary(inputs)));
        assert.ok(isClose(found, expect(flat(exercise.reference(inputs))), 1e-9), says);
      }
    }
  });

  it('has mistakes that differ from the right answer on some probe', () => {
    const right = probesOf(exercise).map(({ inputs }) => flat(exercise.reference(inputs)));
    for (const { id, mimic } of exercise.misconceptions) {
      assert.ok(differ(answers(exercise, mimic), right), id);
    }
  });

  it('has no two mistakes that give the same answers', () => {
    const known = exercise.misconceptions.map(({ id, mimic }) => ({
      id,
      given: answers(exercise, mimic),
    }));
    known.forEach(({ id, given }, k) => {
      for (const other of known.slice(k + 1)) {
        if (other.id !== id) assert.ok(differ(given, other.given), `${id} and ${other.id}`);
      }
    });
  });

  it('has mimics that are recognised by their own name', async () => {
    for (const { id, mimic } of exercise.misconceptions) {
      const call = inProcess((...args: unknown[]) => {
        const names = Object.keys(probesOf(exercise)[0]!.inputs);
        const plain = args.map((arg): unknown =>
          arg instanceof tf.Tensor ? arg.arraySync() : arg,
        );
        const inputs = Object.fromEntries(names.map((name, i) => [name, plain[i]])) as I;
        return tf.tensor(mimic(inputs));
      });
      const verdict = await judge(call, exercise, { seed: 6 });
      assert.equal(verdict.kind === 'fail' && verdict.misconception, id);
    }
  });

  it('has hints, points, advice and names that can be read', () => {
    const texts = [
      ...exercise.hints,
      exercise.look,
      exercise.title,
      ...exercise.misconceptions.map(({ hint }) => hint),
      ...exercise.properties.flatMap(({ says, look }) => [says, look]),
    ];
    assert.ok(exercise.hints.length >= 3 && exercise.points > 0);
    for (const text of texts) assert.match(text, /^.{10,280}$/);
    for (const { id } of exercise.misconceptions) assert.match(id, /^[a-z0-9-]+$/);
  });

  it('suspects only mistakes that it knows', () => {
    const ids = exercise.misconceptions.map(({ id }) => id);
    for (const { suspects = {} } of exercise.probes) {
      for (const id of Object.values(suspects)) assert.ok(ids.includes(id), id);
    }
  });

  it('shows its public inputs first', () => {
    assert.ok(exercise.probes[0]?.isPublic && !exercise.probes[0].isEdge);
    assert.ok(exercise.hidden(uniforms(1)).every(({ isPublic }) => !isPublic));
  });
}

describe('the exercise cosineSimilarity', () => {
  before(() => tf.setBackend('cpu'));
  isSound(cosineSimilarityExercise, cosineSimilarity);

  it('asks for the source’s four values on the source’s matrices', () => {
    const source = cosineSimilarityExercise.probes.find(({ expected }) => expected);
    assert.deepEqual(source?.inputs, { z1: Z1, z2: Z2 });
    assert.deepEqual(source.expected, Z_SIMILARITIES);
    assert.equal(source.tolerance, 1.5e-6);
    const { values } = flat(cosineSimilarityExercise.reference(source.inputs));
    values.forEach((value, i) => {
      assertClose(value, Z_SIMILARITIES[i]!, 1e-7);
    });
  });

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(cosineSimilarityExercise)) {
      const { z1, z2 } = inputs as { z1: number[][]; z2: number[][] };
      const expected = flat(cosineSimilarityLoops(z1, z2));
      assert.ok(isClose(flat(cosineSimilarityExercise.reference(inputs)), expected, 1e-12));
    }
  });
});

describe('the exercise cosineSimilarityMatrix', () => {
  before(() => tf.setBackend('cpu'));
  isSound(cosineSimilarityMatrixExercise, cosineSimilarityMatrix);

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(cosineSimilarityMatrixExercise)) {
      const { a, b } = inputs as { a: number[][]; b: number[][] };
      const expected = flat(cosineMatrixLoops(a, b));
      assert.ok(isClose(flat(cosineSimilarityMatrixExercise.reference(inputs)), expected, 1e-12));
    }
  });
});

describe('the exercise classSimilarity', () => {
  before(() => tf.setBackend('cpu'));
  isSound(classSimilarityExercise, classSimilarity);

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(classSimilarityExercise)) {
      const { embeddings, labels, options } = inputs;
      const classes = options['classes'] ?? 10;
      const expected = flat(classSimilarityLoops(embeddings as number[][], labels, classes));
      assert.ok(isClose(flat(classSimilarityExercise.reference(inputs)), expected, 1e-12));
    }
  });

  it('never draws a class of fewer than two where the batch must not matter', () => {
    for (const count of [6, 36]) {
      const { labels } = classSimilarityExercise.batch(count, uniforms(9));
      for (const label of [0, 1, 2]) {
        assert.equal(labels.filter((each) => each === label).length, count / 3);
      }
    }
  });
});

describe('the exercise pairIndices', () => {
  before(() => tf.setBackend('cpu'));
  isSound(pairIndicesExercise, pairIndices);

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(pairIndicesExercise)) {
      const n = inputs.labels.length;
      const table = Array.from({ length: 2 * n }, () => Array.from({ length: n }, () => 0));
      const { anchorPositive, positive, anchorNegative, negative } = pairLoops(inputs.labels);
      anchorPositive.forEach((i, k) => (table[i]![positive[k]!]! += 1));
      anchorNegative.forEach((i, k) => (table[n + i]![negative[k]!]! += 1));
      assert.deepEqual(pairIndicesExercise.reference(inputs), table);
    }
  });

  it('says where a list does not fit the others or the batch', async () => {
    const right = pairIndices(Uint8Array.of(0, 0, 1, 0));
    const seen = async (wrong: object) => {
      const call = inProcess(arranged(pairIndicesExercise.name, () => ({ ...right, ...wrong })));
      const verdict = await judge(call, pairIndicesExercise, { seed: 1 });
      return verdict.kind === 'fail' && verdict.seen;
    };
    const on = 'On four pictures, three of them of class 0, ';
    assert.equal(
      await seen({ positive: Int32Array.of(1) }),
      `${on}what pairIndices returned does not fit: anchorPositive has 6 entries, positive has 1; entry k of both makes a pair.`,
    );
    assert.equal(
      await seen({ negative: right.negative.map((i) => i + 1) }),
      `${on}what pairIndices returned does not fit: negative holds 4; the pictures are numbered 0 to 3.`,
    );
    assert.equal(
      await seen({ negative: right.negative.slice().reverse() }),
      `${on}the count of (1, 2) among the negative pairs should be 1; yours is 0.`,
    );
  });
});

describe('the exercise dclLoss', () => {
  before(() => tf.setBackend('cpu'));
  isSound(dclLossExercise, dclLoss);

  it('is what the definition gives by hand', () => {
    // Four pictures, τ = 1/2: s(0, 1) = 0.9 against 0.1 and −0.2; s(2, 3) = 0.6 against 0.1 and 0.3.
    const values = flat(dclLossExercise.reference(dclLossExercise.probes[0]!.inputs)).values;
    assertClose(values[0]!, Math.log(Math.exp(0.2) + Math.exp(-0.4)) - 1.8, 1e-12);
    assertClose(values[2]!, Math.log(Math.exp(0.2) + Math.exp(0.6)) - 1.2, 1e-12);
  });

  it('asks for no loss beyond 87.3, where a tiny number in the logarithm would stop it', () => {
    for (const { inputs } of probesOf(dclLossExercise)) {
      for (const loss of flat(dclLossExercise.reference(inputs)).values) {
        assert.ok(Math.abs(loss) < 80, String(loss));
      }
    }
  });

  it('cannot tell the anchor’s negatives from the positive’s by the mean of a symmetric batch', () => {
    const { inputs } = dclLossExercise.hidden(uniforms(5))[0]!;
    const known = dclLossExercise.misconceptions.find(
      ({ id }) => id === 'negatives-of-the-positive',
    )!;
    const mean = ({ values }: Values) => values.reduce((sum, v) => sum + v, 0) / values.length;
    const [right, swapped] = [flat(dclLossExercise.reference(inputs)), flat(known.mimic(inputs))];
    assertClose(mean(swapped), mean(right), 1e-12);
    assert.ok(!isClose(swapped, right, TELLING));
  });
});

describe('the exercise marginLoss', () => {
  before(() => tf.setBackend('cpu'));
  isSound(marginLossExercise, marginLoss);

  it('is 0.38875 on the four pairs to check by hand', () => {
    const { inputs } = marginLossExercise.probes[0]!;
    const pairs = [0.6 ** 2 / 2, (1 - 0.5 ** 2) / 2, 2 / 2, 0]; // the last is farther than the margin
    const mean = pairs.reduce((sum, loss) => sum + loss, 0) / 4;
    assertClose(flat(marginLossExercise.reference(inputs)).values[0]!, mean, 1e-12);
    assertClose(mean, 0.38875, 1e-12);
  });

  it('draws no pair near the kink of the loss', () => {
    const { gradient, reference } = marginLossExercise;
    for (const seed of [1, 2, 3, 4, 5]) {
      const inputs = gradient!.draw(uniforms(seed));
      const at = (margin: number) => flat(reference({ ...inputs, options: { margin } })).values[0]!;
      assertClose(at(1.01) - at(1), at(1) - at(0.99), 1e-9);
    }
  });
});

describe('the exercise daviesBouldin', () => {
  before(() => tf.setBackend('cpu'));
  isSound(daviesBouldinExercise, daviesBouldin);

  it('is what three centroids give by hand', () => {
    // Scatters of 1; the centroids (0, 0), (4, 0) and (0, 5) are 4, 5 and √41 apart.
    const { inputs } = daviesBouldinExercise.probes[0]!;
    const expected = (2 / 4 + 2 / 4 + 2 / 5) / 3;
    assertClose(flat(daviesBouldinExercise.reference(inputs)).values[0]!, expected, 1e-12);
  });
});

describe('the exercise augment', () => {
  before(() => tf.setBackend('cpu'));
  isSound(augmentExercise, augment);

  it('says of a wrong number what it is of', async () => {
    const same = (images: tf.Tensor4D) => images.clone();
    const call = inProcess(arranged(augmentExercise.name, same));
    const verdict = await judge(call, augmentExercise, { seed: 1 });
    assert.equal(
      verdict.kind === 'fail' && verdict.seen,
      'On pictures that are all to be mirrored, the share of pictures that are mirrored should be 1; yours is 0.',
    );
  });
});

describe('the exercise ntXent', () => {
  before(() => tf.setBackend('cpu'));
  isSound(ntXentExercise, ntXent);

  it('asks for the source’s value on the source’s matrices', () => {
    const source = ntXentExercise.probes.find(({ expected }) => expected !== undefined);
    assert.deepEqual(source?.inputs, { z1: Z1, z2: Z2, options: { temperature: 0.07 } });
    assert.equal(source.expected, 6.792835);
    assertClose(ntXentExercise.reference(source.inputs) as number, 6.792835, 1e-6);
  });

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(ntXentExercise)) {
      const { z1, z2, options } = inputs;
      const loops = ntXentLoops(z1, z2, options['temperature'] ?? 0.07);
      assertClose(ntXentExercise.reference(inputs) as number, loops, 1e-9);
    }
  });
});

describe('the exercise positivesOnlyLoss', () => {
  before(() => tf.setBackend('cpu'));
  isSound(positivesOnlyLossExercise, positivesOnlyLoss);

  it('asks for the source’s value on the source’s matrices', () => {
    const source = positivesOnlyLossExercise.probes.find(({ expected }) => expected !== undefined);
    assert.deepEqual(source?.inputs, { z1: Z1, z2: Z2 });
    assert.equal(source.expected, -0.06671171);
    const [value = NaN] = flat(positivesOnlyLossExercise.reference(source.inputs)).values;
    assertClose(value, -0.06671171, 1e-7);
  });

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(positivesOnlyLossExercise)) {
      const { z1, z2 } = inputs as { z1: number[][]; z2: number[][] };
      const cosines = cosineSimilarityLoops(z1, z2);
      const expected = -cosines.reduce((sum, v) => sum + v, 0) / cosines.length;
      assertClose(flat(positivesOnlyLossExercise.reference(inputs)).values[0]!, expected, 1e-12);
    }
  });
});

describe('the exercise collapseMonitor', () => {
  before(() => tf.setBackend('cpu'));
  isSound(collapseMonitorExercise, collapseMonitor);

  it('has the reference of the loops', () => {
    const mean = (values: readonly number[]) => values.reduce((s, v) => s + v, 0) / values.length;
    for (const { inputs } of probesOf(collapseMonitorExercise)) {
      const rows = inputs.embeddings as number[][];
      const deviation = mean(variancesLoops(unitRowsLoops(rows)).map(Math.sqrt));
      const variance = mean(variancesLoops(rows));
      const warning = variance < (inputs.options['threshold'] ?? 0.001) ? 1 : 0;
      const found = flat(collapseMonitorExercise.reference(inputs));
      const expected = flat([deviation, variance, warning]);
      assert.ok(isClose(found, expected, 1e-6), JSON.stringify([found, expected]));
    }
  });

  it('lies nowhere near its threshold, where float32 might fall on the other side', () => {
    for (const { inputs } of probesOf(collapseMonitorExercise)) {
      const threshold = inputs.options['threshold'] ?? 0.001;
      const [, variance = NaN] = flat(collapseMonitorExercise.reference(inputs)).values;
      assert.ok(Math.abs(variance / threshold - 1) > 0.05, JSON.stringify(inputs));
    }
  });

  it('says by name which part is wrong', async () => {
    const noWarning = (rows: tf.Tensor2D) => ({ ...collapseMonitor(rows), warning: undefined });
    const call = inProcess(arranged(collapseMonitorExercise.name, noWarning));
    const verdict = await judge(call, collapseMonitorExercise, { seed: 1 });
    assert.equal(
      verdict.kind === 'fail' && verdict.seen,
      'On five embeddings with a threshold of 4, warning (1 for a text, 0 for none) should be 1; yours is 0.',
    );
  });
});

describe('the exercise stratified', () => {
  before(() => tf.setBackend('cpu'));
  isSound(stratifiedExercise, stratified);

  it('wants 5, 3 and 2 out of classes of 20, 12 and 8', () => {
    const { inputs } = stratifiedExercise.probes[0]!;
    const { values } = flat(stratifiedExercise.reference(inputs));
    assert.deepEqual(values, [1, 0, 0, 0, 1, 16, 0.5, 10, 5, 3, 2]);
  });
});

describe('the exercise probeStep', () => {
  before(() => tf.setBackend('cpu'));
  isSound(probeStepExercise, probeStep);

  it('is log 3 on three classes where the head is all zeros, and its bias learns by thirds', () => {
    const [{ inputs } = assert.fail()] = probeStepExercise.probes; // labels 0, 2, 1, 2; rate ½
    const head = inputs.head.map((row) => row.map(() => 0));
    const { values } = flat(probeStepExercise.reference({ ...inputs, head }));
    assertClose(values[0]!, Math.log(3), 1e-12);
    [1, 1, 2].forEach((count, c) => {
      assertClose(values.at(c - 3)!, -0.5 * (1 / 3 - count / 4), 1e-12);
    });
  });
});

describe('the exercise infoNce', () => {
  before(() => tf.setBackend('cpu'));
  isSound(infoNceExercise, infoNce);

  it('asks for the source’s two values, to its four decimals', () => {
    const stated = infoNceExercise.probes.filter(({ expected }) => expected !== undefined);
    assert.deepEqual(
      stated.map(({ expected }) => expected),
      [0.0049, 4.4197],
    );
    for (const { inputs, expected } of stated) {
      assert.equal(flat(infoNceExercise.reference(inputs)).values[0]?.toFixed(4), String(expected));
    }
  });

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(infoNceExercise)) {
      const [query, positive, negatives] = [inputs.query, inputs.positive, inputs.negatives];
      const loops = infoNceLoops(query, positive, negatives, inputs.options['temperature'] ?? 0.07);
      assertClose(infoNceExercise.reference(inputs) as number, loops, 1e-9);
    }
  });
});

describe('the exercise momentumUpdate', () => {
  before(() => tf.setBackend('cpu'));
  isSound(momentumUpdateExercise, momentumUpdate);

  it('moves 1 three quarters of nothing and a quarter of the way to 5', () => {
    const [{ inputs } = assert.fail()] = momentumUpdateExercise.probes;
    const { values } = flat(momentumUpdateExercise.reference(inputs));
    assert.deepEqual(values, [0, 2, 2, 2, 3, 0.5, 0]);
  });

  it('says whether the online network was touched', async () => {
    const swapped = (target: Weighted, online: Weighted, options?: MomentumOptions) => {
      momentumUpdate(online, target, options);
    };
    const call = inProcess(arranged(momentumUpdateExercise.name, swapped));
    const verdict = await judge(call, momentumUpdateExercise, { seed: 1 });
    assert.equal(
      verdict.kind === 'fail' && verdict.seen,
      'On two small networks, momentum ¾, to check by hand, whether the online network changed (1: yes) should be 0; yours is 1.',
    );
  });
});

describe('the exercise enqueue', () => {
  before(() => tf.setBackend('cpu'));
  isSound(enqueueExercise, enqueue);

  it('lets the first two of four go, and puts two unit rows behind the others', () => {
    const [{ inputs } = assert.fail()] = enqueueExercise.probes;
    assert.deepEqual(enqueueExercise.reference(inputs), [
      [-1, 0],
      [0.6, 0.8],
      [4 / 5, 3 / 5],
      [0, -1],
    ]);
  });

  it('has a queue of unit rows in every probe', () => {
    for (const { inputs } of probesOf(enqueueExercise)) {
      for (const row of inputs.queue) assertClose(Math.hypot(...row), 1, 1e-12);
    }
  });
});

describe('the exercise mocoLoss', () => {
  before(() => tf.setBackend('cpu'));
  isSound(mocoLossExercise, mocoLoss);

  it('is what the definition gives by hand', () => {
    // Cosines: 0.8 against 1, 0, −0.6, and 1/√2 against 0, 1, 0.8.
    const [{ inputs } = assert.fail()] = mocoLossExercise.probes;
    const ofQuery = (positive: number, negatives: readonly number[]) =>
      Math.log([positive, ...negatives].reduce((sum, s) => sum + Math.exp(s), 0)) - positive;
    const expected = (ofQuery(0.8, [1, 0, -0.6]) + ofQuery(Math.SQRT1_2, [0, 1, 0.8])) / 2;
    assertClose(mocoLossExercise.reference(inputs) as number, expected, 1e-12);
  });

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(mocoLossExercise)) {
      const [queries, keys, queue] = [inputs.queries, inputs.keys, inputs.queue];
      const loops = infoNceLoops(queries, keys, queue, inputs.options['temperature'] ?? 0.07);
      assertClose(mocoLossExercise.reference(inputs) as number, loops, 1e-9);
    }
  });
});

describe('the exercise temperatureSweep', () => {
  before(() => tf.setBackend('cpu'));
  isSound(temperatureSweepExercise, temperatureSweep);

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(temperatureSweepExercise)) {
      const { query, positive, negatives, temperatures } = inputs;
      const loops = temperatures.map((t) => infoNceLoops(query, positive, negatives, t));
      assert.ok(isClose(flat(temperatureSweepExercise.reference(inputs)), flat(loops), 1e-9));
    }
  });
});

describe('the exercise temperatureSchedule', () => {
  before(() => tf.setBackend('cpu'));
  isSound(temperatureScheduleExercise, temperatureSchedule);

  it('wants 0.3 a quarter of the way between 0.5 and 0.1', () => {
    const { inputs } = temperatureScheduleExercise.probes[0]!;
    assertClose(flat(temperatureScheduleExercise.reference(inputs)).values[0]!, 0.3, 1e-12);
  });
});

describe('the exercise similarityMatrix', () => {
  before(() => tf.setBackend('cpu'));
  isSound(similarityMatrixExercise, similarityMatrix);

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(similarityMatrixExercise)) {
      const measure = (inputs.options['measure'] ?? 'cosine') as keyof typeof similarityLoops;
      const [a, b] = [inputs.a as number[][], inputs.b as number[][]];
      const loops = a.map((x) => b.map((y) => similarityLoops[measure](x, y)));
      assert.ok(isClose(flat(similarityMatrixExercise.reference(inputs)), flat(loops), 1e-12));
    }
  });
});

describe('the exercise sinkhorn', () => {
  before(() => tf.setBackend('cpu'));
  isSound(sinkhornExercise, sinkhorn);

  it('has the reference of the loops, where these do not overflow', () => {
    for (const { inputs, isEdge } of probesOf(sinkhornExercise)) {
      if (isEdge) continue;
      const { scores, options } = inputs;
      const { iterations = 3, epsilon = 0.05 } = options;
      const expected = flat(sinkhornLoops(scores, iterations, epsilon));
      assert.ok(isClose(flat(sinkhornExercise.reference(inputs)), expected, 1e-9));
    }
  });
});

describe('the exercise swavLoss', () => {
  before(() => tf.setBackend('cpu'));
  isSound(swavLossExercise, swavLoss);

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(swavLossExercise)) {
      const { z1, z2, prototypes, options } = inputs;
      if (options['assign'] !== undefined) continue;
      const loops = swavLoops([z1, z2, prototypes], options['temperature'] ?? 0.1);
      assertClose(swavLossExercise.reference(inputs) as number, loops, 1e-9);
    }
  });
});

describe('the exercise clipLoss', () => {
  before(() => tf.setBackend('cpu'));
  isSound(clipLossExercise, clipLoss);

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(clipLossExercise)) {
      const { images, texts, options } = inputs;
      const t = options['logitScale'];
      const scale = t === undefined ? 1 / (options['temperature'] ?? 0.07) : Math.exp(t);
      const loops = clipLoops(images, texts, Math.min(100, scale));
      assertClose(clipLossExercise.reference(inputs) as number, loops, 1e-9);
    }
  });

  it('is what two pictures in the plane give by hand', () => {
    // Cosines 1 and 0.6 of the first picture with both texts, 0 and 0.8 of the second; τ = 1.
    const first = Math.log(Math.E + Math.exp(0.6)) - 1;
    const second = Math.log(1 + Math.exp(0.8)) - 0.8;
    const texts = [Math.log(Math.E + 1) - 1, Math.log(Math.exp(0.6) + Math.exp(0.8)) - 0.8];
    const expected = (first + second + texts[0]! + texts[1]!) / 4;
    assertClose(clipLossExercise.reference(clipLossExercise.probes[0]!.inputs) as number, expected);
  });
});

describe('the exercise zeroShot', () => {
  before(() => tf.setBackend('cpu'));
  isSound(zeroShotExercise, zeroShot);

  it('is a sigmoid of the difference for two prompts', () => {
    const { values } = flat(zeroShotExercise.reference(zeroShotExercise.probes[0]!.inputs));
    assertClose(values[0]!, 1 / (1 + Math.exp(0.6 - 1)), 1e-12);
    assertClose(values[0]! + values[1]!, 1, 1e-12);
  });
});

describe('the exercise byolLoss', () => {
  before(() => tf.setBackend('cpu'));
  isSound(byolLossExercise, byolLoss);

  it('has the reference of the loops', () => {
    for (const { inputs } of probesOf(byolLossExercise)) {
      const { prediction, target } = inputs as { prediction: number[][]; target: number[][] };
      const cosines = cosineSimilarityLoops(prediction, target);
      const expected = cosines.reduce((sum, v) => sum + 2 - 2 * v, 0) / cosines.length;
      assertClose(byolLossExercise.reference(inputs) as number, expected, 1e-12);
    }
  });

  it('says to which input a gradient flows that should be a constant', async () => {
    const open = (p: tf.Tensor2D, t: tf.Tensor2D) =>
      tf.sub(2, cosineSimilarity(p, t).mul(2)).mean();
    const verdict = await judge(inProcess(open), byolLossExercise, { seed: 1 });
    assert.deepEqual(verdict.kind === 'fail' && [verdict.misconception, verdict.seen], [
      'gradient-flows',
      'The values are right, but a gradient flows from byolLoss back to target.',
    ]);
  });
});

describe('the exercise vitalSigns', () => {
  before(() => tf.setBackend('cpu'));
  isSound(vitalSignsExercise, vitalSigns);

  it('wants what can be worked out by hand of four directions in the plane', () => {
    const [{ inputs } = assert.fail()] = vitalSignsExercise.probes;
    const [alignment = NaN] = flat(vitalSignsExercise.reference(inputs)).values;
    assertClose(alignment, (0.08 + 0 + 2 + 2) / 4, 1e-12);
  });
});

describe('the exercise warmUpCosine', () => {
  before(() => tf.setBackend('cpu'));
  isSound(warmUpCosineExercise, warmUpCosine);

  it('wants a quarter of 0.8 at step 5 of 20, all of it at step 20, half of it at step 60', () => {
    const [at5, , at20, at60] = warmUpCosineExercise.probes.map(
      ({ inputs }) => flat(warmUpCosineExercise.reference(inputs)).values[0] ?? NaN,
    );
    assert.equal(at5, 0.2);
    assert.equal(at20, 0.8);
    assertClose(at60!, 0.4, 1e-12);
  });
});

describe('the exercise gradientCheck', () => {
  before(() => tf.setBackend('cpu'));
  isSound(gradientCheckExercise, gradientCheck);

  it('wants the root of 96 and its inverse', () => {
    const [{ inputs } = assert.fail()] = gradientCheckExercise.probes;
    const [norm = NaN, factor = NaN] = flat(gradientCheckExercise.reference(inputs)).values;
    assertClose(norm, Math.sqrt(96), 1e-12);
    assertClose(factor * norm, 1, 1e-12);
  });
});

describe('the exercise diagnose', () => {
  before(() => tf.setBackend('cpu'));
  isSound(diagnoseExercise, diagnose);

  it('asks for every cause, and numbers causes as the library does', () => {
    const numbers = diagnoseExercise.probes.map(({ inputs }) => diagnoseExercise.reference(inputs));
    assert.deepEqual(
      numbers,
      causes.map((_, i) => i),
    );
    for (const { inputs } of probesOf(diagnoseExercise)) {
      const named = diagnose(inputs.signs as unknown as Signs);
      assert.equal(causes.indexOf(named), diagnoseExercise.reference(inputs));
    }
  });

  it('says which names there are where another one is given', async () => {
    const call = inProcess(() => 'influenza');
    const verdict = await judge(call, diagnoseExercise, { seed: 1 });
    assert.match(verdict.kind === 'fail' ? verdict.seen : '', /“influenza” is not on the list/);
  });
});

describe('the exercise treat', function () {
  this.timeout(180_000);
  before(() => tf.setBackend('cpu'));
  isSound(treatExercise, treat);

  it('finds every patient ill by the mended run, if its part is given back as it was', async () => {
    for (const letter of Object.keys(ILL) as Patient[]) {
      const parts = Object.fromEntries(ILL[letter].map((part) => [part, patients[letter][part]]));
      const probes = treatExercise.probes.filter(({ inputs }) => inputs.run.patient === letter);
      const call = inProcess(arranged('treat', () => parts));
      const verdict = await judge(
        call,
        { ...treatExercise, probes, hidden: () => [] },
        { seed: 1 },
      );
      const seen = verdict.kind === 'fail' ? verdict.seen : '';
      assert.match(seen, new RegExp(`mended run of patient ${letter}, (what|whether)`));
    }
  });

  it('says what is wanted where a loss has one number for all views', async () => {
    const loss = () => tf.scalar(0);
    const call = inProcess(arranged('treat', () => ({ loss })));
    const verdict = await judge(call, treatExercise, { seed: 1 });
    assert.match(
      verdict.kind === 'fail' ? verdict.seen : '',
      /the loss has the shape \[\]; wanted: \[16\]/,
    );
  });
});

describe('the exercise sphereStep', () => {
  before(() => tf.setBackend('cpu'));
  isSound(sphereStepExercise, sphereStep);

  it('wants what can be worked out by hand of the first point', () => {
    const [{ inputs } = assert.fail()] = sphereStepExercise.probes;
    const [x = NaN, y = NaN] = flat(sphereStepExercise.reference(inputs)).values;
    assertClose(x, 1 / 1.25, 1e-12); // (1, 0) − ½ (0, −1.5) = (1, ¾), of length 1¼
    assertClose(y, 0.75 / 1.25, 1e-12);
  });
});

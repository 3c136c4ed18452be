import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as tf from '@tensorflow/tfjs';
import * as lib from '../../lib';
import { trainInPieces, type Pieces } from '../../scripts/results/pieces';
import { assertClose } from '../support/assertClose';
import { sandbox } from '../support/sandbox';

interface Batch {
  readonly x: tf.Tensor;
}

/** A training of a small network with batch norm, whose batches depend on the epoch alone. */
function pieces(checkpoint: string, epochs: number, resume: boolean): Pieces<Batch> {
  // Its last weights are made first.
  const head = lib.linearHead({ inputDim: 64, classes: 3, seed: 2 });
  const model = lib.withHead(lib.smallResnet({ seed: 3 }), head);
  const optimizer = lib.adamW({ learningRate: 1e-3 });
  const step = lib.compileStep(
    (x: tf.Tensor) => model.apply(x, { training: true }).square().mean(),
    { optimizer, variables: model.weights },
  );
  const batch = (seed: number): Batch => ({
    x: tf.randomUniform([4, 8, 8, 3], 0, 1, 'float32', seed),
  });
  return {
    ...{ label: 'test', epochs, resume, checkpoint, model, optimizer, stepsPerEpoch: 3 },
    batches: (epoch) => [1, 2, 3].map((i) => batch(10 * epoch + i)),
    step: ({ x }) => step(x),
    rate: (epoch) => 1e-3 / epoch,
  };
}

const numbers = ({ weights, statistics }: lib.Encoder): number[] =>
  Object.values({ ...weights, ...statistics }).flatMap((v) => Array.from(v.dataSync()));

/** Waits without the progress that belongs on a terminal. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

describe('a training in pieces', () => {
  const box = sandbox();
  before(() => lib.useFastestEngine());
  after(() => {
    box.dispose();
  });

  it('that is broken off and gone on with ends where one without a break ends', async () => {
    const whole = pieces(`${box.folder}/whole`, 4, false);
    const trace = await quietly(() => trainInPieces(whole));
    await quietly(() => trainInPieces(pieces(`${box.folder}/broken`, 2, false)));
    const goneOn = pieces(`${box.folder}/broken`, 4, true);
    const second = await quietly(() => trainInPieces(goneOn));
    trace.epochLosses.forEach((loss, i) => {
      assertClose(second.epochLosses[i]!, loss, 1e-5);
    });
    const expected = numbers(whole.model);
    numbers(goneOn.model).forEach((weight, i) => {
      assertClose(weight, expected[i]!, 1e-4);
    });
    assert.ok(second.seconds > 0);
  });

  it('begins anew where there is nothing to go on with', async () => {
    const { epochLosses } = await quietly(() =>
      trainInPieces(pieces(`${box.folder}/none`, 1, true)),
    );
    assert.equal(epochLosses.length, 1);
  });
});

describe('npm run results', () => {
  it('tells its experiments, and asks for one', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ['-r', 'ts-node/register', 'scripts/results.ts', 'nonsense'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 2);
    assert.match(stdout, /dcl[^]*siamese[^]*simclr-resnet18[^]*linear/);
  });
});

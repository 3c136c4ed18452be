import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Values, Vector } from '../../plain';
import { drawLabels } from '../pairIndices/pairs';
import { pick } from '../vectors';
import { drawSimilarities, mirrored, pairsOf, type Pairs } from './inputs';

const TEMPERATURE = 0.5;
/** Classes 0 and 1 have two and three members: their anchors have three and two negatives. */
const FIVE = [0, 1, 1, 0, 1];
const NEGATIVES = [3, 2, 2, 2, 2, 3, 2, 2];

const draw = (random: Random): Pairs =>
  pairsOf(drawLabels(random, 6, 3), mirrored(drawSimilarities(random, 6)), {
    temperature: TEMPERATURE,
  });

const map = ({ shape, values }: Values, change: (v: number, k: number) => number): Values => ({
  shape,
  values: values.map(change),
});

const moved = (values: Vector, by: number): Vector => values.map((v) => v + by);
const backwards = (list: Int32Array): Int32Array => list.slice().reverse();

/** What holds for any batch with pairs of both kinds. */
export const properties: readonly Property<Pairs>[] = [
  {
    says: 'Reordering the positive pairs must reorder the losses, and nothing else',
    look: 'Loss k may depend on pair k and the negatives of its anchor only.',
    draw,
    vary: (inputs) => ({
      ...inputs,
      positivePairs: [...inputs.positivePairs].reverse(),
      indices: {
        ...inputs.indices,
        anchorPositive: backwards(inputs.indices.anchorPositive),
        positive: backwards(inputs.indices.positive),
      },
    }),
    expect: ({ shape, values }) => ({ shape, values: [...values].reverse() }),
  },
  {
    says: 'Reordering the negative pairs must change nothing',
    look: 'Which negatives belong to an anchor? Only `anchorNegative` tells, not their place in the list.',
    draw,
    vary: (inputs) => ({
      ...inputs,
      negativePairs: [...inputs.negativePairs].reverse(),
      indices: {
        ...inputs.indices,
        anchorNegative: backwards(inputs.indices.anchorNegative),
        negative: backwards(inputs.indices.negative),
      },
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Adding one number to all similarities must change nothing',
    look: 'Numerator and denominator grow by the same factor: is every similarity treated alike?',
    draw,
    vary: (inputs) => ({
      ...inputs,
      positivePairs: moved(inputs.positivePairs, 0.3),
      negativePairs: moved(inputs.negativePairs, 0.3),
    }),
    expect: (answer) => answer,
  },
  {
    says: 'Adding 0.1 to the positive pairs must lower every loss by 0.1 / τ',
    look: 'The positive pair may stand in the numerator only.',
    draw,
    vary: (inputs) => ({ ...inputs, positivePairs: moved(inputs.positivePairs, 0.1) }),
    expect: (answer) => map(answer, (v) => v - 0.1 / TEMPERATURE),
  },
  {
    says: 'Where all similarities are equal, the loss must be log K for an anchor with K negatives',
    look: 'K equal terms stand in the denominator, and one such term in the numerator.',
    draw: (random) => pairsOf(FIVE, mirrored(drawSimilarities(random, 5))),
    vary: (inputs) => ({
      ...inputs,
      positivePairs: inputs.positivePairs.map(() => 0.4),
      negativePairs: inputs.negativePairs.map(() => 0.4),
    }),
    expect: (answer) => map(answer, (_, k) => Math.log(pick(NEGATIVES, [k])[0] ?? NaN)),
  },
];

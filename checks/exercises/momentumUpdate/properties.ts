import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Matrix, Values, Vector } from '../../plain';
import { drawTwins, type Twins } from './inputs';

const raised = (row: Vector): number[] => row.map((v) => v + 3);
const allRaised = (rows: Matrix): Matrix => rows.map(raised);

/** The weights of an answer changed, its first entry left as it is. */
const weightsOf = ({ shape, values }: Values, change: (v: number) => number): Values => ({
  shape,
  values: values.map((v, i) => (i === 0 ? v : change(v))),
});

const draw = (random: Random): Twins => drawTwins(random, 3, { momentum: 0.7 });

/** What holds for any two networks. */
export const properties: readonly Property<Twins>[] = [
  {
    says: 'Adding 3 to every weight of both networks must add 3 to the result',
    look: 'What the target keeps and what it takes must add up to one whole weight.',
    draw,
    vary: ({ targetWeight, targetBias, onlineWeight, onlineBias, options }) => ({
      targetWeight: allRaised(targetWeight),
      targetBias: raised(targetBias),
      onlineWeight: allRaised(onlineWeight),
      onlineBias: raised(onlineBias),
      options,
    }),
    expect: (answer) => weightsOf(answer, (v) => v + 3),
  },
  {
    says: 'Exchanging both networks and taking 1 − m in place of m must not change the result',
    look: 'Which network keeps the share m, and which one gives 1 − m?',
    draw,
    vary: ({ targetWeight, targetBias, onlineWeight, onlineBias }) => ({
      targetWeight: onlineWeight,
      targetBias: onlineBias,
      onlineWeight: targetWeight,
      onlineBias: targetBias,
      options: { momentum: 0.3 },
    }),
    expect: (answer) => answer,
  },
];

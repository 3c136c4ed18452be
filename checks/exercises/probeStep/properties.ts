import type { Random } from '../../../lib';
import type { Property } from '../../exercise';
import type { Values } from '../../plain';
import { pick } from '../vectors';
import { drawProbing, type Probing } from './inputs';

const ORDER = [3, 0, 5, 1, 4, 2];
const draw = (random: Random): Probing => drawProbing(random, 6);
const same = (answer: Values): Values => answer;

const picked = (inputs: Probing, order: readonly number[]): Probing => ({
  ...inputs,
  images: pick(inputs.images, order),
  labels: Uint8Array.from(pick([...inputs.labels], order)),
});

/** What holds for any pictures and weights. */
export const properties: readonly Property<Probing>[] = [
  {
    says: 'Reordering the pictures together with their labels must not change the step',
    look: 'Every picture counts alike, and goes with the label at its own place.',
    draw,
    vary: (inputs) => picked(inputs, ORDER),
    expect: same,
  },
  {
    says: 'Every picture twice must not change the step',
    look: 'The loss is a mean over the pictures, and no picture may change what another one gives.',
    draw,
    vary: (inputs) => picked(inputs, [...ORDER, ...ORDER]),
    expect: same,
  },
  {
    says: 'Another projection head must not change the step',
    look: 'Linear evaluation throws the projection head away: the head stands on `encoder.apply(images)`.',
    draw,
    vary: (inputs) => ({
      ...inputs,
      projection: inputs.projection.map((row) => row.map((v) => 1 - v)),
    }),
    expect: same,
  },
];

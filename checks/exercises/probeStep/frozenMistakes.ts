import type { Matrix } from '../../plain';
import { mean, norm, transposed } from '../vectors';
import { embeddings, product, type Probing } from './inputs';
import { known, type Known } from './step';

/** The embeddings where batch norm takes mean and variance of the batch. */
function inTraining({ images, encoder }: Probing): Matrix {
  const columns = transposed(product(images, encoder)).map((column) => {
    const middle = mean(column);
    const deviation = Math.sqrt(mean(column.map((v) => (v - middle) ** 2)) + 1e-5);
    return column.map((v) => Math.max(0, (v - middle) / deviation));
  });
  return transposed(columns);
}

const projections = (inputs: Probing): Matrix => product(embeddings(inputs), inputs.projection);
const unit = (x: Matrix): Matrix => x.map((row) => row.map((v) => v / Math.max(1e-12, norm(row))));

/** What is frozen, what is trained, and what the head gets to see. */
export const frozenMistakes: readonly Known[] = [
  known(
    'not-frozen',
    { moved: 1 },
    'Your step trains the encoder too. Give `minimize` its list of what may change: `Object.values(head.weights)`.',
  ),
  known(
    'training-mode',
    { embed: inTraining, statistics: 1 },
    'You apply the encoder in training mode: batch norm takes mean and variance of this batch, and moves its running ones. Frozen is frozen: leave `{ training: true }` out.',
  ),
  known(
    'trains-everything',
    { embed: inTraining, statistics: 1, moved: 1 },
    'That is supervised training: encoder in training mode, all weights in the step. Leave `{ training: true }` out, and let `minimize` change the head’s weights only.',
  ),
  known(
    'projection',
    { embed: projections },
    'Your head stands on the projection. The projection head was there for the contrastive loss; take the embedding, `encoder.apply(images)`.',
  ),
  known(
    'projection-not-frozen',
    { embed: projections, moved: 1 },
    'Your head stands on the projection, and everything below it is trained. Take the embedding, and let `minimize` change the head’s weights only.',
  ),
  known(
    'unit-length',
    { embed: (inputs) => unit(embeddings(inputs)) },
    'You cut the embeddings to length 1. The contrastive loss did that with projections; the head takes embeddings as they are.',
  ),
  known(
    'nothing-trained',
    { step: 0 },
    'The loss is right, but nothing was trained. `optimizer.minimize(() => loss, true, weights)` computes the loss and takes the step.',
  ),
  known(
    'encoder-trained',
    { step: 0, moved: 1 },
    'You train the encoder and leave the head: it is the other way round. The list holds the head’s weights.',
  ),
  known(
    'bias-left-out',
    { biasStep: 0 },
    'The bias of the head stays as it was. `Object.values(head.weights)` holds both weight and bias.',
  ),
  known(
    'loss-afterwards',
    { late: true },
    'You return the loss of after the step. `minimize(…, true, …)` returns the one of before: that is what training loops report.',
  ),
];

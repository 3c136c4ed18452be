import type { Exercise } from '../../exercise';
import { afterStep, ENTRIES } from './afterStep';
import { drawProbing, type Probing } from './inputs';
import { misconceptions } from './misconceptions';
import { hidden, probes } from './probes';
import { properties } from './properties';
import { reference } from './step';

/** Notebook 6, second exercise: the head learns, the encoder does not. */
export const probeStepExercise: Exercise<Probing> = {
  name: 'probeStep',
  title: 'One step of linear evaluation',
  points: 3,
  twins: ['probeStep', 'linearProbe'],
  wanted: 'the loss before the step, a tensor of shape []',
  measure: afterStep,
  place: (index) => ENTRIES[index] ?? '',
  reference,
  probes,
  hidden,
  hiddenAtGrading: 3,
  properties,
  misconceptions,
  batch: (count, random) => drawProbing(random, count),
  look: 'Three questions: what goes into the head, which weights may change, and what does `minimize` return (its second argument decides)?',
  hints: [
    'First the embeddings, `encoder.apply(images)`: frozen, so without `{ training: true }`. Then the logits, `head.apply(h)`.',
    'The loss of logits and labels is `lib.softmaxCrossEntropy(logits, ofClass)`. It wants labels as a tensor: `tf.tensor1d(Array.from(labels), "int32")`.',
    '`optimizer.minimize(() => …, true, list)` computes the loss, takes the step and, for `true`, returns the loss. It changes only what is in the list: `Object.values(head.weights)`.',
    'All of it in one: `return optimizer.minimize(() => lib.softmaxCrossEntropy(head.apply(…), …), true, …)`. What is computed inside `minimize` is tidied up by it, so that no `tf.tidy` is needed.',
  ],
};

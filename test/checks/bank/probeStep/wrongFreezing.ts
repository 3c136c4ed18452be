import * as tf from '@tensorflow/tfjs';
import { l2Normalize } from '../../../../lib';
import type { Wrong } from '../bank';
import { all, entropy, spoiled, type F, type Steps } from './kit';

const training: Steps = {
  embed: (images, { encoder }) => encoder.apply(images, { training: true }),
};
const projected: Steps = {
  embed: (images, { encoder, projection }) => projection.apply(encoder.apply(images)),
};

/** Mistakes in what is frozen and what is trained, that a check should name. */
export const wrongFreezing: Record<string, Wrong<F>> = {
  'no list of weights': ['not-frozen', spoiled({ trained: () => undefined })],
  'the weights of both': [
    'not-frozen',
    spoiled({ trained: ({ encoder, head }) => all(encoder, head) }),
  ],
  'training mode': ['training-mode', spoiled(training)],
  'training mode, embeddings outside': [
    'training-mode',
    (images, labels, { encoder, head, optimizer }) =>
      tf.tidy(() => {
        const h = encoder.apply(images, { training: true });
        return optimizer.minimize(() => entropy(head.apply(h), labels), true)!;
      }),
  ],
  'supervised training': ['trains-everything', spoiled({ ...training, trained: () => undefined })],
  'the head on the projection': ['projection', spoiled(projected)],
  'the projection, and no list': [
    'projection-not-frozen',
    spoiled({ ...projected, trained: () => undefined }),
  ],
  'unit embeddings': [
    'unit-length',
    spoiled({ embed: (images, { encoder }) => l2Normalize(encoder.apply(images)) }),
  ],
  'the loss alone': [
    'nothing-trained',
    (images, labels, { encoder, head }) =>
      tf.tidy(() => entropy(head.apply(encoder.apply(images)), labels)),
  ],
  'gradients that nobody applies': [
    'nothing-trained',
    (images, labels, { encoder, head }) =>
      tf.tidy(
        () =>
          tf.variableGrads(() => entropy(head.apply(encoder.apply(images)), labels), all(head))
            .value,
      ),
  ],
  'the wrong list': ['encoder-trained', spoiled({ trained: ({ encoder }) => all(encoder) })],
  'only the weight': ['bias-left-out', spoiled({ trained: ({ head }) => all(head).slice(0, 1) })],
  'the loss once more': [
    'loss-afterwards',
    (images, labels, { encoder, head, optimizer }) =>
      tf.tidy(() => {
        const loss = () => entropy(head.apply(encoder.apply(images)), labels);
        optimizer.minimize(loss, false, all(head));
        return loss();
      }),
  ],
};

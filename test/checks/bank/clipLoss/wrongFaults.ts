import * as tf from '@tensorflow/tfjs';
import type { Wrong } from '../bank';
import { both, cosines, diagonalLoss, factor, finished, unit, type F } from './kit';

/** Mistakes that no list holds, and numbers that are handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'one loss a picture': [
    'shape',
    finished((logits) => tf.logSumExp(logits, 1).sub(logits.mul(tf.eye(logits.shape[0])).sum(1))),
  ],
  'a number': [
    'number',
    (images, texts, options) => both(cosines(images, texts).mul(factor(options))).dataSync()[0],
  ],
  'no return': [
    'undefined',
    (images, texts) => {
      both(cosines(images, texts));
    },
  ],
  'both losses in an array': [
    'array',
    (images, texts, options) => {
      const logits = cosines(images, texts).mul<tf.Tensor2D>(factor(options));
      return [diagonalLoss(logits), diagonalLoss(logits.transpose())];
    },
  ],
  'read out and made a tensor again': [
    'no-gradient',
    (images, texts, options) =>
      tf.tidy(() =>
        tf.scalar(both(cosines(images, texts).mul(factor(options))).dataSync()[0] ?? 0),
      ),
  ],
  'a picture at a time': [
    'loop',
    (images, texts, options) =>
      tf.tidy(() => {
        const logits = cosines(images, texts).mul<tf.Tensor2D>(factor(options));
        const sums = [logits, logits.transpose<tf.Tensor2D>()].map((table) =>
          tf
            .stack(
              tf.unstack(table).map((row, i) => tf.logSumExp(row).sub(row.slice([i], [1]).sum())),
            )
            .mean(),
        );
        return tf.addN(sums).div(2);
      }),
  ],
  'pictures disposed': [
    'input-disposed',
    (images, texts, options) => {
      const loss = tf.tidy(() => both(cosines(images, texts).mul(factor(options))));
      images.dispose();
      return loss;
    },
  ],
  'a constant': [undefined, () => tf.scalar(1.2)],
  'the texts in reverse order': [
    undefined,
    (images, texts, options) =>
      tf.tidy(() =>
        both(tf.matMul(unit(images), unit(texts.reverse(0)), false, true).mul(factor(options))),
      ),
  ],
  'half of the loss': [undefined, finished((logits) => both(logits).div(2))],
  'the two directions weighed 2 : 1': [
    undefined,
    finished((logits) => diagonalLoss(logits).mul(2).add(diagonalLoss(logits.transpose())).div(3)),
  ],
};

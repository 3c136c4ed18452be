import * as tf from '@tensorflow/tfjs';
import * as lib from '../../../../lib';
import type { Wrong } from '../bank';
import { withOptions, type F, type P } from './kit';

const right = withOptions(() => ({})) as (...args: Parameters<F>) => P;

/** Mistakes that no list holds, and views that are handed over in the wrong way. */
export const wrongFaults: Record<string, Wrong<F>> = {
  'both views': ['array', (images, options) => lib.twoViews(images, options)],
  'both views stacked': [
    'shape',
    (images, options) => tf.tidy(() => tf.concat(lib.twoViews(images, options))),
  ],
  'rows of pixels': [
    'shape',
    (images, options) => right(images, options).reshape([images.shape[0], -1]),
  ],
  'one channel': [
    'shape',
    (images, options) => right(images, options).slice([0, 0, 0, 0], [-1, -1, -1, 1]),
  ],
  'plain numbers': ['array', (images, options) => right(images, options).arraySync()],
  'no return': [
    'undefined',
    (images, options) => {
      right(images, options);
    },
  ],
  'as bytes': ['values', (images, options) => right(images, options).mul(255)],
  'as whole numbers': ['dtype', (images, options) => right(images, options).mul(255).toInt()],
  'disposes the pictures': [
    'input-disposed',
    (images, options) => {
      const views = right(images, options);
      images.dispose();
      return views;
    },
  ],
  'keeps the mirrored pictures': [
    'leak',
    (images, options) => {
      tf.keep(lib.flip(images, { seed: options.seed }));
      return right(images, options);
    },
  ],
  'picture by picture': [
    'loop',
    (images, options) =>
      tf.tidy(() =>
        tf.concat(
          tf
            .split<P>(images, images.shape[0])
            .map((one, n) => right(one, { ...options, seed: options.seed + 7 * n })),
        ),
      ),
  ],
  'half of the strength': [
    undefined,
    withOptions(({ strength }) => ({
      strength: { brightness: 0.4, contrast: 0.4, saturation: 0.4, hue: 0.1, ...strength },
    })),
  ],
  'gray half of the time by default': [
    undefined,
    (images, options) => right(images, { grayscaleProbability: 0.5, ...options }),
  ],
  'also upside down': [undefined, (images, options) => right(images, options).reverse(1)],
};

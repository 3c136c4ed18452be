import { isDeepStrictEqual } from 'node:util';
import type { Measure } from '../../exercise';
import { measured } from './measure';
import { PICTURE, type Pictures } from './pictures';

/** So many pictures tell two draws apart. */
const FEW = 40;

/**
 * Measures what was done to the pictures: it is drawn, so that views as such cannot be compared
 * with any.
 */
export const ofViews: Measure<Pictures> = {
  calls: (inputs) => {
    const { seed = 0 } = inputs.options;
    const few = firstOf(inputs.images);
    const again = [seed, seed, seed + 1].map((each) => ({
      images: few,
      options: { ...inputs.options, seed: each },
    }));
    return [inputs, ...again];
  },
  of: ([given, ...few], { images, options }) => {
    if (given?.kind !== 'tensor' || !isDeepStrictEqual(given.shape, images.shape)) return undefined;
    const before = images.values.map(Math.fround);
    const [first, again, other] = few.map((each) => (each.kind === 'tensor' ? each.values : []));
    return [
      ...measured(before, given.values, options),
      isSame(first, again) ? 1 : 0,
      isSame(first, other) ? 0 : 1,
    ];
  },
  shows: 'measured of your views',
};

const firstOf = ({ shape: [count = 0, ...shape], values }: Pictures['images']) => ({
  shape: [Math.min(FEW, count), ...shape],
  values: values.slice(0, FEW * PICTURE),
});

const isSame = (x: readonly number[] = [], y: readonly number[] = []): boolean =>
  x.every((v, i) => Math.abs(v - (y[i] ?? NaN)) < 1e-6);

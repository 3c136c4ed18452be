import { pictureSize, type Pictures, type Split } from './dataset';
import type { ObtainOptions } from './files/obtain';

/** Which pictures, and how many. */
export interface LoadOptions extends ObtainOptions {
  readonly split?: Split;
  /** Takes the first so many; all by default. */
  readonly limit?: number;
}

/**
 * The options with their defaults.
 *
 * @throws RangeError at an unknown split or a limit that is no whole number above 0.
 */
export function checked(
  caller: string,
  { split = 'train', limit = Infinity }: LoadOptions,
): { split: Split; limit: number } {
  if (!['train', 'test'].includes(split)) {
    throw new RangeError(`${caller}: split is '${split}'; it must be 'train' or 'test'.`);
  }
  if (limit !== Infinity && !(Number.isInteger(limit) && limit > 0)) {
    throw new RangeError(`${caller}: limit is ${limit}; it must be a whole number above 0.`);
  }
  return { split, limit };
}

/** The first `limit` pictures, copied so that the memory of the others is freed. */
export function limited<P extends Pictures>(pictures: P, limit: number): P {
  return limit >= pictures.count
    ? pictures
    : {
        ...pictures,
        images: pictures.images.slice(0, limit * pictureSize(pictures)),
        labels: pictures.labels.slice(0, limit),
        count: limit,
      };
}

import type { Dataset, Split } from './dataset';
import { attributesOf, captionOf, type Attributes } from './embedded/attributes';
import { drawnScenes } from './embedded/pictures';
import { checked } from './loadOptions';

export type { Attributes } from './embedded/attributes';

/** Which pictures, and how many. */
export interface CaptionOptions {
  readonly split?: Split;
  /** Takes the first so many; all by default. */
  readonly limit?: number;
}

/** Pictures, what each shows, and a sentence about each: entry i of all three belongs together. */
export interface CaptionedPictures {
  readonly pictures: Dataset;
  readonly attributes: readonly Attributes[];
  readonly captions: readonly string[];
}

/**
 * The drawn pictures of `loadCifar10` with captions: `a small red house, top left`.
 *
 * The captions come from what was drawn. Colour and size are those of the object, the place is
 * that of its middle, and the background is never spoken of.
 *
 * @returns 10,000 pictures to train or 2,000 to test at most, the same each time.
 * @throws RangeError at an unknown split or a limit that is no whole number above 0.
 */
export function captionedPictures(options: CaptionOptions = {}): CaptionedPictures {
  const { split, limit } = checked('captionedPictures', options);
  const { pictures, scenes } = drawnScenes(split, limit);
  const attributes = scenes.map((scene) => attributesOf(scene, pictures.classNames));
  const source = `Drawn pictures: ${pictures.count} to ${split}, with captions`;
  return { pictures: { ...pictures, source }, attributes, captions: attributes.map(captionOf) };
}

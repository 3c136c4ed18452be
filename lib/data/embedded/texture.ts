import type { Random } from '../../random';

/** Red, green, blue, each in [0, 255]. */
export type Colour = readonly [red: number, green: number, blue: number];

/** How much of a second colour shows at (x, y) in [0, 1]², in [0, 1]. */
export type Pattern = (x: number, y: number) => number;

const TAU = 2 * Math.PI;

const PATTERNS: readonly ((random: Random) => Pattern)[] = [
  () => () => 0,
  gradient,
  stripes,
  checks,
  blobs,
];

/** A plain area, gradient, stripes, checks or soft blobs, each as likely. */
export function randomPattern(random: Random): Pattern {
  const make = PATTERNS[Math.floor(random() * PATTERNS.length)] ?? gradient;
  return make(random);
}

function gradient(random: Random): Pattern {
  const angle = random() * TAU;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  return (x, y) => 0.5 + 0.7 * ((x - 0.5) * dx + (y - 0.5) * dy);
}

function stripes(random: Random): Pattern {
  const angle = random() * TAU;
  const turns = (2 + 5 * random()) * TAU;
  const [dx, dy] = [turns * Math.cos(angle), turns * Math.sin(angle)];
  return (x, y) => 0.5 + 0.5 * Math.sin(x * dx + y * dy);
}

function checks(random: Random): Pattern {
  const number = 2 + 6 * random();
  const [left, top] = [random(), random()];
  return (x, y) => (Math.floor(x * number + left) + Math.floor(y * number + top)) & 1;
}

function blobs(random: Random): Pattern {
  const knots = Float32Array.from({ length: 25 }, random); // 5 × 5, bilinear in between
  return (x, y) => {
    const [column, row] = [Math.min(3, Math.floor(4 * x)), Math.min(3, Math.floor(4 * y))];
    const [right, down] = [4 * x - column, 4 * y - row];
    const knot = (r: number, c: number) => knots[5 * (row + r) + column + c] ?? 0;
    const above = knot(0, 0) * (1 - right) + knot(0, 1) * right;
    const below = knot(1, 0) * (1 - right) + knot(1, 1) * right;
    return above * (1 - down) + below * down;
  };
}

/** Any hue, from pale to full, from dark to bright. */
export function randomColour(random: Random): Colour {
  const hue = 6 * random();
  const saturation = 0.15 + 0.8 * random();
  const value = 255 * (0.2 + 0.8 * random());
  // One channel is full, one lies lowest, one is in between: the hue's place on the circle.
  const channel = (offset: number) => {
    const place = (offset + hue) % 6;
    return value * (1 - saturation * Math.max(0, Math.min(place, 4 - place, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}

/** A colour that stands out from each of `others` by its brightness. */
export function contrastingColour(others: readonly Colour[], random: Random): Colour {
  const stands = (colour: Colour) =>
    others.every((other) => Math.abs(brightness(colour) - brightness(other)) > CONTRAST);
  let colour = randomColour(random);
  while (!stands(colour)) {
    colour = randomColour(random);
  }
  return colour;
}

// Of 255. With two others at most, there is always room for a third.
const CONTRAST = 45;

/** @see ITU-R BT.601 */
const brightness = ([red, green, blue]: Colour): number =>
  0.299 * red + 0.587 * green + 0.114 * blue;

/** `share` of the second colour, the rest of the first. */
export const mixed = ([a, b]: readonly [Colour, Colour], share: number): Colour => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
  a[2] + share * (b[2] - a[2]),
];

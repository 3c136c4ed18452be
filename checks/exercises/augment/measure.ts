import type { Vector } from '../../plain';
import { onlyKind, STRENGTH, toQuarters, toTenths } from './behaviour';
import { PICTURE, PIXEL, ROW } from './pictures';

/** What happened to one picture. */
interface Change {
  readonly isMirrored: boolean;
  readonly isRecoloured: boolean;
  readonly isGray: boolean;
  readonly isOutside: boolean;
  /** How far the one kind of change that is on went; 1 is SimCLR's mean. Gray shows none. */
  readonly amount: number;
}

/** How red, green and blue add up to brightness. */
const LUMA = [0.2989, 0.587, 0.114] as const;

const sum = (x: Vector): number => x.reduce((total, v) => total + v, 0);
const pixels = (picture: Vector): Vector[] =>
  [0, 1, 2, 3].map((i) => picture.slice(i * PIXEL, (i + 1) * PIXEL));
const luma = (pixel: Vector): number => sum(pixel.map((v, c) => v * (LUMA[c] ?? NaN)));
const gray = (picture: Vector): Vector =>
  pixels(picture).flatMap((pixel) => pixel.map(() => luma(pixel)));
const distance = (x: Vector, y: Vector): number =>
  sum(x.map((v, i) => Math.abs(v - (y[i] ?? NaN))));

/** A picture with left and right swapped. */
const mirrored = (picture: Vector): Vector => {
  const [a = [], b = [], c = [], d = []] = pixels(picture);
  return [...b, ...a, ...d, ...c];
};

/** How much brighter the right is; the originals have it brighter. */
const slope = (picture: Vector): number => sum(picture.map((v, i) => (i % ROW < PIXEL ? -v : v)));

/** The distance over which each kind moves a picture per unit of strength. */
const SPREADS = {
  brightness: sum,
  contrast: (picture: Vector) => {
    const middle = sum(gray(picture)) / PICTURE;
    return distance(
      picture,
      picture.map(() => middle),
    );
  },
  saturation: (picture: Vector) => distance(picture, gray(picture)),
  // A sixth of a turn moves one channel by the whole chroma.
  hue: (picture: Vector) =>
    6 * sum(pixels(picture).map((pixel) => Math.max(...pixel) - Math.min(...pixel))),
} as const;

function changeOf(before: Vector, view: Vector, spread: (picture: Vector) => number): Change {
  const isMirrored = slope(view) < 0;
  const same = isMirrored ? mirrored(before) : before;
  const isGray = pixels(view).every((pixel) => Math.max(...pixel) - Math.min(...pixel) < 1e-5);
  const far = distance(view, isGray ? gray(same) : same);
  return {
    isMirrored,
    isGray,
    isRecoloured: !(far < 1e-3),
    isOutside: !view.every((v) => v >= -1e-6 && v <= 1 + 1e-6),
    amount: isGray ? 0 : far / spread(same),
  };
}

/** What a function did to many pictures: the first six of `ENTRIES`. */
export function measured(
  images: Vector,
  views: Vector,
  options: Readonly<Record<string, number>>,
): number[] {
  const kind = onlyKind(options);
  // A factor from 1 − s to 1 + s, and a turn from −s to s, are s / 2 from the middle on average.
  const spread = (picture: Vector) =>
    kind === undefined ? Infinity : (SPREADS[kind](picture) * STRENGTH[kind]) / 2;
  const part = (x: Vector, n: number) => x.slice(n * PICTURE, (n + 1) * PICTURE);
  const changes = Array.from({ length: images.length / PICTURE }, (_, n) =>
    changeOf(part(images, n), part(views, n), spread),
  );
  const share = (holds: (change: Change) => boolean) =>
    changes.filter(holds).length / changes.length;
  const [flips, grays] = [share(({ isMirrored }) => isMirrored), share(({ isGray }) => isGray)];
  const both = share(({ isMirrored, isGray }) => isMirrored && isGray);
  const shares = [flips, share(({ isRecoloured }) => isRecoloured), grays, both - flips * grays];
  return [
    ...shares.map(toTenths),
    toQuarters(sum(changes.map(({ amount }) => amount)) / changes.length),
    share(({ isOutside }) => isOutside) > 0 ? 1 : 0,
  ];
}

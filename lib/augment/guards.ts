/** Throws unless every named number lies between two others, which may be reached. */
export function assertWithin(
  caller: string,
  [least, most]: readonly [number, number],
  numbers: Readonly<Record<string, number>>,
): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!(value >= least && value <= most && Number.isFinite(value))) {
      const wanted =
        most === Infinity ? `a finite number from ${least}` : `from ${least} to ${most}`;
      throw new RangeError(`${caller}: ${name} is ${value}; it must be ${wanted}.`);
    }
  }
}

/** Throws unless every named pair is a range of numbers above 0, at most `most`. */
export function assertRanges(
  caller: string,
  most: number,
  ranges: Readonly<Record<string, readonly [number, number]>>,
): void {
  for (const [name, [low, high]] of Object.entries(ranges)) {
    if (!(low > 0 && low <= high && high <= most && Number.isFinite(high))) {
      const limit = most === Infinity ? '' : `, up to ${most}`;
      throw new RangeError(
        `${caller}: ${name} is [${low}, ${high}]; it must be [least, most] of numbers above 0${limit}.`,
      );
    }
  }
}

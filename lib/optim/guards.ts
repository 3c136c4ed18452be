/**
 * Throws unless every named number is in [0, 1).
 *
 * @throws RangeError naming the first that is not.
 */
export function assertShares(caller: string, shares: Readonly<Record<string, number>>): void {
  for (const [name, share] of Object.entries(shares)) {
    if (!(share >= 0 && share < 1)) {
      throw new RangeError(`${caller}: ${name} is ${share}; it must be at least 0 and below 1.`);
    }
  }
}

/**
 * Throws unless every named number is finite and not below 0.
 *
 * @throws RangeError naming the first that is not.
 */
export function assertNotNegative(caller: string, numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!(value >= 0 && value < Infinity)) {
      throw new RangeError(
        `${caller}: ${name} is ${value}; it must be a finite number, 0 or more.`,
      );
    }
  }
}

/** Draws the next number of a seeded sequence: uniform in [0, 1) unless it says otherwise. */
export type Random = () => number;

/**
 * Seeded uniform numbers in [0, 1): the same seed gives the same numbers on every machine.
 *
 * @see mulberry32, T. Ettinger 2017: 32 bits of state, passes gjrand.
 */
export function uniforms(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Normal numbers, of mean 0 and variance 1, out of uniform ones.
 *
 * @see Box and Muller 1958: two uniform numbers give two normal ones, a length and an angle.
 */
export function normals(random: Random): Random {
  let spare: number | undefined;
  return () => {
    const ready = spare;
    spare = undefined;
    if (ready !== undefined) return ready;
    const length = Math.sqrt(-2 * Math.log(1 - random())); // 1 − u is never 0
    const angle = 2 * Math.PI * random();
    spare = length * Math.sin(angle);
    return length * Math.cos(angle);
  };
}

/**
 * The integers 0 … count − 1, each order equally likely.
 *
 * @see Fisher and Yates 1938; Durstenfeld 1964.
 */
export function shuffled(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const moved = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = moved;
  }
  return order;
}

import type { Cause, Random } from '../../../lib';

/** What was measured of a run. */
export interface Examined extends Readonly<Record<string, Readonly<Record<string, number>>>> {
  readonly signs: Readonly<Record<string, number>>;
}

type Draw = (low: number, high: number) => number;

/** The measurements of a run that suffers from something, in as many shapes as it may take. */
const RUNS: Readonly<Record<Cause, (draw: Draw, chance: number) => Record<string, number>>> = {
  healthy: (draw, chance) => ({
    firstLoss: chance * draw(0.8, 1.1),
    lastLoss: chance * draw(0.1, 0.25),
    perfectLoss: draw(0, 0.05),
    halves: draw(-0.1, 0.1),
    growth: draw(1, 18),
    found: draw(0.66, 0.98),
  }),
  collapse: (draw) => ({
    firstLoss: -draw(0.4, 0.8),
    lastLoss: -draw(0.98, 1),
    perfectLoss: -1,
    halves: draw(-0.01, 0.01),
    growth: draw(1, 18),
    found: draw(0.02, 0.2),
  }),
  'temperature too low': (draw, chance) => ({
    firstLoss: chance * draw(8, 30),
    lastLoss: chance * draw(0.4, 1.1),
    perfectLoss: 0,
    halves: draw(-0.1, 0.1),
    growth: draw(100, 20000),
    found: draw(0.05, 0.5),
  }),
  'temperature too high': (draw, chance) => ({
    firstLoss: chance * draw(0.995, 1),
    lastLoss: chance * draw(0.98, 0.995),
    perfectLoss: chance * draw(0.95, 0.99),
    halves: draw(-0.01, 0.01),
    growth: draw(1, 3),
    found: draw(0.1, 0.5),
  }),
  'learning rate too high': (draw, chance) => ({
    firstLoss: chance * draw(0.8, 1.1),
    lastLoss: chance * draw(0.4, 1),
    perfectLoss: draw(0, 0.05),
    halves: draw(-0.1, 0.1),
    growth: draw(500, 900000),
    found: draw(0.1, 0.5),
  }),
  'weak augmentation': (draw, chance) => ({
    firstLoss: chance * draw(0.2, 0.4),
    lastLoss: chance * draw(0, 0.04),
    perfectLoss: draw(0, 0.05),
    halves: draw(-0.01, 0.01),
    growth: draw(1, 18),
    found: draw(0.1, 0.5),
  }),
  'strong augmentation': (draw, chance) => ({
    firstLoss: chance * draw(1, 1.4),
    lastLoss: chance * draw(0.92, 1.02),
    perfectLoss: draw(0, 0.05),
    halves: draw(-0.1, 0.1),
    growth: draw(0.5, 18),
    found: draw(0.02, 0.25),
  }),
  'self-mask missing': (draw, chance) => ({
    firstLoss: chance * draw(0.95, 1.2),
    lastLoss: chance * draw(0.3, 0.5),
    perfectLoss: Math.LN2 + draw(0, 0.03),
    halves: draw(-0.1, 0.1),
    growth: draw(1, 18),
    found: draw(0.6, 0.9),
  }),
  'wrong labels': (draw, chance) => ({
    firstLoss: chance * draw(0.5, 0.7),
    lastLoss: chance * draw(0.2, 0.35),
    perfectLoss: Math.LN2 + draw(0, 0.03),
    halves: draw(0.8, 2),
    growth: draw(1, 18),
    found: draw(0.5, 0.9),
  }),
};

/** What may be measured of a run that suffers from something. */
export function drawRun(cause: Cause, random: Random): Examined {
  const chance = Math.log(2 * (16 + Math.round(48 * random())) - 1);
  const draw: Draw = (low, high) => low + (high - low) * random();
  const signs = { chance, ...RUNS[cause](draw, chance) };
  const rounded = Object.entries(signs).map(([name, v]) => [name, Math.round(1000 * v) / 1000]);
  return { signs: Object.fromEntries(rounded) as Record<string, number> };
}

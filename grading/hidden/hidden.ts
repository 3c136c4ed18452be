import type { Draws, Inputs, Probe } from '../../checks';
import type { Random } from '../../lib';

/**
 * The inputs that grading adds to an exercise, drawn anew for every submission.
 *
 * A file of such inputs imports nothing but types, so that its folder can be kept anywhere.
 */
export type Hidden = (random: Random, draws: Draws) => readonly Probe<Inputs>[];

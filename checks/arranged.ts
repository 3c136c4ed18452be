import { arrange as gradientCheck } from './exercises/gradientCheck/arrange';
import { arrange as momentumUpdate } from './exercises/momentumUpdate/arrange';
import { arrange as probeStep } from './exercises/probeStep/arrange';
import { arrange as swavLoss } from './exercises/swavLoss/arrange';
import { arrange as treat } from './exercises/treat/arrange';
import type { Submission } from './submission';

/** What an exercise sets up around a call, beside the submission: models, which no data can be. */
const ARRANGEMENTS: Readonly<Record<string, (submission: Submission) => Submission>> = {
  gradientCheck,
  momentumUpdate,
  probeStep,
  swavLoss,
  treat,
};

/** The submission as raw calls reach it, in whatever process it lives. */
export const arranged = (exercise: string, submission: unknown): unknown =>
  typeof submission === 'function'
    ? (ARRANGEMENTS[exercise]?.(submission as Submission) ?? submission)
    : submission;

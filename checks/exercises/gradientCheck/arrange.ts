import type { Submission } from '../../submission';

/** A submission that gets the tensors of the inputs by the names of weights. */
export const arrange =
  (submission: Submission): Submission =>
  (kernel, bias, head, options) =>
    submission({ 'linear.weight': kernel, 'linear.bias': bias, 'head.weight': head }, options);

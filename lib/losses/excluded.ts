/**
 * The logit of what a softmax must not count: its exponential is 0, and unlike −∞ it makes no NaN
 * where nothing else is left.
 */
export const EXCLUDED = -1e30;

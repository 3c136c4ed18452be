/** Options of the losses that compare similarities by a softmax. */
export interface ContrastiveOptions {
  /**
   * τ, what similarities are divided by: the lower it is, the more the hardest negatives count.
   *
   * @defaultValue 0.07
   */
  readonly temperature?: number;
}

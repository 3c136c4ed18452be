/**
 * What learners hear whose answer is right at a row of zeros, and its gradient not finite.
 *
 * @param remedy - A sentence.
 */
export const zeroRowNote = (
  remedy = 'A tiny number inside the square root keeps training safe.',
): string =>
  `At a row of zeros your answer is right, but its gradient is not finite: a square root at 0 does that, \`tf.norm\` too. ${remedy}`;

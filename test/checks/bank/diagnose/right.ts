/** What a submission gets. */
export interface S {
  readonly chance: number;
  readonly firstLoss: number;
  readonly lastLoss: number;
  readonly perfectLoss: number;
  readonly halves: number;
  readonly growth: number;
  readonly found: number;
}
/** What the exercise asks for. */
export type F = (signs: S) => unknown;

/** Right answers, written differently. */
export const right: Record<string, F> = {
  'the loss first': ({ chance, firstLoss, lastLoss, perfectLoss, halves, growth, found }) => {
    if (perfectLoss < 0) return 'collapse';
    if (perfectLoss > 2) return 'temperature too high';
    if (perfectLoss > 0.5 && halves > 0.5) return 'wrong labels';
    if (perfectLoss > 0.5) return 'self-mask missing';
    if (firstLoss > 2 * chance) return 'temperature too low';
    if (growth > 100) return 'learning rate too high';
    if (lastLoss > 0.8 * chance) return 'strong augmentation';
    if (found < 0.6) return 'weak augmentation';
    return 'healthy';
  },
  'a list of questions': (s) => {
    const questions: [string, boolean][] = [
      ['collapse', s.lastLoss < 0],
      ['temperature too low', s.firstLoss / s.chance > 5],
      ['temperature too high', s.perfectLoss / s.chance > 0.5],
      ['learning rate too high', s.growth > 20],
      ['strong augmentation', s.lastLoss > 0.6 * s.chance],
      ['self-mask missing', s.perfectLoss > 0.6 && Math.abs(s.halves) < 0.3],
      ['wrong labels', s.perfectLoss > 0.6],
      ['weak augmentation', s.found < 0.55],
    ];
    return questions.find(([, yes]) => yes)?.[0] ?? 'healthy';
  },
  'from healthy outwards': (s) => {
    const isSound = Math.abs(s.perfectLoss) < 0.2;
    if (isSound && s.found > 0.6) return 'healthy';
    if (isSound && s.lastLoss < 0.3) return 'weak augmentation';
    if (isSound && s.firstLoss > 4 * s.chance) return 'temperature too low';
    if (isSound) return s.growth > 100 ? 'learning rate too high' : 'strong augmentation';
    if (s.perfectLoss < 0) return 'collapse';
    if (s.perfectLoss > 1) return 'temperature too high';
    return s.halves > 0.4 ? 'wrong labels' : 'self-mask missing';
  },
};

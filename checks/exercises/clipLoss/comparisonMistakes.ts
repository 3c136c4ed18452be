import { epsilonMistakes, mistakesInLosses } from '../pairMistakes';
import { rowMistakes } from '../rowMistakes';
import { cosine, dot, logSumExp, mean } from '../vectors';
import { known, scaleOf, type Known } from './pairs';

/** NT-Xent, in which pictures compete with pictures too. */
const ntXent: Known = {
  id: 'candidates-of-the-own-kind',
  mimic: ({ images, texts, options }) => {
    const all = [...images, ...texts];
    const losses = all.map((x, i) => {
      const logits = all.map((y) => cosine(x, y) * scaleOf(options));
      const partner = logits[(i + images.length) % all.length] ?? NaN;
      return logSumExp(logits.filter((_, k) => k !== i)) - partner;
    });
    return mean(losses);
  },
  hint: 'That is NT-Xent: your pictures compete with other pictures too. In CLIP a picture chooses among texts only, and a text among pictures.',
};

/** What is put in place of the cosine, and who is compared. */
export const comparisonMistakes: readonly Known[] = [
  ...rowMistakes.map(({ id, prepare, hint }) => known(id, { prepare, compare: dot }, hint)),
  ...mistakesInLosses('first-only-normalised', 'second-only-normalised').map(
    ({ id, compare, hint }) => known(id, { compare }, hint),
  ),
  ...epsilonMistakes.map(({ id, compare, hint }) => known(id, { compare }, hint)),
  ntXent,
];

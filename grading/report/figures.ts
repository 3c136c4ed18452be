import { figureToSvg, heatmap, histogram, type Figure } from '../../lib';
import type { ExerciseMark, SubmissionMark } from '../marks';
import { percentOf } from './frames';
import { html, trusted, type Markup } from './html';
import { mistakeOf } from './outcome';

/** More rows than a page shows well; the rest is in the tables. */
const ROWS = 30;

/** How the points are distributed over the class. */
export const scoreFigure = (submissions: readonly SubmissionMark[]): Markup =>
  picture(
    histogram(submissions.map(percentOf), {
      title: 'Students by share of the points',
      range: [0, 100],
      bins: 20,
      xTitle: 'percent of the points',
      yTitle: 'students',
    }),
  );

/** How often each mistake was made in each exercise: a row a mistake, the most frequent ones. */
export function mistakeFigure(submissions: readonly SubmissionMark[]): Markup {
  const marks = submissions.flatMap(({ exercises }) => exercises);
  const count = (mistake: string, exercise: string) =>
    marks.filter((mark) => mark.exercise === exercise && mistakeOf(mark) === mistake).length;
  const total = (mistake: string) => marks.filter((mark) => mistakeOf(mark) === mistake).length;
  const mistakes = [...new Set(marks.flatMap((mark) => mistakeOf(mark) ?? []))]
    .sort((a, b) => total(b) - total(a))
    .slice(0, ROWS);
  if (mistakes.length === 0) return html`<p>Nobody made a mistake in what was judged.</p>`;
  const exercises = exerciseNames(marks);
  const counts = mistakes.map((mistake) => exercises.map((exercise) => count(mistake, exercise)));
  return picture(
    counted(
      heatmap(
        counts.map((row) => row.map((value) => (value === 0 ? NaN : value))),
        {
          title: 'Mistakes by exercise',
          rows: mistakes,
          columns: exercises,
          range: [0, Math.max(...counts.flat())],
          barTitle: 'students',
        },
      ),
    ),
  );
}

/** The exercises in the course's order. */
export const exerciseNames = (marks: readonly ExerciseMark[]): string[] => [
  ...new Set(marks.map(({ exercise }) => exercise)),
];

/** A heat map whose cells are counts: printed without decimals. */
const counted = ({ data, layout }: Figure): Figure => ({
  layout,
  data: data.map((trace) =>
    'text' in trace ? { ...trace, text: trace.text.map((each) => String(Number(each))) } : trace,
  ),
});

const picture = (figure: Figure): Markup =>
  html`<figure class="scroll">${trusted(figureToSvg(figure))}</figure>`;

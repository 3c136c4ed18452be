import type { ExerciseMark, SubmissionMark } from '../marks';
import { html, type Markup } from './html';
import { failureOf, mistakeOf, OUTCOMES, outcomeOf, type Outcome } from './outcome';
import { short } from './parts';

/** A row a student, those with the fewest points first, and a cell for how each exercise ended. */
export function stuckTable(
  submissions: readonly SubmissionMark[],
  feedback: (student: string) => string,
): Markup {
  const exercises = submissions[0]?.exercises ?? [];
  const rows = [...submissions].sort((a, b) => a.points - b.points);
  return html`<p class="soft">${legend()} The fewest points come first.</p>
    <div class="matrix" role="region" aria-label="Students by exercise" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">student</th>
            <th scope="col" class="number">points</th>
            ${exercises.map(
              ({ exercise }) => html`<th scope="col" class="turned"><span>${exercise}</span></th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => studentRow(row, feedback(row.student)))}
        </tbody>
      </table>
    </div>`;
}

const legend = (): string =>
  `${(Object.keys(OUTCOMES) as Outcome[])
    .map((outcome) => `${OUTCOMES[outcome].mark} ${OUTCOMES[outcome].says}`)
    .join(' · ')}.`;

const studentRow = ({ student, points, outOf, exercises }: SubmissionMark, href: string): Markup =>
  html`<tr>
    <th scope="row"><a href="${href}">${student}</a></th>
    <td class="number">${short(points)} of ${short(outOf)}</td>
    ${exercises.map(cell)}
  </tr>`;

function cell(mark: ExerciseMark): Markup {
  const outcome = outcomeOf(mark);
  const { mark: sign, says } = OUTCOMES[outcome];
  const why = failureOf(mark) ? mistakeOf(mark) : mark.remarks[0]?.name;
  const title = `${mark.exercise}: ${says}${why === undefined ? '' : ` (${why})`}`;
  return html`<td class="outcome ${outcome}" title="${title}" aria-label="${title}">${sign}</td>`;
}

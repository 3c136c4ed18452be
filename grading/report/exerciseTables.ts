import type { ExerciseMark, SubmissionMark } from '../marks';
import { exerciseNames } from './figures';
import { html, prose, trusted, type Markup } from './html';
import { failureOf, mistakeOf, OUTCOMES, outcomeOf, type Outcome } from './outcome';
import { named } from './parts';

/** How each exercise ended for the class. */
export function exerciseTable(submissions: readonly SubmissionMark[]): Markup {
  const marks = submissions.flatMap(({ exercises }) => exercises);
  const outcomes = Object.keys(OUTCOMES) as Outcome[];
  return html`<div class="scroll">
    <table>
      <caption>
        How many students solved each exercise, and how the others ended
      </caption>
      <thead>
        <tr>
          <th scope="col">notebook</th>
          <th scope="col">exercise</th>
          <th scope="col">share</th>
          ${outcomes.map((each) => html`<th scope="col" class="number">${OUTCOMES[each].says}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${exerciseNames(marks).map((exercise) =>
          exerciseRow(
            marks.filter((mark) => mark.exercise === exercise),
            outcomes,
          ),
        )}
      </tbody>
    </table>
  </div>`;
}

function exerciseRow(marks: readonly ExerciseMark[], outcomes: readonly Outcome[]): Markup {
  const counts = outcomes.map(
    (outcome) => [outcome, marks.filter((mark) => outcomeOf(mark) === outcome).length] as const,
  );
  const shares = counts
    .map(([outcome, count]) => {
      const width = ((100 * count) / marks.length).toFixed(2);
      return `<i class="${outcome}" style="width:${width}%"></i>`;
    })
    .join('');
  return html`<tr>
    <td class="whole">${marks[0]?.notebook ?? ''}</td>
    <th scope="row">${marks[0]?.exercise ?? ''}</th>
    <td><div class="shares" aria-hidden="true">${trusted(shares)}</div></td>
    ${counts.map(([, count]) => html`<td class="number">${count}</td>`)}
  </tr>`;
}

/** Who holds which misconception, the most frequent first, with what helps against it. */
export function mistakeTable(submissions: readonly SubmissionMark[]): Markup {
  const groups = new Map<string, { mark: ExerciseMark; students: string[] }>();
  for (const { student, exercises } of submissions) {
    for (const mark of exercises) {
      const mistake = mistakeOf(mark);
      if (mistake === undefined) continue;
      const key = JSON.stringify([mark.exercise, mistake]);
      const group = groups.get(key) ?? { mark, students: [] };
      group.students.push(student);
      groups.set(key, group);
    }
  }
  const rows = [...groups.values()].sort((a, b) => b.students.length - a.students.length);
  if (rows.length === 0) return html``;
  return html`<div class="scroll">
    <table>
      <caption>
        Whom to talk to about what
      </caption>
      <thead>
        <tr>
          <th scope="col">exercise</th>
          <th scope="col">mistake</th>
          <th scope="col" class="number">students</th>
          <th scope="col">who</th>
          <th scope="col">what to look at</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(mistakeRow)}
      </tbody>
    </table>
  </div>`;
}

/** What helps is said where it is the same for all of them: with a misconception. */
const mistakeRow = ({ mark, students }: { mark: ExerciseMark; students: string[] }): Markup => {
  const failure = failureOf(mark);
  return html`<tr>
    <th scope="row">${mark.exercise}</th>
    <td class="whole"><code>${mistakeOf(mark) ?? ''}</code></td>
    <td class="number">${students.length}</td>
    <td class="text">${named(students)}</td>
    <td class="text">
      ${prose(failure?.misconception || students.length === 1 ? (failure?.look ?? '') : '')}
    </td>
  </tr>`;
};

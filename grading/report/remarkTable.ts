import type { Remark, SubmissionMark } from '../marks';
import { html, prose, type Markup } from './html';
import { whereText } from './parts';

/** What was noticed beside the verdicts: of the class as a whole, then of each student. */
export function remarkTable(
  submissions: readonly SubmissionMark[],
  remarks: readonly Remark[],
  feedback: (student: string) => string,
): Markup {
  const all = submissions.flatMap(({ student, remarks: own, exercises }) => [
    ...own.map((remark) => ({ student, exercise: '', remark })),
    ...exercises.flatMap(({ exercise, remarks: some }) =>
      some.map((remark) => ({ student, exercise, remark })),
    ),
  ]);
  const count = (name: string) => all.filter(({ remark }) => remark.name === name).length;
  // What is rare is looked at first: it is more than a habit of the class.
  const rows = [...all].sort((a, b) => count(a.remark.name) - count(b.remark.name));
  const general = remarks.map(({ says }) => html`<p>${prose(says)}</p>`);
  if (rows.length === 0)
    return html`${general}
      <p>Nothing out of the ordinary was noticed.</p>`;
  const line = ({ student, exercise, remark }: (typeof rows)[number]) =>
    html`<tr>
      <td><a href="${feedback(student)}">${student}</a></td>
      <td>${exercise}</td>
      <td class="whole"><code>${remark.name}</code></td>
      <td>${prose(remark.says)} ${whereText(remark)}</td>
    </tr>`;
  return html`${general}
    <table>
      <thead>
        <tr>
          <th scope="col">student</th>
          <th scope="col">exercise</th>
          <th scope="col">remark</th>
          <th scope="col">what was noticed</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(line)}
      </tbody>
    </table>`;
}

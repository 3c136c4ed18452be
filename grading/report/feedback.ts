import type { Verdict } from '../../checks';
import { forStudent } from '../forStudent';
import type { ExerciseMark, SubmissionMark } from '../marks';
import { html, NOTHING, prose, type Markup } from './html';
import { failureOf, outcomeOf, triedText } from './outcome';
import { page } from './page';
import { badge, remarkList, short } from './parts';

type Failure = Extract<Verdict, { kind: 'fail' }>;
type Shown = NonNullable<Failure['got']>;

/** What a student is told of their submission. */
export function feedbackPage(mark: SubmissionMark): string {
  const { student, points, outOf, exercises, remarks, files } = mark;
  const notebooks = [...new Set(exercises.map(({ notebook }) => notebook))];
  return page(
    `Feedback for ${student}`,
    html`<header>
        <h1>Feedback for ${student}</h1>
        <p><strong>${short(points)} of ${short(outOf)} points</strong></p>
        ${remarkList(remarks)}
      </header>
      <main>
        ${notebooks.map((notebook) => notebookPart(notebook, exercises))}
        <h2>What was graded</h2>
        <ul>
          ${files.map(
            ({ path, sha256 }) =>
              html`<li>${path} <span class="soft">(SHA-256 ${sha256.slice(0, 16)}…)</span></li>`,
          )}
        </ul>
      </main>`,
  );
}

const notebookPart = (notebook: string, exercises: readonly ExerciseMark[]): Markup =>
  html`<section>
    <h2>${notebook}</h2>
    ${exercises.filter((mark) => mark.notebook === notebook).map(card)}
  </section>`;

function card(mark: ExerciseMark): Markup {
  const { exercise, points, outOf } = mark;
  const tried = triedText(mark);
  return html`<article class="card ${outcomeOf(mark)}">
    <h3>
      ${exercise} ${badge(mark)}
      <span class="number">${short(points)} of ${short(outOf)} points</span>
    </h3>
    ${told(mark)} ${remarkList(forStudent(mark.remarks))}
    ${tried === '' ? NOTHING : html`<p class="soft">Tried on inputs: ${tried}.</p>`}
  </article>`;
}

function told(mark: ExerciseMark): Markup {
  const failure = failureOf(mark);
  if (failure) return failureText(failure);
  switch (mark.kind) {
    case 'missing':
      return html`<p>No cell of what you returned declares <code>${mark.exercise}</code>.</p>`;
    case 'contained':
      return html`<p>It could not be judged, for the reason below; the other exercises were.</p>`;
    case 'judged':
      return mark.verdict.kind === 'pass'
        ? html`${mark.verdict.notes.map((note) => html`<p>${prose(note)}</p>`)}`
        : html`<p>The line that throws <code>TODO</code> is still in place.</p>`;
  }
}

function failureText({ seen, look, on = [], got, expected }: Failure): Markup {
  const tables = [...on, ...(got ? [got] : []), ...(expected ? [expected] : [])];
  return html`<p><strong>Seen:</strong> ${prose(seen)}</p>
    <p><strong>Look at:</strong> ${prose(look)}</p>
    ${tables.length === 0 ? NOTHING : html`<div class="shown">${tables.map(shownTable)}</div>`}`;
}

const shownTable = ({ name, shape, rows }: Shown): Markup =>
  html`<table>
    <caption>
      ${shape.length === 0 ? name : `${name} [${shape.join(', ')}]`}
    </caption>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;

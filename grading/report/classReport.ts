import type { ClassMarks, Remark, SubmissionMark } from '../marks';
import { exerciseNames, mistakeFigure, scoreFigure } from './figures';
import { percentOf } from './frames';
import { html, NOTHING, type Markup } from './html';
import { exerciseTable, mistakeTable } from './exerciseTables';
import { failureOf, outcomeOf } from './outcome';
import { page } from './page';
import { short } from './parts';
import { remarkTable } from './remarkTable';
import { stuckTable } from './stuckTable';

/** What a report is about. */
export interface ReportContext {
  /** Heading: the name of the folder. */
  readonly title: string;
  /** About archives that hold more than one student. */
  readonly remarks: readonly Remark[];
  /** The address of a student's feedback page, seen from the report. */
  readonly feedback: (student: string) => string;
}

/** The class on one page, with pictures; needs nothing from elsewhere. */
export function classReport(
  marks: ClassMarks,
  { title, remarks, feedback }: ReportContext,
): string {
  const { submissions } = marks;
  return page(
    `Marks: ${title}`,
    html`<header>
        <h1>Marks: ${title}</h1>
        <nav aria-label="Sections">
          <a href="#points">Points</a><a href="#exercises">Exercises</a
          ><a href="#mistakes">Mistakes</a><a href="#stuck">Who is stuck where</a
          ><a href="#remarks">To look at</a><a href="#how">How it was graded</a>
        </nav>
      </header>
      <main>
        ${numbers(submissions)}
        <h2 id="points">Points</h2>
        ${scoreFigure(submissions)}
        <h2 id="exercises">Exercises</h2>
        ${exerciseTable(submissions)}
        <h2 id="mistakes">Mistakes</h2>
        ${mistakeFigure(submissions)} ${mistakeTable(submissions)}
        <h2 id="stuck">Who is stuck where</h2>
        ${stuckTable(submissions, feedback)}
        <h2 id="remarks">To look at</h2>
        ${remarkTable(submissions, remarks, feedback)}
        <h2 id="how">How it was graded</h2>
        ${how(marks)}
      </main>`,
  );
}

function numbers(submissions: readonly SubmissionMark[]): Markup {
  const percents = submissions.map(percentOf).sort((a, b) => a - b);
  const [low, high] = [(percents.length - 1) >> 1, percents.length >> 1];
  const median = ((percents[low] ?? 0) + (percents[high] ?? 0)) / 2;
  const mean = percents.reduce((sum, each) => sum + each, 0) / Math.max(1, percents.length);
  const exercises = submissions.flatMap((each) => each.exercises);
  const solved = exercises.filter((mark) => outcomeOf(mark) === 'passed').length;
  const mistakes = exercises.filter(failureOf);
  const known = mistakes.filter((mark) => failureOf(mark)?.misconception).length;
  const entries = [
    ['students', String(submissions.length)],
    ['median', `${short(median)} %`],
    ['mean', `${short(mean)} %`],
    ['exercises solved', `${solved} of ${exercises.length}`],
    ['mistakes recognised', `${known} of ${mistakes.length}`],
  ] as const;
  return html`<dl class="figures">
    ${entries.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function how({ seed, versions, submissions }: ClassMarks): Markup {
  const names = exerciseNames(submissions.flatMap(({ exercises }) => exercises));
  const ran = submissions.filter(({ seconds }) => seconds > 0);
  const isolations = [...new Set(ran.map(({ isolation }) => isolation))];
  const weak = isolations.includes('permissions')
    ? html`<p>
        Some code ran without bubblewrap, kept apart by Node’s permissions alone; install
        <code>bubblewrap</code> for a system without network and other files.
      </p>`
    : NOTHING;
  return html`<p>
      ${names.length} exercises; class seed <code>${seed}</code>; isolation:
      ${isolations.join(', ') || 'nothing was run'}. The same files, seed and versions give the same
      marks; <code>npm run grade -- replay RECEIPT</code> shows it for one student.
    </p>
    ${weak}
    <table>
      <caption>
        Versions
      </caption>
      <tbody>
        ${Object.entries(versions).map(
          ([name, version]) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td><code>${version}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gradeFolder } from '../../../grading/gradeFolder';
import { collect } from '../../../grading/collect/collect';
import { courseExercises, notebookNames, ROOT } from '../../../grading/courseExercises';
import { grade } from '../../../grading/gradeSubmission';
import { startKernel } from '../../../test/support/jupyterKernel';
import { DEADLINE, GRADER } from '../../grade/places';
import { writeBankClass } from './bankClass';

/** What was measured, and what is wanted; milliseconds. */
export interface GradeRow {
  readonly workload: string;
  readonly ours_ms: number;
  readonly limit_ms: number;
}

type Workload = (scratch: string) => Promise<GradeRow>;

const STUDENTS = 200;
const JOBS = 2;
const ROUNDS = 5;
const SEED = 1;
/** The limits are for the first six notebooks, a semester's work. */
const NOTEBOOKS = notebookNames().slice(0, 6);

const WORKLOADS: Readonly<Record<string, Workload>> = {
  /** The solutions of six notebooks as one submission, the second time in a process. */
  submission: async (scratch) => {
    const { submissions } = await collect(path.join(ROOT, 'solutions'), { notebooks: notebookNames(), scratch }); // prettier-ignore
    const [all] = submissions;
    const files = all?.files.filter(({ path: file }) => NOTEBOOKS.some((name) => path.basename(file).startsWith(name))); // prettier-ignore
    const submission = all && { ...all, files: files ?? [] };
    if (!submission) throw new Error('bench: there are no solutions; run `npm run build` first.');
    await grade(submission, { seed: SEED });
    const { mark } = await grade(submission, { seed: SEED });
    const asked = mark.exercises.filter(({ notebook }) => NOTEBOOKS.includes(notebook));
    if (!asked.every(({ points, outOf }) => points === outOf))
      throw new Error('bench: the solutions do not get all points.');
    return {
      workload: 'a right submission of six notebooks',
      ours_ms: 1000 * mark.seconds,
      limit_ms: 6000,
    };
  },
  /** Every check of the course in a notebook, as its front end sees it. */
  check: async () => {
    const kernel = await startKernel();
    try {
      await kernel.execute("import { check } from '../checks';\nimport * as lib from '../lib';");
      const names = courseExercises().map(({ exercise: { name } }) => name);
      const times: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const name of names) {
          const from = performance.now();
          await kernel.execute(`await check.${name}(lib.${name});`);
          // The first round starts the engine.
          if (round > 0) times.push(performance.now() - from);
        }
      }
      times.sort((a, b) => a - b);
      const p95 = times[Math.ceil(0.95 * times.length) - 1] ?? NaN;
      return { workload: 'a check in a notebook (p95)', ours_ms: p95, limit_ms: 300 };
    } finally {
      await kernel.shutdown();
    }
  },
  /** Six notebooks of each student, with right, wrong and hostile answers. */
  class: async (scratch) => {
    const source = path.join(scratch, 'class');
    const [right, hostile] = [0.6, 0.05];
    writeBankClass(source, { students: STUDENTS, notebooks: NOTEBOOKS.length, right, hostile, seed: SEED }); // prettier-ignore
    const from = performance.now();
    const { rows, failed } = await gradeFolder({
      source,
      out: path.join(scratch, 'marks'),
      seed: SEED,
      crew: { jobs: JOBS, grader: GRADER, deadline: DEADLINE },
      progress: (done, total) => {
        if (done % 10 === 0) console.error(`bench: ${done} of ${total} graded`);
      },
    });
    const ours = performance.now() - from;
    if (rows.length !== STUDENTS || failed.length > 0) throw new Error('bench: rows were lost.');
    return {
      workload: `six notebooks of ${STUDENTS} students, ${JOBS} at once`,
      ours_ms: ours,
      limit_ms: 600_000,
    };
  },
};

/**
 * Times grading.
 *
 * @param only - Some of `submission`, `check`, `class`; all where it is empty.
 */
export async function benchGrade(
  only: readonly string[],
  report: (row: GradeRow) => void,
): Promise<void> {
  const unknown = only.find((name) => !(name in WORKLOADS));
  if (unknown !== undefined) {
    throw new Error(
      `bench: grade has no "${unknown}"; there is: ${Object.keys(WORKLOADS).join(', ')}.`,
    );
  }
  for (const [name, workload] of Object.entries(WORKLOADS)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'course-bench-'));
    try {
      report(await workload(scratch));
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
}

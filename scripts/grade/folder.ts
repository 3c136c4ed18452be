import { statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SEEDS } from '../../grading/batch/classSeed';
import { notebookNames } from '../../grading/courseExercises';
import { gradeFolder, type FolderOptions, type FolderResult } from '../../grading/gradeFolder';
import { progressBar, type ProgressBar } from '../../lib';
import { interruption } from './interruption';
import { DEADLINE, fromHere, GRADER } from './places';
import { usageError, wholeNumber } from './usage';

/**
 * Grades a folder.
 *
 * @param grader - A file that exports `grade`.
 * @returns The exit code: whether grading worked.
 */
export async function gradeCommand(args: readonly string[], grader = GRADER): Promise<number> {
  const options = optionsOf(args);
  const { signal, done } = interruption();
  const bar = bars();
  try {
    const result = await gradeFolder({
      ...options,
      crew: { ...options.crew, grader, signal },
      progress: bar.update,
    });
    bar.end();
    return told(result, options);
  } finally {
    bar.end();
    done();
  }
}

function optionsOf(args: readonly string[]): FolderOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      jobs: { type: 'string', default: String(os.availableParallelism()) },
      seed: { type: 'string' },
      hidden: { type: 'string' },
      notebooks: { type: 'string' },
      queue: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw usageError(
      `grade: wanted is one folder of submissions, there are ${positionals.length}.`,
    );
  }
  const source = existing(fromHere(folder));
  const { out, hidden, seed, jobs, notebooks, queue } = values;
  return {
    source,
    out: outside(fromHere(out ?? `${source.replace(/\.zip$/i, '')}-marks`), source),
    crew: {
      jobs: wholeNumber('jobs', jobs, 1, 257),
      grader: GRADER,
      deadline: DEADLINE,
      queue,
      notice: (text) => {
        console.log(`grade: ${text}`);
      },
    },
    seed: seed === undefined ? undefined : wholeNumber('seed', seed, 0, SEEDS),
    hidden: hidden === undefined ? undefined : existing(fromHere(hidden)),
    notebooks: notebooks === undefined ? undefined : notebooks.split(',').map(notebookNamed),
  };
}

function existing(place: string): string {
  if (statSync(place, { throwIfNoEntry: false })) return place;
  throw usageError(`grade: there is no ${place}.`);
}

/** Results among the submissions would be taken for submissions the next time. */
function outside(out: string, source: string): string {
  const way = path.relative(source, out);
  if (way.startsWith('..') || path.isAbsolute(way)) return out;
  throw usageError(`grade: --out ${out} lies in the folder of submissions; choose one beside it.`);
}

/** The notebook of a name or a number: `04`. */
function notebookNamed(text: string): string {
  const names = notebookNames();
  const found = names.find((name) => name === text.trim() || name.startsWith(`${text.trim()}-`));
  if (found !== undefined) return found;
  throw usageError(`grade: there is no notebook "${text}"; there are ${names.join(', ')}.`);
}

/** A bar that begins when it is known how long it is. */
function bars() {
  let bar: ProgressBar | undefined;
  return {
    update: (done: number, total: number) => {
      if (total > 0) bar ??= progressBar({ total, label: 'grade' });
      bar?.update(done);
    },
    end: () => {
      bar?.done();
    },
  };
}

/** Says what came of it, and what to do next. */
function told(result: FolderResult, { source, out }: FolderOptions): number {
  const { marks, rows, takenUp, failed, isStopped, files } = result;
  if (takenUp > 0) console.log(`grade: ${takenUp} were graded in an earlier run and are taken up.`);
  if (isStopped) {
    console.log(
      `grade: stopped; ${rows.length} submissions are graded and kept. To go on, run\n` +
        `  npm run grade -- ${JSON.stringify(source)} --out ${JSON.stringify(out)}`,
    );
    return 130;
  }
  console.log(
    `grade: ${rows.length} submission${rows.length === 1 ? '' : 's'}; ${medianText(marks)}; class seed ${marks.seed}.`,
  );
  console.log(`grade: look at ${files[0] ?? out}; tables and feedback pages lie beside it.`);
  if (failed.length === 0) return 0;
  console.error(
    `grade: the grader itself failed on ${failed.length}: ${failed.join(', ')}. Their rows say why; ` +
      'run the same command again to try these once more.',
  );
  return 1;
}

function medianText({ submissions }: FolderResult['marks']): string {
  const points = submissions.map((row) => row.points).sort((a, b) => a - b);
  const [low, high] = [points[(points.length - 1) >> 1] ?? 0, points[points.length >> 1] ?? 0];
  return `the median is ${(low + high) / 2} of ${submissions[0]?.outOf ?? 0} points`;
}

import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SubmissionMark } from '../../../grading/marks';
import type { Grade } from '../../../grading/submission';

/** What a submission to the stand-in asks for; it lies in the first file. */
export interface Wish {
  readonly points?: number;
  /** Milliseconds. */
  readonly takes?: number;
  readonly ends?: 'throws' | 'exits' | 'killed' | 'hangs';
  /** Ends that way only where this file is not there yet. */
  readonly once?: string;
  /** A file that gets a line each time. */
  readonly log?: string;
}

/** Stands in for the real grader: does what the submission asks for. */
export const grade: Grade = async (submission, { seed }) => {
  const { student, files, remarks } = submission;
  const wish = JSON.parse(fs.readFileSync(files[0]!.file, 'utf8')) as Wish;
  if (wish.log) fs.appendFileSync(wish.log, `${process.pid} ${student}\n`);
  await sleep(wish.takes ?? 0);
  const isDue = wish.once === undefined || !fs.existsSync(wish.once);
  if (wish.once !== undefined) fs.writeFileSync(wish.once, '');
  if (isDue) misbehave(wish.ends);
  const points = wish.points ?? 0;
  const tried = { publicRight: 1, publicCount: 1, hiddenCount: 3 };
  const mark: SubmissionMark = {
    student,
    files: files.map(({ path, sha256 }) => ({ path, sha256 })),
    exercises: [
      {
        kind: 'judged',
        exercise: 'ntXent',
        notebook: '04-simclr-nt-xent',
        points,
        outOf: 4,
        seed,
        seconds: 0,
        remarks: [],
        verdict: { kind: 'pass', exercise: 'ntXent', seed, points, outOf: 4, tried, notes: [] },
        tried,
      },
    ],
    points,
    outOf: 4,
    remarks,
    seconds: 0,
    isolation: 'permissions',
  };
  const hashes = { ntXent: [String(wish.points)] };
  return { mark, returned: ['04-simclr-nt-xent'], hashes, inputs: {} };
};

function misbehave(ends: Wish['ends']): void {
  switch (ends) {
    case 'throws':
      throw new Error('cannot grade this <one>');
    case 'exits':
      console.error('last words');
      return process.exit(7);
    case 'killed':
      process.kill(process.pid, 'SIGKILL');
      for (;;);
    case 'hangs':
      for (;;);
    case undefined:
  }
}

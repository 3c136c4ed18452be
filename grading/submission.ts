import type { Remark, ReturnedFile, SubmissionMark } from './marks';

/** A returned notebook and where its bytes are now. */
export interface SubmittedFile extends ReturnedFile {
  readonly file: string;
}

/** What one student returned. */
export interface Submission {
  readonly student: string;
  readonly files: readonly SubmittedFile[];
  readonly remarks: readonly Remark[];
}

/** What has a say in the marks, beside the submission. */
export interface GradeOptions {
  /** Of the class: every seed of an exercise is drawn from it. */
  readonly seed: number;
  /** A folder of hidden inputs that an instructor keeps apart. */
  readonly hidden?: string;
}

/** Grades one submission, whatever is in it. */
export type GradeSubmission = (
  submission: Submission,
  options: GradeOptions,
) => Promise<SubmissionMark>;

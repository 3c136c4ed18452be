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

/** The marks of a submission, and what the class is to know of it besides. */
export interface Graded {
  readonly mark: SubmissionMark;
  /** Notebooks of the course that are among the files. */
  readonly returned: readonly string[];
  /** By exercise: what its functions are recognised by in other submissions. */
  readonly hashes: Readonly<Record<string, readonly string[]>>;
  /** By exercise: a hash of every input that its function was asked on, in their order. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Grades one submission, whatever is in it. */
export type Grade = (submission: Submission, options: GradeOptions) => Promise<Graded>;

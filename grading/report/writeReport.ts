import path from 'node:path';
import { fileNames } from '../batch/fileNames';
import type { ClassMarks, Remark } from '../marks';
import { replaceFile } from '../../lib';
import { classReport } from './classReport';
import { feedbackPage } from './feedback';
import { exerciseTables, studentTables } from './frames';
import { junitXml } from './junit';

/** What stands above a report. */
export interface ReportOptions {
  readonly title: string;
  readonly remarks?: readonly Remark[];
}

/**
 * Writes everything that an instructor gets: `marks` and `exercises` as CSV and Parquet, `marks.json`,
 * `junit.xml`, `report.html`, and `feedback/STUDENT.html` for each student.
 *
 * @returns The files of the class, in the order in which one reads them.
 */
export async function writeReport(
  folder: string,
  marks: ClassMarks,
  { title, remarks = [] }: ReportOptions,
): Promise<string[]> {
  const names = fileNames(marks.submissions.map(({ student }) => student));
  const feedback = (student: string) => `feedback/${names.get(student) ?? ''}.html`;
  const [students, exercises] = [studentTables(marks), exerciseTables(marks)];
  const context = { title, remarks, feedback: (student: string) => encodeURI(feedback(student)) };
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'report.html': classReport(marks, context),
    'marks.csv': students.csv,
    'marks.parquet': students.parquet,
    'exercises.csv': exercises.csv,
    'exercises.parquet': exercises.parquet,
    'marks.json': `${JSON.stringify(marks, null, 2)}\n`,
    'junit.xml': junitXml(marks),
  };
  for (const submission of marks.submissions) {
    await replaceFile(path.join(folder, feedback(submission.student)), feedbackPage(submission));
  }
  for (const [name, content] of Object.entries(files)) {
    await replaceFile(path.join(folder, name), content);
  }
  return Object.keys(files).map((name) => path.join(folder, name));
}

import type { ClassMarks, ExerciseMark, Remark, SubmissionMark } from '../marks';
import { failureOf, outcomeOf, triedText } from './outcome';

type Attributes = Readonly<Record<string, string | number>>;

/** The marks as JUnit XML: a suite a student, a case an exercise. */
export function junitXml({ submissions }: ClassMarks): string {
  const suites = submissions.map(suite).join('\n');
  const sum = counts(submissions.flatMap(({ exercises }) => exercises));
  const attributes = { name: 'grading', ...sum };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('testsuites', attributes, `\n${suites}\n`)}\n`;
}

function suite({ student, exercises, points, outOf, remarks, seconds }: SubmissionMark): string {
  const properties = [
    tag('property', { name: 'points', value: points }),
    tag('property', { name: 'outOf', value: outOf }),
  ];
  const content = [
    tag('properties', {}, properties.join('')),
    ...exercises.map(testCase),
    ...said(remarks),
  ];
  const attributes = { name: student, ...counts(exercises), time: seconds.toFixed(3) };
  return tag('testsuite', attributes, `\n${content.join('\n')}\n`);
}

function testCase(mark: ExerciseMark): string {
  const { exercise, notebook, seconds, remarks } = mark;
  const attributes = { classname: notebook, name: exercise, time: seconds.toFixed(3) };
  return tag('testcase', attributes, [result(mark), ...said(remarks, triedText(mark))].join(''));
}

function result(mark: ExerciseMark): string {
  const failure = failureOf(mark);
  if (failure) {
    const { seen, look, misconception, fault } = failure;
    const attributes = { type: misconception ?? fault, message: seen };
    return tag('failure', attributes, escapeXml(`${seen}\n${look}`));
  }
  switch (outcomeOf(mark)) {
    case 'unattempted':
      return tag('skipped', { message: 'not attempted' });
    case 'missing':
      return tag('skipped', { message: 'missing from the notebook' });
    case 'contained':
      return tag('error', {
        type: mark.remarks[0]?.name ?? 'contained',
        message: mark.remarks[0]?.says ?? 'stopped or cannot run',
      });
    default:
      return '';
  }
}

function counts(exercises: readonly ExerciseMark[]) {
  const outcomes = exercises.map(outcomeOf);
  const count = (...wanted: readonly string[]) =>
    outcomes.filter((outcome) => wanted.includes(outcome)).length;
  return {
    tests: outcomes.length,
    failures: count('failed'),
    errors: count('contained'),
    skipped: count('unattempted', 'missing'),
  };
}

function said(remarks: readonly Remark[], first = ''): string[] {
  const lines = [first, ...remarks.map(({ name, says }) => `${name}: ${says}`)];
  const text = lines.filter((line) => line !== '').join('\n');
  return text === '' ? [] : [tag('system-out', {}, escapeXml(text))];
}

/** Text as XML may hold it: markup escaped, characters that XML forbids left out. */
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

function tag(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(String(value)).replace(/[\t\n\r]+/g, ' ')}"`,
  );
  return `<${name}${list.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

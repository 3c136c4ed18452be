import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DOMParser } from '@xmldom/xmldom';
import pl from 'nodejs-polars';
import { classReport } from '../../../grading/report/classReport';
import { feedbackPage } from '../../../grading/report/feedback';
import { cellText, exerciseTables, studentTables } from '../../../grading/report/frames';
import { junitXml } from '../../../grading/report/junit';
import { writeReport } from '../../../grading/report/writeReport';
import type { SubmissionMark } from '../../../grading/marks';
import { findChromium, openBrowser } from '../../support/browser';
import { sandbox } from '../../support/sandbox';
import { failed, fakeClass, HOSTILE } from './fakeClass';

const marks = fakeClass(40);
const rowsOf = (csv: Uint8Array) =>
  pl.readCSV(Buffer.from(csv), { inferSchemaLength: 1000 }).toRecords();

describe('the tables of a class', () => {
  it('have a row a student, and a column of points an exercise', () => {
    const rows = rowsOf(studentTables(marks).csv);
    assert.equal(rows.length, 40);
    const [first] = rows.slice(-1);
    const last = marks.submissions.at(-1)!;
    assert.equal(first!['student'], last.student);
    assert.equal(first!['points'], last.points);
    assert.equal(first!['ntXent'], last.exercises.find(({ exercise }) => exercise === 'ntXent')?.points); // prettier-ignore
  });
  it('have a row a student and exercise in the long form', () => {
    const rows = rowsOf(exerciseTables(marks).csv);
    assert.equal(rows.length, 200);
    assert.deepEqual(
      new Set(rows.map((row) => row['outcome'])),
      new Set(['passed', 'failed', 'missing', 'contained']),
    );
  });
  it('hold the same numbers in Parquet, and texts as they are', () => {
    const { csv, parquet } = studentTables(marks);
    const frame = pl.readParquet(Buffer.from(parquet));
    assert.deepEqual(frame.getColumn('student').toArray(), marks.submissions.map(({ student }) => Buffer.from(student).toString())); // prettier-ignore
    assert.deepEqual(frame.getColumn('points').toArray(), rowsOf(csv).map((row) => row['points'])); // prettier-ignore
  });
  it('give a spreadsheet nothing to work out', () => {
    for (const { csv } of [studentTables(marks), exerciseTables(marks)]) {
      const cells = rowsOf(csv).flatMap((row) => Object.values(row));
      const texts = cells.filter((cell): cell is string => typeof cell === 'string');
      assert.deepEqual(
        texts.filter((text) => /^\s*[=+\-@]/.test(text)),
        [],
      );
    }
  });
  it('put an apostrophe before formulas, and leave ordinary text alone', () => {
    for (const text of ['=1', '+1', '-1', '@A', '\t=1', ' =1', '\r=1', '"=1', '＝1'])
      assert.equal(cellText(text)[0], "'", JSON.stringify(text));
    for (const text of ['Ada', 'a=1', '3', '', 'Żółć @ home']) assert.equal(cellText(text), text);
    assert.equal(cellText('a\nb'), 'a b');
  });
  it('are written for a class without exercises or students', () => {
    assert.equal(rowsOf(studentTables({ ...marks, submissions: [] }).csv).length, 0);
  });
});

describe('junitXml', () => {
  const parsed = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  }).parseFromString(junitXml(marks), 'text/xml');
  const all = (name: string) => Array.from(parsed.getElementsByTagName(name));

  it('is well-formed whatever students write', () => {
    assert.equal(all('testsuite').length, 40);
    assert.equal(all('testcase').length, 200);
  });
  it('counts failures, and errors apart from them', () => {
    const root = all('testsuites')[0]!;
    assert.equal(Number(root.getAttribute('failures')), all('failure').length);
    assert.equal(Number(root.getAttribute('errors')), all('error').length);
    assert.ok(all('failure').length > 0 && all('error').length > 0);
  });
  it('says what was tried', () => {
    assert.match(all('system-out')[0]!.textContent ?? '', /public \d\/6, hidden run at grading: 3/);
  });
});

describe('the pages', () => {
  const context = { title: 'class', remarks: [], feedback: () => 'feedback/x.html' };
  const pages = [classReport(marks, context), ...marks.submissions.map(feedbackPage)];

  it('load nothing and run nothing', () => {
    for (const page of pages) {
      assert.doesNotMatch(page, /<script|<iframe|<object|<link|<base |@import|url\(/i);
      assert.doesNotMatch(page, /<img/i);
      assert.match(page, /Content-Security-Policy[^>]*default-src 'none'/);
    }
  });
  it('show hostile names as text', () => {
    const [report = ''] = pages;
    assert.ok(report.includes('&lt;script&gt;window.pwned = 1&lt;/script&gt;'));
    assert.ok(!report.includes('\u202E') && !report.includes('\u0007'));
  });
  it('name every student and every mistake in the report', () => {
    const [report = ''] = pages;
    for (const word of ['Student 30', 'keeps-self', 'truncated', 'one-direction', 'Who is stuck'])
      assert.ok(report.includes(word), word);
  });
  it('tell a student what was seen, what to look at, where, and how much was tried', () => {
    const mark: SubmissionMark = {
      ...marks.submissions[0]!,
      student: 'Ada',
      exercises: [
        failed(
          ['04-simclr-nt-xent', 'ntXent', 4],
          { seen: 'Too large by `log(2)`.', look: 'Leave out the anchor.', misconception: 'self' },
          [
            { name: 'calls-library', says: 'It calls the library.', cell: 3, line: 9 },
            { name: 'copied', says: 'It is equal to what Bob returned.' },
          ],
        ),
      ],
    };
    const page = feedbackPage(mark).replace(/\s+/g, ' ');
    for (const text of [
      'Feedback for Ada',
      'Too large by <code>log(2)</code>.',
      'Leave out the anchor.',
      '(cell 3, line 9)',
      'public 2/6, hidden run at grading: 3',
      '0 of 4 points',
      'NaN',
    ])
      assert.ok(page.includes(text), text);
    assert.ok(!page.includes('Bob'));
  });
  it('are written, one for each student, with links that lead there', async () => {
    const box = sandbox();
    try {
      const files = await writeReport(box.folder, marks, { title: 'class' });
      assert.deepEqual(
        files.map((file) => path.basename(file)),
        ['report.html', 'marks.csv', 'marks.parquet', 'exercises.csv', 'exercises.parquet', 'marks.json', 'junit.xml'], // prettier-ignore
      );
      const links = box.read('report.html').matchAll(/href="(feedback\/[^"]+)"/g);
      const targets = new Set([...links].map(([, link]) => decodeURI(link!)));
      assert.equal(targets.size, 40);
      for (const target of targets) assert.ok(box.exists(target), target);
      assert.deepEqual(JSON.parse(box.read('marks.json')), JSON.parse(JSON.stringify(marks)));
    } finally {
      box.dispose();
    }
  });
  it('do nothing of what students write, in a browser', async function () {
    const executable = findChromium();
    if (executable === undefined) {
      console.log('      no Chromium on the PATH');
      this.skip();
    }
    this.timeout(60_000);
    const box = sandbox();
    const browser = await openBrowser(executable);
    try {
      await writeReport(box.folder, marks, { title: HOSTILE[0] });
      const tab = await browser.newPage();
      const requests: string[] = [];
      tab.on('request', (request) => requests.push(request.url()));
      const faults: string[] = [];
      tab.on('console', (message) => faults.push(message.text()));
      const url = pathToFileURL(path.join(box.folder, 'report.html')).href;
      await tab.goto(url);
      await tab.hover('table');
      assert.equal(await tab.evaluate('window.pwned'), undefined);
      assert.equal(await tab.evaluate('document.querySelectorAll("script, img").length'), 0);
      assert.deepEqual([requests, faults], [[url], []]);
      const [link] = await tab.$$('.matrix a');
      await link!.click();
      assert.match(await tab.title(), /^Feedback for /);
    } finally {
      await browser.close();
      box.dispose();
    }
  });
});

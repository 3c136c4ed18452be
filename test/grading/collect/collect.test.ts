import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { collect } from '../../../grading/collect/collect';
import { COLLECT_LIMITS } from '../../../grading/collect/limits';
import { sandbox, type Sandbox } from '../../support/sandbox';
import { zip, type ZipEntry } from '../../support/zip';

const NOTEBOOKS = ['01-cosine-similarity', '04-simclr-nt-xent'];
const ONE = '01-cosine-similarity.ipynb';
const FOUR = '04-simclr-nt-xent.ipynb';

describe('collect', () => {
  let box: Sandbox;
  beforeEach(() => {
    box = sandbox();
    fs.mkdirSync(path.join(box.folder, 'in'));
  });
  afterEach(() => {
    box.dispose();
  });
  const gather = (source = 'in', limits = COLLECT_LIMITS) =>
    collect(path.join(box.folder, source), {
      notebooks: NOTEBOOKS,
      scratch: path.join(box.folder, 'scratch'),
      limits,
    });
  const archive = (name: string, entries: readonly ZipEntry[]): void => {
    fs.mkdirSync(path.dirname(path.join(box.folder, name)), { recursive: true });
    fs.writeFileSync(path.join(box.folder, name), zip(entries));
  };
  const named = (...names: string[]): ZipEntry[] => names.map((name) => ({ name, bytes: name }));
  const returned = async (source?: string) =>
    (await gather(source)).submissions.map(({ student, files }) => [
      student,
      files.map((file) => path.basename(file.path)).join(' '),
    ]);
  const remarksOf = async (limits = COLLECT_LIMITS) =>
    (await gather('in', limits)).submissions.map(({ student, remarks }) => [
      student,
      remarks.map(({ name }) => name).join(' '),
    ]);

  describe('tells students apart', () => {
    it('by flat files, the notebook’s name left out', async () => {
      for (const name of [
        `ada_${FOUR}`,
        `ada-${ONE}`,
        '04-simclr-nt-xent (bob).ipynb',
        'eve.ipynb',
      ])
        box.write(`in/${name}`, '{}');
      box.write('in/roster.csv', 'ada');
      assert.deepEqual(
        (await returned()).map(([student]) => student),
        ['ada', 'bob', 'eve'],
      );
    });
    it('by folders whose names look alike, without mixing what they hold', async () => {
      const long = 'x'.repeat(200);
      for (const name of ['Ada L', 'Ada\nL', '\u202eAda L', `${long}a`, `${long}b`])
        box.write(`in/${name}/${ONE}`, '{}');
      const all = await returned();
      assert.equal(new Set(all.map(([student]) => student)).size, 5);
      assert.ok(all.every(([, files]) => files === ONE));
    });
    it('by a link in a student’s place, which is told', async () => {
      box.write(`in/ada/${ONE}`, '{}');
      fs.symlinkSync(path.join(box.folder, 'in', 'ada'), path.join(box.folder, 'in', 'bob'));
      assert.deepEqual(await remarksOf(), [
        ['ada', ''],
        ['bob', 'symlink no-notebook'],
      ]);
    });
    it('by folders, whatever folders are inside', async () => {
      box.write(`in/ada/${FOUR}`, '{}');
      box.write(`in/ada/.ipynb_checkpoints/${FOUR}`, '{}');
      box.write(`in/Żółć/week 4/${ONE}`, '{}');
      fs.mkdirSync(path.join(box.folder, 'in', 'zoe'));
      assert.deepEqual(await returned(), [
        ['ada', FOUR],
        ['zoe', ''],
        ['Żółć', ONE],
      ]);
    });
    it('by the folder’s own name, where files are called as the course calls them', async () => {
      box.write(`in/${ONE}`, '{}');
      box.write(`in/04-simclr-nt-xent-Copy1.ipynb`, '{}');
      assert.deepEqual(
        (await returned()).map(([student]) => student),
        ['in'],
      );
    });
    it('in nbgrader’s course folder and in its submitted folder', async () => {
      box.write(`in/submitted/ada/ps1/${FOUR}`, '{}');
      box.write(`in/submitted/ada/ps1/timestamp.txt`, '');
      box.write(`in/submitted/bob/ps1/${FOUR}`, '{}');
      box.write(`in/source/ps1/${FOUR}`, '{}');
      const class2 = [
        ['ada', FOUR],
        ['bob', FOUR],
      ];
      assert.deepEqual(await returned(), class2);
      assert.deepEqual(await returned('in/submitted'), class2);
    });
    it('in Moodle’s export, with and without folders', async () => {
      archive(
        'in/CS-HW 4-1234.zip',
        named(
          `Ada Lovelace_101_assignsubmission_file_/${FOUR}`,
          `Alan_Turing_102_assignsubmission_file_${FOUR}`,
          'Eve_103_assignsubmission_onlinetext_onlinetext.html',
        ),
      );
      assert.deepEqual(await returned(), [
        ['Ada Lovelace', FOUR],
        ['Alan_Turing', `Alan_Turing_102_assignsubmission_file_${FOUR}`],
        ['Eve', ''],
      ]);
    });
    it('in Canvas’s export, and remarks who was late', async () => {
      archive(
        'submissions.zip',
        named(`lovelaceada_LATE_12_345_${FOUR}`, `turingalan_13_346_04-simclr-nt-xent-1.ipynb`),
      );
      const { submissions } = await gather('submissions.zip');
      assert.deepEqual(
        submissions.map(({ student, remarks }) => [student, remarks.map(({ name }) => name)]),
        [
          ['lovelaceada', ['late']],
          ['turingalan', []],
        ],
      );
    });
    it('in Blackboard’s export, of which the last attempt counts', async () => {
      const at = (time: string, name: string) =>
        `HW_4_alovelace_attempt_2026-01-31-${time}_${name}`;
      archive(
        'in/gradebook.zip',
        named(
          at('09-00-00', ONE),
          at('10-00-00', FOUR),
          'HW_4_alovelace_attempt_2026-01-31-10-00-00.txt',
        ),
      );
      assert.deepEqual(await returned(), [['alovelace', at('10-00-00', FOUR)]]);
      assert.deepEqual(await remarksOf(), [['alovelace', 'earlier-attempt']]);
    });
    it('who share a name, by their number', async () => {
      archive(
        'in/moodle.zip',
        named(`Li_1_assignsubmission_file_/${ONE}`, `Li_2_assignsubmission_file_/${ONE}`),
      );
      assert.deepEqual(
        (await returned()).map(([student]) => student),
        ['Li (1)', 'Li (2)'],
      );
    });
    it('in two exports, one for each assignment', async () => {
      archive('in/a.zip', named(`Li_1_assignsubmission_file_/${ONE}`));
      archive('in/b.zip', named(`Li_1_assignsubmission_file_/${FOUR}`));
      assert.deepEqual(
        (await gather()).submissions.map(({ student, files }) => [
          student,
          files.map((file) => file.path),
        ]),
        [
          [
            'Li',
            [
              `a.zip/Li_1_assignsubmission_file_/${ONE}`,
              `b.zip/Li_1_assignsubmission_file_/${FOUR}`,
            ],
          ],
        ],
      );
    });
    it('by archives, one a student, and looks into archives in archives', async () => {
      const inner = zip(named(`deep/${FOUR}`));
      archive('in/ada.zip', named(ONE));
      archive('in/bob.zip', [{ name: 'work.zip', bytes: inner }]);
      assert.deepEqual(await returned(), [
        ['ada', ONE],
        ['bob', FOUR],
      ]);
    });
    it('in the only archive there is, flat or by folders', async () => {
      archive('flat.zip', named(`ada_${ONE}`, `bob_${ONE}`));
      archive('folders.zip', named(`ada/${ONE}`, `bob/${ONE}`));
      for (const source of ['flat.zip', 'folders.zip'])
        assert.deepEqual(
          (await returned(source)).map(([student]) => student),
          ['ada', 'bob'],
        );
      archive('ada.zip', named(ONE, FOUR));
      assert.deepEqual(await returned('ada.zip'), [['ada', `${ONE} ${FOUR}`]]);
    });
  });

  describe('is safe from archives that', () => {
    const outside = () => fs.readdirSync(box.folder).sort();
    it('name files outside of themselves', async () => {
      archive(
        'in/mallory.zip',
        named('../../evil.ipynb', '/etc/evil.ipynb', 'C:\\evil.ipynb', '..\\evil.ipynb', ONE),
      );
      assert.deepEqual(await returned(), [['mallory', ONE]]);
      assert.deepEqual(await remarksOf(), [['mallory', 'path path path path']]);
      assert.deepEqual(outside(), ['in', 'scratch']);
    });
    it('hold links', async () => {
      archive('in/mallory.zip', [{ name: 'x.ipynb', bytes: '/etc/passwd', mode: 0o120777 }]);
      assert.deepEqual(await remarksOf(), [['mallory', 'symlink no-notebook']]);
    });
    it('unpack to more than is allowed, and others are still read', async () => {
      archive('in/ada.zip', named(ONE));
      archive('in/mallory.zip', [
        { name: 'a.ipynb', bytes: new Uint8Array(900_000) },
        { name: 'b.ipynb', bytes: new Uint8Array(900_000) },
      ]);
      const limits = { ...COLLECT_LIMITS, notebookBytes: 950_000, archiveBytes: 1_000_000 };
      assert.deepEqual(await remarksOf(limits), [
        ['ada', ''],
        ['mallory', 'archive'],
      ]);
    });
    it('claim a wrong size', async () => {
      archive('in/mallory.zip', [{ name: 'a.ipynb', bytes: new Uint8Array(900_000), claims: 10 }]);
      assert.deepEqual(await remarksOf(), [['mallory', 'archive no-notebook']]);
    });
    it('hold a notebook of absurd size, are encrypted, or nest without end', async () => {
      const nested = [1, 2, 3, 4].reduce(
        (bytes) => zip([{ name: 'x.zip', bytes }]),
        zip(named(ONE)),
      );
      fs.writeFileSync(path.join(box.folder, 'in', 'eve.zip'), nested);
      archive('in/mallory.zip', [{ name: 'a.ipynb', bytes: new Uint8Array(900_000) }]);
      archive('in/oscar.zip', [{ name: 'a.ipynb', bytes: 'x', isEncrypted: true }]);
      assert.deepEqual(await remarksOf({ ...COLLECT_LIMITS, notebookBytes: 500_000 }), [
        ['eve', 'archive no-notebook'],
        ['mallory', 'too-large no-notebook'],
        ['oscar', 'encrypted no-notebook'],
      ]);
    });
    it('are no archives, or end early', async () => {
      box.write('in/eve.zip', 'no archive');
      const whole = zip(named(ONE));
      fs.writeFileSync(
        path.join(box.folder, 'in', 'oscar.zip'),
        whole.subarray(0, whole.length - 30),
      );
      assert.deepEqual(await remarksOf(), [
        ['eve', 'archive no-notebook'],
        ['oscar', 'archive no-notebook'],
      ]);
    });
  });

  it('follows no link and opens nothing that is not a file', async () => {
    box.write('secret.ipynb', '{}');
    fs.mkdirSync(path.join(box.folder, 'in', 'eve'));
    fs.symlinkSync(
      path.join(box.folder, 'secret.ipynb'),
      path.join(box.folder, 'in', 'eve', 'a.ipynb'),
    );
    fs.symlinkSync('/', path.join(box.folder, 'in', 'eve', 'root'));
    assert.deepEqual(await remarksOf(), [['eve', 'symlink symlink no-notebook']]);
  });
  it('takes unprintable letters out of names', async () => {
    box.write(`in/e\u202Eve\u0007/${ONE}`, '{}');
    assert.deepEqual(await returned(), [['e ve', ONE]]);
  });
  it('says what is wanted where there is no folder', async () => {
    await assert.rejects(gather('nowhere'), /there is no folder or archive .*nowhere/);
    box.write('notes.txt', '');
    await assert.rejects(gather('notes.txt'), /is a file; wanted is a folder/);
  });
});

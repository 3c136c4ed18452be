import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { draws, exercisePoints } from '../../checks';
import { loadHidden } from '../../grading/hidden/load';
import { uniforms } from '../../lib';
import { buildAll } from '../../scripts/build/build';
import { buildExplorer } from '../../scripts/build/explorer';
import { RELEASED } from '../../scripts/release/contents';
import { learnersLock, learnersManifest } from '../../scripts/release/packages';
import { release } from '../../scripts/release/release';
import {
  checkCells,
  errorsOf,
  plainText,
  python,
  readNotebook,
  repository,
} from '../notebooks/course';
import type { Notebook } from '../notebooks/course';
import { sandbox, type Sandbox } from '../support/sandbox';

const points = new Map(Object.entries(exercisePoints));

/** All files below a folder, by their path in it, and what they hold. */
const filesIn = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );

/** Lines between BEGIN and END SOLUTION that say something. */
const solutionLines = (text: string): string[] =>
  [...text.matchAll(/BEGIN SOLUTION.*\n([^]*?)\n.*END SOLUTION/g)]
    .flatMap(([, body = '']) => body.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.length > 16);

/** Where a statement imports from, in this project. */
const IMPORT = /^(?:import|export|\} from)\b(?:[^\n'"]* from)? '(\.[^']*)'/gm;

describe('npm run release', function () {
  this.timeout(120_000);
  let box: Sandbox;
  let target: string;
  let files: Map<string, string>;

  before(() => {
    box = sandbox();
    target = path.join(box.folder, 'new', 'course');
    release(repository, target, () => [
      ...buildAll(repository, (name) => points.get(name)),
      buildExplorer(repository),
    ]);
    files = filesIn(target);
  });
  after(() => {
    box.dispose();
  });

  it('writes every room that learners need, the built notebooks and the explorer’s page', () => {
    assert.match(files.get('docs/explorer.html') ?? '', /<title>Contrastive learning explorer/);
    for (const name of RELEASED) assert.ok(existsSync(path.join(target, name)), name);
    for (const name of readdirSync(path.join(repository, 'notebooks'))) {
      if (!name.endsWith('.ipynb')) continue;
      const committed = readFileSync(path.join(repository, 'notebooks', name), 'utf8');
      assert.equal(files.get(`notebooks/${name}`), committed);
      assert.ok(files.get('README.md')!.includes(`](notebooks/${name})`), name);
    }
  });

  it('leaves nothing beside it', () => {
    assert.deepEqual(readdirSync(path.dirname(target)), ['course']);
  });

  it('holds no solution, no test, nothing that only instructors need, and nothing that set-up makes', () => {
    const odd = [...files.keys()].filter((name) =>
      /^(solutions|test|grading\/(hidden|batch|queue|collect|report)|docs\/(?!explorer\.html$)|node_modules|\.venv|\.course|\.git\/)|plotly\.js$|\.pyc$|\.tmp$/.test(
        name,
      ),
    );
    assert.deepEqual(odd, []);
  });

  it('holds no line of a solution, but for those that library and hints have too', () => {
    const shared = ['lib', 'checks'].flatMap((room) => [
      ...filesIn(path.join(repository, room)).values(),
    ]);
    const isShared = (line: string) => shared.some((text) => text.includes(line));
    const lines = [...filesIn(path.join(repository, 'solutions'))]
      .filter(([name]) => name.endsWith('.ts'))
      .flatMap(([, text]) => solutionLines(text))
      .filter((line) => !isShared(line));
    assert.ok(lines.length > 100);
    for (const [name, text] of files) {
      const found = lines.filter(
        (line) => text.includes(line) || text.includes(JSON.stringify(line).slice(1, -1)),
      );
      assert.deepEqual(found, [], name);
    }
  });

  it('names none of the inputs that grading adds', () => {
    const titles = [...loadHidden().values()].flatMap((hidden) =>
      hidden(uniforms(1), draws).map(({ title }) => title),
    );
    for (const [name, text] of files) {
      assert.deepEqual(
        titles.filter((title) => text.includes(title)),
        [],
        name,
      );
    }
  });

  it('has commands whose scripts are there', () => {
    const { scripts } = JSON.parse(files.get('package.json')!) as {
      scripts: Record<string, string>;
    };
    assert.deepEqual(Object.keys(scripts).sort(), ['check', 'doctor', 'setup', 'start']);
    for (const command of Object.values(scripts)) {
      assert.ok(files.has(command.split(' ').at(-1)!), command);
    }
  });

  it('has a package-lock.json that npm takes for its package.json', () => {
    const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--offline'], {
      cwd: target,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    assert.doesNotMatch(
      files.get('package-lock.json')!,
      /"dev": true|node_modules\/(mocha|eslint)"/,
    );
  });

  it('holds every module that its modules import', () => {
    for (const [name, text] of files) {
      if (!/\.(ts|mjs)$/.test(name)) continue;
      for (const [, to = ''] of text.matchAll(IMPORT)) {
        const found = path.posix.join(path.posix.dirname(name), to);
        const places = ['', '.ts', '/index.ts'].map((ending) => found + ending);
        assert.ok(
          places.some((place) => files.has(place)),
          `${name} imports ${to}`,
        );
      }
    }
  });

  it('names every package that the released rooms import', () => {
    const { dependencies } = JSON.parse(files.get('package.json')!) as { dependencies: object };
    const sources = [...files].filter(([name]) =>
      /^(lib|checks|grading|kernel|scripts)\/.*\.ts$/.test(name),
    );
    const imported = sources.flatMap(([, text]) =>
      [...text.matchAll(/ from '((@[^/']+\/)?[^./'][^/']*)/g)].map(([, name]) => name!),
    );
    const packages = new Set(imported.filter((name) => !name.startsWith('node:')));
    assert.ok(packages.has('@tensorflow/tfjs') && packages.has('d3-array'));
    assert.deepEqual(
      [...packages].filter((name) => !(name in dependencies)),
      [],
    );
  });

  /** In place of set-up. */
  const linkPackages = (): void => {
    for (const shared of ['node_modules', '.venv']) {
      const link = path.join(target, shared);
      if (!existsSync(link)) symlinkSync(path.join(repository, shared), link);
    }
  };

  it('runs an unsolved notebook in its own kernel', function () {
    this.timeout(400_000);
    linkPackages();
    const out = path.join(box.folder, 'run.ipynb');
    python(
      [path.join(repository, 'test/notebooks/execute.py'), path.join(target, 'notebooks'), out],
      {
        cwd: target,
        input: files.get('notebooks/01-cosine-similarity.ipynb')!,
        env: {
          JUPYTER_PATH: path.join(target, 'kernel/jupyter'),
          JUPYTER_CONFIG_PATH: path.join(target, 'kernel/jupyter/config'),
        },
      },
    );
    const run = JSON.parse(readFileSync(out, 'utf8')) as Notebook;
    assert.deepEqual(errorsOf(run), []);
    assert.equal(
      checkCells(run).length,
      checkCells(readNotebook('notebooks', '01-cosine-similarity')).length,
    );
    for (const cell of checkCells(run)) assert.match(plainText(cell), /^○.*not attempted/, cell.id);
    assert.ok(existsSync(path.join(target, '.course/progress.json')));
  });

  it('judges a saved notebook by its own command', function () {
    this.timeout(240_000);
    linkPackages();
    const notebook = 'notebooks/01-cosine-similarity.ipynb';
    const { status, stdout } = spawnSync('npm', ['run', '-s', 'check', '--', notebook], {
      cwd: target,
      encoding: 'utf8',
    });
    assert.match(stdout, /○ cosineSimilarity — not attempted[^]*check: 0 of 3 exercises solved\./);
    assert.equal(status, 1);
  });
});

describe('npm run release refuses', () => {
  let box: Sandbox;
  const none = () => [];
  beforeEach(() => {
    box = sandbox();
  });
  afterEach(() => {
    box.dispose();
  });

  it('a folder that holds something, and leaves it as it was', () => {
    box.write('mine.txt', 'mine');
    assert.throws(() => release(repository, box.folder, none), /is not empty; give a new folder/);
    assert.deepEqual([...filesIn(box.folder)], [['mine.txt', 'mine']]);
  });

  it('a file', () => {
    box.write('mine.txt', 'mine');
    assert.throws(() => release(repository, path.join(box.folder, 'mine.txt'), none), /is a file/);
  });

  it('the course itself, a folder in it, and one around it, links followed', () => {
    symlinkSync(repository, path.join(box.folder, 'link'));
    for (const folder of ['.', 'new', '..', 'lib/new'].map((name) => path.join(repository, name))) {
      assert.throws(() => release(repository, folder, none), /is, holds or lies in the course/);
    }
    const link = path.join(box.folder, 'link', 'new');
    assert.throws(() => release(repository, link, none), /is, holds or lies in the course/);
  });

  it('to leave half a course where the build stops', () => {
    const target = path.join(box.folder, 'course');
    mkdirSync(target);
    const stop = () => {
      throw new Error('solutions/01.ts:7: nested');
    };
    assert.throws(() => release(repository, target, stop), /nested/);
    assert.throws(
      () => release(path.join(box.folder, 'course'), path.join(box.folder, 'b'), none),
      /ENOENT/,
    );
    assert.deepEqual(readdirSync(box.folder), ['course']);
    assert.deepEqual(readdirSync(target), []);
  });
});

describe('the learners’ package.json', () => {
  const manifest = {
    name: 'course',
    scripts: { start: 'a', test: 'b' },
    dependencies: { z: '1', bullmq: '2' },
    devDependencies: { '@types/node': '3', '@types/mocha': '4', mocha: '5' },
  };

  it('keeps packages and their types, and drops what is for tests and grading', () => {
    assert.deepEqual(learnersManifest(manifest), {
      name: 'course',
      scripts: { start: 'a' },
      dependencies: { '@types/node': '3', z: '1' },
    });
  });

  it('leads to the packages of the lock file, the nearest first', () => {
    const lock = {
      lockfileVersion: 3,
      packages: {
        '': manifest,
        'node_modules/@types/node': { dev: true },
        'node_modules/bullmq': { dependencies: { y: '2' } },
        'node_modules/mocha': { dev: true },
        'node_modules/y': {},
        'node_modules/z': { dependencies: { y: '1' }, optionalDependencies: { gone: '1' } },
        'node_modules/z/node_modules/y': { peerDependencies: { x: '1' } },
        'node_modules/x': { dependencies: { z: '1' } },
      },
    };
    const { packages } = learnersLock(lock, learnersManifest(manifest));
    assert.deepEqual(Object.keys(packages), [
      '',
      'node_modules/@types/node',
      'node_modules/z',
      'node_modules/z/node_modules/y',
      'node_modules/x',
    ]);
    assert.deepEqual(packages['node_modules/@types/node'], {});
  });
});

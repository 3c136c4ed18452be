import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareProject, GOOD_PYTHON, runScript, startScript, type Sandbox } from '../support/sandbox';

const SETUP = 'scripts/setup.mjs';
const lines = (text: string) => text.trimEnd().split('\n').length;

/** How often pip installed the requirements. */
const installs = (box: Sandbox) =>
  box.exists('pip-calls') ? box.read('pip-calls').split('-r requirements.txt').length - 1 : 0;

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i += 1) await sleep(50);
  assert.ok(holds(), 'waited 10 s in vain');
}

describe('set-up', () => {
  let box: Sandbox;
  beforeEach(() => {
    box = bareProject();
  });
  afterEach(() => {
    box.dispose();
  });

  it('installs npm and Python packages and the plot extension, and says each step', () => {
    const { status, stdout, stderr } = runScript(box, SETUP);
    assert.equal(status, 0, stderr);
    assert.match(
      stdout,
      /1\/5: npm packages[^]*2\/5: Python packages[^]*3\/5: plot extension[^]*4\/5: native engine[^]*5\/5: notebook kernel/,
    );
    assert.equal(box.read('kernel/jupyter/labextensions/course-plotly/static/plotly.js'), 'plotly');
    assert.match(box.read('npm-calls'), /^ci /);
    assert.match(box.read('pip-calls'), /install .*-r requirements\.txt/);
  });

  it('makes the explorer’s page where its sources are, and goes on where that fails', () => {
    for (const name of ['page.ts', 'page.html', 'page.css']) box.write(`explorer/${name}`, '');
    box.write('node_modules/ts-node/register.js', '');
    const page = "require('fs').writeFileSync('docs/explorer.html', process.argv.at(-1));";
    box.write('docs/decisions.md', '');
    box.write('scripts/build.ts', page);
    assert.match(runScript(box, SETUP).stdout, /5\/6: explorer page/);
    assert.equal(box.read('docs/explorer.html'), '--explorer');
    box.write('scripts/build.ts', 'process.exit(1);');
    box.write('explorer/page.css', '/* changed */');
    const { status, stdout } = runScript(box, SETUP);
    assert.equal(status, 0);
    assert.match(stdout, /1\/1: explorer page/);
  });

  it('does nothing the second time', () => {
    runScript(box, SETUP);
    const { status, stdout } = runScript(box, SETUP);
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /Set-up \d/);
    assert.equal(lines(box.read('npm-calls')), 1);
  });

  it('goes on without a native engine that cannot be had, and tries again only when asked to', () => {
    const reason = /The native engine is left out: .+ The course runs on WebAssembly meanwhile\./;
    const { status, stdout } = runScript(box, SETUP);
    assert.equal(status, 0);
    assert.match(stdout, reason);
    assert.doesNotMatch(runScript(box, SETUP).stdout, reason);
    assert.match(runScript(box, SETUP, '--retry').stdout, reason);
  });

  it('repeats only the step whose inputs changed', () => {
    runScript(box, SETUP);
    box.write('requirements.txt', '# changed\n');
    const { stdout } = runScript(box, SETUP);
    assert.match(stdout, /1\/1: Python packages/);
    assert.equal(lines(box.read('npm-calls')), 1);
    assert.equal(installs(box), 2);
  });

  it('runs a first cell, so that no reader waits for the library to be checked, after each change', () => {
    runScript(box, SETUP);
    assert.equal(lines(box.read('first-cells')), 1);
    box.write('lib/similarity.ts', 'export {};');
    assert.match(runScript(box, SETUP).stdout, /1\/1: notebook kernel/);
    assert.equal(lines(box.read('first-cells')), 2);
  });

  it('goes on where that first cell fails: the library may be what somebody is mending', () => {
    box.write('bin/python3', GOOD_PYTHON.replace('echo cell >> first-cells', 'exit 1'), 0o755);
    assert.equal(runScript(box, SETUP).status, 0);
    assert.doesNotMatch(runScript(box, SETUP).stdout, /Set-up \d/);
  });

  it('goes on after an interruption, and counts the broken step as open', async () => {
    const good = box.read('npm-cli.js');
    box.write(
      'npm-cli.js',
      "require('node:fs').writeFileSync('begun', ''); setInterval(() => 0, 1e3);",
    );
    const child = startScript(box, SETUP);
    await until(() => box.exists('begun'));
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 130);
    box.write('npm-cli.js', good);
    assert.equal(runScript(box, SETUP).status, 0);
    assert.equal(lines(box.read('npm-calls')), 1);
  });

  it('lets a second set-up of the same folder wait for the first', async () => {
    const slow = `setTimeout(() => { ${box.read('npm-cli.js')} }, 1500);`;
    box.write('npm-cli.js', slow);
    const first = startScript(box, SETUP);
    await until(() => box.exists('.course/setup.lock'));
    const second = runScript(box, SETUP);
    assert.equal(second.status, 0, second.stderr);
    assert.match(second.stdout, /Another set-up of this folder is running/);
    if (first.exitCode === null) await once(first, 'exit');
    assert.equal(lines(box.read('npm-calls')), 1);
  });

  it('uses uv where it works, and pip where uv fails', () => {
    const uv = '#!/bin/sh\necho "$*" >> uv-calls\n';
    box.write(
      'bin/uv',
      `${uv}for last; do :; done; [ "$1" = venv ] && mkdir -p "$last/bin"; exit 0`,
      0o755,
    );
    runScript(box, SETUP);
    assert.match(box.read('uv-calls'), /venv .*\n.*pip install .*-r requirements\.txt/);
    assert.equal(installs(box), 0);
    box.write('requirements.txt', '# changed\n');
    box.write('bin/uv', `${uv}[ "$1" = --version ]`, 0o755);
    assert.equal(runScript(box, SETUP).status, 0);
    assert.equal(installs(box), 1);
  });

  it('prints its usage, and refuses an option that does not exist', () => {
    assert.match(runScript(box, SETUP, '--help').stdout, /^npm run setup/);
    const { status, stderr } = runScript(box, SETUP, '--fast');
    assert.equal(status, 2);
    assert.match(stderr, /Unknown option '--fast'[^]*npm run setup/);
  });

  const pretending = (patch: string) => [
    '--import',
    `data:text/javascript,${encodeURIComponent(patch)}`,
  ];

  it('says which Node it needs to one that is too old', () => {
    const old = "Object.defineProperty(process, 'versions', { value: { node: '18.20.0' } })";
    const { status, stderr } = runScript(box, ...pretending(old), SETUP);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^Node 20\.19 or newer is needed, and this is v.*: install the current release/,
    );
  });

  it('says how much space it needs before it starts to fill the disk', () => {
    const full =
      "import fs from 'node:fs'; fs.statfsSync = () => ({ bavail: 100, bsize: 2 ** 20 }); " +
      "import { syncBuiltinESMExports } from 'node:module'; syncBuiltinESMExports();";
    const { status, stderr } = runScript(box, ...pretending(full), SETUP);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^Set-up needs \d+ MB, and the disk below this folder has 100 MB left: free/,
    );
    assert.equal(box.exists('npm-calls'), false);
  });

  const python = (found: string) => GOOD_PYTHON.replace('echo 3.11', found);
  const failures: Readonly<Record<string, readonly [string, string, RegExp]>> = {
    'no network': [
      'npm-cli.js',
      "console.error('npm error code ENOTFOUND'); process.exit(1);",
      /^npm packages: The package registry cannot be reached: connect to the network/,
    ],
    'a full disk': [
      'npm-cli.js',
      "console.error('npm error ENOSPC: no space left on device'); process.exit(1);",
      /^npm packages: The disk is full: free about 3 GB/,
    ],
    'a folder that cannot be written': [
      'npm-cli.js',
      "console.error('npm error code EACCES'); process.exit(1);",
      /^npm packages: This folder cannot be written/,
    ],
    'a failure of another kind': [
      'npm-cli.js',
      "console.error('odd'); process.exit(1);",
      /^npm packages: The command failed; its output is in \.course\/logs\/npm-packages\.log\./,
    ],
    'an old Python': [
      'bin/python3',
      python('echo 3.8'),
      /^Python 3\.10 or newer is needed, and only Python 3\.8.* found: install it/,
    ],
    'Python without venv': [
      'bin/python3',
      '#!/bin/sh\ncase "$*" in *version_info*) echo 3.11 ;; *) echo "ensurepip is not available" >&2; exit 1 ;; esac',
      /^Python packages: Python has no venv module: .*`sudo apt install python3-venv`/,
    ],
  };
  for (const [name, [file, text, message]] of Object.entries(failures)) {
    it(`says in one sentence what to do about ${name}`, () => {
      box.write(file, text, 0o755);
      if (file.startsWith('bin/'))
        for (const v of [10, 11, 12, 13, 14]) box.write(`bin/python3.${v}`, text, 0o755);
      if (file.startsWith('bin/')) box.write('bin/python', text, 0o755);
      const { status, stderr } = runScript(box, SETUP);
      assert.equal(status, 1);
      assert.match(stderr, message);
      assert.equal(lines(stderr), 1, stderr);
    });
  }
});

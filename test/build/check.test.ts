import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(__dirname, '../..');

describe('npm run build -- --check', () => {
  const check = (root: string) =>
    spawnSync('node', ['-r', 'ts-node/register', 'scripts/build.ts', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });

  it('passes on the committed notebooks', () => {
    const { status, stderr } = check(repository);
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });

  it('fails when a committed notebook was edited, names it and says what to run', () => {
    const root = mkdtempSync(join(tmpdir(), 'course-test-'));
    for (const name of ['scripts', 'solutions', 'notebooks', 'lib', 'checks', 'tsconfig.json']) {
      cpSync(join(repository, name), join(root, name), { recursive: true });
    }
    for (const name of ['node_modules', '.venv']) {
      symlinkSync(join(repository, name), join(root, name));
    }
    appendFileSync(join(root, 'notebooks/01-cosine-similarity.ipynb'), ' ');
    const { status, stderr } = check(root);
    rmSync(root, { recursive: true });
    assert.equal(status, 1);
    assert.match(stderr, /notebooks\/01-cosine-similarity\.ipynb differs/);
    assert.doesNotMatch(stderr, /solutions\/01-cosine-similarity\.ipynb/);
    assert.match(stderr, /npm run build/);
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bareProject, runScript } from '../support/sandbox';

const ROOT = path.resolve(__dirname, '..', '..');
const DOCTOR = 'scripts/doctor.mjs';

describe('npm run doctor', () => {
  it('says what is installed, which engine would run and why, and where the data come from', () => {
    const { status, stdout } = spawnSync(process.execPath, [DOCTOR], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^Node +${process.version}$`, 'm'));
    assert.match(stdout, /^JupyterLab +\d+\.\d+/m);
    assert.match(stdout, /^engine +\w+ \(.+\)$/m);
    assert.match(stdout, /^digits +\S.+$/m);
    assert.match(stdout, /^pictures +\S.+$/m);
  });

  it('tells what set-up has yet to do in a fresh clone', () => {
    const box = bareProject();
    const { status, stdout } = runScript(box, DOCTOR);
    box.dispose();
    assert.equal(status, 0);
    assert.match(stdout, /^npm packages +open: `npm run setup`/m);
    assert.match(stdout, /^JupyterLab +not found$/m);
    assert.match(stdout, /^engine +cannot be told: /m);
  });
});

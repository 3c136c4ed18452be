import assert from 'node:assert/strict';
import path from 'node:path';
import vm from 'node:vm';
import { exercises } from '../../checks';
import { libraryNames } from '../../grading/program/libraryNames';
import { programsOf } from '../../grading/program/programs';
import { withheld, WITHHELD } from '../../grading/program/withhold';
import * as lib from '../../lib';

const root = path.join(__dirname, '..', '..');
const { program, libraryWithout } = programsOf(root);

describe('the library as a worker gets it', () => {
  it('has the names of the library’s values, and where each is declared', () => {
    const names = libraryNames(root, 'lib/index.ts');
    assert.deepEqual([...names.keys()].sort(), Object.keys(lib).sort());
    assert.equal(names.get('dclLoss'), 'lib/losses/dcl.ts');
  });

  it('holds no line of what is withheld, and all the rest', () => {
    const all = libraryWithout([]).library;
    for (const { twins } of exercises) {
      const { library } = libraryWithout(twins);
      assert.ok(library.length < all.length);
      for (const name of twins) {
        const body = (lib as Record<string, unknown>)[name] as (...args: unknown[]) => unknown;
        const lines = String(body)
          .split('\n')
          .slice(1, -1)
          .filter((each) => !each.includes('//'));
        const [line = ''] = lines.map((each) => each.trim()).sort((x, y) => y.length - x.length);
        assert.ok(all.includes(line), `${name}: ${line}`);
        assert.ok(library.includes(`${name} ${WITHHELD}`), name);
        assert.ok(!library.includes(line), `${name}: ${line}`);
      }
    }
  });

  it('drops what only a withheld function used, in its own file and elsewhere', () => {
    const source = [
      "import { far } from './far';",
      'const STEP = 2;',
      'const helper = (x: number): number => (x > 0 ? helper2(x) * STEP : 0);',
      'const helper2 = (x: number): number => far(x);',
      'export function mine(x: number): number { return helper(x); }',
      'export function other(x: { helper: number }): number { return x.helper; }',
    ].join('\n');
    const found = withheld(source, ['mine']);
    assert.ok(!/STEP|helper2|const helper/.test(found), found);
    assert.match(found, /export function other/);
    assert.ok(!libraryWithout(['collapseMonitor']).library.includes('require("ml-matrix")'));
  });

  it('is a table of modules, as the worker’s own program is', () => {
    for (const table of [libraryWithout(['ntXent']).library, program.modules]) {
      const modules = vm.runInNewContext(`(${table})`) as Record<string, unknown>;
      assert.ok(Object.keys(modules).length > 5);
    }
  });

  it('keeps references, probes and mimics out of the worker’s program', () => {
    const places = Object.keys(vm.runInNewContext(`(${program.modules})`) as object);
    assert.deepEqual(places.sort(), [
      '@tensorflow/tfjs',
      'checks/arguments.ts',
      'checks/arranged.ts',
      'checks/exercises/gradientCheck/arrange.ts',
      'checks/exercises/momentumUpdate/arrange.ts',
      'checks/exercises/probeStep/arrange.ts',
      'checks/exercises/probeStep/network.ts',
      'checks/exercises/probeStep/running.ts',
      'checks/exercises/swavLoss/arrange.ts',
      'checks/exercises/treat/arrange.ts',
      'checks/exercises/treat/health.ts',
      'checks/exercises/treat/run.ts',
      'checks/inProcess.ts',
      'checks/plain.ts',
      'checks/result.ts',
      'checks/worker.ts',
      'grading/packed.ts',
      'grading/worker/main.ts',
      'grading/worker/submission.ts',
      'grading/worker/surroundings.ts',
    ]);
  });
});

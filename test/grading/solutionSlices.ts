import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transpiled } from '../../grading/program/transpile';
import type { Slice } from '../../grading/slice';

const FOLDER = path.join(__dirname, '..', '..', 'solutions');
const IMPORTS = "import * as tf from '@tensorflow/tfjs';\nimport * as lib from '../lib';\n";

/** The solution of each exercise as a slice: the cells of its notebook that are exercises. */
export function solutionSlices(): Slice[] {
  const notebooks = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'));
  return notebooks.flatMap((file) => {
    const cells = readFileSync(path.join(FOLDER, file), 'utf8').split(/^\/\/ %%/m);
    const named = cells.flatMap((cell) => {
      const [, exercise] = /^ exercise="(\w+)"/.exec(cell) ?? [];
      return exercise ? [{ exercise, source: cell.slice(cell.indexOf('\n')) }] : [];
    });
    // Later cells use the learner's function, or the library's where that is a stub.
    const stands = cells.join('').matchAll(/^const (\w+) = orLibrary\((\w+),/gm);
    const aliases = Array.from(stands, ([, name = '', mine = '']) => ({ name, mine }));
    return named.map(({ exercise }, k) => {
      const before = named.slice(0, k + 1);
      const sources = before.map(({ source, exercise: mine }) => [
        source,
        ...aliases
          .filter((each) => each.mine === mine)
          .map(({ name }) => `const ${name} = ${mine};`),
      ]);
      const code = transpiled(`${IMPORTS}${sources.flat().join('\n')}\nexport { ${exercise} };`);
      return {
        ...{ exercise, code, notebook: path.basename(file, '.ts') },
        ...{ usesLibrary: [], places: [], remarks: [] },
      };
    });
  });
}

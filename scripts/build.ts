import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exercisePoints } from '../checks';
import { buildAll, differences, writeBuilt, type BuiltFile } from './build/build';
import { buildExplorer } from './build/explorer';

const HELP = `npm run build                makes the notebooks from solutions/NN-name.ts:
                             solutions/NN-name.ipynb (instructors) and notebooks/NN-name.ipynb (learners);
                             and docs/explorer.html from explorer/, which is not committed
npm run build -- --explorer  makes docs/explorer.html alone
npm run build -- --check     changes nothing; exit code 1 when a notebook is not the build of its source`;

const root = join(__dirname, '..');

const points = new Map(Object.entries(exercisePoints));

function main(): void {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      explorer: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (values.explorer) {
    write([buildExplorer(root)]);
    return;
  }
  console.log('build: reading solutions/ …');
  const notebooks = buildAll(root, (name) => points.get(name));
  if (values.check) {
    const faults = differences(root, notebooks);
    faults.forEach((fault) => {
      console.error(`build: ${fault}`);
    });
    if (faults.length > 0) {
      throw new Error('run `npm run build` and commit what it writes.');
    }
    console.log(`build: all ${notebooks.length} notebooks match their sources.`);
    return;
  }
  write([...notebooks, buildExplorer(root)]);
}

function write(files: readonly BuiltFile[]): void {
  for (const file of files) {
    console.log(`build: ${file.path} ${writeBuilt(root, file) ? 'written' : 'unchanged'}`);
  }
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

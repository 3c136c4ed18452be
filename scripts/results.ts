import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as lib from '../lib';
import { torchPython } from './bench/engine/torch';
import { dcl } from './results/dcl';
import { settingIn, writeWhole, type Experiment } from './results/experiment';
import { linear, linearResnet18 } from './results/linear';
import { siamese } from './results/siamese';
import { positivesOnly, simclr, simclrResnet18 } from './results/simclr';

const HELP = `npm run results -- NAME [--seed 1] [--epochs N] [--resume]
npm run results -- dcl|siamese --torch [--seed 1]      the same recipe in PyTorch, to compare with

Trains on real data with the settings of the sources, and keeps what came of it in .course/results.
  dcl              DCL on MNIST (seed document 000): 10 epochs
  siamese          margin loss on pairs of digits (001): 5 epochs
  simclr-resnet18  SimCLR on CIFAR-10 with the source's network (002): 5 epochs
  simclr           the same with a small network: 20 epochs
  positives-only   without negatives (002): 1 epoch
  linear           the table of 002 on the small network; runs simclr first where it has not run
  linear-resnet18  the same on the source's network, pretrained by simclr-resnet18

COURSE_DATA names the folder with MNIST's four files and cifar-10-batches-bin/.
A run that is broken off goes on after its last epoch with --resume.`;

const EXPERIMENTS: Readonly<Record<string, Experiment>> = {
  dcl,
  siamese,
  'simclr-resnet18': simclrResnet18,
  simclr,
  'positives-only': positivesOnly,
  linear,
  'linear-resnet18': linearResnet18,
};

function inTorch(name: string, seed: string): void {
  const script = path.join(__dirname, 'results', 'torchRuns.py');
  const { status } = spawnSync(torchPython(), [script, name, seed], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      epochs: { type: 'string' },
      resume: { type: 'boolean', default: false },
      torch: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  const [name = ''] = positionals;
  const experiment = EXPERIMENTS[name];
  if (values.help || !experiment) {
    console.log(HELP);
    if (!values.help) process.exitCode = 2;
    return;
  }
  if (values.torch) {
    inTorch(name, values.seed);
    return;
  }
  const engine = await lib.useFastestEngine();
  const folder = path.join(__dirname, '..', '.course', 'results');
  const epochs = values.epochs === undefined ? undefined : Number(values.epochs);
  const { resume } = values;
  const setting = settingIn(folder, name, { seed: Number(values.seed), epochs, resume });
  const outcome = await experiment(setting);
  const record = { experiment: name, seed: setting.seed, engine: engine.name, ...outcome };
  writeWhole(setting.file('result.json'), `${JSON.stringify(record, null, 2)}\n`);
  console.log(JSON.stringify(record, null, 2));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

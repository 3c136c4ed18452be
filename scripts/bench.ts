import { parseArgs } from 'node:util';
import { benchEngine } from './bench/engine';
import { benchGrade, type GradeRow } from './bench/grade/grade';
import { benchKernel } from './bench/kernel';

const HELP = `npm run bench -- engine           training steps against PyTorch in the same run (a quarter of an hour)
npm run bench -- engine --only dcl,siamese    some of them: dcl siamese simclr simclr-cifar-stem
                                  nt-xent batch two-views epoch
npm run bench -- kernel           how fast the notebook kernel is: start, first and later cells
npm run bench -- grade            how fast grading is: a right submission, a check in a notebook, a class of 200
npm run bench -- grade --only submission,check    some of them: submission check class
  --json                          rows for programs: { workload, ours_ms, torch_ms, ratio, others } of the
                                  engine, { workload, ours_ms, limit_ms } of the kernel
                                  and of grading

The engine's bench installs PyTorch into .course/bench, once; nothing else ever installs it.`;

interface Options {
  readonly only: readonly string[];
  readonly json: boolean;
}

/** Measures, says how far it is on stderr, and prints a table or JSON. */
type Bench = (options: Options) => Promise<void>;

const engine: Bench = async ({ only, json }) => {
  const rows = await benchEngine(only, (row) => {
    const ms = (value: number) => `${value.toFixed(value < 100 ? 2 : 0)} ms`;
    const others = Object.entries(row.others).map(([name, ratio]) => `${name} ${ratio.toFixed(2)}`);
    const line = `${row.workload.padEnd(18)} ${ms(row.ours_ms).padStart(10)}   torch ${ms(row.torch_ms).padStart(10)}   ratio ${row.ratio.toFixed(2)}   ${others.join('   ')}`;
    (json ? console.error : console.log)(line.trimEnd());
  });
  if (json) console.log(JSON.stringify(rows, null, 2));
};

const kernel: Bench = async ({ json }) => {
  const rows = await benchKernel();
  if (json) console.log(JSON.stringify(rows, null, 2));
  for (const { workload, ours_ms: ours, limit_ms: limit } of json ? [] : rows) {
    const aim = limit === null ? '' : `   at most ${limit} ms wanted`;
    console.log(`${workload.padEnd(28)} ${ours.toFixed(0).padStart(7)} ms${aim}`);
  }
};

const grade: Bench = async ({ only, json }) => {
  const rows: GradeRow[] = [];
  await benchGrade(only, (row) => {
    rows.push(row);
    const { workload, ours_ms: ours, limit_ms: limit } = row;
    const line = `${workload.padEnd(38)} ${ours.toFixed(0).padStart(8)} ms   at most ${limit} ms wanted`;
    (json ? console.error : console.log)(line);
  });
  if (json) console.log(JSON.stringify(rows, null, 2));
};

const BENCHES: Readonly<Record<string, Bench>> = { engine, kernel, grade };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const [name = ''] = positionals;
  const bench = BENCHES[name];
  if (!bench) {
    const names = Object.keys(BENCHES).join(', ');
    const asked = name === '' ? 'nothing' : `"${name}"`;
    throw new Error(`bench: ${asked} was asked for; there is: ${names}.`);
  }
  await bench({ only: values.only?.split(',') ?? [], json: values.json });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

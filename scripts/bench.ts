import { parseArgs } from 'node:util';
import { benchKernel } from './bench/kernel';

const HELP = `npm run bench -- kernel           how fast the notebook kernel is: start, first and later cells
npm run bench -- kernel --json    the same as rows of { workload, ours_ms, limit_ms }`;

/** One thing that was timed. */
interface Row {
  readonly workload: string;
  readonly ours_ms: number;
  /** What it may take on a quiet machine; null for what is only told. */
  readonly limit_ms: number | null;
}

const BENCHES: Readonly<Record<string, () => Promise<readonly Row[]>>> = { kernel: benchKernel };

function print(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ workload }) => workload.length));
  for (const { workload, ours_ms: ours, limit_ms: limit } of rows) {
    const aim = limit === null ? '' : `   at most ${limit} ms wanted`;
    console.log(`${workload.padEnd(width)} ${ours.toFixed(0).padStart(7)} ms${aim}`);
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
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
    throw new Error(
      `bench: ${name === '' ? 'nothing' : `"${name}"`} was asked for; there is: ${names}.`,
    );
  }
  const rows = await bench();
  if (values.json) console.log(JSON.stringify(rows, null, 2));
  else print(rows);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

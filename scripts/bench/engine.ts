import os from 'node:os';
import path from 'node:path';
import { torchPython } from './engine/torch';
import { takeTurns, type Rounds, type Stack } from './engine/turns';
import { isWorkload, type WorkloadName } from './engine/workloads';
import { median } from './median';

/** How a workload is measured. */
interface Plan {
  readonly workload: WorkloadName;
  readonly rounds: number;
  /** Steps of a round; its time is their median. */
  readonly steps: number;
  readonly ours: readonly OurStack[];
  readonly torch: readonly TorchStack[];
}

type OurStack = 'compiled' | 'eager' | 'wasm';
type TorchStack = 'default' | 'fused' | 'compile';

/** One workload: our time, PyTorch's in the same rounds, and how they compare. */
export interface EngineRow {
  readonly workload: string;
  /** Median step of the compiled step on the native engine. */
  readonly ours_ms: number;
  /** Median step of PyTorch with its default optimizer. */
  readonly torch_ms: number;
  /** Median over the rounds of ours / PyTorch's default; below 1, ours is faster. */
  readonly ratio: number;
  /** The same for other stacks, each against PyTorch's default. */
  readonly others: Readonly<Record<string, number>>;
}

const ALL: Pick<Plan, 'ours' | 'torch'> = {
  ours: ['compiled', 'eager', 'wasm'],
  torch: ['default', 'fused', 'compile'],
};
const ONE: Pick<Plan, 'ours' | 'torch'> = { ours: ['compiled'], torch: ['default'] };

const PLANS: readonly Plan[] = [
  { workload: 'dcl', rounds: 15, steps: 60, ...ALL },
  { workload: 'siamese', rounds: 15, steps: 60, ...ALL },
  { workload: 'simclr', rounds: 6, steps: 5, ...ALL, ours: ['compiled'] },
  {
    workload: 'simclr-cifar-stem',
    rounds: 6,
    steps: 5,
    ours: ['compiled'],
    torch: ['default', 'fused'],
  },
  { workload: 'nt-xent', rounds: 15, steps: 60, ...ONE },
  { workload: 'batch', rounds: 15, steps: 60, ...ONE },
  { workload: 'two-views', rounds: 15, steps: 30, ...ONE },
  { workload: 'epoch', rounds: 3, steps: 1, ...ONE },
];

const HERE = path.join(__dirname, 'engine');
const THREADS = os.availableParallelism();

function ourStack(workload: string, name: OurStack, steps: number): Stack {
  const serve = path.join(HERE, 'serve.ts');
  const mode = name === 'compiled' ? 'compiled' : 'eager';
  return {
    name,
    command: [process.execPath, '-r', 'ts-node/register', serve, workload, mode],
    env: { COURSE_ENGINE: name === 'wasm' ? 'wasm' : 'native', COURSE_OFFLINE: '1' },
    steps: name === 'wasm' ? Math.ceil(steps / 6) : steps,
  };
}

function torchStack(python: string, workload: string, name: TorchStack): Stack {
  const twins = path.join(HERE, 'torchTwins.py');
  return { name: `torch ${name}`, command: [python, twins, workload, name, String(THREADS)] };
}

async function measured(plan: Plan, python: string): Promise<EngineRow> {
  const { workload, rounds, steps, ours, torch } = plan;
  const stacks = [
    ...ours.map((name) => ourStack(workload, name, steps)),
    ...torch.map((name) => torchStack(python, workload, name)),
  ];
  const warmUp = Math.max(steps === 1 ? 1 : 4, Math.ceil(steps / 4));
  const times = await takeTurns(stacks, { rounds, steps, warmUp });
  const of = (name: string): Rounds => times.get(name) ?? [];
  const reference = of('torch default');
  const ratio = (name: string): number =>
    median(of(name).map((ms, round) => ms / (reference[round] ?? NaN)));
  const rest = stacks.map(({ name }) => name).filter((name) => !BASE.includes(name));
  return {
    workload,
    ours_ms: median(of('compiled')),
    torch_ms: median(reference),
    ratio: ratio('compiled'),
    others: Object.fromEntries(rest.map((name) => [name, ratio(name)])),
  };
}

const BASE = ['compiled', 'torch default'];

/**
 * Times the course's training steps against the same in PyTorch, in turns in one run.
 *
 * @param only - Names of workloads; all where there is none.
 * @param onRow - Hears of each row when it is measured.
 */
export async function benchEngine(
  only: readonly string[],
  onRow: (row: EngineRow) => void,
): Promise<readonly EngineRow[]> {
  const unknown = only.find((name) => !isWorkload(name));
  if (unknown !== undefined) {
    const names = PLANS.map(({ workload }) => workload).join(', ');
    throw new Error(`bench: there is no workload ${unknown}; there is: ${names}.`);
  }
  const python = torchPython();
  const rows: EngineRow[] = [];
  for (const plan of PLANS) {
    if (only.length > 0 && !only.includes(plan.workload)) continue;
    const row = await measured(plan, python);
    rows.push(row);
    onRow(row);
  }
  return rows;
}

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../scripts/release/contents';
import { repository } from '../notebooks/course';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly 'runs-on': string; readonly steps: readonly Step[] }>
  >;
  readonly permissions: Readonly<Record<string, string>>;
}

const FILE = path.join(repository, 'grading/classroom/classroom.yml');

/** YAML as Python reads it, which JupyterLab's environment has a parser for. */
const parsed = (text: string): Workflow =>
  JSON.parse(
    execFileSync(
      path.join(repository, '.venv/bin/python'),
      ['-c', 'import json, sys, yaml; print(json.dumps(yaml.load(sys.stdin, yaml.BaseLoader)))'],
      { input: text, encoding: 'utf8' },
    ),
  ) as Workflow;

describe('the workflow for student repositories', () => {
  const { jobs, permissions } = parsed(readFileSync(FILE, 'utf8'));
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('has steps that each use an action of a fixed version or run a command', () => {
    assert.ok(steps.length > 0);
    for (const { uses, run } of steps) {
      assert.notEqual(uses === undefined, run === undefined);
      if (uses !== undefined) assert.match(uses, /^actions\/[\w-]+@v\d+$/);
    }
  });

  it('runs commands that students have, the check among them', () => {
    const named = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name!),
    );
    assert.deepEqual(named, ['check']);
    const { scripts } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const name of named) assert.ok(name in scripts && COMMANDS.includes(name), name);
  });

  it('may read the repository and nothing more', () => {
    assert.deepEqual(permissions, { contents: 'read' });
  });
});

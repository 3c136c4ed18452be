// tfjs-core's own tests, which its npm package contains, on the native engine: npm run test:engine.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';
import { loadBinding } from '../../lib/engine/native/binding';
import { startNative } from '../../lib/engine/native/start';
import { LEFT_OUT } from './leftOut';

const nodeRequire = createRequire(__filename);
const CORE = path.join(
  path.dirname(nodeRequire.resolve('@tensorflow/tfjs-core/package.json')),
  'dist',
);

type Loader = (module: { _compile: (code: string, file: string) => void }, file: string) => void;

const { extensions } = nodeRequire as unknown as { extensions: Record<'.js', Loader> };

/** The package's tests are ES modules without saying so: they are translated as they are loaded. */
function translateTests(): void {
  const before = extensions['.js'];
  extensions['.js'] = (module, file) => {
    const isTest = file.startsWith(CORE + path.sep) && !file.endsWith('.node.js');
    if (!isTest) {
      before(module, file);
      return;
    }
    const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    module._compile(outputText, file);
  };
}

interface TestEnvironments {
  setTestEnvs(environments: readonly object[]): void;
}

interface Spec {
  readonly status: 'passed' | 'failed' | 'pending' | 'excluded';
  readonly fullName: string;
  readonly failedExpectations: readonly { readonly message: string }[];
}

/** What is used of jasmine, whose types would take the place of mocha's. */
interface Jasmine {
  loadConfig(config: object): void;
  clearReporters(): void;
  addReporter(reporter: { specDone: (spec: Spec) => void }): void;
  execute(): Promise<unknown>;
  exitOnCompletion: boolean;
  readonly env: {
    configure(options: { specFilter: (spec: { getFullName: () => string }) => boolean }): void;
  };
}

const load = (name: string): unknown => nodeRequire(path.join(CORE, name));

async function main(): Promise<void> {
  await startNative(loadBinding);
  translateTests();
  load('public/chained_ops/register_all_chained_ops');
  load('register_all_gradients');
  (load('jasmine_util') as TestEnvironments).setTestEnvs([
    { name: 'test-tensorflow', backendName: 'tensorflow', flags: {}, isDataSync: true },
  ]);
  const runner = new (nodeRequire('jasmine') as new () => Jasmine)();
  runner.loadConfig({ spec_files: [], random: false });
  load('tests');
  runner.env.configure({
    specFilter: (spec) => !LEFT_OUT.some((name) => spec.getFullName().includes(name)),
  });
  const counts = { passed: 0, failed: 0, pending: 0, excluded: 0 };
  runner.clearReporters();
  runner.addReporter({
    specDone: ({ status, fullName, failedExpectations }) => {
      counts[status] += 1;
      const [failure] = failedExpectations;
      if (failure) console.log(`failed: ${fullName}: ${failure.message.split('\n')[0] ?? ''}`);
    },
  });
  runner.exitOnCompletion = false;
  await runner.execute();
  console.log(counts);
  process.exitCode = counts.failed > 0 || counts.passed < FEWEST ? 1 : 0;
}

/** Fewer than these mean that tests were not found, rather than that all is well. */
const FEWEST = 4000;

void main();

import './nodeVersion.mjs';

const { command } = await import('./command.mjs');
const { setUp } = await import('./setup/index.mjs');

const USAGE = `npm test

Sets up what is missing, then checks types, lint, format, dead code and documentation, and runs
all tests: library, checks, kernel, notebooks, and JupyterLab in a browser where one is found.
The last line counts them. A part alone: npx mocha test/lib`;

await command(USAGE, {}, async () => {
  await setUp();
  const { runStage, runTests, stages } = await import('./test/stages.mjs');
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    const started = Date.now();
    const { ok, output } = await runStage(stage);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${stage.name} (${seconds} s)`);
    if (!ok) console.log(output);
    passed += ok ? 1 : 0;
    failed += ok ? 0 : 1;
  }
  const { passes, failures, pending } = await runTests();
  console.log(`\n${passed + passes} passed, ${failed + failures} failed, ${pending} skipped`);
  process.exitCode = failed + failures > 0 ? 1 : 0;
});

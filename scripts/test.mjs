import './nodeVersion.mjs';

const { command } = await import('./command.mjs');
const { setUp } = await import('./setup/index.mjs');

const USAGE = `npm test

Sets up what is missing, then checks types, lint, format, dead code and documentation, and runs
all tests: library, checks, kernel, notebooks, and JupyterLab in a browser where one is found.
Notebooks run beside the rest, on a second core. The last line counts all. A part alone: npx mocha test/lib`;

await command(USAGE, {}, async () => {
  await setUp();
  const { runNotebookTests, runStage, runTests, stages } = await import('./test/stages.mjs');
  const besides = runNotebookTests();
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
  const others = await runTests();
  console.log('\nNotebooks and browser, which ran at the same time:');
  const notebooks = await besides;
  console.log(notebooks.output);
  for (const { passes, failures } of [others, notebooks]) {
    passed += passes;
    failed += failures;
  }
  console.log(
    `\n${passed} passed, ${failed} failed, ${others.pending + notebooks.pending} skipped`,
  );
  process.exitCode = failed > 0 ? 1 : 0;
});

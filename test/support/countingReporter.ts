import fs from 'node:fs';
import Mocha from 'mocha';

/** Mocha's `spec` reporter, which also leaves the counts in the file that the option `counts` names. */
class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { counts } = options.reporterOptions as { readonly counts: string };
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats ?? { passes: 0, failures: 1, pending: 0 };
      fs.writeFileSync(counts, JSON.stringify({ passes, failures, pending }));
    });
  }
}

export = CountingReporter;

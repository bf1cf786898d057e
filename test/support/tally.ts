/** What a suite of any kind comes to. A suite that could not run at all counts as one failure. */
export interface Tally {
  readonly suite: string;
  readonly passed: number;
  readonly failures: readonly string[];
}

/** Runs a suite and turns whatever it throws into a failure, so that nothing is lost on the way to the sum. */
export async function tallied(suite: string, run: () => Promise<Omit<Tally, 'suite'>>): Promise<Tally> {
  const started = Date.now();
  process.stdout.write(`\n▸ ${suite}\n`);
  let tally: Tally;
  try {
    tally = { suite, ...(await run()) };
    // A suite in which nothing ran has not passed.
    if (tally.passed + tally.failures.length === 0) tally = { ...tally, failures: ['no test ran'] };
  } catch (error) {
    tally = { suite, passed: 0, failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
  for (const failure of tally.failures) process.stdout.write(`  ✘ ${failure}\n`);
  process.stdout.write(
    `  ${suite}: ${tally.passed} passed, ${tally.failures.length} failed, ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
  );
  return tally;
}

/** Prints the sum alone on the last line and sets the exit code. */
export function conclude(tallies: readonly Tally[]): void {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failures.length, 0);
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

import 'mocha/mocha.js';
import { runSuite } from './run.ts';

/** What VS Code calls in the extension host of the browser: mocha’s own build for browsers sets its globals. */
export function run(): Promise<void> {
  return runSuite(() => {
    mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: class {} as unknown as Mocha.ReporterConstructor });
    return mocha;
  });
}

import Mocha from 'mocha';
import { runSuite } from './run.ts';

/** What VS Code calls in the extension host under Node. */
export function run(): Promise<void> {
  return runSuite(() => {
    const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: class {} as unknown as Mocha.ReporterConstructor });
    mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
    return mocha;
  });
}

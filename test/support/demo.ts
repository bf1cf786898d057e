/**
 * Serves VS Code in the browser with the packaged extension on a folder, and prints the address and the advice for that
 * folder. `npm run demo -- DIR` takes a folder; `--port N` a port. Ends with Ctrl+C.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './paths.ts';
import { VscodeServer } from './vscodeServer.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string' }, once: { type: 'boolean' } },
});

/** The sample is copied, so that trying things out leaves the checkout as it is. */
function sample(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'stack-advisor-demo-')), 'shop');
  cpSync(join(ROOT, 'test/fixtures/workspaces/shop'), folder, { recursive: true });
  return folder;
}

function run(command: string, ...args: string[]): string {
  const result = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (result.status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${result.stdout}\n${result.stderr}`);
  return result.stdout;
}

const folder = positionals[0] === undefined ? sample() : resolve(process.env['INIT_CWD'] ?? '.', positionals[0]);
process.stdout.write('Building and packing the extension\n');
run('node', 'src/build/package.ts');
const server = await VscodeServer.start({
  extensions: [join(ROOT, 'out/stack-advisor.vsix')],
  ...(values.port !== undefined && { port: Number(values.port) }),
});
process.stdout.write(`\nRecommendation for ${folder}\n\n${run('node', 'dist/cli.js', 'advise', folder)}\n`);
process.stdout.write(
  `VS Code with Stack Advisor: ${server.workbench(folder)}\nOpen it, press F1 and run "Stack Advisor: Recommend a Backend Stack". Ctrl+C ends it.\n`,
);

const stop = (): void => void server.stop().then(() => process.exit(0));
if (values.once === true) stop();
process.once('SIGINT', stop);
process.once('SIGTERM', stop);

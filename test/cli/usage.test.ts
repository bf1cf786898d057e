import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND_SPECS } from '../../src/cli/commandSpecs.ts';
import { CLI, runCli, SHOP } from './runCli.ts';

describe('the command line, asked for help', () => {
  it('tells of each command its usage, options, examples and exit codes', () => {
    for (const { name, usage, options, examples } of COMMAND_SPECS)
      for (const args of [
        [name, '--help'],
        ['help', name],
      ]) {
        const { stdout, exitCode, stderr } = runCli(args);
        assert.equal(exitCode, 0);
        assert.equal(stderr, '');
        assert.ok(stdout.includes(usage), stdout);
        for (const option of options) assert.ok(stdout.includes(`--${option}`), `${name} ${option}`);
        for (const example of examples) assert.ok(stdout.includes(example), example);
        assert.match(stdout, /Exit codes\n {2}0 .*\n {2}1 .*\n {2}2 /);
        assert.doesNotMatch(stdout, /\{\w+\}|cli\./);
      }
  });

  it('names all commands where none is given', () => {
    for (const { name } of COMMAND_SPECS) assert.ok(runCli(['--help']).stdout.includes(`stack-advisor ${name}`), name);
    assert.match(runCli([]).stderr, /inspect, advise, compare, explain, check, mcp/);
  });
});

describe('the command line, used wrongly', () => {
  let scratch = '';
  before(() => {
    scratch = mkdtempSync(join(tmpdir(), 'stack-advisor-usage-'));
  });
  after(() => rmSync(scratch, { recursive: true }));

  const MISTAKES: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['advis'], /no command “advis”\. Did you mean advise\?/],
    [['advise', '--jsn'], /no option --jsn\. Did you mean --json\?/],
    [['explain', 'fastfy'], /“fastfy” is not in the knowledge base.*Did you mean fastify\b/],
    [['explain', 'sprng boot'], /Did you mean spring-boot/],
    [['compare', 'go', 'pyhton'], /“pyhton” is no candidate.*Did you mean python\?/],
    [['compare', 'go', 'golang'], /not “go” twice/],
    [['compare', 'go'], /usage is stack-advisor compare A B/],
    [['inspect', '--adr', 'x'], /inspect has no --adr/],
    [['inspect', '.', 'left-over'], /does not take “left-over”/],
    [['advise', '--adr', '--json'], /--adr needs a value/],
    [['advise', '--json=yes'], /--json takes no value/],
    [['advise', '--json', '--markdown'], /--json and --markdown exclude one another/],
    [['check', '--fail-on', 'fatal'], /--fail-on takes error, warning, information, never, not “fatal”/],
    [['inspect', '--batch', 'x', '.'], /takes the folders from its file/],
    [['inspect', '--batch', 'no-such-file'], /no-such-file: cannot be read/],
  ];
  for (const [args, says] of MISTAKES)
    it(`says so of ${args.join(' ')}`, () => {
      const { exitCode, stdout, stderr } = runCli(args);
      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /\n {4}at /);
    });

  it('names the line of each mistake in a profile', () => {
    const profile = join(scratch, 'wrong.json');
    writeFileSync(
      profile,
      '{\n  "schemaVersion": 1,\n  "answers": {\n    "hosting": "moon",\n    "colour": "red"\n  }\n}\n',
    );
    const { stderr, exitCode } = runCli(['advise', scratch, '--profile', profile]);
    assert.equal(exitCode, 2);
    assert.ok(stderr.includes(`${profile}:4:6: answers.hosting: must be one of`), stderr);
    assert.ok(stderr.includes(`${profile}:5:6: answers.colour: not a field that is known here`), stderr);
  });
});

describe('the command line in a pipe', () => {
  it('prints plain text, the result only', () => {
    for (const args of [['inspect'], ['advise'], ['check', '--fail-on', 'never'], ['compare', 'go', 'java']]) {
      const { stdout, stderr } = runCli([...args, SHOP]);
      assert.equal(stderr, '');
      assert.ok(!stdout.includes('\u001b'), args.join(' '));
      assert.doesNotMatch(stdout, /undefined|\[object|\{\w+\}|cli\.\w/);
      assert.ok(stdout.endsWith('\n') && !stdout.endsWith('\n\n'));
    }
  });

  it('does not mind a reader that goes away', async () => {
    const program = spawn(process.execPath, [CLI, 'inspect', SHOP, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    program.stdout.destroy();
    let words = '';
    program.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    const code = await new Promise((resolve) => program.on('close', resolve));
    assert.equal(code, 0, words);
    assert.equal(words, '');
  });

  it('reads a profile with Windows line ends and a byte order mark', () => {
    const scratch = mkdtempSync(join(tmpdir(), 'stack-advisor-crlf-'));
    const profile = join(scratch, 'profile.json');
    writeFileSync(
      profile,
      '\uFEFF{\r\n  "schemaVersion": 1,\r\n  "answers": { "ml": "core", "teamSkills": ["python"] }\r\n}\r\n',
    );
    assert.match(runCli(['advise', scratch, '--profile', profile]).stdout, /^Start with Python/);
    rmSync(scratch, { recursive: true });
  });

  it('emphasises on a terminal only, and not there where NO_COLOR is set', function () {
    const script = spawnSync('script', ['--version'], { encoding: 'utf8' });
    if (script.error !== undefined) this.skip();
    const on = (environment: NodeJS.ProcessEnv): string =>
      spawnSync('script', ['-qec', `${process.execPath} ${CLI} inspect ${SHOP}`, '/dev/null'], {
        encoding: 'utf8',
        env: { ...process.env, ...environment },
      }).stdout;
    assert.ok(on({ NO_COLOR: '' }).includes('\u001b['));
    assert.ok(!on({ NO_COLOR: '1' }).includes('\u001b['));
  });
});

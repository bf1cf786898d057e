import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { StackReport } from '../../src/core/model/stackReport.ts';
import { CANARY, CONTROLS, MARKUP, SECRET } from '../support/hostileMarks.ts';
import { writeHostileWorkspace } from '../support/hostileWorkspace.ts';
import { ROOT } from '../support/paths.ts';
import { CLI } from './runCli.ts';

const TRAP = join(ROOT, 'test/support/trapCalls.cjs');

describe('the command line on a hostile workspace', () => {
  let scratch = '';
  let root = '';
  let trapped = '';
  before(() => {
    scratch = mkdtempSync(join(tmpdir(), 'stack-advisor-hostile-'));
    root = join(scratch, 'hostile');
    trapped = join(scratch, 'trapped');
    writeHostileWorkspace(root);
  });
  after(() => rmSync(scratch, { recursive: true }));

  /** Runs a program with every call trapped that reaches the network or starts a process. */
  function run(program: readonly string[]): { readonly stdout: string; readonly calls: string } {
    rmSync(trapped, { force: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', TRAP, ...program], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { TRAPPED_CALLS: trapped, HOME: `/home/${SECRET}`, PATH: `/opt/${SECRET}` },
    });
    assert.equal(stderr, '');
    assert.equal(status, 0);
    return { stdout, calls: existsSync(trapped) ? readFileSync(trapped, 'utf8') : '' };
  }

  /** Output of a call that reached nothing and holds nothing that it must not. */
  function harmless(...args: readonly string[]): string {
    const { stdout, calls } = run([CLI, ...args]);
    assert.equal(calls, '');
    for (const mark of [CANARY, SECRET, 'root:x:0']) assert.ok(!stdout.includes(mark), mark);
    assert.ok(!existsSync(join(root, 'EXECUTED')));
    return stdout;
  }

  it('is watched by traps that catch, in every thread', () => {
    const calling = (call: string, then = ''): string => `try { ${call} } catch {} ${then}`;
    const starting = (script: string): string =>
      `new (require('node:worker_threads').Worker)(${JSON.stringify(script)}, { eval: true, env: {}, execArgv: [] })`;
    const innermost = calling("require('node:child_process').spawn('true')");
    const inner = calling("fetch('http://127.0.0.1:9')", starting(innermost));
    const script = calling("require('node:net').connect(9)", starting(inner));
    assert.deepEqual(run(['-e', script]).calls.trim().split('\n').sort(), [
      'child_process.spawn',
      'globalThis.fetch',
      'net.connect',
    ]);
  });

  it('reads what is sound, says what is not, and reaches nothing', () => {
    const { services, problems } = JSON.parse(harmless('inspect', root, '--json')) as StackReport;
    const ids = new Set(
      services.flatMap((s) => [...s.frameworks, ...s.databases, ...s.other].map(({ id }) => id.toLowerCase())),
    );
    for (const id of ['koa', 'express', 'fastify', 'gin', 'postgresql', 'flask', 'axum', 'django', 'spring-boot'])
      assert.ok(ids.has(id), `${id} in ${[...ids].join(' ')}`);
    const found = new Set(problems.map(({ file, code }) => `${file} ${code}`));
    for (const problem of [
      'deep/package.json too-deep',
      'typed/package.json manifest-syntax',
      'xml/pom.xml entity-refused',
      'ring/pom.xml cycle',
      'leaves/pom.xml outside-workspace',
      'python/requirements.txt outside-workspace',
      'python/requirements.txt cycle',
      'toml/Cargo.toml too-deep',
      'go/go.mod manifest-syntax',
      'long/requirements.txt line-too-long',
      ...(process.platform === 'win32'
        ? []
        : ['links/package.json outside-workspace', 'pipe/package.json not-a-file', 'folder/package.json not-a-file']),
    ])
      assert.ok(found.has(problem), `${problem} in\n${[...found].join('\n')}`);
  }).timeout(30_000);

  for (const args of [
    ['inspect'],
    ['check', '--fail-on', 'never'],
    ['check', '--sarif', '--fail-on', 'never'],
    ['advise'],
    ['advise', '--markdown'],
  ]) {
    it(`prints nothing that acts: ${args.join(' ')}`, () => {
      const [command = '', ...options] = args;
      const output = harmless(command, root, ...options);
      assert.doesNotMatch(output, CONTROLS);
      if (options.includes('--markdown')) assert.doesNotMatch(output, MARKUP);
    }).timeout(30_000);
  }

  it('answers agents with nothing that it must not, and reaches nothing', async () => {
    rmSync(trapped, { force: true });
    const client = new Client({ name: 'test', version: '1' });
    const args = ['--require', TRAP, CLI, 'mcp'];
    const env = { TRAPPED_CALLS: trapped, HOME: `/home/${SECRET}` };
    await client.connect(new StdioClientTransport({ command: process.execPath, args, env, cwd: root }));
    try {
      const answers: string[] = [];
      for (const name of ['inspect_stack', 'recommend_stack', 'compare_stacks', 'explain_technology'])
        for (const input of [{}, { path: '../outside' }, { technology: 'koa' }, { options: ['go', '__proto__'] }])
          answers.push(JSON.stringify(await client.callTool({ name, arguments: input })));
      for (const mark of [CANARY, SECRET, 'root:x:0']) assert.ok(!answers.join('').includes(mark), mark);
      assert.match(answers.join(''), /koa/);
    } finally {
      await client.close();
    }
    assert.ok(!existsSync(trapped), existsSync(trapped) ? readFileSync(trapped, 'utf8') : '');
  }).timeout(60_000);
});

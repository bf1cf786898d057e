import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setEnvironmentData, Worker } from 'node:worker_threads';
import { builtFiles, partsOf } from '../../src/build/sizeBudgets.ts';
import type { EngineApi, EngineHost } from '../../src/protocol/engine.ts';
import { ReadingBoard } from '../../src/protocol/readingBoard.ts';
import { connect } from '../../src/protocol/rpc.ts';
import { CANARY, CONTROLS, SECRET } from '../support/hostileMarks.ts';
import { writeHostileWorkspace } from '../support/hostileWorkspace.ts';
import { ROOT } from '../support/paths.ts';

/** What each bundle may ask of its platform. */
const MAY_ASK: Record<string, readonly string[]> = {
  'extension.js': ['vscode', './agents.js', 'node:worker_threads', 'node:fs/promises'],
  'agents.js': ['vscode'],
  'extension.web.js': ['vscode'],
  'engine.web.js': [],
  'webview.js': [],
};
/** Threads of the editor: they read, and nothing else. */
const READING = ['node:fs', 'node:os', 'node:path', 'node:worker_threads'];
/** The command line writes decision records, and speaks with whoever started it. */
const COMMAND_LINE = [...READING, 'node:fs/promises', 'node:process', 'node:readline', 'node:url', 'node:util'];
// But for the server of the Model Context Protocol: its library's text holds calls that it would write into code of its
// own, which nothing of ours has it do. What really happens there, traps watch.
for (const part of Object.keys(builtFiles()).filter((file) => /^dist\/node\/(?!mcp-)/.test(file)))
  MAY_ASK[part.replace('dist/', '')] = COMMAND_LINE;
for (const part of ['engine', 'lister'].flatMap((entry) => partsOf(`dist/node/${entry}.mjs`, true)))
  MAY_ASK[part.replace('dist/', '')] = READING;
const OWN_PART = /^(?:\.|dist\/node)\/[\w-]+\.mjs$/;
const REACHES_OUT =
  /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection)\b(?=\s*\()|\bnew Function\b|[^.\w]eval\s*\(/;

describe('what ships', () => {
  for (const [file, allowed] of Object.entries(MAY_ASK)) {
    it(`asks in ${file} for nothing that reaches the network or starts a process`, () => {
      const text = readFileSync(join(ROOT, 'dist', file), 'utf8');
      const calls = [...text.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((m) => m[1] ?? '');
      const statements = builtFiles()[`dist/${file}`]?.imports.map(({ path }) => path) ?? [];
      const asked = new Set([...calls, ...statements]);
      assert.deepEqual(
        [...asked].filter((module) => !allowed.includes(module) && !OWN_PART.test(module)),
        [],
      );
      assert.equal(REACHES_OUT.exec(text)?.[0], undefined);
    });
  }
});

describe('the engine as the editor runs it, on a hostile workspace', () => {
  let scratch = '';
  before(() => (scratch = mkdtempSync(join(tmpdir(), 'stack-advisor-engine-'))));
  after(() => rmSync(scratch, { recursive: true }));

  it('reaches nothing, says nothing that it must not, and finds what is sound', async () => {
    const root = join(scratch, 'hostile');
    const trapped = join(scratch, 'trapped');
    writeHostileWorkspace(root);
    // As many folders as are listed in two threads.
    for (let i = 0; i < 300; i++) mkdirSync(join(root, `many/${i % 20}/${i}`), { recursive: true });
    setEnvironmentData('trapped calls', trapped);
    const worker = new Worker(join(ROOT, 'dist/node/engine.mjs'), {
      workerData: new ReadingBoard().memory,
      env: {},
      execArgv: ['--require', join(ROOT, 'test/support/trapCalls.cjs')],
    });
    try {
      const host: EngineHost = {
        listFolder: () => assert.fail('it reads the disk by itself'),
        readFile: () => assert.fail('it reads the disk by itself'),
        progress: () => Promise.resolve(),
        reading: () => Promise.resolve(),
        gaveUp: () => Promise.resolve(),
      };
      const engine = connect<EngineApi>(
        { post: (message) => worker.postMessage(message), listen: (listener) => void worker.on('message', listener) },
        host,
      );
      const knowledge = readFileSync(join(ROOT, 'dist/knowledge.json'), 'utf8');
      await engine.initialize({ knowledge, translations: {}, today: '2026-11-24', version: '0.0.0', givenUp: [] });
      const opened = await engine.openFolder('f', { name: 'hostile', excludes: [], diskPath: root });
      const outputs = [JSON.stringify(opened)];
      for (const format of ['markdown', 'madr', 'sarif', 'json'] as const)
        outputs.push(await engine.export('f', format));
      for (const path of ['names/package.json', 'secrets/package.json', 'yaml/docker-compose.yml']) {
        const text = readFileSync(join(root, path), 'utf8');
        for (let offset = 0; offset < text.length; offset += 7)
          outputs.push(JSON.stringify(await engine.hover('f', path, text, offset)));
      }
      const all = outputs.join('\n');
      for (const mark of [CANARY, SECRET, 'root:x:0']) assert.ok(!all.includes(mark), mark);
      for (const output of outputs.slice(1, 4)) assert.doesNotMatch(output, CONTROLS);
      assert.match(all, /"koa"/);
      assert.ok(!existsSync(trapped), existsSync(trapped) ? readFileSync(trapped, 'utf8') : '');
      if (availableParallelism() > 1) assert.equal(readFileSync(`${trapped}.threads`, 'utf8'), 'lister.mjs\n');
    } finally {
      await worker.terminate();
    }
  }).timeout(60_000);
});

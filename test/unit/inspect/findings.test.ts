import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { firstWordOf } from '../../../src/core/inspect/readers/firstWord.ts';
import { WorkspaceIndex } from '../../../src/core/inspect/workspaceIndex.ts';
import type { Finding, StackReport } from '../../../src/core/model/stackReport.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { MANIFEST_SAMPLES } from '../../support/manifestSamples.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { ROOT } from '../../support/paths.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';
import { checkFindings, type FindingCheck } from '../../support/sliceBack.ts';

type Texts = Readonly<Record<string, string>>;
const OPTIONS = { root: 'test', excludes: [], now: () => 0 };

async function open(texts: Texts): Promise<{ readonly index: WorkspaceIndex; readonly report: StackReport }> {
  const index = await WorkspaceIndex.open(new MemoryFiles(texts), realKnowledge(), OPTIONS);
  return { index, report: index.report(sayIn()) };
}

async function check(texts: Texts): Promise<FindingCheck> {
  const { index, report } = await open(texts);
  return checkFindings(
    report,
    (path) => texts[path] ?? null,
    (path) => index.manifest(path),
  );
}

/** The text that a finding points at. */
function textAt(finding: Finding | null | undefined, texts: Texts): string {
  assert.ok(finding, 'no finding');
  assert.equal(finding.line, finding.endLine);
  const line = texts[finding.file]?.split('\n')[finding.line - 1] ?? '';
  return line.slice(finding.column - 1, finding.endColumn - 1);
}

describe('a finding', () => {
  it('points at the name, version or value that it reports, in the fixtures', async () => {
    for (const name of ['shop', 'broken']) {
      const root = join(ROOT, 'test/fixtures/workspaces', name);
      const paths = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const texts = Object.fromEntries(
        paths.map((entry) => {
          const path = join(entry.parentPath, entry.name);
          return [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
        }),
      );
      const { checked, mistakes } = await check(texts);
      assert.deepEqual(mistakes, []);
      assert.ok(checked > 0, name);
    }
  });

  it('does so in every format', async () => {
    for (const { path, text } of MANIFEST_SAMPLES) assert.deepEqual((await check({ [path]: text })).mistakes, [], path);
  });

  it('does so in workspaces of many formats, whatever ends their lines', async () => {
    const part = fc.record({
      folder: fc.constantFrom('', 'apps/a/', 'apps/b/', 'libs/😀/'),
      sample: fc.constantFrom(...MANIFEST_SAMPLES),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 2, maxLength: 6 }), async (parts) => {
        const texts = Object.fromEntries(
          parts.map(({ folder, sample, lineEnd }) => [folder + sample.path, sample.text.replaceAll('\n', lineEnd)]),
        );
        assert.deepEqual((await check(texts)).mistakes, []);
      }),
      { numRuns: 100 },
    );
  });

  it('of a runtime that no file names points at the first package that needs it', async () => {
    const texts = { 'package.json': '{\n  "dependencies": { "lodash": "4", "express": "5" }\n}\n' };
    const runtime = (await open(texts)).report.services[0]?.runtime;
    assert.equal(textAt(runtime, texts), 'express');
    assert.match(runtime?.because ?? '', /Node\.js and declares express/);
    assert.equal(runtime?.wholeFile, undefined);
  });

  it('of a runtime points at the whole manifest where that declares nothing', async () => {
    const texts = { 'package.json': '{\n  "name": "x"\n}\n' };
    const runtime = (await open(texts)).report.services[0]?.runtime;
    assert.equal(textAt(runtime, texts), 'name');
    assert.equal(runtime?.wholeFile, true);
  });

  it('of a file that is there points at its first word, and says that it means the file', async () => {
    const texts = { 'fly.toml': '# Made by hand.\n\napp = "x"\n', Procfile: '' };
    const { hosting } = (await open(texts)).report.services[0] ?? { hosting: [] };
    const fly = hosting.find(({ id }) => id === 'fly');
    assert.equal(textAt(fly, texts), 'app');
    assert.equal(fly?.wholeFile, true);
    const heroku = hosting.find(({ id }) => id === 'heroku');
    assert.deepEqual([textAt(heroku, texts), heroku?.wholeFile], ['', true]);
  });

  it('keeps a package in the list that only its implied runtime points at', async () => {
    const texts = { 'package.json': '{ "dependencies": { "left-pad": "" } }' };
    const [service] = (await open(texts)).report.services;
    assert.deepEqual(
      service?.other.map(({ id }) => id),
      ['left-pad'],
    );
  });
});

describe('the check of findings', () => {
  it('notices a range that is off by one, elsewhere, or empty', async () => {
    const texts = { 'package.json': '{ "engines": { "node": ">=22" }, "dependencies": { "express": "^5.0.0" } }' };
    const { index, report } = await open(texts);
    const [service] = report.services;
    assert.ok(service?.runtime);
    const { runtime } = service;
    const mistakesWith = (change: (finding: Finding) => Partial<Finding>): number => {
      const moved = service.frameworks.map((finding) => ({ ...finding, ...change(finding) }));
      const changed = { ...report, services: [{ ...service, frameworks: moved }], signals: [] };
      return checkFindings(
        changed,
        () => texts['package.json'],
        (path) => index.manifest(path),
      ).mistakes.length;
    };
    assert.equal(
      mistakesWith(() => ({})),
      0,
    );
    assert.equal(
      mistakesWith(({ endColumn }) => ({ endColumn: endColumn + 1 })),
      1,
    );
    assert.equal(
      mistakesWith(({ column }) => ({ endColumn: column })),
      1,
    );
    assert.equal(
      mistakesWith(() => ({ column: runtime.column, endColumn: runtime.endColumn })),
      1,
    );
    assert.equal(
      mistakesWith(() => ({ version: '9' })),
      1,
    );
    assert.equal(
      mistakesWith(() => ({ wholeFile: true })),
      1,
    );
  });
});

describe('the first word of a file', () => {
  const CASES: readonly (readonly [text: string, word: string])[] = [
    ['{\n  "$schema": "x"\n}', '$schema'],
    ['<?xml version="1.0"?>\n<!-- a note -->\n<!DOCTYPE x>\n<project/>', 'project'],
    ['# syntax=docker/dockerfile:1\nFROM node:22\n', 'FROM'],
    ['/* a\n * note */\n// and another\nplugins {}', 'plugins'],
    ['---\n# a note\napiVersion: v1\n', 'apiVersion'],
    ['-- SQL\nselect 1', 'select'],
    ['"ärger": 1', 'ärger'],
    ['# only a note', 'only'],
    ['/* never closed', 'never'],
    ['  {}', '{'],
    [' \n', ''],
    ['', ''],
  ];
  for (const [text, word] of CASES) {
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(word)}`, () => {
      const { start, end } = firstWordOf(text);
      assert.equal(text.slice(start, end), word);
    });
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advise, RememberedAdvice } from '../../src/core/advise/advise.ts';
import { RunFold, Runs } from '../../src/core/inspect/runs.ts';
import { WorkspaceIndex } from '../../src/core/inspect/workspaceIndex.ts';
import type { Advice } from '../../src/core/advise/advise.ts';
import { toRecommendation } from '../../src/core/advise/toRecommendation.ts';
import type { Say } from '../../src/core/model/message.ts';
import { sayIn } from '../../src/core/report/say.ts';
import { MemoryFiles } from '../support/memoryFiles.ts';
import { realKnowledge } from '../support/realKnowledge.ts';

const say = sayIn();
const TODAY = '2026-06-01';
const OPTIONS = { root: 'test', excludes: [], now: () => 0 };

describe('runs', () => {
  it('hold what a list holds after any changes of members, and fold to the same', () => {
    const joined = new RunFold<string, string>(
      (members) => members.join(),
      (parts) => parts.filter((part) => part !== '').join(),
    );
    const changes = fc.array(fc.tuple(fc.nat(), fc.string({ maxLength: 2 })), { maxLength: 5 });
    const list = fc.array(fc.string({ minLength: 1, maxLength: 2 }), { maxLength: 1200 });
    fc.assert(
      fc.property(list, changes, (members, changed) => {
        const expected = [...members];
        let runs = Runs.of(members);
        for (const [nth, member] of members.length === 0 ? [] : changed) {
          const place = nth % members.length;
          const before = runs;
          runs = runs.with(place, `${member}!`);
          expected[place] = `${member}!`;
          assert.deepEqual(runs.changedSince(before), before.at(place) === runs.at(place) ? [] : [place]);
          assert.equal(joined.fold(runs), expected.join());
        }
        assert.deepEqual(runs.toArray(), expected);
        assert.equal(runs.at(members.length), undefined);
      }),
      { numRuns: 100 },
    );
  });
});

describe('an index of many services', () => {
  const SERVICES = 70;
  /** Manifests of a service, some of them with findings, pins, problems, or more packages than a report has room for. */
  const MANIFESTS: readonly (readonly [name: string, text: (version: number) => string])[] = [
    [
      'package.json',
      (v) => JSON.stringify({ name: `n${v}`, engines: { node: `>=${v}` }, dependencies: { express: `^${v}` } }),
    ],
    ['package.json', (v) => JSON.stringify({ dependencies: { react: `^${v}` } }, null, v % 4)],
    ['package.json', (v) => `{ "dependencies": { "fastify": "^${v}", "pg": `],
    ['package.json', (v) => packages(120 + v)],
    ['requirements.txt', (v) => `flask==${v}\n-r ../s${v}/requirements.txt\ntorch\n`],
    ['go.mod', (v) => `module m\n\ngo 1.${v}\n\nrequire github.com/gin-gonic/gin v1.${v}.0\n`],
    [
      'pom.xml',
      (v) =>
        `<project><parent><relativePath>../s${v}/pom.xml</relativePath></parent><artifactId>p${v}</artifactId></project>`,
    ],
    ['.nvmrc', (v) => `${v}\n`],
    ['Dockerfile', (v) => `FROM node:${v}\n`],
    ['serverless.yml', (v) => `provider:\n  name: aws\n  runtime: nodejs${v}.x\n`],
  ];
  const packages = (count: number): string =>
    JSON.stringify({ dependencies: Object.fromEntries(Array.from({ length: count }, (_, i) => [`lib-${i}`, '1'])) });
  const edit = fc.record({
    service: fc.nat(SERVICES - 1),
    manifest: fc.nat(MANIFESTS.length - 1),
    version: fc.integer({ min: 8, max: 26 }),
    gone: fc.boolean(),
  });

  it('says after any edits what opening anew says, checks and advice included', async () => {
    const catalogue = realKnowledge();
    const start = Object.fromEntries(
      Array.from({ length: SERVICES }, (_, i) => {
        const [name, text] = MANIFESTS[i % MANIFESTS.length] as (typeof MANIFESTS)[number];
        return [`s${i}/${name}`, text(8 + (i % 18))];
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const files = new MemoryFiles(start);
        const live = await WorkspaceIndex.open(files, catalogue, OPTIONS);
        const remembered = new RememberedAdvice();
        live.report(say);
        for (const { service, manifest, version, gone } of edits) {
          const [name, text] = MANIFESTS[manifest] as (typeof MANIFESTS)[number];
          const path = `s${service}/${name}`;
          files.set(path, gone ? null : text(version));
          await live.apply([{ path, kind: gone ? 'deleted' : 'changed' }]);
          const fresh = await WorkspaceIndex.open(files, catalogue, OPTIONS);
          const report = live.report(say);
          assert.deepEqual(report, fresh.report(say));
          assert.deepEqual(live.check(TODAY, say), fresh.check(TODAY, say));
          const word = (advice: Advice) => toRecommendation(advice, say);
          assert.deepEqual(
            word(remembered.advise({ profile: null, report: { ...report, services: live.telling(say) }, catalogue })),
            word(advise({ profile: null, report, catalogue })),
          );
        }
      }),
      { numRuns: 6 },
    );
  }).timeout(60_000);

  it('words nothing again that an edit does not concern', async () => {
    const texts = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [
        `s${i}/go.mod`,
        `module m\n\nrequire github.com/gin-gonic/gin v1.${i}.0\n`,
      ]),
    );
    const index = await WorkspaceIndex.open(new MemoryFiles(texts), realKnowledge(), OPTIONS);
    let said = 0;
    const counting: Say = (message) => {
      said++;
      return say(message);
    };
    const before = index.overview(counting).services;
    assert.equal(before.slice().length, 100);
    assert.ok(said > 200, 'each has a framework and a runtime');
    await index.apply([{ path: 's7/go.mod', kind: 'document', text: 'module m\n' }]);
    said = 0;
    const after = index.overview(counting).services;
    assert.ok(said < 20, `${said} messages`);
    const places = Array.from({ length: after.length }, (_, place) => place);
    const changed = places.filter((place) => !after.isSame(place, before, place));
    assert.deepEqual(
      changed.flatMap((place) => after.slice(place, place + 1)).map(({ path }) => path),
      ['s7'],
    );
    assert.deepEqual(after.slice(), index.report(say).services);
  });
});

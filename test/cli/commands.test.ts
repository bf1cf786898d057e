import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recommendation } from '../../src/core/model/recommendation.ts';
import type { StackReport } from '../../src/core/model/stackReport.ts';
import { BROKEN, jsonOf, runCli, SHOP } from './runCli.ts';

describe('the command line', () => {
  let scratch = '';
  before(() => {
    scratch = mkdtempSync(join(tmpdir(), 'stack-advisor-cli-'));
  });
  after(() => rmSync(scratch, { recursive: true }));

  it('inspects a folder: services with their stacks, every fact at its line', () => {
    const report = jsonOf<StackReport>(['inspect', SHOP, '--json']);
    const pricing = report.services.find(({ path }) => path === 'services/pricing');
    assert.equal(pricing?.language, 'go');
    assert.deepEqual(
      pricing?.frameworks.map(({ id, file, line }) => ({ id, file, line })),
      [{ id: 'gin', file: 'services/pricing/go.mod', line: 6 }],
    );
    assert.deepEqual(
      report.problems.filter(({ severity }) => severity === 'error'),
      [],
    );
  });

  it('advises: contributions of each option add up to its score, shares of the ranks to one', () => {
    const { options } = jsonOf<Recommendation>(['advise', SHOP, '--json']);
    assert.equal(options.length, 6);
    for (const option of options) {
      const sum = option.contributions.reduce((total, { contribution }) => total + contribution, 0);
      assert.ok(Math.abs(sum - option.score) < 1e-9, option.id);
      const weights = option.contributions.reduce((total, { weight }) => total + weight, 0);
      assert.ok(Math.abs(weights - 1) < 1e-9, option.id);
      const shares = option.rankAcceptability.reduce((total, share) => total + share, 0);
      assert.ok(Math.abs(shares - 1) < 1e-9, option.id);
    }
  });

  it('gives the same bytes twice', () => {
    assert.equal(runCli(['advise', SHOP, '--json']).stdout, runCli(['advise', SHOP, '--json']).stdout);
  });

  it('advises on a profile in place of the folder’s own', () => {
    const profile = join(scratch, 'profile.json');
    writeFileSync(profile, JSON.stringify({ schemaVersion: 1, answers: { ml: 'core', teamSkills: ['python'] } }));
    const { options } = jsonOf<Recommendation>(['advise', scratch, '--profile', profile, '--json']);
    assert.equal(options[0]?.id, 'python');
  });

  describe('own knowledge', function () {
    this.timeout(30_000);
    let folder = '';
    before(() => {
      folder = join(scratch, 'own');
      mkdirSync(folder);
      const rules = 'constraints:\n    no-go: { when: {}, excludes: [go], because: Not run here }\n';
      const http =
        'technologies:\n  acme-http: { label: Acme HTTP, role: framework, languages: [go], summary: Ours. }\n  express: { summary: Not for us. }\n';
      writeFileSync(join(folder, 'own.yaml'), `schemaVersion: 1\nadvice:\n  ${rules}  cautions:\n    mine: 7\n${http}`);
      writeFileSync(join(folder, 'stack-advisor.json'), '{ "schemaVersion": 1, "knowledge": ["own.yaml"] }');
    });
    const rulesGoOut = ({ options, knowledge }: Recommendation): void => {
      assert.deepEqual(options.find(({ id }) => id === 'go')?.excluded, {
        constraint: 'no-go',
        because: 'Not run here',
      });
      const items = knowledge.overlays?.[0]?.items ?? [];
      assert.deepEqual(
        items.filter(({ section }) => section === 'constraints'),
        [{ section: 'constraints', id: 'no-go', change: 'added' }],
      );
    };

    it('counts in advise; a mistake in it is told on standard error', () => {
      const { exitCode, stdout, stderr } = runCli(['advise', folder, '--json']);
      assert.equal(exitCode, 0);
      rulesGoOut(JSON.parse(stdout) as Recommendation);
      assert.match(stderr, /^own\.yaml:6:5: advice\.cautions\.mine: /m);
      assert.match(runCli(['advise', folder]).stdout, /own\.yaml: .*constraint “no-go” added/);
    });

    it('counts under a profile from elsewhere that names it, and not under one that does not', () => {
      const profile = join(scratch, 'naming.json');
      writeFileSync(profile, '{ "schemaVersion": 1, "knowledge": ["own.yaml"] }');
      rulesGoOut(jsonOf<Recommendation>(['advise', folder, '--profile', profile, '--json']));
      writeFileSync(profile, '{ "schemaVersion": 1 }');
      const without = jsonOf<Recommendation>(['advise', folder, '--profile', profile, '--json']);
      assert.equal(without.knowledge.overlays, undefined);
    });

    it('counts in a batch, with its mistakes beside the recommendation; without a folder it is refused', () => {
      const own = { schemaVersion: 1, knowledge: ['own.yaml'] };
      const lines = [
        { id: 'folder', dir: folder },
        { id: 'both', dir: folder, profile: own },
        { id: 'none', profile: own },
      ];
      const { stdout } = runCli(['advise', '--batch', '-'], lines.map((line) => JSON.stringify(line)).join('\n'));
      type Line = { id: string; recommendation: Recommendation; problems?: { file: string }[]; error?: string };
      const byId = new Map(
        stdout
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Line)
          .map((line) => [line.id, line]),
      );
      for (const id of ['folder', 'both']) {
        const line = byId.get(id);
        assert.ok(line);
        rulesGoOut(line.recommendation);
        assert.deepEqual(
          line.problems?.map(({ file }) => file),
          ['own.yaml'],
        );
      }
      assert.match(byId.get('none')?.error ?? '', /knowledge: needs a dir/);
    });

    it('counts in compare, whose mistakes are told too', () => {
      const { stdout, stderr } = runCli(['compare', 'go', 'java', folder, '--json']);
      assert.match(stdout, /"headline": "Go is ruled out: Not run here"/);
      assert.match(stderr, /^own\.yaml:6:5: advice\.cautions\.mine: /m);
    });

    it('counts in explain, in that folder alone', () => {
      const { stdout, stderr } = runCli(['explain', 'acme-http', folder]);
      assert.match(stdout, /^Acme HTTP .*\nOurs\.\n/);
      assert.match(stderr, /^own\.yaml:6:5: advice\.cautions\.mine: /m);
      assert.equal(jsonOf<{ summary: string }>(['explain', 'express', folder, '--json']).summary, 'Not for us.');
      assert.notEqual(jsonOf<{ summary: string }>(['explain', 'express', '--json']).summary, 'Not for us.');
      assert.match(runCli(['explain', 'acme-htp', folder]).stderr, /Did you mean acme-http\?/);
      assert.match(runCli(['explain', 'acme-http']).stderr, /not in the knowledge base/);
      assert.match(runCli(['explain', 'express', join(folder, 'none')]).stderr, /no such folder/);
    });

    it('is checked by check', () => {
      const { exitCode, stdout } = runCli(['check', folder]);
      assert.equal(exitCode, 1);
      assert.match(stdout, /own\.yaml:6:5 {2}error {2}invalid-knowledge/);
    });
  });

  it('says where a profile is wrong, and exits with 2', () => {
    const profile = join(scratch, 'wrong.json');
    writeFileSync(profile, JSON.stringify({ schemaVersion: 1, answers: { ml: 'lots' } }));
    const { exitCode, stderr } = runCli(['advise', SHOP, '--profile', profile]);
    assert.equal(exitCode, 2);
    assert.match(stderr, /answers\.ml.*must be one of none, calls-apis, some, core/);
  });

  it('exits with 2 on wrong use', () => {
    for (const args of [['guess'], ['advise', SHOP, '--jsn'], ['inspect', join(scratch, 'nowhere')]]) {
      const { exitCode, stderr, stdout } = runCli(args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.notEqual(stderr, '');
      assert.equal(stdout, '');
    }
  });

  it('reports a broken manifest at its line and reads the rest', () => {
    const report = jsonOf<StackReport>(['inspect', BROKEN, '--json']);
    const broken = report.problems.find(({ file }) => file === 'package.json');
    assert.equal(broken?.code, 'manifest-syntax');
    assert.ok((broken?.line ?? 0) > 1);
    assert.ok(report.services.some(({ frameworks }) => frameworks.some(({ id }) => id === 'koa')));
  });

  it('checks: exit code by severity, SARIF with rules and regions', () => {
    assert.equal(runCli(['check', BROKEN]).exitCode, 1);
    const { exitCode, stdout } = runCli(['check', SHOP, '--sarif', '--fail-on', 'error']);
    assert.equal(exitCode, 0);
    const { version, runs } = JSON.parse(stdout) as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; locations: object[] }[] }[];
    };
    assert.equal(version, '2.1.0');
    const rules = new Set(runs[0]?.tool.driver.rules.map(({ id }) => id));
    assert.ok((runs[0]?.results.length ?? 0) > 0);
    for (const { ruleId, locations } of runs[0]?.results ?? []) {
      assert.ok(rules.has(ruleId), ruleId);
      assert.ok(locations.length > 0);
    }
  });

  it('writes a decision record, and never over another', () => {
    const record = join(scratch, 'decision.md');
    assert.equal(runCli(['advise', SHOP, '--adr', record]).exitCode, 0);
    const text = readFileSync(record, 'utf8');
    assert.match(text, /## Decision Outcome/);
    const again = runCli(['advise', SHOP, '--adr', record]);
    assert.equal(again.exitCode, 2);
    assert.equal(readFileSync(record, 'utf8'), text);
  });

  it('answers a batch, one line a request, mistakes included', () => {
    const batch = join(scratch, 'batch.jsonl');
    const requests = [
      { id: 'a', dir: SHOP },
      { id: 'b', profile: { schemaVersion: 1, answers: { enterprisePlatform: 'dotnet', cloud: 'azure' } } },
      { id: 'c', dir: join(scratch, 'nowhere') },
    ];
    writeFileSync(batch, requests.map((request) => JSON.stringify(request)).join('\n'));
    const { stdout, exitCode } = runCli(['advise', '--batch', batch, '--json']);
    assert.equal(exitCode, 0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; recommendation?: Recommendation; error?: string });
    assert.deepEqual(answers.map(({ id }) => id).sort(), ['a', 'b', 'c']);
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    assert.deepEqual(byId.get('a')?.recommendation, jsonOf<Recommendation>(['advise', SHOP, '--json']));
    assert.equal(byId.get('b')?.recommendation?.options[0]?.id, 'csharp');
    assert.equal(typeof byId.get('c')?.error, 'string');
  });

  it('explains and compares', () => {
    assert.match(runCli(['explain', 'fastify']).stdout, /Fastify/);
    assert.equal(runCli(['explain', 'no-such-thing']).exitCode, 2);
    assert.match(runCli(['compare', 'go', 'typescript', SHOP]).stdout, /Go/);
  });
});

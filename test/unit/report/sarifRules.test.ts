import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import type { Problem } from '../../../src/core/model/stackReport.ts';
import { renderSarif } from '../../../src/core/report/sarif.ts';
import { SARIF_RULES } from '../../../src/core/report/sarifRules.ts';
import { ENGLISH } from '../../../src/core/report/say.ts';

function problem(file: string, line: number, code = 'end-of-life'): Problem {
  return { file, line, column: 1, endLine: line, endColumn: 1, severity: 'warning', code, message: `Line ${line}` };
}

/** What GitHub's documentation of its SARIF support asks of an upload. */
function assertAcceptable(log: Log): void {
  assert.equal(log.version, '2.1.0');
  assert.ok(log.runs.length > 0 && log.runs.length <= 20);
  for (const { tool, results = [] } of log.runs) {
    const rules = tool.driver.rules ?? [];
    assert.ok(results.length <= 25_000 && rules.length <= 25_000);
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const rule of rules) {
      assert.ok(rule.id.length <= 255);
      assert.ok((rule.shortDescription?.text.length ?? 0) <= 1024 && (rule.fullDescription?.text.length ?? 0) <= 1024);
      assert.notEqual(rule.help?.text ?? '', '');
    }
    for (const { ruleId, ruleIndex = -1, level, message, locations = [], partialFingerprints } of results) {
      assert.equal(rules[ruleIndex]?.id, ruleId);
      assert.ok(['error', 'warning', 'note'].includes(level ?? ''));
      assert.notEqual(message.text ?? '', '');
      assert.equal(locations.length, 1);
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
      assert.match(artifactLocation?.uri ?? '', /^(?!\/)[A-Za-z0-9\-._~%!$&'()*+,;=@/]+$/);
      const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region ?? {};
      assert.ok(startLine >= 1 && startColumn >= 1 && endLine >= startLine);
      assert.ok(endLine > startLine || endColumn >= startColumn);
      assert.ok(Object.values(partialFingerprints ?? {}).every((print) => print !== ''));
    }
  }
}

describe('SARIF that GitHub takes', () => {
  it('has rules with help, relative paths, regions and fingerprints', () => {
    const files = ['package.json', 'dir with space/ä#%.json', 'a\\b.json', 'src/[id]/pom.xml'];
    const log = JSON.parse(
      renderSarif(
        files.map((file, i) => problem(file, i + 1)),
        '1.2.3',
      ),
    ) as Log;
    assertAcceptable(log);
    assert.equal(log.runs[0]?.results?.length, files.length);
  });

  it('is one run without results where nothing is wrong', () => {
    const log = JSON.parse(renderSarif([], '1.2.3')) as Log;
    assertAcceptable(log);
    assert.deepEqual(log.runs[0]?.results, []);
  });

  it('stays below the number of results that one run may have, and names no rule beyond them', () => {
    const many = Array.from({ length: 25_001 }, (_, i) =>
      problem(`${i}.json`, 1, i === 25_000 ? 'last' : 'end-of-life'),
    );
    const log = JSON.parse(renderSarif(many, '1.2.3')) as Log;
    assertAcceptable(log);
    assert.deepEqual(
      log.runs[0]?.tool.driver.rules?.map(({ id }) => id),
      ['end-of-life'],
    );
  });

  it('says of every kind of problem what it is about', () => {
    const codes = Object.keys(ENGLISH).flatMap((key) => {
      const [area = '', first = '', second = ''] = key.split('.');
      if (area === 'check') return first === 'fix' ? [] : [first];
      if (area !== 'problem') return [];
      return [first === 'file' || first === 'knowledge' ? second : first === 'syntax' ? 'manifest-syntax' : first];
    });
    assert.ok(codes.length > 20);
    assert.deepEqual(
      [...new Set(codes)].filter((code) => SARIF_RULES[code] === undefined),
      [],
    );
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Problem } from '../../../src/core/model/stackReport.ts';
import { renderSarif } from '../../../src/core/report/sarif.ts';

const problem = (over: Partial<Problem> = {}): Problem => ({
  file: 'apps/my api/package.json',
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  severity: 'warning',
  code: 'end-of-life',
  message: 'Node 18 is past its end of life',
  ...over,
});

interface Log {
  version: string;
  runs: [
    {
      tool: { driver: { rules: { id: string }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }];
        partialFingerprints: Record<string, string>;
      }[];
    },
  ];
}
const render = (problems: Problem[]): Log => JSON.parse(renderSarif(problems, '1.2.3')) as Log;

describe('renderSarif', () => {
  it('gives each result its rule, level, encoded path and region', () => {
    const log = render([problem(), problem({ code: 'manifest-syntax', severity: 'error' })]);
    assert.equal(log.version, '2.1.0');
    const [run] = log.runs;
    assert.deepEqual(
      run.tool.driver.rules.map((rule) => rule.id),
      ['end-of-life', 'manifest-syntax'],
    );
    const [first, second] = run.results;
    assert.equal(first?.level, 'warning');
    assert.equal(second?.level, 'error');
    assert.equal(second?.ruleIndex, 1);
    assert.equal(first?.locations[0].physicalLocation.artifactLocation.uri, 'apps/my%20api/package.json');
    assert.deepEqual(first?.locations[0].physicalLocation.region, {
      startLine: 3,
      startColumn: 5,
      endLine: 3,
      endColumn: 9,
    });
  });

  it('keeps fingerprints when lines move and tells equal problems apart', () => {
    const before = render([problem(), problem({ line: 9, endLine: 9 })]).runs[0].results;
    const after = render([problem({ line: 5, endLine: 5 }), problem({ line: 11, endLine: 11 })]).runs[0].results;
    const prints = (results: typeof before) => results.map((r) => r.partialFingerprints['stackAdvisor/v1']);
    assert.deepEqual(prints(before), prints(after));
    assert.equal(new Set(prints(before)).size, 2);
  });
});

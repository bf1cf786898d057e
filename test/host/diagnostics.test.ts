import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Problem } from '../../src/core/model/stackReport.ts';
import { needsAttention } from '../../src/host/languages/diagnostics.ts';

const problem = (code: string, severity: Problem['severity']): Problem => ({
  file: 'compose.yaml',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  severity,
  code,
  message: '',
});

describe('the Problems view', () => {
  it('is not told of variables that come from elsewhere, but of references that lead nowhere', () => {
    assert.equal(needsAttention(problem('not-resolved', 'information')), false);
    assert.equal(needsAttention(problem('not-resolved', 'warning')), true);
    assert.equal(needsAttention(problem('end-of-life-soon', 'information')), true);
  });
});

import assert from 'node:assert/strict';
import { holds, meets, type Assumed } from '../../../src/core/advise/conditions.ts';

const assumed: Assumed = new Map<string, ReadonlySet<string | boolean>>([
  ['stage', new Set(['startup'])],
  ['performance', new Set(['low-latency', 'cpu-bound'])],
  ['edgeOrWasm', new Set([false])],
]);

describe('a condition on the answers', () => {
  it('without a field holds always', () => {
    assert.equal(holds({}, assumed), true);
  });

  it('holds where the answer has the value, or one of the values', () => {
    assert.equal(holds({ stage: 'startup' }, assumed), true);
    assert.equal(holds({ stage: ['growth', 'startup'] }, assumed), true);
    assert.equal(holds({ stage: 'growth' }, assumed), false);
    assert.equal(holds({ stage: ['growth', 'enterprise'] }, assumed), false);
    assert.equal(holds({ stage: [] }, assumed), false);
  });

  it('needs all its fields', () => {
    assert.equal(holds({ stage: 'startup', performance: 'cpu-bound' }, assumed), true);
    assert.equal(holds({ stage: 'startup', performance: 'realtime' }, assumed), false);
    assert.equal(holds({ performance: 'realtime', stage: 'startup' }, assumed), false);
  });

  it('never holds on an answer that nobody gave, not even for no', () => {
    assert.equal(holds({ measuredBottleneck: false }, assumed), false);
    assert.equal(holds({ edgeOrWasm: false }, assumed), true);
    assert.equal(holds({ edgeOrWasm: true }, assumed), false);
  });

  it('looks at each member of a set', () => {
    assert.equal(meets('cpu-bound', new Set(['low-latency', 'cpu-bound'])), true);
    assert.equal(meets(['realtime', 'cpu-bound'], new Set(['low-latency', 'cpu-bound'])), true);
    assert.equal(meets(['realtime'], new Set(['low-latency'])), false);
    assert.equal(meets('cpu-bound', new Set()), false);
  });
});

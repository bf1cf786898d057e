import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { shareSpread } from '../../../../src/core/advise/method/shareSpread.ts';
import { assertClose } from './reference.ts';

describe('shareSpread', () => {
  it('is the standard deviation of each share over the answers, by how often each was drawn', () => {
    // Mean ¾·0.8 + ¼·0.2 = 0.65; variance ¾·0.15² + ¼·0.45² = 0.0675; chance takes off 0.65·0.35 over the draws.
    const spread = shareSpread([
      { prior: 3e6, firstRank: [0.8, 0.2, 0] },
      { prior: 1e6, firstRank: [0.2, 0.8, 0] },
    ]);
    assertClose(spread, [Math.sqrt(0.0675), Math.sqrt(0.0675), 0], 1e-6);
  });

  it('takes off what chance makes of few draws', () => {
    const spread = shareSpread([
      { prior: 60, firstRank: [0.7] },
      { prior: 40, firstRank: [0.4] },
    ]);
    const mean = 0.6 * 0.7 + 0.4 * 0.4;
    assertClose(
      spread,
      [Math.sqrt(0.6 * (0.7 - mean) ** 2 + 0.4 * (0.4 - mean) ** 2 - (mean * (1 - mean)) / 100)],
      1e-12,
    );
  });

  it('is nothing where the answers differ by no more than chance, and where there is one or none', () => {
    const close = [
      { prior: 50, firstRank: [0.52, 0.48] },
      { prior: 50, firstRank: [0.48, 0.52] },
    ];
    assert.deepEqual(shareSpread(close), [0, 0]);
    assert.deepEqual(shareSpread([{ prior: 100, firstRank: [0.3, 0.7] }]), [0, 0]);
    assert.deepEqual(shareSpread([]), []);
  });
});

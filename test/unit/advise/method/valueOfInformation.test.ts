import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { informationValue } from '../../../../src/core/advise/method/valueOfInformation.ts';
import { assertClose } from './reference.ts';

describe('informationValue', () => {
  it('is what knowing adds to the best share, and how often it changes the first place', () => {
    const { gain, flipChance } = informationValue([
      { prior: 3, firstRank: [0.8, 0.2] },
      { prior: 1, firstRank: [0.2, 0.8] },
    ]);
    assertClose([gain, flipChance], [0.8 - (0.75 * 0.8 + 0.25 * 0.2), 0.25], 1e-12);
  });

  it('is nothing where no answer changes the leader', () => {
    const value = informationValue([
      { prior: 0.5, firstRank: [0.9, 0.1] },
      { prior: 0.5, firstRank: [0.6, 0.4] },
    ]);
    assertClose([value.gain, value.flipChance], [0, 0], 1e-12);
  });

  it('refuses priors that are none', () => {
    assert.throws(() => informationValue([]), RangeError);
    assert.throws(() => informationValue([{ prior: 0, firstRank: [1] }]), RangeError);
    assert.throws(
      () =>
        informationValue([
          { prior: 2, firstRank: [1] },
          { prior: -1, firstRank: [1] },
        ]),
      RangeError,
    );
  });
});

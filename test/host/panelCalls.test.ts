import assert from 'node:assert/strict';
import { checkCandidate, checkProfile, checkTexts, PanelCallError } from '../../src/host/panel/checkPanelCall.ts';

const FIELDS = new Set(['hosting', 'teamSkills', 'frontendJsTeam']);

describe('calls from the page are checked', () => {
  it('a sound profile passes', () => {
    const profile = {
      schemaVersion: 1,
      answers: { hosting: 'edge', teamSkills: ['go'], frontendJsTeam: true },
      weights: { hiring: 12 },
    };
    assert.deepEqual(checkProfile(profile, FIELDS), profile);
  });

  it('fields, values and weights that a page cannot set are left out', () => {
    const checked = checkProfile(
      {
        schemaVersion: 1,
        answers: { hosting: { toString: 1 }, nope: 'x', teamSkills: [1], __proto__x: 1 },
        weights: { 'Bad Key': 1, ok: -1, fine: 2 },
      },
      FIELDS,
    );
    assert.deepEqual(checked, { schemaVersion: 1, answers: {}, weights: { fine: 2 } });
  });

  it('anything else is refused', () => {
    for (const value of [null, 'x', [], {}, { schemaVersion: 2, answers: {} }, { schemaVersion: 1, answers: [] }]) {
      assert.throws(() => checkProfile(value, FIELDS), PanelCallError);
    }
    assert.throws(() => checkCandidate('cobol'), PanelCallError);
    assert.throws(() => checkTexts('x'), PanelCallError);
    assert.throws(() => checkTexts([{}]), PanelCallError);
  });
});

import assert from 'node:assert/strict';
import { advise, type Advice } from '../../../src/core/advise/advise.ts';
import { suggestedAnswers, type OpenAnswer } from '../../../src/core/advise/openAnswers.ts';
import type { AdviceKnowledge, Question } from '../../../src/core/model/adviceKnowledge.ts';
import type { Catalogue } from '../../../src/core/model/catalogue.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import type { Signal } from '../../../src/core/model/stackReport.ts';
import { criterion, smallAdvice, smallCatalogue, valuesOf, yesNo } from './smallKnowledge.ts';

const ml: Question = {
  ...yesNo('ml'),
  kind: 'one',
  choices: ['none', 'some', 'core'].map((value) => ({ value, label: value })),
  prior: { none: 0.5, some: 0.3, core: 0.2 },
};
const signal = (value: unknown, confidence: number): Signal => ({
  answers: 'ml',
  value,
  confidence,
  because: 'a package',
  finding: null,
});

/** Python leads by 100 where a model is the product, TypeScript by 100 anywhere else. */
const knowledge: AdviceKnowledge = smallAdvice({
  criteria: {
    only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
      adjustments: [{ when: { ml: 'core' }, add: { python: 200 }, because: 'libraries' }],
    }),
  },
  questions: [ml],
});

function adviceOf(
  signals: readonly Signal[],
  answers: Answers = {},
  catalogue: Catalogue = smallCatalogue(knowledge),
): Advice {
  return advise({ profile: { schemaVersion: 1, answers }, report: { services: [], signals: [...signals] }, catalogue });
}

function suggestionsOf(...args: Parameters<typeof adviceOf>): OpenAnswer[] {
  const { used, assumed, catalogue } = adviceOf(...args);
  return suggestedAnswers(used, assumed, catalogue.advice);
}
const firstShare = (advice: Advice): number => advice.robustness.smaa.rankAcceptability[0]?.[0] ?? NaN;

describe('answers that the workspace suggests', () => {
  it('are as sure as the signal, and for the rest what is plausible where nothing is known', () => {
    const [answer] = suggestionsOf([signal('some', 0.6)]);
    assert.deepEqual(answer?.names, ['some', 'none', 'core']);
    assert.deepEqual(
      answer.values.map((value) => [...value]),
      [['some'], ['none'], ['core']],
    );
    assert.deepEqual(
      answer.prior.map((share) => Number(share.toFixed(6))),
      [0.72, 0.2, 0.08],
    );
  });

  it('are none where the team gave the answer, where nothing is known, and where the signal is a proof', () => {
    assert.deepEqual(suggestionsOf([signal('some', 0.6)], { ml: 'none' }), []);
    assert.deepEqual(suggestionsOf([]), []);
    assert.deepEqual(suggestionsOf([signal('some', 1)]), []);
  });

  it('are the same object for the same suggestion, so that nothing is drawn anew', () => {
    assert.equal(suggestionsOf([signal('some', 0.6)])[0], suggestionsOf([signal('some', 0.6)])[0]);
    assert.notEqual(suggestionsOf([signal('some', 0.6)])[0], suggestionsOf([signal('some', 0.7)])[0]);
    assert.notEqual(suggestionsOf([signal('some', 0.6)])[0], suggestionsOf([signal('core', 0.6)])[0]);
  });

  it('make the first place less sure, the less the weaker the signal, and leave the score as it is', () => {
    const [weak, strong] = [adviceOf([signal('none', 0.5)]), adviceOf([signal('none', 0.9)])];
    const said = adviceOf([], { ml: 'none' });
    assert.equal(firstShare(said), 1);
    assert.ok(Math.abs(firstShare(strong) - (1 - 0.1 * 0.2)) < 0.01, String(firstShare(strong)));
    assert.ok(Math.abs(firstShare(weak) - (1 - 0.5 * 0.2)) < 0.01, String(firstShare(weak)));
    assert.deepEqual(weak.ranking.scores, said.ranking.scores);
    assert.ok((weak.robustness.doubt[0] ?? 0) > (strong.robustness.doubt[0] ?? 0));
  });

  it('leave nothing behind for an advice in which the same answer is open', () => {
    const alone = adviceOf([]);
    const shared = smallCatalogue(smallAdvice({ criteria: knowledge.criteria, questions: [ml] }));
    adviceOf([signal('core', 0.9)], {}, shared);
    const after = adviceOf([], {}, shared);
    assert.deepEqual(after.ranking, alone.ranking);
    assert.deepEqual(after.robustness.doubt, alone.robustness.doubt);
  });

  it('are never asked next, as they are there to be corrected', () => {
    assert.equal(adviceOf([]).nextQuestion, 'ml');
    assert.equal(adviceOf([signal('none', 0.5)]).nextQuestion, null);
  });
});

import assert from 'node:assert/strict';
import { resolveAnswers } from '../../../src/core/advise/answers.ts';
import { DecisionModel, modelFor } from '../../../src/core/advise/decisionModel.ts';
import { DRAWS } from '../../../src/core/advise/drawSequence.ts';
import { openAnswers } from '../../../src/core/advise/openAnswers.ts';
import { assumedFrom } from '../../../src/core/advise/ranking.ts';
import { assessRobustness, type Robustness } from '../../../src/core/advise/robustness.ts';
import type { AdviceKnowledge } from '../../../src/core/model/adviceKnowledge.ts';
import type { Evidence } from '../../../src/core/model/evidence.ts';
import type { Answers, Profile } from '../../../src/core/model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../../src/core/model/vocabulary.ts';
import { criterion, smallAdvice, smallCatalogue, valuesOf, yesNo } from './smallKnowledge.ts';

function assess(knowledge: AdviceKnowledge, answers: Answers = {}): Robustness {
  const profile: Profile = { schemaVersion: 1, answers };
  const used = resolveAnswers(profile, null, smallCatalogue(knowledge));
  const model = new DecisionModel(knowledge, new Map(), profile);
  return assessRobustness(model, knowledge, assumedFrom(used, []), openAnswers(assumedFrom(used, []), knowledge));
}
const firstShare = (robustness: Robustness, id: CandidateId): number =>
  robustness.smaa.rankAcceptability[CANDIDATE_IDS.indexOf(id)]?.[0] ?? NaN;
/** Within what the sequence's points differ from their limit. */
const near = (actual: number, expected: number, within = 0.01): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not near ${expected}`);

describe('how robust the first place is', () => {
  it('is certain where one candidate leads on the only criterion and its values have no spread', () => {
    const robustness = assess(smallAdvice());
    assert.equal(robustness.smaa.draws, DRAWS);
    assert.equal(firstShare(robustness, 'typescript'), 1);
    assert.equal(robustness.smaa.rankAcceptability[CANDIDATE_IDS.indexOf('csharp')]?.[5], 1);
    assert.equal(robustness.information.size, 0);
  });

  it('is even between two whose intervals are the same', () => {
    const knowledge = smallAdvice({
      criteria: { only: criterion(1, valuesOf(500, 500, 0, 0, 0, 0), { spread: 100 }) },
    });
    near(firstShare(assess(knowledge), 'typescript'), 0.5);
  });

  it('follows the spread: who is a quarter of its width behind still wins two times in seven', () => {
    // Two independent uniform values ±100 apart by 50: the trailing one wins in (1.5 / 2)² / 2 of the cases.
    const knowledge = smallAdvice({
      criteria: { only: criterion(1, valuesOf(525, 475, 0, 0, 0, 0), { spread: 100 }) },
    });
    near(firstShare(assess(knowledge), 'python'), 0.75 ** 2 / 2);
  });

  it('keeps values between 0 and 1, so that two at the end of the scale often tie and never pass it', () => {
    const ends = smallAdvice({ criteria: { only: criterion(1, valuesOf(1000, 1000, 0, 0, 0, 0), { spread: 100 }) } });
    const { pairwiseWinning } = assess(ends).smaa;
    near(pairwiseWinning[0]?.[1] ?? NaN, 3 / 8);
  });

  it('varies each weight by up to a factor of two both ways', () => {
    const rivals = (heavier: number): AdviceKnowledge =>
      smallAdvice({
        criteria: {
          a: criterion(heavier, valuesOf(1000, 0, 0, 0, 0, 0)),
          b: criterion(100, valuesOf(0, 1000, 0, 0, 0, 0)),
        },
      });
    near(firstShare(assess(rivals(100)), 'typescript'), 0.5);
    assert.equal(firstShare(assess(rivals(401)), 'typescript'), 1);
    // Only where the one grows, the other shrinks (a quarter), and their factors, uniform in 1…2, multiply to over 2.
    near(firstShare(assess(rivals(200)), 'python'), (2 - 2 * Math.LN2) / 4);
  });

  it('gives the numbers of its fixed sequence on every machine', () => {
    const knowledge = smallAdvice({
      questions: [yesNo('edgeOrWasm', 0.3), yesNo('frontendJsTeam', 0.6), yesNo('regulated', 0.1)],
      constraints: {
        edge: { when: { edgeOrWasm: true }, excludes: ['java'], because: 'cannot run' },
        rules: { when: { regulated: true, frontendJsTeam: false }, excludes: ['go'], because: 'must not' },
      },
      criteria: {
        a: criterion(300, valuesOf(520, 500, 480, 990, 10, 300), {
          spread: 60,
          adjustments: [
            { when: { edgeOrWasm: true, frontendJsTeam: true }, add: { python: 150 }, because: 'both' },
            { when: { regulated: true }, add: { csharp: 400 }, because: 'rules' },
          ],
        }),
        b: criterion(200, valuesOf(600, 620, 640, 100, 700, 560), { spread: 120 }),
        c: criterion(100, valuesOf(500, 505, 510, 400, 300, 900), { spread: 200 }),
      },
    });
    const { smaa } = assess(knowledge);
    const counts = smaa.rankAcceptability.map((row) => row.map((share) => share * DRAWS));
    assert.deepEqual(counts, [
      [448, 1435, 1286, 784, 143, 0],
      [1052, 1059, 1051, 767, 167, 0],
      [501, 999, 1258, 990, 232, 116],
      [1506, 270, 163, 236, 529, 1392],
      [0, 1, 1, 72, 1483, 2539],
      [589, 332, 337, 1247, 1590, 1],
    ]);
    assert.deepEqual(
      smaa.centralWeights.map((weights) => weights?.map((weight) => Math.round(weight * 1e6)) ?? null),
      [
        [436256, 390808, 172936],
        [468025, 364426, 167549],
        [393970, 432395, 173635],
        [582707, 260440, 156853],
        null,
        [417419, 355958, 226622],
      ],
    );
  });

  it('gives the same numbers each time', () => {
    const knowledge = smallAdvice({
      questions: [yesNo('edgeOrWasm', 0.3)],
      criteria: { only: criterion(1, valuesOf(520, 500, 480, 0, 0, 0), { spread: 60 }) },
    });
    assert.deepEqual(assess(knowledge), assess(knowledge));
  });
});

describe('open answers', () => {
  const edge = smallAdvice({
    questions: [yesNo('edgeOrWasm', 0.3), yesNo('frontendJsTeam', 0.5)],
    criteria: {
      only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
        adjustments: [{ when: { edgeOrWasm: true }, add: { python: 400 }, because: 'edge' }],
      }),
    },
  });

  it('leave a doubt about who comes first, one added to the other, and none once they are known', () => {
    const open = {
      ...edge,
      questions: [yesNo('edgeOrWasm', 0.3), yesNo('frontendJsTeam', 0.5), yesNo('regulated', 0.5)],
    };
    const doubts = (knowledge: AdviceKnowledge, answers: Answers = {}): readonly number[] =>
      assess(knowledge, answers).doubt;
    // Python comes first with three of ten answers and else never: the deviation of such a share is √(0.3 · 0.7).
    near(doubts(open)[0] ?? NaN, Math.sqrt(0.21));
    near(doubts(open)[1] ?? NaN, Math.sqrt(0.21));
    assert.equal(doubts(open)[2], 0);
    assert.equal(doubts(open, { edgeOrWasm: true })[0], 0);
    const either = smallAdvice({
      ...open,
      criteria: {
        only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
          adjustments: [
            { when: { edgeOrWasm: true }, add: { python: 400 }, because: 'edge' },
            { when: { regulated: true }, add: { python: 400 }, because: 'rules' },
          ],
        }),
      },
    });
    // Knowing the one, the share of TypeScript is 0 or that of the other being no.
    near(doubts(either)[0] ?? NaN, 0.5 * Math.sqrt(0.21) + 0.7 * 0.5, 0.02);
  });

  it('are drawn by their plausibility', () => {
    near(firstShare(assess(edge), 'python'), 0.3);
    assert.equal(firstShare(assess(edge, { edgeOrWasm: true }), 'python'), 1);
    assert.equal(firstShare(assess(edge, { edgeOrWasm: false }), 'python'), 0);
  });

  it('are worth what knowing them adds to the share of the leader', () => {
    const { information } = assess(edge);
    assert.deepEqual([...information.keys()], ['edgeOrWasm', 'frontendJsTeam']);
    near(information.get('edgeOrWasm')?.gain ?? NaN, 0.3);
    near(information.get('edgeOrWasm')?.flipChance ?? NaN, 0.3);
    near(information.get('frontendJsTeam')?.gain ?? NaN, 0, 0.005);
    assert.equal(information.get('frontendJsTeam')?.flipChance, 0);
    assert.deepEqual([...assess(edge, { edgeOrWasm: true }).information.keys()], ['frontendJsTeam']);
  });

  it('of which one has no plausibility is never drawn', () => {
    const never = smallAdvice({ ...edge, questions: [yesNo('edgeOrWasm', 0)] });
    assert.equal(firstShare(assess(never), 'python'), 0);
    assert.equal(assess(never).information.get('edgeOrWasm')?.gain, 0);
  });

  it('interact: what two answers do together is drawn together', () => {
    const both = smallAdvice({
      questions: [yesNo('edgeOrWasm', 0.5), yesNo('frontendJsTeam', 0.4)],
      criteria: {
        only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
          adjustments: [
            { when: { edgeOrWasm: true, frontendJsTeam: false }, add: { python: 400 }, because: 'edge, no front end' },
          ],
        }),
      },
    });
    near(firstShare(assess(both), 'python'), 0.5 * 0.6);
  });

  it('are drawn beside what is known now, whatever the same model was asked before', () => {
    const both = smallAdvice({
      questions: [yesNo('edgeOrWasm'), yesNo('frontendJsTeam', 0.4)],
      criteria: {
        only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
          adjustments: [{ when: { edgeOrWasm: true, frontendJsTeam: true }, add: { python: 400 }, because: 'both' }],
        }),
      },
    });
    const model = new DecisionModel(both, new Map(), null);
    const python = (edgeOrWasm: boolean): number => {
      const assumed = new Map([['edgeOrWasm', new Set([edgeOrWasm])]]);
      return firstShare(assessRobustness(model, both, assumed, openAnswers(assumed, both)), 'python');
    };
    assert.equal(python(false), 0);
    near(python(true), 0.4);
    assert.equal(python(false), 0);
  });

  it('are those that are open now, whatever was open before', () => {
    const both = smallAdvice({
      questions: [yesNo('edgeOrWasm', 0.3), yesNo('frontendJsTeam', 0.6)],
      criteria: {
        only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
          adjustments: [{ when: { edgeOrWasm: true, frontendJsTeam: true }, add: { python: 400 }, because: 'both' }],
        }),
      },
      constraints: {
        edge: { when: { edgeOrWasm: true, frontendJsTeam: false }, excludes: ['typescript'], because: 'cannot run' },
      },
    });
    const model = new DecisionModel(both, new Map(), null);
    const python = (known: string, value: boolean): number => {
      const assumed = new Map([[known, new Set([value])]]);
      return firstShare(assessRobustness(model, both, assumed, openAnswers(assumed, both)), 'python');
    };
    // Python comes first at the edge: it leads with a front-end team, and TypeScript is ruled out without.
    for (let round = 0; round < 2; round++) {
      near(python('edgeOrWasm', true), 1);
      near(python('frontendJsTeam', true), 0.3);
      near(python('frontendJsTeam', false), 0.3);
      assert.equal(python('edgeOrWasm', false), 0);
    }
  });

  it('rule a candidate out in the draws in which a constraint holds, and surely where the answer is known', () => {
    const constrained = smallAdvice({
      questions: [yesNo('frontendJsTeam'), yesNo('edgeOrWasm', 0.3)],
      constraints: {
        unrelated: { when: { cloud: 'aws' }, excludes: ['python'], because: 'never here' },
        edge: { when: { edgeOrWasm: true }, excludes: ['typescript'], because: 'cannot run' },
      },
    });
    near(firstShare(assess(constrained), 'typescript'), 0.7);
    near(firstShare(assess(constrained), 'python'), 0.3);
    assert.equal(firstShare(assess(constrained, { edgeOrWasm: true }), 'typescript'), 0);
    assert.equal(firstShare(assess(constrained, { edgeOrWasm: false }), 'typescript'), 1);
  });

  it('doubts more where a question says that its prior is not to be relied on', () => {
    const doubtful = (doubt: number): Robustness =>
      assess(
        smallAdvice({
          criteria: {
            only: criterion(1, valuesOf(600, 500, 0, 0, 0, 0), {
              adjustments: [{ when: { edgeOrWasm: true }, add: { python: 200 }, because: 'turns' }],
            }),
          },
          questions: [{ ...yesNo('edgeOrWasm', 0.2), doubt }],
        }),
      );
    // The share is 1 in four of five cases and 0 in the fifth: √(0.8 · 0.2).
    near(doubtful(1).doubt[0] ?? NaN, 0.4);
    near(doubtful(3).doubt[0] ?? NaN, 1.2, 0.03);
    near(firstShare(doubtful(3), 'typescript'), 0.8);
  });
});

describe('one what-if after another', () => {
  const NO_EVIDENCE = new Map<string, Evidence>();
  const knowledge = smallAdvice({
    questions: [yesNo('edgeOrWasm', 0.3), yesNo('frontendJsTeam', 0.5)],
    criteria: {
      a: criterion(3, valuesOf(600, 500, 550, 0, 0, 0), {
        spread: 80,
        adjustments: [{ when: { edgeOrWasm: true }, add: { python: 400 }, because: 'edge' }],
      }),
      b: criterion(2, valuesOf(300, 500, 450, 0, 0, 0), {
        spread: 80,
        shifts: [{ when: { frontendJsTeam: true }, by: 2, because: 'front end' }],
      }),
    },
    constraints: { edge: { when: { edgeOrWasm: true }, excludes: ['typescript'], because: 'cannot run' } },
  });
  const edgeFalse: Profile = { schemaVersion: 1, answers: { edgeOrWasm: false } };
  const steps: readonly Profile[] = [
    { schemaVersion: 1, answers: {} },
    { schemaVersion: 1, answers: {}, weights: { a: 10 } },
    { schemaVersion: 1, answers: {}, weights: { a: 11, b: 4 } },
    edgeFalse,
    { ...edgeFalse, weights: { b: 30 } },
    { schemaVersion: 1, answers: { edgeOrWasm: true } },
    { schemaVersion: 1, answers: {} },
  ];

  it('finds what it would find by itself', () => {
    const assessed = (known: AdviceKnowledge, profile: Profile): Robustness => {
      const assumed = assumedFrom(resolveAnswers(profile, null, smallCatalogue(known)), []);
      return assessRobustness(modelFor(known, NO_EVIDENCE, profile), known, assumed, openAnswers(assumed, known));
    };
    const inARow = steps.map((step) => assessed(knowledge, step));
    // Knowledge that was never asked before remembers nothing.
    const alone = steps.map((step) => assessed(structuredClone(knowledge), step));
    assert.deepEqual(inARow, alone);
    assert.notDeepEqual(inARow[1], inARow[2]);
  });
});

import assert from 'node:assert/strict';
import { DecisionModel } from '../../../src/core/advise/decisionModel.ts';
import type { AnswerFlip } from '../../../src/core/advise/flip.ts';
import { rank } from '../../../src/core/advise/ranking.ts';
import { weightFlip } from '../../../src/core/advise/weightFlip.ts';
import type { AdviceKnowledge } from '../../../src/core/model/adviceKnowledge.ts';
import type { CandidateId } from '../../../src/core/model/vocabulary.ts';
import { criterion, smallAdvice, valuesOf } from './smallKnowledge.ts';

const answerFlip = (field: string, value: string | boolean, winner: CandidateId): AnswerFlip => ({
  kind: 'answers',
  changes: [{ field, value }],
  winner,
});

/** The flip of weights, figures in whole percent. */
function flipOf(knowledge: AdviceKnowledge, told: readonly AnswerFlip[] = []): unknown {
  const model = new DecisionModel(knowledge, new Map(), null);
  const ranking = rank(model, knowledge, new Map(), []);
  const percent = (share: number): number => Math.round(share * 100);
  return weightFlip(model, ranking, ranking.order[0], told).map((flip) => {
    if (flip.kind === 'weight') return `${flip.criterion} ${percent(flip.from)} to ${percent(flip.to)}: ${flip.winner}`;
    if (flip.kind === 'shift')
      return `${percent(flip.share)} from ${flip.less.join()} to ${flip.more.join()}: ${flip.winner}`;
    return flip;
  });
}

/** TypeScript leads on `a`, Python on `b`: level at half and half. */
const duel = (of: Partial<AdviceKnowledge['criteria'][string]> = {}): AdviceKnowledge =>
  smallAdvice({
    criteria: {
      a: criterion(300, valuesOf(800, 300, 0, 0, 0, 0)),
      b: criterion(100, valuesOf(100, 600, 0, 0, 0, 0), of),
    },
  });

describe('the change of weights that would put another first', () => {
  it('is the smallest of one criterion, against whichever rival is nearest', () => {
    assert.deepEqual(flipOf(duel()), ['a 75 to 50: python']);
    const nearer = smallAdvice({
      criteria: {
        a: criterion(300, valuesOf(800, 300, 500, 0, 0, 0)),
        b: criterion(100, valuesOf(100, 600, 900, 0, 0, 0)),
      },
    });
    // Go is 0.3 behind on a and 0.8 ahead on b: level at 8 : 3.
    assert.deepEqual(flipOf(nearer), ['a 75 to 73: go']);
    const third = smallAdvice({
      criteria: {
        a: criterion(300, valuesOf(800, 600, 300, 0, 0, 0)),
        b: criterion(100, valuesOf(100, 200, 900, 0, 0, 0)),
      },
    });
    // Python comes second, but is level at a third only; Go at 8 : 5.
    assert.deepEqual(flipOf(third), ['a 75 to 62: go']);
  });

  it('is none of a rival that is ruled out, and none where no weights could do it', () => {
    const ruledOut = {
      ...duel(),
      constraints: { never: { when: {}, excludes: ['python' as const], because: 'not at all' } },
    };
    assert.deepEqual(flipOf(ruledOut), []);
    assert.deepEqual(flipOf(smallAdvice()), []);
  });

  it('is weight that moves between two criteria only where that takes a quarter less', () => {
    const three = (rest: number): AdviceKnowledge =>
      smallAdvice({
        criteria: {
          leads: criterion(120, valuesOf(1000, 0, 0, 0, 0, 0)),
          trails: criterion(100, valuesOf(0, 1000, 0, 0, 0, 0)),
          rest: criterion(rest, valuesOf(500, 500, 0, 0, 0, 0)),
        },
      });
    assert.deepEqual(flipOf(three(780)), ['1 from leads to trails: python']);
    // Of two alone, the one grows as the other shrinks: a shift is no shorter way.
    assert.deepEqual(flipOf(three(0)), ['leads 55 to 50: python']);
  });

  it('names what moves most first', () => {
    const many = smallAdvice({
      criteria: {
        second: criterion(10, valuesOf(1000, 0, 0, 0, 0, 0)),
        first: criterion(300, valuesOf(900, 0, 0, 0, 0, 0)),
        against: criterion(40, valuesOf(0, 1000, 0, 0, 0, 0)),
        rest: criterion(650, valuesOf(500, 500, 0, 0, 0, 0)),
      },
    });
    // All of the second and then some of the first: each point of it tells more.
    assert.deepEqual(flipOf(many), ['13 from first,second to against: python']);
  });

  it('is another one where an answer that is told adds the weight already', () => {
    const shifts = [{ when: { edgeOrWasm: true, stage: ['startup', 'growth'] }, by: 900, because: 'edge' }];
    const knowledge = smallAdvice({
      criteria: {
        ...duel({ shifts }).criteria,
        rest: criterion(400, valuesOf(500, 500, 0, 0, 0, 0)),
      },
    });
    const untold = flipOf(knowledge);
    assert.deepEqual(untold, ['13 from a to b: python']);
    // Whoever already reads that an answer makes b count more reads no more of b.
    for (const [field, value] of [
      ['edgeOrWasm', true],
      ['stage', 'growth'],
    ] as const)
      assert.deepEqual(flipOf(knowledge, [answerFlip(field, value, 'python')]), ['a 38 to 17: python'], field);
    const two = answerFlip('edgeOrWasm', true, 'python');
    const pair: AnswerFlip = { ...two, changes: [{ field: 'cloud', value: 'aws' }, ...two.changes] };
    assert.deepEqual(flipOf(knowledge, [pair]), ['a 38 to 17: python']);
    for (const other of [
      answerFlip('edgeOrWasm', true, 'go'),
      answerFlip('edgeOrWasm', false, 'python'),
      answerFlip('stage', 'enterprise', 'python'),
      answerFlip('cloud', 'aws', 'python'),
    ])
      assert.deepEqual(flipOf(knowledge, [other]), untold);
    // An answer that adds weight to what would have to lose some says nothing of the kind.
    const a = criterion(300, valuesOf(800, 300, 0, 0, 0, 0), { shifts });
    const against = smallAdvice({
      criteria: { ...duel().criteria, a, rest: criterion(400, valuesOf(500, 500, 0, 0, 0, 0)) },
    });
    assert.deepEqual(flipOf(against, [answerFlip('edgeOrWasm', true, 'python')]), untold);
  });

  it('is another one where an answer that is told takes the weight off already', () => {
    const shifts = [{ when: { edgeOrWasm: true }, by: -200, because: 'edge' }];
    const a = criterion(300, valuesOf(800, 300, 0, 0, 0, 0), { shifts });
    const b = criterion(100, valuesOf(100, 600, 0, 0, 0, 0));
    const knowledge = smallAdvice({ criteria: { a, b } });
    assert.deepEqual(flipOf(knowledge), ['a 75 to 50: python']);
    assert.deepEqual(flipOf(knowledge, [answerFlip('edgeOrWasm', true, 'python')]), ['b 25 to 50: python']);
    const adding = smallAdvice({
      criteria: { a: { ...a, shifts: [{ when: { edgeOrWasm: true }, by: 200, because: 'edge' }] }, b },
    });
    assert.deepEqual(flipOf(adding, [answerFlip('edgeOrWasm', true, 'python')]), ['a 75 to 50: python']);
  });
});

import { advise } from '../../src/core/advise/advise.ts';
import { resolveAnswers } from '../../src/core/advise/answers.ts';
import { DecisionModel } from '../../src/core/advise/decisionModel.ts';
import { openAnswers } from '../../src/core/advise/openAnswers.ts';
import { findFlips } from '../../src/core/advise/flips.ts';
import { assumedFrom, rank } from '../../src/core/advise/ranking.ts';
import { assessRobustness } from '../../src/core/advise/robustness.ts';
import { toRecommendation } from '../../src/core/advise/toRecommendation.ts';
import type { Profile } from '../../src/core/model/profile.ts';
import { CATALOGUE, SAY } from './engineUnderTest.ts';
import { percentile, sample } from './stats.ts';
import type { Row } from './table.ts';

/** Some answers given and the rest open: the usual case, and the dear one. */
const PROFILE: Profile = {
  schemaVersion: 1,
  answers: { productType: 'saas', teamSkills: ['typescript'], teamSize: 'small', stage: 'startup' },
};
const RUNS = 200;
const nothing = (): null => null;

/** The decision core: with robustness against the plain weighted sum, a what-if step, flips and the next question. */
export async function adviseRows(): Promise<Row[]> {
  const knowledge = CATALOGUE.advice;
  const used = resolveAnswers(PROFILE, null, CATALOGUE);
  const assumed = assumedFrom(used, []);
  const open = openAnswers(assumed, knowledge);
  const model = new DecisionModel(knowledge, CATALOGUE.evidence, PROFILE);
  const ranking = rank(model, knowledge, assumed, open);
  const robust = (): unknown =>
    assessRobustness(new DecisionModel(knowledge, CATALOGUE.evidence, PROFILE), knowledge, assumed, open);
  const plain = (): unknown =>
    rank(new DecisionModel(knowledge, CATALOGUE.evidence, PROFILE), knowledge, assumed, open);
  const flips = (): unknown => findFlips(model, knowledge, used, assumed, open, ranking);
  const whatIf = (run: number): unknown =>
    toRecommendation(
      advise({
        profile: { ...PROFILE, answers: { ...PROFILE.answers, teamSize: run % 2 === 0 ? 'small' : 'large' } },
        report: null,
        catalogue: CATALOGUE,
      }),
      SAY,
    );
  for (const work of [robust, plain, flips, () => whatIf(0)]) await sample(30, nothing, work);
  const p95 = async (work: (run: number) => unknown): Promise<number> =>
    percentile(await sample(RUNS, (run) => run, work), 0.95);

  const robustMs = await p95(robust);
  const plainMs = await p95(plain);
  return [
    { what: 'robustness (4,096 points), p95', value: robustMs, unit: 'ms', budget: { atMost: 10 } },
    {
      what: 'plain weighted sum, p95',
      value: plainMs,
      unit: 'ms',
      note: `robustness is ${Math.round(robustMs / plainMs)} × it`,
    },
    {
      what: 'flips and next question, p95',
      value: await p95(() => [robust(), flips()]),
      unit: 'ms',
      budget: { atMost: 50 },
      note: 'the next question comes with the robustness',
    },
    { what: 'what-if step, whole and worded, p95', value: await p95(whatIf), unit: 'ms', budget: { atMost: 16 } },
  ];
}

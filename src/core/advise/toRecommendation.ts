import {
  PARTS,
  type Caution,
  type Constraint,
  type Criterion,
  type OutsideLanguage,
} from '../model/adviceKnowledge.ts';
import { joinReasons } from '../model/reasons.ts';
import { formatChange } from '../model/flipChange.ts';
import type { Message, Say } from '../model/message.ts';
import type { Contribution, Option, Recommendation } from '../model/recommendation.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import type { Advice } from './advise.ts';
import { holds } from './conditions.ts';
import { HIRING, reasonsFor } from './decisionModel.ts';
import type { Flip } from './flip.ts';
import { localPools, type LocalPool } from './hiringPool.ts';
import { SCORE_SCALE, VALUE_SCALE, WEIGHT_SCALE } from './method/additive.ts';
import { scoreOf, valueOf, weightOf } from './ranking.ts';
import { stayScore } from './stayScore.ts';
import { runningLabel } from './present.ts';

/** Words an advice in the shape of the published contract. */
export function toRecommendation(advice: Advice, say: Say): Recommendation {
  const { catalogue, ranking, used } = advice;
  const text = (code: string, args: Message['args'] = {}): string => say({ code, args });
  const label = (id: CandidateId): string => catalogue.advice.candidates[id].label;
  const question = catalogue.advice.questions.find((candidate) => candidate.field === advice.nextQuestion);
  return {
    schemaVersion: 1,
    verdict: advice.verdict,
    headline: headline(advice, say),
    current: advice.current,
    stay: toStaying(advice),
    options: ranking.order.map((candidate, place) => toOption(advice, candidate, place + 1, say)),
    confidence: advice.confidence,
    closeCall: advice.closeCall,
    nextQuestion: question === undefined ? null : { field: question.field, because: text(question.because) },
    flips: advice.flips.map((flip) => ({ change: describeFlip(advice, flip, say), winner: flip.winner })),
    cautions: advice.cautions.map((id) => ({ id, message: text((catalogue.advice.cautions[id] as Caution).message) })),
    extension:
      advice.part === null
        ? null
        : {
            language: advice.first,
            for: text(`advice.${advice.part}`),
            because: text('advice.extension', {
              language: label(advice.first),
              part: text(`advice.${advice.part}`),
              current: currentLabel(advice),
            }),
          },
    answersUsed: [...used.values()].map(({ field, value, source, finding }) => ({ field, value, source, finding })),
    knowledge: {
      version: catalogue.version,
      newestEvidence: catalogue.version.split('+')[0] as string,
      ...(catalogue.overlays !== undefined && { overlays: catalogue.overlays }),
    },
  };
}

function headline(advice: Advice, say: Say): string {
  const { parts, flavour } = advice.stacks[CANDIDATE_IDS.indexOf(advice.first)] as Advice['stacks'][number];
  const name = (id: string): string => advice.catalogue.technologies.get(id)?.label ?? id;
  const label = advice.catalogue.advice.candidates[advice.first].label;
  // What is kept is what runs; a flavour is news only where something begins.
  const flavoured = flavour !== null && (advice.verdict !== 'keep' || advice.assumed.get('currentStack')?.has(flavour));
  const language = flavoured === true ? name(flavour) : label;
  const code =
    advice.verdict === 'keep' && advice.current === null ? 'advice.headline.stay' : `advice.headline.${advice.verdict}`;
  const runnerUp = CANDIDATE_IDS[advice.ranking.order[1]] as CandidateId;
  return say({
    code: advice.closeCall ? `${code}.${runnerUp === advice.current ? 'close-to-staying' : 'close'}` : code,
    args: {
      language,
      choice:
        parts.framework.optional === true
          ? language
          : say({
              code: advice.verdict === 'start' ? 'advice.choice.and' : 'advice.choice.with',
              args: { language, framework: name(parts.framework.id) },
            }),
      current: currentLabel(advice),
      part: advice.part === null ? '' : say({ code: `advice.${advice.part}` }),
      rival: advice.catalogue.advice.candidates[runnerUp].label,
    },
  });
}

function currentLabel(advice: Advice): string {
  if (advice.current !== null)
    return runningLabel(advice.current, advice.used.get('currentStack')?.value, advice.catalogue);
  return advice.outside === null ? '' : (advice.catalogue.advice.outside[advice.outside] as OutsideLanguage).label;
}

function toOption(advice: Advice, candidate: number, place: number, say: Say): Option {
  const { catalogue, ranking, robustness, assumed } = advice;
  const id = CANDIDATE_IDS[candidate] as CandidateId;
  const knowledge = catalogue.advice.candidates[id];
  const stack = advice.stacks[candidate] as Advice['stacks'][number];
  const constraint = ranking.excluded[candidate] ?? null;
  const text = (code: string): string => say({ code });
  const said = (entries: typeof knowledge.risks): string[] =>
    entries
      .filter(
        ({ when, unless = [] }) =>
          (when === undefined || holds(when, assumed)) && !unless.some((condition) => holds(condition, assumed)),
      )
      .map((entry) => text(entry.text));
  const parts = Object.fromEntries(
    PARTS.map((part) => {
      const pick = stack.parts[part];
      return [
        part,
        {
          id: pick.id,
          because: text(pick.because),
          ...(pick.optional === true ? { optional: true } : {}),
        },
      ];
    }),
  ) as unknown as Option['stack'];
  return {
    id,
    flavour: stack.flavour,
    rank: place,
    score: scoreOf(ranking, candidate),
    excluded:
      constraint === null
        ? null
        : { constraint, because: text((catalogue.advice.constraints[constraint] as Constraint).because) },
    contributions: advice.model.criteria.map((_, criterion) => toContribution(advice, candidate, criterion, say)),
    rankAcceptability: robustness.smaa.rankAcceptability[candidate] as readonly number[],
    stack: parts,
    strengths: said(knowledge.strengths),
    risks: said(knowledge.risks),
  };
}

function toStaying({ outside, stay, model, ranking }: Advice): Recommendation['stay'] {
  if (outside === null || stay === null) return null;
  return {
    language: outside,
    score: stayScore(ranking, stay),
    contributions: model.criteria.map(({ id }, i) => {
      const [weight, value] = [weightOf(ranking, i), stay[i] as number];
      return {
        criterion: id,
        weight: weight / WEIGHT_SCALE,
        value: value / VALUE_SCALE,
        contribution: (weight * value) / SCORE_SCALE,
      };
    }),
  };
}

function toContribution(advice: Advice, candidate: number, index: number, say: Say): Contribution {
  const { id: criterionId, criterion } = advice.model.criteria[index] as Advice['model']['criteria'][number];
  const id = CANDIDATE_IDS[candidate] as CandidateId;
  const weight = weightOf(advice.ranking, index);
  const value = valueOf(advice.ranking, candidate, index);
  const { because, evidence } = reasonsFor(criterion, id, advice.assumed);
  const pool =
    criterionId === HIRING
      ? localPools(advice.catalogue.advice.hiring, advice.assumed, advice.catalogue.evidence)?.[candidate]
      : null;
  const local = pool === null || pool === undefined ? null : localPool(advice, pool, say);
  return {
    criterion: criterionId,
    weight: weight / WEIGHT_SCALE,
    value: value / VALUE_SCALE,
    contribution: (weight * value) / SCORE_SCALE,
    because: local ?? joinReasons(because.map((reason) => say({ code: reason }))),
    evidence: pool === null || pool === undefined ? evidence : [pool.evidence],
  };
}

/** How large a pool is in the country that the team hires in. */
function localPool(advice: Advice, { country, share }: LocalPool, say: Say): string {
  const choices = advice.catalogue.advice.questions.find(({ field }) => field === 'hiringCountry')?.choices ?? [];
  const name = choices.find(({ value }) => value === country)?.label ?? country;
  return say({
    code: share === 1 ? 'advice.hiring.largest' : 'advice.hiring.share',
    args: { country: say({ code: name }), share: Math.max(1, Math.round(share * 100)) },
  });
}

/** Answers in the form of {@link formatChange}, or weights that have to move in words. */
export function describeFlip(advice: Advice, flip: Flip, say: Say): string {
  const label = (id: string): string => say({ code: (advice.catalogue.advice.criteria[id] as Criterion).label });
  const percent = (share: number): number => Math.round(share * 100);
  switch (flip.kind) {
    case 'answers':
      return formatChange(flip.changes);
    case 'weight':
      return say({
        code: flip.to > flip.from ? 'advice.flip.more' : 'advice.flip.less',
        args: { criterion: label(flip.criterion), from: percent(flip.from), to: percent(flip.to) },
      });
    case 'shift':
      return say({
        code: 'advice.flip.shift',
        args: {
          share: Math.max(1, percent(flip.share)),
          less: flip.less.map(label).join(' + '),
          more: flip.more.map(label).join(' + '),
        },
      });
  }
}

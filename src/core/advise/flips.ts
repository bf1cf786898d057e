import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import type { AnswerField } from '../model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import type { UsedAnswer } from './answers.ts';
import type { AnswerValues, Assumed } from './conditions.ts';
import type { CriterionState, DecisionModel } from './decisionModel.ts';
import type { AnswerFlip, Flip } from './flip.ts';
import { decidesPriors, openAnswers, type OpenAnswer } from './openAnswers.ts';
import { rankStates, scoreOf, type Ranking } from './ranking.ts';
import { weightFlip } from './weightFlip.ts';

const MOST_FLIPS = 6;
/** Pairs are only tried where no single answer flips, and at most so many. */
const MOST_PAIRS = 400;
/** An open answer that turns out so less often, by the priors, is no news to reckon with. */
const LEAST_PLAUSIBLE = 0.02;
/** Fields that no question of the team's wishes may change: they state what is, or where the team lives. */
const FACTS: ReadonlySet<string> = new Set(['currentStack', 'hiringCountry']);

/**
 * What would change the first place: each answer changed once, then pairs only where none flips; and the smallest change
 * of weights, if no answer that is told makes it.
 */
export function findFlips(
  model: DecisionModel,
  knowledge: AdviceKnowledge,
  used: ReadonlyMap<AnswerField, UsedAnswer>,
  assumed: Assumed,
  open: readonly OpenAnswer[],
  ranking: Ranking,
): Flip[] {
  const [first] = ranking.order;
  const changes = singleChanges(knowledge, used, open);
  const statesAfter = rememberedStates(model, knowledge, open, ranking.states);
  const winnerAfter = (tried: readonly Change[]): { winner: number; margin: number } => {
    const scratch = new Map(assumed);
    for (const change of tried) scratch.set(change.field, change.values);
    const after = rankStates(statesAfter(tried, scratch), knowledge, scratch);
    const [winner] = after.order;
    return { winner, margin: scoreOf(after, winner) - scoreOf(after, first) };
  };
  let found = changes.flatMap((change) => flipOf([change], winnerAfter, first));
  if (found.length === 0) {
    const pairs = changes.flatMap((a, i) => changes.slice(i + 1).flatMap((b) => (a.field === b.field ? [] : [[a, b]])));
    found = pairs.slice(0, MOST_PAIRS).flatMap((pair) => flipOf(pair, winnerAfter, first));
  }
  // Of what is open the likeliest comes first, of what is known the narrowest new lead; one flip a field says enough.
  found.sort((a, b) => b.plausibility - a.plausibility || a.margin - b.margin);
  const seen = new Set<string>();
  const answers = found.filter(({ keys }) => !keys.some((key) => seen.has(key)) && keys.every((key) => seen.add(key)));
  const shown = answers.slice(0, MOST_FLIPS - 1).map(({ flip }) => flip);
  return [...shown, ...weightFlip(model, ranking, first, shown)];
}

/**
 * Gives the states of the criteria after changes: each is worked out once for those changes that its criterion sees,
 * since hundreds of pairs are made of a few dozen changes.
 * @param before The states without any change.
 */
function rememberedStates(
  model: DecisionModel,
  knowledge: AdviceKnowledge,
  open: readonly OpenAnswer[],
  before: readonly CriterionState[],
): (tried: readonly Change[], scratch: Assumed) => readonly CriterionState[] {
  const deciding = new Set(
    knowledge.questions.map(({ field }) => field).filter((field) => decidesPriors(field, knowledge)),
  );
  const columns = before.map((state, index) => {
    const fields = model.fieldsOfCriterion(index);
    // What decides how plausible open answers are is seen by whoever looks at one.
    const looksAtOpen = open.some(({ field }) => fields.includes(field));
    const seen = new Set<string>(looksAtOpen ? [...fields, ...deciding] : fields);
    return { state, index, seen, known: new Map<string, CriterionState>() };
  });
  return (tried, scratch) => {
    let rest: readonly OpenAnswer[] | null = null;
    return columns.map(({ state, index, seen, known }) => {
      const mine = tried.filter(({ field }) => seen.has(field));
      if (mine.length === 0) return state;
      const key = mine.map(({ field, value }) => `${field}=${value}`).join();
      let after = known.get(key);
      if (after === undefined) {
        after = model.expectedState(index, scratch, (rest ??= openAnswers(scratch, knowledge)));
        known.set(key, after);
      }
      return after;
    });
  };
}

interface Change {
  readonly field: string;
  readonly value: string | boolean;
  readonly values: AnswerValues;
  /** How likely an open answer turns out so, 0 to 1; 0 of one that is known. */
  readonly plausibility: number;
}

function singleChanges(
  knowledge: AdviceKnowledge,
  used: ReadonlyMap<AnswerField, UsedAnswer>,
  open: readonly OpenAnswer[],
): Change[] {
  return knowledge.questions.flatMap((question) => {
    if (FACTS.has(question.field)) return [];
    if (question.field === 'measuredBottleneck' && !hasSpecialLoad(used)) return [];
    const present = used.get(question.field)?.values;
    const answer = open.find(({ field }) => field === question.field);
    return question.choices.flatMap(({ value }) => {
      const plausibility = answer === undefined ? 0 : (answer.prior[answer.names.indexOf(String(value))] ?? 0);
      if (answer !== undefined && plausibility < LEAST_PLAUSIBLE) return [];
      // Nor is it advice that all would be otherwise at a place, or with a product, that hardly anybody has.
      if (answer === undefined && question.kind === 'one' && (question.prior[String(value)] ?? 0) <= LEAST_PLAUSIBLE)
        return [];
      if (present?.has(value) === true) return [];
      // A set grows by one member, except that "normal" stands alone.
      const values =
        question.kind === 'many' && value !== 'normal'
          ? new Set([...(present ?? []), value].filter((v) => v !== 'normal'))
          : new Set([value]);
      return [{ field: question.field, value, values, plausibility }];
    });
  });
}

/** Whether there is a load that could have been measured. */
function hasSpecialLoad(used: ReadonlyMap<AnswerField, UsedAnswer>): boolean {
  const loads = [...(used.get('performance')?.values ?? [])];
  return loads.some((load) => load !== 'normal') || used.get('priority')?.values?.has('performance') === true;
}

function flipOf(
  tried: readonly Change[],
  winnerAfter: (tried: readonly Change[]) => { winner: number; margin: number },
  first: number,
): { flip: AnswerFlip; margin: number; plausibility: number; keys: string[] }[] {
  const { winner, margin } = winnerAfter(tried);
  if (winner === first) return [];
  const id = CANDIDATE_IDS[winner] as CandidateId;
  // A skill in one language that puts another first is an oddity of the scales, no advice.
  if (tried.some(({ field, value }) => field === 'teamSkills' && value !== id)) return [];
  const changes = tried.map(({ field, value }) => ({ field, value }));
  // Of pairs that share an answer the smallest says enough: the others only dress it up.
  const keys =
    tried.length === 1 ? changes.map(({ field }) => field) : changes.map((one) => `${one.field}=${one.value}`);
  const plausibility = tried.reduce((product, change) => product * change.plausibility, 1);
  return [{ flip: { kind: 'answers', changes, winner: id }, margin, plausibility, keys }];
}

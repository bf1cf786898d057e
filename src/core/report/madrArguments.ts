import type { Contribution, Option } from '../model/recommendation.ts';
import { capitalised, criterionText } from './names.ts';
import { differences, isSupposed, type Choice, type Difference } from './reasons.ts';
import { said, type ReportContext } from './reportContext.ts';

/** Arguments for and against a choice, as sentences without their full stop. */
export interface Arguments {
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

/** Arguments for, and arguments against, each option that is written out; risks come on top. */
const MOST_ARGUMENTS = 3;
/** An option must differ from the mean by this much, as a share of 1, for an argument. */
const WORTH_SAYING = 0.005;
/** Judgement: what stands below this on its scale is no argument for, and above the other none against, anything. */
const GOOD_FROM = 0.5;
const BAD_TO = 0.6;

/** How a choice compares with its rival: each side speaks where it is ahead. */
export function argumentsBeside(context: ReportContext, choice: Choice, rival: Choice): Arguments {
  const told = differences(choice, rival).filter(({ own }) => isArgument(context, own));
  const sentence = (code: string, { criterion, because }: Contribution): string =>
    capitalised(
      said(context, because === '' ? `${code}.bare` : code, {
        rival: rival.name,
        criterion: criterionText(context, criterion),
        reason: because,
      }),
    );
  return {
    good: told.filter(({ by }: Difference) => by > 0).map(({ own }) => sentence('ahead', own)),
    bad: told.filter(({ by }: Difference) => by < 0).map(({ other }) => sentence('behind', other)),
  };
}

/** What tells an option from the mean of all that are possible, and its risks. */
export function argumentsOf(context: ReportContext, option: Option): Arguments {
  if (option.excluded !== null) return { good: [], bad: [option.excluded.because] };
  const possible = context.recommendation.options.filter(({ excluded }) => excluded === null);
  const covered = coveredByRisks(context, option);
  const apart = option.contributions
    .filter((own) => isArgument(context, own) && !isCommon(possible, own))
    .map((own) => ({ own, by: own.contribution - mean(possible, own.criterion) }))
    .sort((a, b) => b.by - a.by);
  const sentence = ({ own }: (typeof apart)[number]): string =>
    said(context, 'argument', { criterion: criterionText(context, own.criterion), reason: own.because });
  const good = apart.filter(({ own, by }) => by >= WORTH_SAYING && own.value >= GOOD_FROM);
  const bad = apart
    .filter(({ own, by }) => by <= -WORTH_SAYING && own.value <= BAD_TO && !covered.has(own.criterion))
    .reverse();
  return {
    good: good.slice(0, MOST_ARGUMENTS).map(sentence),
    bad: [...bad.slice(0, MOST_ARGUMENTS).map(sentence), ...option.risks],
  };
}

/** The criteria that tell the options apart most, by how much the best and the worst differ on them; heaviest first. */
export function decidingCriteria(context: ReportContext, most: number): readonly Contribution[] {
  const possible = context.recommendation.options.filter(({ excluded }) => excluded === null);
  const range = (criterion: string): number => {
    const all = contributionsTo(possible, criterion);
    return Math.max(...all) - Math.min(...all);
  };
  return (possible[0]?.contributions ?? [])
    .filter((own) => !isSupposed(context, own.criterion))
    .map((own) => ({ own, by: range(own.criterion) }))
    .filter(({ by }) => by >= WORTH_SAYING)
    .sort((a, b) => b.by - a.by)
    .slice(0, most)
    .map(({ own }) => own)
    .sort((a, b) => b.weight - a.weight);
}

/** A criterion that rests on an answer that nobody gave is weighed, but it argues for nothing. */
function isArgument(context: ReportContext, { criterion }: Contribution): boolean {
  const open = Object.keys(context.catalogue.advice.criteria[criterion]?.open ?? {});
  const { answersUsed } = context.recommendation;
  const rests = answersUsed.some(({ field, source }) => source === 'unknown' && open.includes(field));
  return !rests && !isSupposed(context, criterion);
}

/** What is said of most options tells none of them apart. */
function isCommon(options: readonly Option[], { criterion, because }: Contribution): boolean {
  const alike = options.filter(({ contributions }) =>
    contributions.some((other) => other.criterion === criterion && other.because === because),
  );
  return alike.length * 2 > options.length;
}

/** Criteria whose reason one of the option's risks says already, with what to do about it. */
function coveredByRisks({ catalogue, say }: ReportContext, { id, risks }: Option): ReadonlySet<string> {
  return new Set(
    catalogue.advice.candidates[id].risks.flatMap(({ text, criterion }) =>
      criterion !== undefined && risks.includes(say({ code: text })) ? [criterion] : [],
    ),
  );
}

function contributionsTo(options: readonly Option[], criterion: string): number[] {
  return options.flatMap(({ contributions }) =>
    contributions.filter((own) => own.criterion === criterion).map(({ contribution }) => contribution),
  );
}

function mean(options: readonly Option[], criterion: string): number {
  const all = contributionsTo(options, criterion);
  return all.reduce((sum, contribution) => sum + contribution, 0) / Math.max(1, all.length);
}

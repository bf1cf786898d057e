import type { Recommendation } from '../../core/model/recommendation.ts';
import { CANDIDATE_IDS, VERDICTS, type CandidateId, type Verdict } from '../../core/model/vocabulary.ts';

/** A recorded decision as `stack-advisor.json` keeps it. */
export interface Decision {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Path of the decision record from the folder. */
  readonly record: string;
  readonly verdict: Verdict;
  readonly option: CandidateId | null;
  readonly confidence: number;
  readonly scores: Readonly<Partial<Record<CandidateId, number>>>;
  readonly stack: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly knowledge: string;
}

export function decisionOf(advice: Recommendation, date: string, record: string): Decision {
  const [first] = advice.options;
  return {
    date,
    record,
    verdict: advice.verdict,
    option: first?.id ?? null,
    confidence: round(advice.confidence),
    scores: Object.fromEntries(
      advice.options.filter((option) => option.excluded === null).map((option) => [option.id, round(option.score)]),
    ),
    stack:
      first === undefined
        ? {}
        : Object.fromEntries(Object.entries(first.stack).map(([part, { id }]) => [part, id as string])),
    answers: Object.fromEntries(
      advice.answersUsed
        .filter(({ source }) => source === 'answered' || source === 'inferred')
        .map(({ field, value }) => [field, value]),
    ),
    knowledge: advice.knowledge.version,
  };
}

/** Whether a value of the file, which people and tools may have edited, is a decision that can be compared. */
export function isDecision(value: unknown): value is Decision {
  if (!isRecord(value)) return false;
  return (
    typeof value['date'] === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(value['date']) &&
    typeof value['record'] === 'string' &&
    VERDICTS.some((verdict) => verdict === value['verdict']) &&
    (value['option'] === null || CANDIDATE_IDS.some((id) => id === value['option'])) &&
    typeof value['confidence'] === 'number' &&
    isRecord(value['scores']) &&
    isRecord(value['stack']) &&
    isRecord(value['answers']) &&
    typeof value['knowledge'] === 'string'
  );
}

export interface DecisionWords {
  technology(id: string): string;
}

/** A decision as text made to be compared line by line: same order, one fact a line. */
export function describeDecision(decision: Decision, words: DecisionWords): string {
  const percent = (share: unknown): string => (typeof share === 'number' ? `${(share * 100).toFixed(1)} %` : '–');
  const plain = (value: unknown): string =>
    (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/[\r\n]+/g, ' ');
  const lines = [
    `verdict: ${decision.verdict}`,
    `option: ${decision.option === null ? '–' : words.technology(decision.option)}`,
    `confidence: ${percent(decision.confidence)}`,
    '',
    'scores:',
    ...CANDIDATE_IDS.map((id) => `  ${words.technology(id)}: ${percent(decision.scores[id])}`),
    '',
    'recommended stack:',
    ...['runtime', 'framework', 'dataAccess', 'database', 'hosting'].map(
      (part) => `  ${part}: ${plain(decision.stack[part] ?? '–')}`,
    ),
    '',
    'answers:',
    ...Object.entries(decision.answers)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, value]) => `  ${field}: ${plain(value)}`),
    '',
    `knowledge: ${plain(decision.knowledge)}`,
    '',
  ];
  return lines.join('\n');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

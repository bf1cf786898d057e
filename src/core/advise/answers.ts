import type { AdviceKnowledge } from '../model/adviceKnowledge.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { AnswerField, Profile } from '../model/profile.ts';
import type { AnswerSource } from '../model/recommendation.ts';
import type { Finding, StackReport } from '../model/stackReport.ts';
import { CANDIDATE_IDS, type CandidateId } from '../model/vocabulary.ts';
import type { AnswerValues } from './conditions.ts';
import type { Present } from './verdict.ts';

/** One answer as the advice uses it. */
export interface UsedAnswer {
  readonly field: AnswerField;
  /** As answered or inferred; null where not known. */
  readonly value: unknown;
  readonly source: AnswerSource;
  readonly finding: Finding | null;
  /** How far the source is to be relied on, 0…1: 1 for what the team said, 0 for what is not known. */
  readonly confidence: number;
  /** The value in terms of conditions, languages folded into families; null where not known. */
  readonly values: AnswerValues | null;
}

/** Fields in the order in which they are shown. */
export const FIELDS: readonly AnswerField[] = [
  'teamSkills',
  'frontendJsTeam',
  'priority',
  'performance',
  'measuredBottleneck',
  'productType',
  'ml',
  'enterprisePlatform',
  'hosting',
  'cloud',
  'hiringMarket',
  'hiringCountry',
  'edgeOrWasm',
  'regulated',
  'secondLanguageAllowed',
  'stage',
  'teamSize',
  'currentStack',
];
const LANGUAGE_FIELDS: ReadonlySet<AnswerField> = new Set(['teamSkills', 'currentStack']);
/** A signal below this is not taken for an answer. */
const SURE_ENOUGH = 0.5;

/** Answers by field: what the team said goes before what the workspace shows; the rest stays unknown. */
export function resolveAnswers(
  profile: Profile | null,
  report: Pick<StackReport, 'signals'> | null,
  catalogue: Catalogue,
): Map<AnswerField, UsedAnswer> {
  const used = new Map<AnswerField, UsedAnswer>();
  for (const field of FIELDS) {
    const answered: unknown = profile?.answers[field];
    if (isKnown(answered)) {
      used.set(field, {
        field,
        value: answered,
        source: 'answered',
        finding: null,
        confidence: 1,
        values: toValues(field, answered, catalogue),
      });
      continue;
    }
    const signal = report?.signals.find(
      (candidate) => candidate.answers === field && candidate.confidence >= SURE_ENOUGH,
    );
    const inferred = signal !== undefined && isKnown(signal.value);
    used.set(field, {
      field,
      value: inferred ? signal.value : null,
      source: inferred ? 'inferred' : 'unknown',
      finding: inferred ? signal.finding : null,
      confidence: inferred ? signal.confidence : 0,
      values: inferred ? toValues(field, signal.value, catalogue) : null,
    });
  }
  return used;
}

/** An empty list says as little as no list: nobody names what they do not have. */
function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null && value !== 'unknown' && !(Array.isArray(value) && value.length === 0);
}

function toValues(field: AnswerField, value: unknown, catalogue: Catalogue): AnswerValues {
  const members = (Array.isArray(value) ? value : [value]).filter(
    (member) => typeof member === 'string' || typeof member === 'boolean',
  );
  if (!LANGUAGE_FIELDS.has(field)) return new Set(members);
  // Conditions speak of languages and of single technologies alike.
  return new Set(members.flatMap((member) => [String(member).toLowerCase(), ...familiesOf(String(member), catalogue)]));
}

/**
 * Languages that a skill or a part of a stack stands for: candidates, and languages outside them by their own id.
 * `nestjs` → typescript, `spring` → java, `laravel` → php, `postgresql` → none.
 */
export function familiesOf(name: string, catalogue: Catalogue): string[] {
  const id = name.toLowerCase();
  const { candidates, outside } = catalogue.advice;
  for (const candidate of CANDIDATE_IDS) {
    if (candidate === id || candidates[candidate].aliases.includes(id)) return [candidate];
  }
  if (Object.hasOwn(outside, id)) return [id];
  const technology = catalogue.technologies.get(id);
  const languages =
    technology?.role === 'framework' || technology?.role === 'runtime' ? (technology.languages ?? []) : [];
  const families = languages.flatMap((language) => familyOfLanguage(language, catalogue.advice));
  return families.slice(0, 1);
}

function familyOfLanguage(language: string, knowledge: AdviceKnowledge): string[] {
  const candidate = CANDIDATE_IDS.find((id) => id === language || knowledge.candidates[id].aliases.includes(language));
  return candidate !== undefined ? [candidate] : Object.hasOwn(knowledge.outside, language) ? [language] : [];
}

/**
 * What runs today: the candidate it belongs to, the language outside the candidates, or nothing.
 * @param first The candidate that fits best.
 */
export function currentOf(
  used: ReadonlyMap<AnswerField, UsedAnswer>,
  first: CandidateId,
  knowledge: AdviceKnowledge,
): Present {
  const stack = used.get('currentStack');
  const skills = used.get('teamSkills')?.values;
  const values = [...(stack?.values ?? [])].map(String);
  const candidates = CANDIDATE_IDS.filter((id) => values.includes(id));
  // Of several languages in use, the best is the one to stay with; else one that the team has the skill for.
  const current =
    candidates.find((id) => id === first) ?? candidates.find((id) => skills?.has(id)) ?? candidates[0] ?? null;
  const outside = values.find((value) => Object.hasOwn(knowledge.outside, value)) ?? null;
  return { current, outside, exists: Array.isArray(stack?.value) && stack.value.length > 0 };
}

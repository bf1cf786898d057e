import { CRITERION_THEMES, type CriterionTheme } from '../core/model/vocabulary.ts';

/** What charts show in one colour. Fifteen criteria in fifteen colours tell nobody anything; a handful of themes do. */
export type ThemeId = CriterionTheme | 'other';

export interface Theme {
  readonly id: ThemeId;
  /** Its criteria, the weightiest first. */
  readonly criteria: readonly string[];
}

/** A theme of less than this share of all weight is shown with the others of its size. */
const SMALL = 0.03;

/**
 * Criteria by theme, the weightiest theme first and what is small or has no theme last, together.
 * @param weights Criterion and its share of all weight, 0 to 1.
 * @param themeOf Theme of a criterion; undefined where none is known.
 */
export function groupByTheme(
  weights: readonly (readonly [criterion: string, weight: number])[],
  themeOf: (criterion: string) => CriterionTheme | undefined,
): readonly Theme[] {
  const sorted = [...weights].sort(([, a], [, b]) => b - a);
  const groups = CRITERION_THEMES.map((id) => {
    const members = sorted.filter(([criterion]) => themeOf(criterion) === id);
    return { id, members, weight: members.reduce((sum, [, weight]) => sum + weight, 0) };
  });
  const large = groups.filter(({ weight }) => weight >= SMALL).sort((a, b) => b.weight - a.weight);
  const rest = sorted.filter(([criterion]) => !large.some(({ id }) => id === themeOf(criterion)));
  const names = (members: typeof sorted): readonly string[] => members.map(([criterion]) => criterion);
  return [
    ...large.map(({ id, members }) => ({ id, criteria: names(members) })),
    ...(rest.length === 0 ? [] : [{ id: 'other' as const, criteria: names(rest) }]),
  ];
}

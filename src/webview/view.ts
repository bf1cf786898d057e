import { parseChange } from '../core/model/flipChange.ts';
import type { Profile } from '../core/model/profile.ts';
import type { Option, Recommendation } from '../core/model/recommendation.ts';
import type { Comparison } from '../core/model/comparison.ts';
import type { EvidenceInfo } from '../protocol/engine.ts';
import type { Pair, PanelHost, PanelModel } from '../protocol/panel.ts';
import { l10n } from './l10n.ts';
import { groupByTheme, type Theme, type ThemeId } from './themes.ts';

/** All that a section needs to draw itself. */
export interface View {
  readonly model: PanelModel;
  /** The advice shown: the saved one, or that under the answers being tried. */
  readonly advice: Recommendation;
  /** The advice under the saved answers. */
  readonly base: Recommendation;
  readonly verdict: string;
  readonly certainty: string;
  /** Answers being tried; null where none are. */
  readonly trial: Profile | null;
  readonly canUndo: boolean;
  /** The option whose reasons are shown. */
  readonly selected: Option;
  readonly pair: Pair;
  readonly comparison: Comparison | null;
  readonly evidence: ReadonlyMap<string, EvidenceInfo>;
  readonly host: PanelHost;
  readonly actions: Actions;
}

/** What a person can do on the page itself. */
export interface Actions {
  select(option: string): void;
  choosePair(side: keyof Pair, option: string): void;
  tryAnswer(field: string, value: unknown): void;
  tryWeight(criterion: string, weight: number): void;
  undo(): void;
  reset(): void;
  save(): void;
}

/** Name of an option or technology. */
export function nameOf(view: View, id: string): string {
  return view.model.labels.technologies[id] ?? id;
}

export function optionName(view: View, option: Option): string {
  return option.flavour === null || option.flavour === option.id
    ? nameOf(view, option.id)
    : `${nameOf(view, option.id)} (${nameOf(view, option.flavour)})`;
}

export function criterionName(view: View, id: string): string {
  const label = view.model.labels.criteria[id]?.label;
  if (label !== undefined) return label;
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The criteria by theme, in one order for every bar, legend and table of the page. */
export function themesOf({ base, model }: View): readonly Theme[] {
  const known = themesByModel.get(model);
  if (known !== undefined) return known;
  const parts = base.options[0]?.contributions ?? [];
  const themes = groupByTheme(
    parts.map((part) => [part.criterion, part.weight]),
    (criterion) => model.labels.criteria[criterion]?.theme,
  );
  themesByModel.set(model, themes);
  return themes;
}
/** Every row of every chart asks for them. */
const themesByModel = new WeakMap<PanelModel, readonly Theme[]>();

/** All criteria, in the order of their themes. */
export function criteriaOf(view: View): readonly string[] {
  return themesOf(view).flatMap(({ criteria }) => criteria);
}

/** Class that colours what belongs to a criterion. */
export function themeClass(view: View, criterion: string): string {
  return `theme-${themesOf(view).find(({ criteria }) => criteria.includes(criterion))?.id ?? 'other'}`;
}

export function themeName(id: ThemeId): string {
  switch (id) {
    case 'team':
      return l10n.t('Team and code');
    case 'building':
      return l10n.t('Building and changing');
    case 'running':
      return l10n.t('Load and running cost');
    case 'product':
      return l10n.t('Product and platform');
    case 'other':
      return l10n.t('Other');
  }
}

/** A text that stands as a sentence of its own: with a full stop, where it has no end of its own. */
export function sentence(text: string): string {
  return /[.!?…。]$/.test(text) ? text : `${text}.`;
}

/** What would flip the first place, in the words of the questions; a change of a weight is in words already. */
export function changeText(view: View, change: string): string {
  return (
    parseChange(change)
      ?.map(({ field, value }) => {
        const asked = view.model.questions.find((question) => question.field === field);
        const label = asked?.choices.find((choice) => choice.value === value)?.label;
        return `${asked?.short ?? field}: ${label ?? String(value)}`;
      })
      .join(' + ') ?? change
  );
}

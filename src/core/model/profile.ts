import type {
  CLOUDS,
  ENTERPRISE_PLATFORMS,
  HIRING_MARKETS,
  HOSTING_MODELS,
  ML_LEVELS,
  PERFORMANCE_NEEDS,
  PRIORITIES,
  PRODUCT_TYPES,
  REGULATIONS,
  STAGES,
  TEAM_SIZES,
} from './vocabulary.ts';

type OneOf<T extends readonly string[]> = T[number];

/** What the team says of itself. A missing answer, `null` and `"unknown"` mean the same: not known. */
export interface Answers {
  readonly productType?: OneOf<typeof PRODUCT_TYPES> | 'unknown' | null;
  /** Languages that the team ships production code in; a set, order says nothing. */
  readonly teamSkills?: readonly string[] | null;
  readonly teamSize?: OneOf<typeof TEAM_SIZES> | 'unknown' | null;
  readonly hiringMarket?: OneOf<typeof HIRING_MARKETS> | 'unknown' | null;
  readonly hosting?: OneOf<typeof HOSTING_MODELS> | 'unknown' | null;
  readonly cloud?: OneOf<typeof CLOUDS> | 'unknown' | null;
  readonly performance?: readonly OneOf<typeof PERFORMANCE_NEEDS>[] | null;
  /** True only if somebody profiled it. */
  readonly measuredBottleneck?: boolean | null;
  readonly ml?: OneOf<typeof ML_LEVELS> | 'unknown' | null;
  readonly enterprisePlatform?: OneOf<typeof ENTERPRISE_PLATFORMS> | 'unknown' | null;
  readonly stage?: OneOf<typeof STAGES> | 'unknown' | null;
  readonly regulated?: OneOf<typeof REGULATIONS> | 'unknown' | null;
  readonly edgeOrWasm?: boolean | null;
  /** Technology ids of what runs today. */
  readonly currentStack?: readonly string[] | null;
  readonly frontendJsTeam?: boolean | null;
  readonly priority?: OneOf<typeof PRIORITIES> | 'unknown' | null;
  /** ISO 3166-1 alpha-2 code or `EU`. */
  readonly hiringCountry?: string | null;
  readonly secondLanguageAllowed?: boolean | null;
}

export type AnswerField = keyof Answers;

/** `stack-advisor.json`, `--profile FILE`, or the answers given in the editor. */
export interface Profile {
  readonly schemaVersion: 1;
  readonly answers: Answers;
  /** Overrides of criterion weights, criterion id → weight ≥ 0, any scale. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly needs?: readonly string[];
  /** Paths of an organisation's own knowledge files, from the workspace root. */
  readonly knowledge?: readonly string[];
  /** The last recorded decision, as the editor wrote it; people and tools may have changed it since. */
  readonly decision?: Readonly<Record<string, unknown>>;
}

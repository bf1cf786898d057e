import * as z from 'zod/mini';
import { mistakesOf, type Mistake } from '../core/model/mistake.ts';
import type { Profile } from '../core/model/profile.ts';
import {
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
} from '../core/model/vocabulary.ts';

// The small edition of zod: a checker of one file should not be a fifth of the engine. No `new Function`: the schema also runs where a content security policy forbids it.
z.config({ jitless: true });

const MAX_IDS = 200;
const id = z.string().check(z.minLength(1), z.maxLength(128));
const ids = z.array(id).check(z.maxLength(MAX_IDS));

/** An answer that may be missing, null, or `unknown`, all of which say the same. */
function answer<T extends z.core.$ZodType>(schema: T, description: string) {
  return z.optional(z.nullable(schema)).check(z.describe(description));
}
/** One of the choices, or not known. */
function choice<const T extends readonly [string, ...string[]]>(values: T, description: string) {
  return answer(z.enum([...values, 'unknown'] as [...T, 'unknown']), description);
}
function flag(description: string) {
  return answer(z.union([z.boolean(), z.literal('unknown')]), description);
}
/** Any number of something, or not known. */
function some<T extends z.core.$ZodType>(list: T, description: string) {
  return answer(z.union([list, z.literal('unknown')]), description);
}

const answers = z.strictObject({
  productType: choice(PRODUCT_TYPES, 'What is being built.'),
  teamSkills: some(ids, 'Languages that the team ships production code in; order says nothing.'),
  teamSize: choice(TEAM_SIZES, 'Size of the team.'),
  hiringMarket: choice(HIRING_MARKETS, 'How easily the team hires.'),
  hosting: choice(HOSTING_MODELS, 'Where it runs.'),
  cloud: choice(CLOUDS, 'On whose cloud.'),
  performance: some(
    z.array(z.enum(PERFORMANCE_NEEDS)).check(z.maxLength(PERFORMANCE_NEEDS.length)),
    'Special load, if any.',
  ),
  measuredBottleneck: flag('True only if somebody profiled it.'),
  ml: choice(ML_LEVELS, 'Whether a model is trained or served here.'),
  enterprisePlatform: choice(ENTERPRISE_PLATFORMS, 'Platform that it must fit.'),
  stage: choice(STAGES, 'Stage of the product.'),
  regulated: choice(REGULATIONS, 'Regulated ground.'),
  edgeOrWasm: flag('Must run on an edge isolate or as WebAssembly.'),
  currentStack: some(ids, 'Technology ids of what runs today.'),
  frontendJsTeam: flag('Is there a JavaScript front-end team?'),
  priority: choice(PRIORITIES, 'What must be true in a year.'),
  hiringCountry: answer(
    z.string().check(z.regex(/^([A-Z]{2}|unknown)$/, 'mistake.country')),
    'Country to hire in: ISO 3166-1 alpha-2, or EU.',
  ),
  secondLanguageAllowed: flag('May a second backend language be added?'),
});

/** Schema of `stack-advisor.json`; also the source of the JSON Schema that editors validate it with. */
export const profileSchema = z.strictObject({
  $schema: z.optional(z.string()),
  schemaVersion: z.literal(1),
  answers: z._default(answers, {}),
  weights: z
    .optional(z.record(z.string().check(z.maxLength(64)), z.number().check(z.minimum(0), z.maximum(1_000_000))))
    .check(z.describe('Overrides of criterion weights; any scale.')),
  needs: z.optional(ids).check(z.describe('What the stack must bring, e.g. "batteries-included", "schema-first".')),
  knowledge: z
    .optional(z.array(z.string().check(z.minLength(1), z.maxLength(512))).check(z.maxLength(20)))
    .check(z.describe('Own knowledge files, paths from this folder.')),
  decision: z.optional(z.looseObject({})).check(z.describe('The last recorded decision; written by Stack Advisor.')),
});

export type ProfileResult =
  { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/**
 * Checks a parsed profile. `"unknown"` becomes `null`.
 * @param value Parsed JSON of any shape.
 * @returns The profile, or every mistake with the path to it (`['answers', 'hosting']`).
 */
export function parseProfile(value: unknown): ProfileResult {
  const result = profileSchema.safeParse(value);
  if (!result.success) return { ok: false, mistakes: result.error.issues.flatMap((issue) => mistakesOf(issue, value)) };
  const { answers: given, ...rest } = result.data;
  const known = Object.fromEntries(
    Object.entries(given).filter(([, v]) => v !== null && v !== undefined && v !== 'unknown'),
  );
  const profile = Object.fromEntries(
    Object.entries({ ...rest, answers: known }).filter(([key, v]) => v !== undefined && key !== '$schema'),
  );
  return { ok: true, profile: profile as unknown as Profile };
}

import * as z from 'zod';
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

// No `new Function`: the schema also runs where a content security policy forbids it.
z.config({ jitless: true });

const MAX_IDS = 200;
const id = z.string().min(1).max(128);
const ids = z.array(id).max(MAX_IDS);

/** One of the choices, or not known. */
function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .enum([...values, 'unknown'] as [...T, 'unknown'])
    .nullable()
    .optional();
}
const flag = z
  .union([z.boolean(), z.literal('unknown')])
  .nullable()
  .optional();

const answers = z.strictObject({
  productType: choice(PRODUCT_TYPES).describe('What is being built.'),
  teamSkills: z
    .union([ids, z.literal('unknown')])
    .nullable()
    .optional()
    .describe('Languages that the team ships production code in; order says nothing.'),
  teamSize: choice(TEAM_SIZES).describe('Size of the team.'),
  hiringMarket: choice(HIRING_MARKETS).describe('How easily the team hires.'),
  hosting: choice(HOSTING_MODELS).describe('Where it runs.'),
  cloud: choice(CLOUDS).describe('On whose cloud.'),
  performance: z
    .union([z.array(z.enum(PERFORMANCE_NEEDS)).max(PERFORMANCE_NEEDS.length), z.literal('unknown')])
    .nullable()
    .optional()
    .describe('Special load, if any.'),
  measuredBottleneck: flag.describe('True only if somebody profiled it.'),
  ml: choice(ML_LEVELS).describe('Whether a model is trained or served here.'),
  enterprisePlatform: choice(ENTERPRISE_PLATFORMS).describe('Platform that it must fit.'),
  stage: choice(STAGES).describe('Stage of the product.'),
  regulated: choice(REGULATIONS).describe('Regulated ground.'),
  edgeOrWasm: flag.describe('Must run on an edge isolate or as WebAssembly.'),
  currentStack: z
    .union([ids, z.literal('unknown')])
    .nullable()
    .optional()
    .describe('Technology ids of what runs today.'),
  frontendJsTeam: flag.describe('Is there a JavaScript front-end team?'),
  priority: choice(PRIORITIES).describe('What must be true in a year.'),
  hiringCountry: z
    .string()
    .regex(/^([A-Z]{2}|unknown)$/, 'an ISO 3166-1 alpha-2 code such as "DE", or "EU"')
    .nullable()
    .optional()
    .describe('Country to hire in: ISO 3166-1 alpha-2, or EU.'),
  secondLanguageAllowed: flag.describe('May a second backend language be added?'),
});

/** Schema of `stack-advisor.json`; also the source of the JSON Schema that editors validate it with. */
export const profileSchema = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  answers: answers.default({}),
  weights: z
    .record(z.string().max(64), z.number().min(0).max(1_000_000))
    .optional()
    .describe('Overrides of criterion weights; any scale.'),
  needs: ids.optional().describe('What the stack must bring, e.g. "batteries-included", "schema-first".'),
  knowledge: z
    .array(z.string().min(1).max(512))
    .max(20)
    .optional()
    .describe('Own knowledge files, paths from this folder.'),
  decision: z.looseObject({}).optional().describe('The last recorded decision; written by Stack Advisor.'),
});

export type ProfileResult =
  | { readonly ok: true; readonly profile: Profile }
  | {
      readonly ok: false;
      readonly issues: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
    };

/**
 * Checks a parsed profile. `"unknown"` becomes `null`.
 * @param value Parsed JSON of any shape.
 * @returns The profile, or every mistake with the path to it (`['answers', 'hosting']`).
 */
export function parseProfile(value: unknown): ProfileResult {
  const result = profileSchema.safeParse(value);
  if (!result.success) return { ok: false, issues: result.error.issues.flatMap(describeIssue) };
  const { answers: given, ...rest } = result.data;
  const known = Object.fromEntries(
    Object.entries(given).filter(([, v]) => v !== null && v !== undefined && v !== 'unknown'),
  );
  const profile = Object.fromEntries(
    Object.entries({ ...rest, answers: known }).filter(([key, v]) => v !== undefined && key !== '$schema'),
  );
  return { ok: true, profile: profile as unknown as Profile };
}

function describeIssue(issue: z.core.$ZodIssue): { path: (string | number)[]; message: string }[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? part.toString() : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'not a field of this file' }));
  }
  if (issue.code === 'invalid_value')
    return [{ path, message: `must be one of ${issue.values.map(String).join(', ')}` }];
  return [{ path, message: issue.message.slice(0, 300) }];
}

/** Words a list of issues as `answers.hosting: must be one of …`. */
export function describeIssues(
  issues: readonly { readonly path: readonly (string | number)[]; readonly message: string }[],
): string {
  return issues.map((issue) => `${issue.path.join('.') || '(file)'}: ${issue.message}`).join('\n');
}

import * as z from 'zod';
import { CANDIDATE_IDS, SERVICE_ROLES, VERDICTS } from '../core/model/vocabulary.ts';
import { TECHNOLOGY_ROLES } from '../core/model/technology.ts';

/** Shapes of what the command line and the agents' tools print. Fields may be added to them, never renamed. */

const share = z.number().min(0).max(1);
const position = z.number().int().min(1);
const text = z.string();
const range = { line: position, column: position, endLine: position, endColumn: position };
const idList = z.array(text);
const candidate = z.enum(CANDIDATE_IDS);

const finding = z
  .strictObject({
    id: text.describe('Id of the technology.'),
    version: text.nullable().describe('As written, or null where the file names none.'),
    file: text.describe('Path from the root, with “/”.'),
    ...range,
    confidence: share,
    because: text,
    wholeFile: z.literal(true).optional().describe('The file says it by being there.'),
    ecosystem: text.optional().describe('Given where the id is the name of a package in this ecosystem.'),
  })
  .describe('One detected fact at its place; lines and columns count from 1.');
const findings = z.array(finding);

const problem = z.strictObject({
  file: text,
  ...range,
  severity: z.enum(['error', 'warning', 'information']),
  code: text,
  message: text,
  related: z.array(z.strictObject({ file: text, ...range, message: text })).optional(),
  fixes: z
    .array(z.strictObject({ title: text, edits: z.array(z.strictObject({ file: text, ...range, newText: text })) }))
    .optional(),
});

/** `inspect --json`. */
export const inspectSchema = z.strictObject({
  schemaVersion: z.literal(1),
  root: text.describe('As given.'),
  services: z.array(
    z.strictObject({
      path: text.describe('From the root; “.” for the root itself.'),
      name: text,
      role: z.enum(SERVICE_ROLES),
      language: text.nullable(),
      languages: idList,
      runtime: finding.nullable(),
      frameworks: findings,
      dataAccess: findings,
      databases: findings,
      hosting: findings,
      other: findings,
    }),
  ),
  summary: z.strictObject({
    primaryLanguage: text.nullable(),
    languages: idList,
    runtimes: idList,
    frameworks: idList,
    dataAccess: idList,
    databases: idList,
    hosting: idList,
  }),
  signals: z.array(
    z.strictObject({ answers: text, value: z.json(), because: text, finding: finding.nullable(), confidence: share }),
  ),
  problems: z.array(problem),
  stats: z.strictObject({
    filesSeen: z.number().int().min(0),
    manifestsRead: z.number().int().min(0),
    elapsedMs: z.number().min(0),
  }),
});

const weighed = { criterion: text, weight: share, value: share, contribution: share };
const part = z.strictObject({ id: text, because: text, optional: z.boolean().optional() });

/** `advise --json`. */
export const adviseSchema = z.strictObject({
  schemaVersion: z.literal(1),
  verdict: z.enum(VERDICTS),
  headline: text,
  current: candidate.nullable(),
  stay: z
    .strictObject({ language: text, score: share, contributions: z.array(z.strictObject(weighed)) })
    .nullable()
    .describe('Staying with a language that is no candidate; null where none runs.'),
  options: z
    .array(
      z.strictObject({
        id: candidate,
        flavour: text.nullable(),
        rank: position,
        score: share,
        excluded: z.strictObject({ constraint: text, because: text }).nullable(),
        contributions: z.array(z.strictObject({ ...weighed, because: text, evidence: idList })),
        rankAcceptability: z.array(share),
        stack: z.strictObject({ runtime: part, framework: part, dataAccess: part, database: part, hosting: part }),
        strengths: z.array(text),
        risks: z.array(text),
      }),
    )
    .length(CANDIDATE_IDS.length)
    .describe('All candidates, best first, ruled-out ones last.'),
  confidence: share.describe('Calibrated chance that the first option is defensible.'),
  closeCall: z.boolean(),
  nextQuestion: z.strictObject({ field: text, because: text }).nullable(),
  flips: z.array(z.strictObject({ change: text, winner: candidate })),
  cautions: z.array(z.strictObject({ id: text, message: text })),
  extension: z.strictObject({ language: candidate, for: text, because: text }).nullable(),
  answersUsed: z.array(
    z.strictObject({
      field: text,
      value: z.json(),
      source: z.enum(['answered', 'inferred', 'default', 'unknown']),
      finding: finding.nullable(),
    }),
  ),
  knowledge: z.strictObject({ version: text, newestEvidence: text }),
});

/** `compare A B --json`. */
export const compareSchema = z.strictObject({
  a: candidate,
  b: candidate,
  headline: text,
  winsShare: share.describe('Share of the robustness sample in which A scores above B.'),
  rows: z.array(
    z.strictObject({
      criterion: text,
      label: text,
      a: share,
      b: share,
      difference: z.number().min(-1).max(1),
      because: text,
    }),
  ),
});

/** `explain ID --json`. */
export const explainSchema = z.strictObject({
  id: text,
  label: text,
  role: z.enum(TECHNOLOGY_ROLES),
  summary: text.nullable(),
  url: text.nullable(),
  languages: idList,
  alternatives: idList,
  reasons: z.array(z.strictObject({ about: text, label: text.nullable(), because: text })),
  figures: z.array(
    z.strictObject({
      id: text,
      measures: text,
      value: z.union([text, z.number(), idList]),
      unit: text,
      asOf: text,
      source: text,
    }),
  ),
  support: z
    .strictObject({
      source: text,
      asOf: text,
      cycles: z.array(
        z.strictObject({
          cycle: text,
          released: text.optional(),
          lts: z.union([text, z.boolean()]).optional(),
          eol: text.nullable(),
          latest: text.optional(),
        }),
      ),
    })
    .nullable(),
});

/** `check --json`. */
export const checkSchema = z.array(problem);

/** One line that `inspect --batch` or `advise --batch` writes. */
export const batchLineSchema = z.union([
  z.strictObject({ id: text, report: inspectSchema }),
  z.strictObject({ id: text, recommendation: adviseSchema }),
  z.strictObject({ id: text.nullable(), error: text }),
]);

/** Schemas by the name of the command. */
export const OUTPUT_SCHEMAS = {
  inspect: inspectSchema,
  advise: adviseSchema,
  compare: compareSchema,
  explain: explainSchema,
  check: checkSchema,
  batch: batchLineSchema,
} as const;

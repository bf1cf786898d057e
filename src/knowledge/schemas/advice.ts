import * as z from 'zod';
import { PARTS } from '../../core/model/adviceKnowledge.ts';
import { CANDIDATE_IDS, CRITERION_THEMES } from '../../core/model/vocabulary.ts';
import { httpsAddress, idSchema } from './technology.ts';
import { scalarSchema as scalar, whenSchema as when } from './when.ts';

const sentence = z.string().min(1);
const candidate = z.enum(CANDIDATE_IDS);
const perMille = z.number().int().min(-1000).max(1000);
const someValues = z.partialRecord(candidate, perMille);
const evidenceIds = z.array(z.string());

const pick = z.strictObject({
  id: idSchema,
  when: when.optional(),
  with: z
    .partialRecord(z.enum(PARTS), z.array(idSchema).min(1))
    .optional()
    .describe('Other parts of the same stack that it must stand beside'),
  because: sentence,
  optional: z.boolean().optional().describe('Whether the product may well do without this part'),
});
/** A list of picks ends with one that always holds, so that a stack is never without. */
const picks = z
  .array(pick)
  .min(1)
  .refine((list) => list.at(-1)?.when === undefined && list.at(-1)?.with === undefined, 'mistake.last-pick');
const said = z.array(
  z.strictObject({
    when: when.optional(),
    unless: z.array(when).optional(),
    text: sentence,
    criterion: idSchema.optional().describe('Criterion whose reason it says too'),
  }),
);

const criterion = z.strictObject({
  label: sentence,
  theme: z.enum(CRITERION_THEMES),
  zero: sentence,
  one: sentence,
  weight: z.number().min(0),
  shifts: z.array(z.strictObject({ when, by: z.number(), because: sentence })).optional(),
  values: z.record(candidate, perMille.min(0)),
  spread: perMille.min(0),
  because: z.record(candidate, sentence),
  resembles: z
    .record(idSchema, sentence)
    .optional()
    .describe('Criterion that orders the candidates alike → what sets the two apart'),
  open: z
    .record(z.string(), sentence)
    .optional()
    .describe('What is said instead of the general reasons while an answer is not known'),
  evidence: z.partialRecord(candidate, evidenceIds).optional(),
  adjustments: z
    .array(
      z.strictObject({
        when,
        add: someValues.optional(),
        atLeast: someValues.optional(),
        atMost: someValues.optional(),
        because: z.union([sentence, z.partialRecord(candidate, sentence)]),
        evidence: evidenceIds.optional(),
      }),
    )
    .optional(),
});

const prior = z
  .record(z.string(), z.number().min(0).max(1))
  .refine((shares) => Math.abs(Object.values(shares).reduce((a, b) => a + b, 0) - 1) < 1e-9, 'mistake.prior');

const question = z.strictObject({
  field: z.string(),
  short: sentence,
  text: sentence,
  because: sentence,
  kind: z.enum(['one', 'many', 'yes-no', 'country']),
  choices: z
    .array(
      z.strictObject({
        value: scalar,
        label: sentence,
        standsFor: z.array(z.string()).optional().describe('Other values of the answer that it means too'),
      }),
    )
    .min(2),
  prior,
  priors: z
    .array(z.strictObject({ when, prior, because: sentence }))
    .optional()
    .describe('What other answers make of the prior; the first that holds takes its place'),
  doubt: z
    .number()
    .min(1)
    .max(10)
    .optional()
    .describe('How many times more the answer may differ from the prior than the prior itself says; 1 if not given'),
});

/** `knowledge/advice/*.yaml`, by file name. */
export const adviceFiles: Readonly<Record<string, z.ZodType>> = {
  candidates: z.record(
    candidate,
    z.strictObject({
      label: sentence,
      aliases: z.array(z.string()),
      bestFor: sentence,
      strengths: said,
      risks: said,
      stack: z.strictObject({
        flavours: z.array(z.strictObject({ id: idSchema, when, because: sentence })).optional(),
        runtime: picks,
        framework: picks,
        dataAccess: picks,
      }),
    }),
  ),
  outside: z.record(idSchema, z.strictObject({ label: sentence, values: z.record(z.string(), perMille.min(0)) })),
  criteria: z.record(idSchema, criterion),
  constraints: z.record(idSchema, z.strictObject({ when, excludes: z.array(candidate).min(1), because: sentence })),
  questions: z.array(question),
  cautions: z.record(
    idSchema,
    z.strictObject({
      when,
      first: z.array(candidate).optional(),
      unless: z.array(when).optional(),
      message: sentence,
      covers: z.array(sentence).optional().describe('Texts of risks that the message says already'),
    }),
  ),
  shared: z.strictObject({
    database: picks,
    recordClasses: z
      .array(idSchema)
      .min(1)
      .describe('Classes of database that can hold a system’s records, likeliest first'),
    hosting: picks,
  }),
  hiring: z.strictObject({
    pools: z.record(candidate, z.array(z.string()).min(1)),
    bands: z.array(z.strictObject({ from: z.number().min(0).max(1), value: perMille.min(0) })).min(1),
  }),
  precedents: z.array(
    z.strictObject({ when, language: candidate, text: sentence, source: httpsAddress, year: z.number().int() }),
  ),
  calibration: z.strictObject({ fittedOn: sentence, points: z.array(z.tuple([z.number(), z.number()])).min(2) }),
};

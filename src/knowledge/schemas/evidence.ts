import * as z from 'zod';
import { httpsAddress } from './technology.ts';
import { whenSchema } from './when.ts';
import { EVIDENCE_STRENGTHS } from '../../core/model/evidence.ts';

const asOf = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?|-Q[1-4])?$/, 'mistake.published');

/** `knowledge/evidence/<group>.yaml`: figures of one kind, with what they share said once. */
export const evidenceFile = z
  .strictObject({
    metrics: z
      .record(z.string().min(1), z.string().min(1))
      .describe('What each metric of the figures measures, in words'),
    shelfLifeMonths: z.number().int().positive(),
    relevant: whenSchema.optional().describe('Answers under which a report shows these figures; without it, under all'),
    expired: z.string().min(1).optional().describe('Why figures past their shelf life stay, where some are'),
    reservation: z.string().optional().describe('What every reader of these figures should know'),
    figures: z.record(
      z.string().min(1),
      z.strictObject({
        subject: z.string().min(1),
        label: z.string().min(1).optional().describe('The subject as a reader knows it'),
        metric: z.string().min(1),
        value: z.union([z.string(), z.number(), z.array(z.string())]),
        unit: z.string(),
        asOf,
        source: z
          .string()
          .min(1)
          .refine((text) => !text.startsWith('https://') || httpsAddress.safeParse(text).success, 'mistake.address')
          .describe('Address where it was published'),
        strength: z.enum(EVIDENCE_STRENGTHS),
        licence: z.string().optional(),
        note: z.string().optional(),
      }),
    ),
  })
  .superRefine(({ figures, metrics }, context) => {
    for (const [id, { metric }] of Object.entries(figures)) {
      if (metrics[metric] === undefined)
        context.addIssue({ code: 'custom', path: ['figures', id, 'metric'], message: 'mistake.metric' });
    }
  });
export type EvidenceFile = z.infer<typeof evidenceFile>;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'mistake.date');

/** `knowledge/lifecycle/<product>.yaml`: support dates of one product, newest cycle first. */
export const lifecycleFile = z.strictObject({
  label: z.string().min(1),
  source: z.string().min(1),
  asOf: date,
  licence: z.string().optional(),
  packages: z
    .record(z.string().min(1), z.array(z.string().min(1)).min(1))
    .optional()
    .describe("Ecosystem → packages and images whose versions are the product's own"),
  cycles: z
    .array(
      z.strictObject({
        cycle: z.string().min(1),
        released: date.optional(),
        lts: z.union([date, z.boolean()]).optional(),
        eol: date.nullable(),
        latest: z.string().optional(),
      }),
    )
    .min(1),
});
export type LifecycleFile = z.infer<typeof lifecycleFile>;

import * as z from 'zod';
import { ECOSYSTEMS } from '../../core/model/manifest.ts';
import { adviceFiles } from './advice.ts';
import { evidenceFile, lifecycleFile } from './evidence.ts';
import { idSchema, packagesFile, technologiesFile } from './technology.ts';

// No `new Function`: the schemas also run where a content security policy forbids it.
z.config({ jitless: true });

/**
 * Parts of the advice that an organisation may change. Questions are fixed, since every answer is one of the program's
 * own; so is the calibration, which is fitted on decisions and not chosen.
 */
export const OVERLAY_ADVICE = ['candidates', 'outside', 'criteria', 'constraints', 'cautions', 'shared'] as const;
export type OverlayAdvicePart = (typeof OVERLAY_ADVICE)[number];

const items = z.record(z.string(), z.unknown());

/** The outline of an overlay file. Its items are checked one by one, so that one mistake does not cost the others. */
export const overlayOutline = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  technologies: items.optional(),
  packages: z.partialRecord(z.enum(ECOSYSTEMS), items).optional(),
  evidence: items.optional(),
  lifecycle: items.optional(),
  advice: z
    .strictObject({
      ...(Object.fromEntries(OVERLAY_ADVICE.map((part) => [part, items.optional()])) as Record<
        OverlayAdvicePart,
        z.ZodOptional<typeof items>
      >),
      precedents: z.array(z.unknown()).optional(),
    })
    .optional(),
});
export type OverlayOutline = z.infer<typeof overlayOutline>;

/** The whole of an overlay file, item by item by the same schemas as the built-in knowledge; for editors. */
export const overlayFile = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  technologies: technologiesFile.optional().describe('Technologies that it adds or changes, by id'),
  packages: z
    .partialRecord(z.enum(ECOSYSTEMS), packagesFile)
    .optional()
    .describe('Ecosystem → package or family → the technologies that it means'),
  evidence: z.record(idSchema, evidenceFile).optional().describe('Groups of figures; one of the same id is replaced'),
  lifecycle: z
    .record(idSchema, lifecycleFile)
    .optional()
    .describe('Support dates; a product of the same id is replaced'),
  advice: z
    .strictObject({
      ...Object.fromEntries(OVERLAY_ADVICE.map((part) => [part, adviceFiles[part]?.optional() ?? z.never()])),
      precedents: adviceFiles['precedents']?.optional() ?? z.never(),
    })
    .optional(),
});

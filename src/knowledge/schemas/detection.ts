import * as z from 'zod';
import { idSchema } from './technology.ts';

const finds = z.array(idSchema).min(1);
const confidence = z.number().gt(0).max(1).optional();
const weak = z.boolean().optional().describe('Poor proof on its own');

/** `knowledge/detection/*.yaml`, by file name. */
export const detectionFiles = {
  folders: z.strictObject({ skip: z.array(z.string()), aside: z.array(z.string().toLowerCase()) }),
  languages: z.record(z.string().regex(/^[a-z0-9+_]+$/), idSchema),
  projects: z.record(z.string(), z.strictObject({ languages: z.array(idSchema).min(1), runtime: idSchema })),
  files: z.array(z.strictObject({ file: z.string().min(1), finds, confidence, weak })),
  settings: z.array(
    z.strictObject({
      formats: z.array(z.string()).min(1).optional(),
      key: z.string().min(1),
      value: z.string().optional().describe('Regular expression, case-insensitive'),
      finds,
      confidence,
      weak,
    }),
  ),
  schemes: z.record(z.string(), idSchema),
};

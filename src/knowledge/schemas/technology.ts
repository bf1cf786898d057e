import * as z from 'zod';
import { TECHNOLOGY_ROLES, type PackageEntry } from '../../core/model/technology.ts';

/** Lower-case id, the name that an ecosystem itself uses; spaces as hyphens. */
export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9._/+-]*$/, 'mistake.id');

/** An address that can be opened, and shown in Markdown between angle brackets. */
export const httpsAddress = z.url({ protocol: /^https$/ }).regex(/^[^\s<>|\\`]*$/, 'mistake.address');

const technology = z.strictObject({
  label: z.string().min(1),
  role: z.enum(TECHNOLOGY_ROLES),
  class: idSchema.optional().describe('Group of its alternatives'),
  languages: z.array(idSchema).optional(),
  engine: idSchema.optional().describe('Database that a hosted product runs'),
  speaksTo: z
    .array(idSchema)
    .optional()
    .describe('Ids or classes of databases of a data access; else the relational ones'),
  runsOn: z.array(idSchema).optional().describe('Runtimes of a framework or data access; else all of its language'),
  runs: z.array(idSchema).optional().describe('Runtimes of a host; else any, in a container'),
  summary: z.string().max(200).optional().describe('One sentence in own words: what it is'),
  url: httpsAddress.optional(),
  lifecycle: idSchema.optional().describe('Product in knowledge/lifecycle'),
});

/** `knowledge/technologies/*.yaml`: id → technology. */
export const technologiesFile = z.record(idSchema, technology);
export type TechnologiesFile = z.infer<typeof technologiesFile>;

const names = z.union([idSchema.transform((id) => [id]), z.array(idSchema).min(1)]);
const packageEntry = z.union([
  names.transform((is): PackageEntry => ({ is })),
  z
    .strictObject({
      is: names.optional(),
      implies: names.optional(),
      extras: z.record(z.string(), names).optional(),
      development: z.boolean().optional().describe('Counts as a development dependency too'),
      weak: z.boolean().optional().describe('Poor proof on its own'),
      sameVersion: z
        .union([z.boolean(), idSchema])
        .optional()
        .describe('Has the version of what it is, or of one of these, though it is not named after it'),
    })
    .transform(({ is = [], ...rest }): PackageEntry => ({ is, ...(rest as Omit<PackageEntry, 'is'>) })),
]);

/** `knowledge/packages/<ecosystem>.yaml`: package or family (`@nestjs/*`) → what it means. */
export const packagesFile = z.record(z.string().min(1), packageEntry);

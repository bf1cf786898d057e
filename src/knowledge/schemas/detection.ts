import * as z from 'zod';
import { SERVICE_ROLES } from '../../core/model/vocabulary.ts';
import { idSchema } from './technology.ts';

/** Questions that a rule may answer. */
const SIGNALLED = [
  'productType',
  'ml',
  'performance',
  'measuredBottleneck',
  'hosting',
  'cloud',
  'edgeOrWasm',
  'regulated',
  'enterprisePlatform',
  'teamSize',
  'stage',
  'frontendJsTeam',
] as const;

/** Those whose packages can be told by what a program imports. */
const ECOSYSTEMS = ['npm', 'pypi', 'golang', 'gem', 'hex'] as const;

const selectors = z.array(z.string().regex(/^(?:(?:role|class):)?[a-z0-9][a-z0-9._/+-]*$/)).min(1);
const finds = z.array(idSchema).min(1);
const confidence = z.number().gt(0).max(1).optional();
const weak = z.boolean().optional().describe('Poor proof on its own');

/** `knowledge/detection/*.yaml`, by file name. */
export const detectionFiles = {
  folders: z.strictObject({ skip: z.array(z.string()), aside: z.array(z.string().toLowerCase()) }),
  languages: z.record(z.string().regex(/^[a-z0-9+_]+$/), idSchema),
  projects: z.record(
    z.string(),
    z.strictObject({
      languages: z.array(idSchema).min(1),
      runtime: idSchema,
      signs: z.record(idSchema, z.string()).optional().describe('Regular expressions, case-insensitive'),
    }),
  ),
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
  programs: z.record(
    idSchema,
    z.strictObject({
      entries: z.array(z.string().toLowerCase()).min(1).describe('Names of files that a program starts from'),
      helpers: z.array(z.string().toLowerCase()).min(1).optional().describe('Names of files that open databases'),
      entry: z.array(z.string().min(1)).min(2).optional().describe('Words side by side where a program starts'),
      starts: z.array(z.string().toLowerCase()).min(1).optional().describe('Names that every program starts from'),
      packages: z.enum(ECOSYSTEMS).optional().describe('Ecosystem of the packages that imports name'),
      serves: z.array(z.string()).min(1).optional().describe('Names one of which a server uses'),
      runtime: idSchema.optional(),
    }),
  ),
  signals: z.array(
    z
      .strictObject({
        answers: z.enum(SIGNALLED),
        value: z.union([z.string().min(1), z.boolean(), z.array(z.string().min(1)).min(1)]),
        confidence: z.number().gt(0).lte(1),
        because: z
          .enum(['ml', 'ml-api', 'frontend'])
          .optional()
          .describe('Message that says why, where it is a special one'),
        any: selectors.optional().describe('Technologies by id, role:… or class:…'),
        of: z.array(z.enum(SERVICE_ROLES)).min(1).optional().describe('Roles of the services that count'),
        with: selectors.optional().describe('What must be somewhere in the workspace'),
        unless: selectors.optional().describe('What must be nowhere in the workspace'),
        most: z.int().positive().optional().describe('Most servers in the workspace'),
        services: z.int().positive().optional().describe('Least number of servers'),
        languages: z.array(idSchema).min(1).optional().describe('Main languages of the servers that are counted'),
      })
      .refine((rule) => (rule.any === undefined) !== (rule.services === undefined), 'needs any or services'),
  ),
  imports: z.array(
    z
      .strictObject({
        languages: z.array(idSchema).min(1),
        imports: z.array(z.string().min(1)).min(1).optional().describe('Modules; a family ends in *'),
        uses: z.array(z.string().min(1)).min(1).optional().describe('Names, by their end'),
        also: z.array(z.string().min(1)).min(1).optional().describe('Names besides, by their end'),
        hosted: z.boolean().optional().describe('Needs no start of its own'),
        finds,
        confidence,
      })
      .refine((rule) => rule.imports !== undefined || rule.uses !== undefined, 'needs imports or uses'),
  ),
};

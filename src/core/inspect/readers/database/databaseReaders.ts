import type { ManifestReader } from '../../../model/manifest.ts';
import { LaterPart } from '../../laterPart.ts';

const prismaSchema = new LaterPart(() => import('./prismaSchema.ts'));

/** Prisma's schema files: the data source, and what is generated for it. */
export const prismaSchemaReader: ManifestReader = {
  format: 'schema.prisma',
  extensions: ['prisma'],
  matches: (path) => path.toLowerCase().endsWith('.prisma'),
  read: (text, path) => prismaSchema.loaded.readPrismaSchema(text, path),
};

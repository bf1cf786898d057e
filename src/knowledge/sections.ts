import type * as z from 'zod';
import { adviceFiles } from './schemas/advice.ts';
import { detectionFiles } from './schemas/detection.ts';
import { evidenceFile, lifecycleFile } from './schemas/evidence.ts';
import { packagesFile, technologiesFile } from './schemas/technology.ts';

/** How the files of one folder of `knowledge/` become one section of the compiled data. */
export interface Section {
  /** `merge`: records of all files in one, keys unique over them. `by-file`: file name → content. */
  readonly layout: 'merge' | 'by-file';
  /** Schema of a file, by its name without ending where files of the folder differ. */
  readonly schema: z.ZodType | Readonly<Record<string, z.ZodType>>;
}

/** Every folder of `knowledge/`; a new kind of knowledge is one line here and its schema. */
export const SECTIONS: Readonly<Record<string, Section>> = {
  technologies: { layout: 'merge', schema: technologiesFile },
  packages: { layout: 'by-file', schema: packagesFile },
  detection: { layout: 'by-file', schema: detectionFiles },
  lifecycle: { layout: 'by-file', schema: lifecycleFile },
  evidence: { layout: 'by-file', schema: evidenceFile },
  advice: { layout: 'by-file', schema: adviceFiles },
};

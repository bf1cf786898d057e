import type * as z from 'zod';

/** `knowledge/advice/*.yaml`, by file name. */
export const adviceFiles: Readonly<Record<string, z.ZodType>> = {};

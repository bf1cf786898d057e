import * as z from 'zod';

export const scalarSchema = z.union([z.string(), z.boolean()]);

/** A condition on the answers: field → value or values, one of which it must have. */
export const whenSchema = z.record(z.string(), z.union([scalarSchema, z.array(scalarSchema)]));

import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { profileSchema } from '../protocol/profileSchema.ts';

/** Writes the JSON Schema of `stack-advisor.json`, with which editors complete and check the file. */
export function writeProfileJsonSchema(outFile: string): void {
  const schema = z.toJSONSchema(profileSchema, { io: 'input', target: 'draft-07' });
  writeFileSync(
    outFile,
    JSON.stringify({ ...schema, title: 'Stack Advisor profile', allowComments: true, allowTrailingCommas: true }),
  );
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { OUTPUT_SCHEMAS } from '../protocol/outputSchemas.ts';
import { profileSchema } from '../protocol/profileSchema.ts';

/** Writes the JSON Schema of `stack-advisor.json`, with which editors complete and check the file. */
export function writeProfileJsonSchema(outFile: string): void {
  const schema = z.toJSONSchema(profileSchema, { io: 'input', target: 'draft-07' });
  writeFileSync(
    outFile,
    JSON.stringify({ ...schema, title: 'Stack Advisor profile', allowComments: true, allowTrailingCommas: true }),
  );
}

/**
 * Writes the JSON Schema of each output, `inspect.schema.json` and so on. They allow fields that they do not know, since
 * fields may be added.
 */
export function writeOutputJsonSchemas(outFolder: string): void {
  mkdirSync(outFolder, { recursive: true });
  for (const [name, schema] of Object.entries(OUTPUT_SCHEMAS)) {
    const json = z.toJSONSchema(schema, {
      target: 'draft-07',
      override: ({ jsonSchema }) => {
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      },
    });
    writeFileSync(join(outFolder, `${name}.schema.json`), JSON.stringify({ ...json, title: `Stack Advisor: ${name}` }));
  }
}

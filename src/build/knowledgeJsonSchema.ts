import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import { overlayFile } from '../knowledge/schemas/overlay.ts';

type JsonSchema = Record<string, unknown>;

/** Writes the JSON Schema of an organisation's own knowledge file, with which editors complete and check it. */
export function writeKnowledgeJsonSchema(outFile: string): void {
  const schema = z.toJSONSchema(overlayFile, { io: 'input', target: 'draft-07', unrepresentable: 'any' }) as JsonSchema;
  writeFileSync(outFile, JSON.stringify({ ...asOverlay(schema), title: 'Stack Advisor knowledge' }));
}

/**
 * An overlay may say part of an item and leave the rest as it is built in, and null takes a member out. What a whole item
 * needs is checked once it lies over the built-in one.
 */
function asOverlay(schema: JsonSchema): JsonSchema {
  const properties = schema['properties'] as Record<string, JsonSchema>;
  return {
    ...schema,
    properties: {
      ...properties,
      technologies: partial(properties['technologies']),
      advice: partial(properties['advice']),
    },
  };
}

function partial(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(partial);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([key]) => key !== 'required');
  return Object.fromEntries(
    members.map(([key, member]) => [key, MEMBERS.has(key) ? nullable(key, member) : partial(member)]),
  );
}

const MEMBERS: ReadonlySet<string> = new Set(['properties', 'additionalProperties']);

function nullable(key: string, value: unknown): unknown {
  const orNull = (schema: unknown): unknown => ({ anyOf: [partial(schema), { type: 'null' }] });
  if (key === 'additionalProperties') return typeof value === 'object' ? orNull(value) : value;
  return Object.fromEntries(Object.entries(value as JsonSchema).map(([name, schema]) => [name, orNull(schema)]));
}

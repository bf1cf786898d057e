import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod';
import { mistakesOf } from '../../core/model/mistake.ts';
import { sayIn } from '../../core/report/say.ts';
import { SECTIONS, type Section } from '../../knowledge/sections.ts';
import { ROOT } from '../paths.ts';
import type { CompiledKnowledge } from './compiledKnowledge.ts';
import { lintKnowledge } from './lintKnowledge.ts';

const say = sayIn();

const SOURCE = join(ROOT, 'knowledge');

/**
 * Compiles `knowledge/` into one JSON file, byte for byte the same for the same data.
 * @throws Error that lists every mistake as `file:line: what`.
 */
export function compileKnowledge(outFile: string): void {
  const mistakes: string[] = [];
  const sections = readSections(mistakes);
  if (mistakes.length === 0) mistakes.push(...lintKnowledge(sections));
  if (mistakes.length > 0) throw new Error(`Knowledge has mistakes:\n${mistakes.join('\n')}`);
  const body = JSON.stringify(sections);
  const version = `${newestDate(body)}+${createHash('sha256').update(body).digest('hex').slice(0, 8)}`;
  writeFileSync(outFile, JSON.stringify({ version, ...sections }));
}

/** Reads and validates every section; mistakes are added to the list. */
export function readSections(mistakes: string[]): CompiledKnowledge {
  return Object.fromEntries(
    Object.entries(SECTIONS).map(([name, section]) => [name, readSection(name, section, mistakes)]),
  );
}

function readSection(name: string, section: Section, mistakes: string[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const file of filesOf(join(SOURCE, name))) {
    const key = basename(file, '.yaml');
    const schema = isSchema(section.schema) ? section.schema : section.schema[key];
    const where = relative(ROOT, file);
    if (schema === undefined) {
      mistakes.push(`${where}:1: no schema for a file of this name in ${name}/`);
      continue;
    }
    const content = readFile(file, where, schema, mistakes);
    if (content === undefined) continue;
    if (section.layout === 'by-file') result[key] = content;
    else mergeInto(result, content as Record<string, unknown>, where, mistakes);
  }
  return result;
}

function isSchema(schema: Section['schema']): schema is z.ZodType {
  return typeof (schema as z.ZodType).safeParse === 'function';
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

function readFile(file: string, where: string, schema: z.ZodType, mistakes: string[]): unknown {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors)
    mistakes.push(`${where}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0] ?? ''}`);
  if (document.errors.length > 0) return undefined;
  const result = schema.safeParse(document.toJS());
  if (result.success) return result.data;
  for (const { path, message } of result.error.issues.flatMap((issue) => mistakesOf(issue, document.toJS()))) {
    const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
    const line = node?.range === undefined ? 1 : lines.linePos(node.range[0]).line;
    mistakes.push(`${where}:${line}: ${path.join('.')}: ${say(message)}`);
  }
  return undefined;
}

function mergeInto(
  target: Record<string, unknown>,
  more: Record<string, unknown>,
  where: string,
  mistakes: string[],
): void {
  for (const [key, value] of Object.entries(more)) {
    if (Object.hasOwn(target, key)) mistakes.push(`${where}: ${key} stands in another file too`);
    target[key] = value;
  }
}

/** The newest `asOf` day or month in the data. */
function newestDate(body: string): string {
  const dates = [...body.matchAll(/"asOf":"(\d{4}-\d{2}(?:-\d{2})?)"/g)].map((match) => match[1] ?? '');
  return dates.sort().at(-1) ?? '0000-00';
}

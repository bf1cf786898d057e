import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type * as z from 'zod';
import {
  adviseSchema,
  batchLineSchema,
  checkSchema,
  compareSchema,
  explainSchema,
  inspectSchema,
  OUTPUT_SCHEMAS,
} from '../../src/protocol/outputSchemas.ts';
import { ROOT } from '../support/paths.ts';
import { BROKEN, CLI, runCli, SHOP } from './runCli.ts';

/** Ids and names that are fixed between the parts, and that somebody may ask about. */
const FIXED_IDS = [
  ...['typescript', 'javascript', 'python', 'go', 'java', 'kotlin', 'rust', 'csharp', 'php', 'ruby', 'elixir'],
  ...['scala', 'cpp', 'c', 'swift', 'dart', 'spring-boot', 'net/http', 'aspnet-core', 'ef-core', 'aws-lambda'],
  ...['google-cloud-run', 'supabase', 'neon', 'turso', 'planetscale', 'node', 'express', 'postgresql'],
];

function conforms(schema: z.ZodType, value: unknown, what: string): void {
  const result = schema.safeParse(value);
  assert.ok(result.success, `${what}: ${JSON.stringify(result.error?.issues.slice(0, 5))}`);
}

function printed(args: readonly string[]): unknown {
  const { stdout, stderr } = runCli(args);
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
}

describe('the published shapes', () => {
  it('are what inspect, advise, compare and check print, with nothing left out and nothing unpublished', () => {
    for (const folder of [SHOP, BROKEN]) {
      conforms(inspectSchema, printed(['inspect', folder, '--json']), `inspect ${folder}`);
      conforms(adviseSchema, printed(['advise', folder, '--json']), `advise ${folder}`);
      conforms(compareSchema, printed(['compare', 'go', 'java', folder, '--json']), `compare ${folder}`);
      conforms(checkSchema, printed(['check', folder, '--json']), `check ${folder}`);
    }
  });

  it('are what a batch prints, its mistakes too', () => {
    const requests = [
      { id: 'folder', dir: BROKEN },
      {
        id: 'outside',
        profile: { schemaVersion: 1, answers: { currentStack: ['php', 'laravel'], teamSkills: ['php'] } },
      },
      { id: 'wrong', profile: { schemaVersion: 1, answers: { hosting: 'moon' } } },
    ];
    const input = [...requests.map((request) => JSON.stringify(request)), 'no JSON', ''].join('\n');
    const lines = (command: string): unknown[] =>
      runCli([command, '--batch', '-'], input)
        .stdout.trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    for (const command of ['inspect', 'advise']) {
      const answers = lines(command);
      assert.equal(answers.length, 4);
      for (const answer of answers) conforms(batchLineSchema, answer, command);
    }
    const wrong = lines('advise').find((answer) => (answer as { id: unknown }).id === 'wrong');
    assert.match((wrong as { error: string }).error, /^answers\.hosting: must be one of serverless/);
  });

  it('explain every fixed id, and name a source for each figure and each support date', () => {
    for (const id of FIXED_IDS) {
      const explained = printed(['explain', id, '--json']) as z.infer<typeof explainSchema>;
      conforms(explainSchema, explained, id);
      assert.equal(explained.id, id);
      for (const { source, asOf } of [...explained.figures, ...(explained.support === null ? [] : [explained.support])])
        assert.ok(source !== '' && /^\d{4}/.test(asOf), `${id}: ${source}`);
    }
  });

  it('are what the MCP tools return', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp'], cwd: SHOP }));
    const call = async (name: string, input: Record<string, unknown>): Promise<unknown> => {
      const { content } = (await client.callTool({ name, arguments: input })) as { content: { text: string }[] };
      return JSON.parse(content[0]?.text ?? '');
    };
    try {
      conforms(inspectSchema, await call('inspect_stack', { directory: BROKEN }), 'inspect_stack');
      const profile = { schemaVersion: 1, answers: { ml: 'core', hosting: null, cloud: 'unknown' } };
      conforms(adviseSchema, await call('recommend_stack', { profile }), 'recommend_stack');
      conforms(compareSchema, await call('compare_stacks', { a: 'go', b: 'rust' }), 'compare_stacks');
      conforms(explainSchema, await call('explain_technology', { id: 'Spring Boot' }), 'explain_technology');
    } finally {
      await client.close();
    }
  });

  it('ship as JSON Schemas that allow fields to be added', () => {
    for (const name of Object.keys(OUTPUT_SCHEMAS)) {
      const schema = readFileSync(join(ROOT, `dist/schemas/${name}.schema.json`), 'utf8');
      assert.match(schema, /"\$schema":"http:\/\/json-schema\.org\/draft-07\/schema#"/, name);
      assert.doesNotMatch(schema, /"additionalProperties":false/, name);
    }
  });
});

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { CLI, jsonOf, SHOP } from './runCli.ts';

interface ToolResult {
  readonly content: readonly { readonly type: string; readonly text?: string }[];
  readonly isError?: boolean;
}

describe('the MCP server, asked by the SDK’s own client', () => {
  let client: Client;
  before(async () => {
    client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [CLI, 'mcp'], cwd: SHOP }));
  });
  after(() => client.close());

  const call = async (name: string, input: Record<string, unknown>): Promise<ToolResult> =>
    (await client.callTool({ name, arguments: input })) as unknown as ToolResult;
  const json = async (name: string, input: Record<string, unknown>): Promise<unknown> => {
    const { content, isError } = await call(name, input);
    assert.notEqual(isError, true, content[0]?.text);
    return JSON.parse(content[0]?.text ?? '');
  };
  /** Elapsed time is the one thing that differs from call to call. */
  const withoutStats = (report: unknown): unknown => ({ ...(report as object), stats: null });

  it('lists four tools that only read', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      'compare_stacks',
      'explain_technology',
      'inspect_stack',
      'recommend_stack',
    ]);
    for (const { annotations } of tools) assert.equal(annotations?.readOnlyHint, true);
  });

  it('inspects and recommends with the same JSON as the command line', async () => {
    const report = await json('inspect_stack', { directory: SHOP });
    assert.deepEqual(withoutStats(report), withoutStats(jsonOf(['inspect', SHOP, '--json'])));
    assert.deepEqual(await json('recommend_stack', { directory: SHOP }), jsonOf(['advise', SHOP, '--json']));
    assert.deepEqual(
      await json('compare_stacks', { directory: SHOP, a: 'go', b: 'typescript' }),
      jsonOf(['compare', 'go', 'typescript', SHOP, '--json']),
    );
    assert.deepEqual(await json('explain_technology', { id: 'fastify' }), jsonOf(['explain', 'fastify', '--json']));
  });

  it('does so too in a folder with knowledge of its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stack-advisor-mcp-'));
    try {
      cpSync(SHOP, folder, { recursive: true });
      writeFileSync(join(folder, 'stack-advisor.json'), '{ "schemaVersion": 1, "knowledge": ["own.yaml"] }');
      writeFileSync(
        join(folder, 'own.yaml'),
        'schemaVersion: 1\ntechnologies: { express: { summary: Not for us. } }\nadvice:\n  criteria: { team-fluency: { weight: 7 }, none: { weight: 1 } }\n  constraints:\n    no-go: { when: {}, excludes: [go], because: Not here }\n',
      );
      const input = { directory: folder };
      const advice = await json('recommend_stack', input);
      assert.match(JSON.stringify(advice), /"because":"Not here"/);
      assert.deepEqual(advice, jsonOf(['advise', folder, '--json']));
      assert.deepEqual(
        withoutStats(await json('inspect_stack', input)),
        withoutStats(jsonOf(['inspect', folder, '--json'])),
      );
      assert.deepEqual(
        await json('compare_stacks', { ...input, a: 'java', b: 'typescript' }),
        jsonOf(['compare', 'java', 'typescript', folder, '--json']),
      );
      const explained = await json('explain_technology', { ...input, id: 'express' });
      assert.match(JSON.stringify(explained), /Not for us/);
      assert.deepEqual(explained, jsonOf(['explain', 'express', folder, '--json']));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('looks at the folder that it was started in where none is named', async () => {
    const { services } = (await json('inspect_stack', {})) as { services: { path: string }[] };
    assert.ok(services.some(({ path }) => path === 'services/pricing'));
  });

  it('words a mistake for the model', async () => {
    const unknown = await call('explain_technology', { id: 'no-such-thing' });
    assert.equal(unknown.isError, true);
    assert.match(unknown.content[0]?.text ?? '', /not in the knowledge base/);
    const same = await call('compare_stacks', { a: 'go', b: 'go' });
    assert.equal(same.isError, true);
    assert.match(same.content[0]?.text ?? '', /two different candidates/);
    const nowhere = await call('inspect_stack', { directory: '/no/such/folder' });
    assert.equal(nowhere.isError, true);
  });
});

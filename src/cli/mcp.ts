import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import * as z from 'zod';
import { CANDIDATE_IDS } from '../core/model/vocabulary.ts';
import { profileSchema } from '../protocol/profileSchema.ts';
import type { ToolName } from './jobs/job.ts';
import type { JobRunner } from './jobs/jobRunner.ts';

const directory = z.string().default('.').describe('Folder to look at, absolute or from where the server was started.');
const profile = z
  .optional(profileSchema)
  .describe('Answers of the team; without them the folder’s stack-advisor.json is used, then what the folder shows.');
/** A call that takes longer is ended and answered as a mistake. */
const DEADLINE_MS = 120_000;

interface ToolAnswer {
  // As the protocol's library has it: results may carry more.
  [member: string]: unknown;
  content: [{ type: 'text'; text: string }];
  isError?: true;
}

const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/**
 * Serves the command line's answers over the Model Context Protocol on standard input and output.
 * The tools read files and answer; they write nothing, run nothing and reach no network.
 */
export async function serveMcp(version: string, runner: JobRunner): Promise<void> {
  /** A tool's result as JSON text, or its mistake worded for the model that called it. */
  const answer = async (name: ToolName, input: object): Promise<ToolAnswer> => {
    try {
      return {
        content: [{ type: 'text', text: (await runner.run({ kind: 'tool', name, input }, DEADLINE_MS)).output }],
      };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      return { content: [{ type: 'text', text }], isError: true };
    }
  };
  const server = new McpServer({ name: 'stack-advisor', version });

  server.registerTool(
    'inspect_stack',
    {
      title: 'Inspect stack',
      description:
        'Reads a folder’s manifests and returns the backend stack of each service (language, runtime, frameworks, data access, databases, hosting), every fact with file, line and confidence. Use it before advising on a stack; it does not judge.',
      inputSchema: { directory },
      annotations: READ_ONLY,
    },
    (input) => answer('inspect_stack', input),
  );

  server.registerTool(
    'recommend_stack',
    {
      title: 'Recommend stack',
      description:
        'Recommends a backend stack for a folder and a team: verdict (keep, extend, migrate, start), six candidates ranked with contributions that add up, how sure it is, and what would change it. Pass what the team said as profile.answers; leave out what is not known rather than guessing.',
      inputSchema: { directory, profile },
      annotations: READ_ONLY,
    },
    (input) => answer('recommend_stack', input),
  );

  server.registerTool(
    'compare_stacks',
    {
      title: 'Compare stacks',
      description:
        'Compares two candidate backend languages for a folder and a team by what sets them apart, largest difference first.',
      inputSchema: { a: z.enum(CANDIDATE_IDS), b: z.enum(CANDIDATE_IDS), directory, profile },
      annotations: READ_ONLY,
    },
    (input) => answer('compare_stacks', input),
  );

  server.registerTool(
    'explain_technology',
    {
      title: 'Explain technology',
      description:
        'Says what a technology is (by its id, such as "fastify" or "postgresql"), its alternatives, what speaks for and against it, published figures, and its support dates, each with its source. What the folder’s organisation lays over the built-in knowledge counts too.',
      inputSchema: { id: z.string().min(1).max(128), directory },
      annotations: READ_ONLY,
    },
    (input) => answer('explain_technology', input),
  );

  await server.connect(new StdioServerTransport());
}

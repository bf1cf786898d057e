import * as vscode from 'vscode';
import { CANDIDATE_IDS } from '../../core/model/vocabulary.ts';
import type { Profile } from '../../core/model/profile.ts';
import { TOOLS } from '../ids.ts';
import { appendPlain } from '../plainText.ts';
import type { Question } from '../../protocol/engine.ts';
import type { Services } from '../services.ts';
import { idOf } from '../workspace/folders.ts';
import { AgentError, folderByName } from './folderByName.ts';

type Input = Readonly<Record<string, unknown>>;

interface Tool {
  readonly name: string;
  /** What the editor shows while it runs. */
  readonly running: string;
  /** What a person is asked before it runs: what it reads and what it hands to the model. */
  readonly confirm: { readonly title: string; readonly message: (input: Input) => string };
  /** The same JSON as the command line gives, in English as that one. */
  run(services: Services, input: Input): Promise<string>;
}

/** What the editor shows before a tool runs. */
export function prepareTool(name: string, input: Input): vscode.PreparedToolInvocation {
  const { running, confirm } = toolOf(name);
  return {
    invocationMessage: running,
    confirmationMessages: {
      title: confirm.title,
      // A model chose the input: it is shown as text, never as markup.
      message: appendPlain(new vscode.MarkdownString(), confirm.message(input)),
    },
  };
}

/** Runs a tool. @throws {AgentError} worded for the model. */
export async function invokeTool(
  services: Services,
  name: string,
  input: Input,
): Promise<vscode.LanguageModelToolResult> {
  try {
    const text = await toolOf(name).run(services, input);
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    services.log.info(`${name}: ${message}`);
    throw error instanceof AgentError ? error : new AgentError(`The stack could not be looked at: ${message}`);
  }
}

function toolOf(name: string): Tool {
  const tool = tools().find((one) => one.name === name);
  if (tool === undefined) throw new Error(`No tool ${name}`);
  return tool;
}

function tools(): readonly Tool[] {
  return [
    {
      name: TOOLS.inspect,
      running: vscode.l10n.t('Reading the stack of the workspace'),
      confirm: {
        title: vscode.l10n.t('Read the stack of the workspace?'),
        message: (input) =>
          vscode.l10n.t(
            'Reads the manifests of {0} and gives the model their stack with file names and versions. Nothing is run or changed.',
            folderText(input),
          ),
      },
      run: (services, input) => answer(services, input, { about: 'stack' }),
    },
    {
      name: TOOLS.recommend,
      running: vscode.l10n.t('Weighing backend stacks'),
      confirm: {
        title: vscode.l10n.t('Weigh backend stacks?'),
        message: (input) =>
          vscode.l10n.t(
            'Reads the manifests and the saved answers of {0} and gives the model the recommendation. Nothing is run or changed.',
            folderText(input),
          ),
      },
      run: async (services, input) =>
        answer(services, input, { about: 'advice', profile: await profileOf(services, input['answers']) }),
    },
    {
      name: TOOLS.compare,
      running: vscode.l10n.t('Comparing backend stacks'),
      confirm: {
        title: vscode.l10n.t('Compare two backend stacks?'),
        message: (input) =>
          vscode.l10n.t(
            'Compares {0} with {1} for {2} and gives the model what sets them apart. Nothing is run or changed.',
            shortText(input['a']),
            shortText(input['b']),
            folderText(input),
          ),
      },
      run: async (services, input) => {
        const [a, b] = [candidateOf(input['a'], 'a'), candidateOf(input['b'], 'b')];
        if (a === b) throw new AgentError(`a and b must be two different options, not ${a} twice.`);
        return answer(services, input, { about: 'pair', a, b, profile: await profileOf(services, input['answers']) });
      },
    },
    {
      name: TOOLS.explain,
      running: vscode.l10n.t('Looking up a technology'),
      confirm: {
        title: vscode.l10n.t('Look up a technology?'),
        message: (input) =>
          vscode.l10n.t(
            'Gives the model what is known of “{0}”, here and in your own knowledge files.',
            shortText(input['id']),
          ),
      },
      run: async (services, input) => {
        const { id, folder } = input;
        const isNamed = folder !== undefined || services.folders.all.length === 1;
        const explained =
          typeof id === 'string' && id.length <= 128
            ? await services.engine.call('explain', id, isNamed ? await readFolder(services, input) : null, 'programs')
            : null;
        if (explained === null)
          throw new AgentError(`“${shortText(id)}” is not known here. Ids are lower-case, such as "spring-boot".`);
        return JSON.stringify(explained);
      },
    },
  ];
}

/** Asks the engine about the folder that the model named. */
async function answer(services: Services, input: Input, question: Question): Promise<string> {
  return services.engine.call('answer', await readFolder(services, input), question);
}

/** Id of the folder that the model named, or of the only one, once it is read. */
async function readFolder(services: Services, input: Input): Promise<string> {
  const folder = folderByName(services, input['folder']);
  await services.folders.ensure(folder);
  return idOf(folder);
}

function folderText(input: Input): string {
  return typeof input['folder'] === 'string' ? shortText(input['folder']) : vscode.l10n.t('the open folder');
}

function shortText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 80) : '?';
}

function candidateOf(value: unknown, name: string): string {
  const id = CANDIDATE_IDS.find((one) => one === value);
  if (id === undefined) throw new AgentError(`${name} must be one of ${CANDIDATE_IDS.join(', ')}.`);
  return id;
}

/** Answers that a model passes, checked by the schema of the profile; null where it passed none. */
async function profileOf(services: Services, answers: unknown): Promise<Profile | null> {
  if (answers === undefined || answers === null) return null;
  const checked = await services.engine.call('checkProfile', { schemaVersion: 1, answers });
  if (!checked.ok) throw new AgentError(`${checked.message}\nLeave out what is not known.`);
  return checked.profile;
}

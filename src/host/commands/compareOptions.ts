import * as vscode from 'vscode';
import { CANDIDATE_IDS, type CandidateId } from '../../core/model/vocabulary.ts';
import { COMMANDS } from '../ids.ts';
import { folderFor, readWithProgress, record, type Command } from './command.ts';

/** Opens the panel with two options side by side. */
export const compareOptions: Command = {
  id: COMMANDS.compareOptions,
  async run(services, argument) {
    const folder = await folderFor(services, argument);
    if (folder === undefined) return;
    const state = await readWithProgress(services, folder);
    const { a: givenA, b: givenB } = record(argument);
    const ranked = state.recommendation.options;
    const a = isCandidate(givenA) ? givenA : await pick(vscode.l10n.t('Compare which option …'), undefined);
    if (a === undefined) return;
    const b = isCandidate(givenB) ? givenB : await pick(vscode.l10n.t('… with which?'), a);
    if (b === undefined) return;
    services.panels.show(folder, { a, b });

    async function pick(placeHolder: string, without: CandidateId | undefined): Promise<CandidateId | undefined> {
      const items = ranked
        .filter((option) => option.id !== without)
        .map((option) => ({
          label: services.labels.technology(option.flavour ?? option.id),
          description: option.id === state.recommendation.current ? vscode.l10n.t('in use') : '',
          id: option.id,
        }));
      return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
    }
  },
};

function isCandidate(value: unknown): value is CandidateId {
  return CANDIDATE_IDS.some((id) => id === value);
}

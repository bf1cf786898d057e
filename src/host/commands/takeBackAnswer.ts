import { ASKED_FIELDS } from '../profile/questions.ts';
import { COMMANDS } from '../ids.ts';
import { folderFor, record, text, type Command } from './command.ts';

/** Takes an answer of the team's back, so that what the workspace shows is used again, if it shows anything. */
export const takeBackAnswer: Command = {
  id: COMMANDS.takeBackAnswer,
  async run(services, argument) {
    const field = text(record(argument)['field']) ?? '';
    if (!ASKED_FIELDS.has(field)) return;
    const folder = await folderFor(services, argument);
    if (folder !== undefined) await services.profiles.change(folder, { answers: { [field]: undefined } });
  },
};

import { COMMANDS } from '../ids.ts';
import { folderFor, type Command } from './command.ts';

/** Opens the panel with the advice for a folder. */
export const recommend: Command = {
  id: COMMANDS.recommend,
  async run(services, argument) {
    const folder = await folderFor(services, argument);
    if (folder !== undefined) services.panels.show(folder);
  },
};

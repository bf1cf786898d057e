import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Reads every folder again. */
export const refresh: Command = {
  id: COMMANDS.refresh,
  async run(services) {
    await Promise.allSettled(services.folders.all.map((folder) => services.folders.refresh(folder)));
  },
};

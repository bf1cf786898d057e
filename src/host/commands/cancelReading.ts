import { COMMANDS } from '../ids.ts';
import type { Command } from './command.ts';

/** Stops the readings under way. */
export const cancelReading: Command = {
  id: COMMANDS.cancelReading,
  async run(services) {
    await Promise.all(services.folders.all.map((folder) => services.folders.cancel(folder)));
  },
};

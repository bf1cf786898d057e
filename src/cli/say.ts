import { sayIn } from '../core/report/say.ts';
import { CLI_MESSAGES } from './messages.ts';

/** Speaks the command line's English, its own sentences and those of the results. */
export const say = sayIn(CLI_MESSAGES);

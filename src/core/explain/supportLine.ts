import type { Say } from '../model/message.ts';
import type { Support } from '../inspect/versions/support.ts';
import { isLongTerm } from '../inspect/versions/support.ts';

/** One line on how long a release line is supported. */
export function supportLine(name: string, { cycle, state }: Support, today: string, say: Say): string {
  const args = { name, version: cycle.cycle, date: cycle.eol ?? '' };
  if (cycle.eol === null) return say({ code: 'hover.support.open', args });
  if (state === 'ended') return say({ code: 'hover.support.ended', args });
  return say({ code: isLongTerm(cycle, today) ? 'hover.support.long' : 'hover.support.until', args });
}

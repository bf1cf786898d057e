/** Between the reasons of one contribution. No reason has it within itself (held by a test over the knowledge base). */
const BETWEEN = '. ';

/** The reasons of one contribution as one text. */
export function joinReasons(reasons: readonly string[]): string {
  return reasons.join(BETWEEN);
}

/** The first of them, without the stop at the end of the text. */
export function firstReason(because: string): string {
  const [first = ''] = because.split(BETWEEN);
  return first.replace(/\.$/, '');
}

/** What one side has to say that the other does not say as well; empty where that leaves nothing. */
export function ownReasons(because: string, other: string): string {
  const shared = new Set(other.split(BETWEEN));
  return joinReasons(because.split(BETWEEN).filter((reason) => !shared.has(reason)));
}

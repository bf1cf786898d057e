/**
 * A sentence that has not been worded yet: a key of the message catalogue and its arguments.
 * The core only ever makes these; words are chosen at the edge, in the reader's language.
 */
export interface Message {
  readonly code: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

/** Turns a message into words. Unknown codes come out as the code itself, so that nothing is ever silently empty. */
export type Say = (message: Message) => string;

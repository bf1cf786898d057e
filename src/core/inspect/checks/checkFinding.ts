import type { Message } from '../../model/message.ts';
import type { Severity } from '../../model/stackReport.ts';
import type { Span } from '../../model/text.ts';

export type CheckCode = 'end-of-life' | 'end-of-life-soon' | 'contradicting-pins' | 'host-lacks-runtime';

/** A place in a file of the workspace. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** One way to put a finding right: all edits together. */
export interface CheckFix {
  readonly title: Message;
  readonly edits: readonly (Place & { readonly text: string })[];
}

/** Something that a check found, not yet worded. */
export interface CheckFinding extends Place {
  readonly code: CheckCode;
  readonly severity: Severity;
  readonly message: Message;
  /** The other places that it rests on. */
  readonly related: readonly (Place & { readonly message: Message })[];
  readonly fixes: readonly CheckFix[];
}

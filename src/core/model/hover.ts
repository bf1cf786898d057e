/** What to show on hover; every string is plain text, never Markdown. */
export interface HoverInfo {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly title: string;
  /** Two to six short lines. */
  readonly lines: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** Technology id for *Compare* and *Explain*, or null. */
  readonly subject: string | null;
}

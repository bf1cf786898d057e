/** One item of knowledge that an organisation's own file adds, changes or takes out. */
export interface OverlayItem {
  /** `technologies`, `packages`, `evidence`, `lifecycle`, or a part of the advice such as `criteria`. */
  readonly section: string;
  readonly id: string;
  readonly change: 'added' | 'changed' | 'removed';
}

/** What one of an organisation's own knowledge files brings. */
export interface OverlaySource {
  /** Path from the workspace root. */
  readonly file: string;
  readonly items: readonly OverlayItem[];
}

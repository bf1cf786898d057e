import type { Profile } from '../core/model/profile.ts';
import type { Recommendation } from '../core/model/recommendation.ts';
import type { StackReport } from '../core/model/stackReport.ts';
import type { FileContent, FolderListing } from '../core/model/files.ts';

/** Everything the editor shows of one workspace folder. Plain data: it crosses a worker boundary. */
export interface FolderState {
  /** Counts up with every change; a consumer may drop a state older than the one it has. */
  readonly revision: number;
  readonly report: StackReport;
  readonly recommendation: Recommendation;
  /** The saved profile as read, or null where the folder has none. */
  readonly profile: Profile | null;
}

/** A document that is open in the editor, perhaps unsaved: its text wins over the file's. */
export interface FileChange {
  readonly path: string;
  readonly kind: 'created' | 'changed' | 'deleted' | 'document' | 'document-closed';
  /** Text of the open document; only for `document`. */
  readonly text?: string;
}

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

/** One line of a comparison of two options; differences are largest first. */
export interface ComparisonRow {
  readonly criterion: string;
  readonly label: string;
  readonly a: number;
  readonly b: number;
  /** Contribution of A less contribution of B. */
  readonly difference: number;
  readonly because: string;
}
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly headline: string;
  /** Share of the robustness sample in which A scores above B, 0…1. */
  readonly winsShare: number;
  readonly rows: readonly ComparisonRow[];
}

/** The effect of one choice of an answer. */
export interface ChoiceEffect {
  readonly value: unknown;
  readonly label: string;
  readonly winner: string;
  readonly changesWinner: boolean;
}

export type ExportFormat = 'markdown' | 'madr' | 'json' | 'sarif';

/** Requests that the host sends to the engine. `folder` is the id under which a folder was opened. */
export interface EngineApi {
  /** Reads a whole folder. Files are asked for through {@link EngineHost}. */
  openFolder(folder: string, rootName: string, excludes: readonly string[]): Promise<FolderState>;
  closeFolder(folder: string): Promise<void>;
  /** Applies file events and open documents; re-reads only what they touch. */
  applyChanges(folder: string, changes: readonly FileChange[]): Promise<FolderState>;
  /** Re-advises with another profile; nothing is written. */
  setProfile(folder: string, profile: Profile | null): Promise<FolderState>;
  /** Advice under changed answers and weights, nothing kept. */
  whatIf(folder: string, profile: Profile): Promise<Recommendation>;
  choices(folder: string, field: string): Promise<readonly ChoiceEffect[]>;
  compare(folder: string, a: string, b: string, profile: Profile | null): Promise<Comparison>;
  /** Hover at an offset of a document's present text, or null where there is nothing worth saying. */
  hover(folder: string, path: string, text: string, offset: number): Promise<HoverInfo | null>;
  export(folder: string, format: ExportFormat): Promise<string>;
}

/** Requests that the engine sends back to whoever hosts it. */
export interface EngineHost {
  listFolder(folder: string, path: string): Promise<FolderListing>;
  readFile(folder: string, path: string, maxBytes: number): Promise<FileContent>;
  /** Progress of `openFolder`: files seen so far. */
  progress(folder: string, filesSeen: number): Promise<void>;
}

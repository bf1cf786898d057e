import type { Profile } from '../core/model/profile.ts';
import type { Recommendation } from '../core/model/recommendation.ts';
import type { Comparison } from '../core/model/comparison.ts';
import type { EvidenceInfo, FolderState, Labels, QuestionLabel } from './engine.ts';

/** Everything the page shows of one folder. The host sends a new one whenever something changed. */
export interface PanelModel {
  readonly folder: string;
  readonly folderName: string;
  /** Null until the folder was read the first time. */
  readonly state: FolderState | null;
  readonly reading: boolean;
  readonly filesSeen: number;
  /** Why there is nothing newer, worded for a person. */
  readonly failure: string | null;
  readonly labels: Labels;
  readonly questions: readonly QuestionLabel[];
  /** Words for certainty and verdict, chosen by the host so that tree and panel agree. */
  readonly certainty: string;
  readonly verdict: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** What the page needs once to speak the editor's language. */
export interface PanelLanguage {
  readonly locale: string;
  /** English text → translation. */
  readonly strings: Readonly<Record<string, string>>;
}

/** Two options side by side. */
export interface Pair {
  readonly a: string;
  readonly b: string;
}

/** A what-if that outlives its page, which VS Code ends whenever its tab is hidden. */
export interface KeptTrial {
  /** The saved answers that it departs from, as text. */
  readonly base: string;
  readonly profile: Profile | null;
  /** What was tried before, the latest last. */
  readonly steps: readonly (Profile | null)[];
}

/** What the page remembers while its tab is hidden and over a reload. */
export interface PanelMemory {
  readonly folder: string;
  readonly selected: string | null;
  readonly pair: Pair | null;
  readonly trial: KeptTrial | null;
  /** Keys of the details that are open. */
  readonly open: readonly string[];
  /** Pixels from the top. */
  readonly scroll: number;
}

export type PanelCommand =
  'exportReport' | 'recordDecision' | 'reevaluate' | 'answerQuestions' | 'refresh' | 'cancelReading' | 'openFolder';

/** Advice under other answers, with the words that belong to it. */
export interface WhatIfResult {
  readonly recommendation: Recommendation;
  readonly certainty: string;
  readonly verdict: string;
}

/** Calls from the page to the host. Arguments are checked there: a page is never trusted. */
export interface PanelHost {
  /** The page is up; the host answers and then sends the model. */
  ready(): Promise<PanelLanguage>;
  whatIf(profile: Profile): Promise<WhatIfResult>;
  compare(a: string, b: string, profile: Profile | null): Promise<Comparison>;
  evidence(ids: readonly string[]): Promise<readonly EvidenceInfo[]>;
  saveAnswers(profile: Profile): Promise<void>;
  openFinding(file: string, line: number, column: number): Promise<void>;
  /** Opens the published source of a figure. */
  openSource(evidence: string): Promise<void>;
  /** Opens the address of the n-th precedent of the state that is shown. */
  openPrecedent(index: number): Promise<void>;
  run(command: PanelCommand): Promise<void>;
}

/** Calls from the host to the page. */
export interface PanelPage {
  show(model: PanelModel): Promise<void>;
  compare(pair: Pair): Promise<void>;
}

import type { Profile } from '../core/model/profile.ts';
import type { Recommendation } from '../core/model/recommendation.ts';
import type { Comparison } from '../core/model/comparison.ts';
import type { Finding } from '../core/model/stackReport.ts';
import type { EvidenceInfo, Labels, PrecedentInfo, QuestionLabel } from './engine.ts';

/** A service as the page draws it. */
export interface PanelService {
  readonly path: string;
  readonly name: string;
  readonly language: string | null;
  /** What it runs on and with, in the order of reading. */
  readonly stack: readonly Finding[];
}

/** Services of one kind: the first of them, and how many there are in all. */
export interface PanelServices {
  readonly shown: readonly PanelService[];
  readonly inAll: number;
}

/** The kinds in which services are listed: what runs on a server, and the rest. */
export type ServiceKind = 'backends' | 'others';

/** A folder’s state as far as the page draws it: bounded, however large the workspace is. */
export interface PanelState {
  readonly profile: Profile | null;
  readonly recommendation: Recommendation;
  readonly precedents: readonly PrecedentInfo[];
  readonly services: Readonly<Record<ServiceKind, PanelServices>>;
}

/** Everything the page shows of one folder. The host sends a new one whenever something changed. */
export interface PanelModel {
  readonly folder: string;
  readonly folderName: string;
  /** Null until the folder was read the first time. */
  readonly state: PanelState | null;
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
  /** The pair that was asked for, under the same answers; null where none was. */
  readonly comparison: Comparison | null;
  readonly certainty: string;
  readonly verdict: string;
}

/** Calls from the page to the host. Arguments are checked there: a page is never trusted. */
export interface PanelHost {
  /** The page is up; the host answers and then sends the model. */
  ready(): Promise<PanelLanguage>;
  /** @param pair Two options to compare under the same answers. */
  whatIf(profile: Profile, pair: Pair | null): Promise<WhatIfResult>;
  compare(a: string, b: string, profile: Profile | null): Promise<Comparison>;
  evidence(ids: readonly string[]): Promise<readonly EvidenceInfo[]>;
  saveAnswers(profile: Profile): Promise<void>;
  openFinding(file: string, line: number, column: number): Promise<void>;
  /** Opens the published source of a figure. */
  openSource(evidence: string): Promise<void>;
  /** Opens the address of the n-th precedent of the state that is shown. */
  openPrecedent(index: number): Promise<void>;
  /** Lists more services of a kind; they come with the next model. */
  showMore(kind: ServiceKind): Promise<void>;
  run(command: PanelCommand): Promise<void>;
}

/** Calls from the host to the page. */
export interface PanelPage {
  show(model: PanelModel): Promise<void>;
  compare(pair: Pair): Promise<void>;
}

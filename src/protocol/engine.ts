import type { Choice } from '../core/model/choice.ts';
import type { ChoiceEffect, Comparison } from '../core/model/comparison.ts';
import type { DecisionBasis } from '../core/model/decisionBasis.ts';
import type { HoverInfo } from '../core/model/hover.ts';
import type { AnswerField, Answers, Profile } from '../core/model/profile.ts';
import type { Recommendation } from '../core/model/recommendation.ts';
import type { TechnologyExplanation } from '../core/model/technologyExplanation.ts';
import type { Service, StackReport } from '../core/model/stackReport.ts';
import type { CandidateId, CriterionTheme } from '../core/model/vocabulary.ts';
import type { FolderListing, ReadFailure } from '../core/model/files.ts';
import type { StateChange } from './stateChange.ts';

/** Everything the editor shows of one workspace folder. Plain data: it crosses a worker boundary. */
export interface FolderState {
  /** Counts up with every change; a consumer may drop a state older than the one it has. */
  readonly revision: number;
  readonly report: StackReport;
  readonly recommendation: Recommendation;
  /** The saved profile as read, or null where the folder has none. */
  readonly profile: Profile | null;
  /** Knowledge files that the profile names, from the folder's root; some may not exist. */
  readonly knowledgeFiles: readonly string[];
  /** Names with what own knowledge adds or words otherwise; null where there is none. */
  readonly labels: Labels | null;
  /** Published decisions of teams in a like position, closest first; shown, never scored. */
  readonly precedents: readonly PrecedentInfo[];
  /** Programs that were looked into or may yet be, by path: their changes are to be told as those of manifests are. */
  readonly programs: readonly string[];
}

/** A published decision. */
export interface PrecedentInfo {
  readonly language: CandidateId;
  readonly year: number;
  readonly text: string;
  /** https address. */
  readonly source: string;
}

/** A document that is open in the editor, perhaps unsaved: its text wins over the file's. */
export interface FileChange {
  readonly path: string;
  readonly kind: 'created' | 'changed' | 'deleted' | 'document' | 'document-closed';
  /** Text of the open document; only for `document`. */
  readonly text?: string;
}

/** Words for ids, for whoever shows them. An id that is missing here is shown as it is. */
export interface Labels {
  /** Technology id → name as its makers write it. */
  readonly technologies: Readonly<Record<string, string>>;
  readonly criteria: Readonly<Record<string, CriterionLabel>>;
  /** The questions to the team, the most telling first. */
  readonly questions: readonly QuestionLabel[];
}
/** One question to the team, as it is asked. */
export interface QuestionLabel {
  readonly field: AnswerField;
  readonly kind: 'one' | 'many' | 'yes-no' | 'country';
  /** Few words, for trees and tables. */
  readonly short: string;
  /** The whole question. */
  readonly ask: string;
  readonly because: string;
  readonly choices: readonly Choice[];
}
export interface CriterionLabel {
  readonly label: string;
  readonly theme: CriterionTheme;
  /** What 0 and 1 mean on its fixed scale. */
  readonly worst: string;
  readonly best: string;
}

/** Advice under answers that are tried, and the comparison that was asked for with it. */
export interface TriedAdvice {
  readonly recommendation: Recommendation;
  readonly comparison: Comparison | null;
}

/** What a program asks of a folder; a profile takes the place of the saved one. */
export type Question =
  | { readonly about: 'stack' }
  | { readonly about: 'advice'; readonly profile: Profile | null }
  | { readonly about: 'pair'; readonly a: string; readonly b: string; readonly profile: Profile | null };

export type ExportFormat = 'markdown' | 'madr' | 'json' | 'sarif';

/** What is to change in a profile; `undefined` takes a field out, what is not named stays. */
export interface ProfilePatch {
  readonly answers?: { readonly [K in keyof Answers]?: Answers[K] | undefined };
  /** Replaces all weight overrides; `undefined` takes them out. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  readonly decision?: object;
}

export type ProfileCheck =
  { readonly ok: true; readonly profile: Profile } | { readonly ok: false; readonly message: string };

/** What the engine needs once, before anything else. */
export interface EngineSettings {
  /** Text of the compiled knowledge, `dist/knowledge.json`. */
  readonly knowledge: string;
  /** Message code → template in the editor's language; what is missing is said in English. */
  readonly translations: Readonly<Record<string, string>>;
  /** Today as `YYYY-MM-DD`: support dates and the age of evidence are told from it. */
  readonly today: string;
  /** Version of the extension; SARIF names it. */
  readonly version: string;
  /** Files that engines before this one did not finish reading. */
  readonly givenUp: readonly GivenUp[];
}

/** A file that took too long to read; it is not read again until it changes. */
export interface GivenUp {
  readonly folder: string;
  readonly path: string;
  /** Of its text; null where only the path is known. */
  readonly fingerprint: string | null;
}

export interface FolderOptions {
  /** Name that the report gives as its root. */
  readonly name: string;
  /** Glob patterns of `files.exclude` and the like. */
  readonly excludes: readonly string[];
  /** Absolute path where the folder is on this machine's disk and the engine may read it directly, else null. */
  readonly diskPath: string | null;
}

/** Requests that the host sends to the engine. `folder` is the id under which a folder was opened. */
export interface EngineApi {
  initialize(settings: EngineSettings): Promise<void>;
  /** Names of technologies and criteria, as far as they are built in. */
  labels(): Promise<Labels>;
  /** Reads a whole folder, its `stack-advisor.json` included. Files are asked for through {@link EngineHost}. */
  openFolder(folder: string, options: FolderOptions): Promise<StateChange>;
  closeFolder(folder: string): Promise<void>;
  /** Applies file events and open documents; re-reads only what they touch. @param since Revision of the state at hand. */
  applyChanges(folder: string, changes: readonly FileChange[], since: number): Promise<StateChange>;
  /** The services that a change with this revision said were to come: some of them, from the `from`th on. */
  servicesToCome(folder: string, revision: number, from: number): Promise<readonly Service[]>;
  /** Advice under other answers and weights, and two options compared under the same; nothing is kept. */
  whatIf(folder: string, profile: Profile, pair: readonly [string, string] | null): Promise<TriedAdvice>;
  /** What each of several answers to one question would do to the first place; `undefined` takes the answer back. */
  effects(folder: string, field: AnswerField, trials: readonly unknown[]): Promise<readonly ChoiceEffect[]>;
  /** Compares two options; with a profile, under that one in place of the saved one. */
  compare(folder: string, a: string, b: string, profile: Profile | null): Promise<Comparison>;
  /** Hover at an offset of a document's present text, or null where there is nothing worth saying. */
  hover(folder: string, path: string, text: string, offset: number): Promise<HoverInfo | null>;
  /**
   * What a technology is, with alternatives and support dates, as the command line gives it; null where it is unknown.
   * @param folder Whose own knowledge counts; null for that of any open folder which has some.
   * @param audience Programs are answered in English, people in the editor's language.
   */
  explain(id: string, folder: string | null, audience: 'people' | 'programs'): Promise<TechnologyExplanation | null>;
  /** Answers a program with the JSON that the command line gives: in English, whatever the editor's language. */
  answer(folder: string, question: Question): Promise<string>;
  /** Checks answers from outside; the message names every mistake with its path. */
  checkProfile(value: unknown): Promise<ProfileCheck>;
  /** The evidence behind ids that a contribution of a folder's advice names. */
  evidence(folder: string, ids: readonly string[]): Promise<readonly EvidenceInfo[]>;
  /**
   * Changes the text of a profile; comments, order, unknown fields and indentation stay. Null in place of the text makes
   * a new one. The answer is null where the text is not a JSON object, since an edit could then lose what is there.
   */
  editProfile(text: string | null, patch: ProfilePatch): Promise<string | null>;
  /** What the advice rests on today, to be kept with a decision and compared with later. */
  basis(folder: string): Promise<DecisionBasis>;
  /** The report or the decision record as text. */
  export(folder: string, format: ExportFormat): Promise<string>;
}

/** One published figure as the panel shows it. */
export interface EvidenceInfo {
  readonly id: string;
  readonly subject: string;
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly asOf: string;
  /** Where it was published; `url` is set only where it is an https address. */
  readonly source: string;
  readonly url: string | null;
  /** The organisation's own file that it comes from; null of built-in figures. */
  readonly from: string | null;
  /** True where it is older than the shelf life of its kind. */
  readonly stale: boolean;
  readonly note: string | null;
}

export type RawContent =
  { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly failure: ReadFailure };

/** Requests that the engine sends back to whoever hosts it. */
export interface EngineHost {
  listFolder(folder: string, path: string): Promise<FolderListing>;
  /** Bytes of a file of at most `maxBytes` bytes; a larger one fails as `too-large`. */
  readFile(folder: string, path: string, maxBytes: number): Promise<RawContent>;
  /** Progress of `openFolder`: files seen so far. */
  progress(folder: string, filesSeen: number): Promise<void>;
  /** A file is about to be read, null when it was; only from engines that share no memory with their host. */
  reading(folder: string, path: string | null): Promise<void>;
  /** The text of a file that an engine before did not finish was met, and left alone. */
  gaveUp(file: GivenUp): Promise<void>;
}

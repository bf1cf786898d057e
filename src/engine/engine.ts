import { compareOptions, compareWorded } from '../core/advise/compare.ts';
import { effectsOf } from '../core/advise/choices.ts';
import { toRecommendation } from '../core/advise/toRecommendation.ts';
import { sayIn } from '../core/report/say.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import { tellMistakes } from '../core/model/mistake.ts';
import { CANDIDATE_IDS, type CandidateId } from '../core/model/vocabulary.ts';
import type { WorkspaceFiles } from '../core/model/files.ts';
import type { DecisionBasis } from '../core/model/decisionBasis.ts';
import type { HoverInfo } from '../core/model/hover.ts';
import type { Service } from '../core/model/stackReport.ts';
import type { Say } from '../core/model/message.ts';
import type { AnswerField, Profile } from '../core/model/profile.ts';
import type { Recommendation } from '../core/model/recommendation.ts';
import type { TechnologyExplanation } from '../core/model/technologyExplanation.ts';
import { loadCatalogue } from '../knowledge/catalogue.ts';
import type { ChoiceEffect, Comparison } from '../core/model/comparison.ts';
import type {
  EngineApi,
  EngineHost,
  EngineSettings,
  EvidenceInfo,
  ExportFormat,
  FileChange,
  FolderOptions,
  Labels,
  ProfileCheck,
  ProfilePatch,
  Question,
  TriedAdvice,
} from '../protocol/engine.ts';
import type { ReadingBoard } from '../protocol/readingBoard.ts';
import {
  SERVICES_A_MESSAGE,
  servicesToCome,
  stateChange,
  type ServicesToCome,
  type StateAtSource,
  type StateChange,
} from '../protocol/stateChange.ts';
import { evidenceInfo } from './evidenceInfo.ts';
import { GivenUpFiles, type Announce } from './givenUp.ts';
import { HostFiles } from './hostFiles.ts';
import { labelsOf } from './labels.ts';
import { Session } from './session.ts';

/** Opens a folder that lies on this machine's disk; absent where there is no disk. */
export type OpenDisk = (path: string) => WorkspaceFiles;

// What no first answer needs is loaded where it is first asked for.

/** Between two reports of progress. */
const PROGRESS_EVERY_MS = 100;

interface OpenedFolder {
  readonly abort: AbortController;
  /** The folder's work, one piece after another: a change that arrives during a scan waits for it. */
  session: Promise<Session>;
  /** The state that the host has, and the services of it that were not sent with it. */
  sent: StateAtSource | null;
  toCome: ServicesToCome | null;
}

/** Runs the core behind the editor: keeps a session for each open folder and answers what the host asks. */
export class Engine implements EngineApi {
  readonly #host: EngineHost;
  readonly #openDisk: OpenDisk | null;
  readonly #folders = new Map<string, OpenedFolder>();
  readonly #givenUp: GivenUpFiles;
  #catalogue: Catalogue | null = null;
  #say: Say = sayIn();
  /** What other programs read is the same whatever the editor's language. */
  #sayToPrograms: Say = this.#say;
  #today = '';
  #version = '';

  /** @param board Shared memory in which readings are noted; without it the host is told of each by a message. */
  constructor(host: EngineHost, openDisk: OpenDisk | null, board: ReadingBoard | null = null) {
    this.#host = host;
    this.#givenUp = new GivenUpFiles(board ?? messagesTo(host), (file) => void host.gaveUp(file));
    this.#openDisk = openDisk;
  }

  initialize(settings: EngineSettings): Promise<void> {
    this.#catalogue = loadCatalogue(JSON.parse(settings.knowledge) as unknown);
    this.#say = sayIn(settings.translations);
    this.#sayToPrograms = Object.keys(settings.translations).length === 0 ? this.#say : sayIn();
    this.#today = settings.today;
    this.#version = settings.version;
    this.#givenUp.restore(settings.givenUp);
    return Promise.resolve();
  }

  labels(): Promise<Labels> {
    return Promise.resolve(labelsOf(this.#known(), this.#say));
  }

  async openFolder(folder: string, options: FolderOptions): Promise<StateChange> {
    this.#folders.get(folder)?.abort.abort();
    const abort = new AbortController();
    const session = this.#open(folder, options, abort.signal);
    const opened: OpenedFolder = { abort, session, sent: null, toCome: null };
    this.#folders.set(folder, opened);
    return this.#send(opened, (await session).state(this.#today));
  }

  #open(folder: string, options: FolderOptions, signal: AbortSignal): Promise<Session> {
    const files =
      options.diskPath !== null && this.#openDisk !== null
        ? this.#openDisk(options.diskPath)
        : new HostFiles(this.#host, folder);
    let reportedAt = performance.now();
    const onProgress = (filesSeen: number): void => {
      if (performance.now() - reportedAt < PROGRESS_EVERY_MS) return;
      reportedAt = performance.now();
      void this.#host.progress(folder, filesSeen);
    };
    return Session.open(files, this.#known(), this.#say, {
      name: options.name,
      excludes: options.excludes,
      onProgress,
      signal,
      guard: this.#givenUp.guard(folder),
    });
  }

  closeFolder(folder: string): Promise<void> {
    this.#folders.get(folder)?.abort.abort();
    this.#folders.delete(folder);
    return Promise.resolve();
  }

  async applyChanges(folder: string, changes: readonly FileChange[], since: number): Promise<StateChange> {
    const opened = this.#opened(folder);
    opened.session = opened.session.then(async (session) => {
      await session.apply(changes);
      return session;
    });
    const state = (await opened.session).state(this.#today);
    if (opened.sent?.revision !== since) opened.sent = null;
    return this.#send(opened, state);
  }

  servicesToCome(folder: string, revision: number, from: number): Promise<readonly Service[]> {
    const { sent, toCome } = this.#opened(folder);
    if (sent?.revision !== revision || toCome === null) throw new Error('The folder has changed since');
    const start = toCome.from + from;
    const end = Math.min(start + SERVICES_A_MESSAGE, toCome.from + toCome.count);
    return Promise.resolve(toCome.of.slice(start, end));
  }

  #send(opened: OpenedFolder, state: StateAtSource): StateChange {
    const change = stateChange(opened.sent, state);
    opened.toCome = servicesToCome(state, change);
    opened.sent = state;
    return change;
  }

  async whatIf(folder: string, profile: Profile, pair: readonly [string, string] | null): Promise<TriedAdvice> {
    const advice = (await this.#session(folder)).advice(profile);
    const recommendation = toRecommendation(advice, this.#say);
    if (pair === null) return { recommendation, comparison: null };
    const [a, b] = pair;
    return { recommendation, comparison: compareWorded(advice, recommendation, candidate(a), candidate(b), this.#say) };
  }

  async effects(folder: string, field: AnswerField, trials: readonly unknown[]): Promise<readonly ChoiceEffect[]> {
    const session = await this.#session(folder);
    const { profile, report, catalogue } = session;
    return effectsOf({ profile, report, catalogue }, field, trials);
  }

  async compare(folder: string, a: string, b: string, profile: Profile | null): Promise<Comparison> {
    const session = await this.#session(folder);
    return compareOptions(session.advice(profile ?? session.profile), candidate(a), candidate(b), this.#say);
  }

  async hover(folder: string, path: string, text: string, offset: number): Promise<HoverInfo | null> {
    return (await this.#session(folder)).hover(path, text, offset, this.#today);
  }

  async evidence(folder: string, ids: readonly string[]): Promise<readonly EvidenceInfo[]> {
    return evidenceInfo((await this.#session(folder)).catalogue, ids, this.#today, this.#say);
  }

  async explain(
    id: string,
    folder: string | null,
    audience: 'people' | 'programs',
  ): Promise<TechnologyExplanation | null> {
    const { explainTechnology } = await import('../core/explain/technology.ts');
    const say = audience === 'people' ? this.#say : this.#sayToPrograms;
    // An organisation's own knowledge may add what is asked for, or word it otherwise, in the folders that name it.
    const sessions =
      folder === null ? [...this.#folders.values()].map(({ session }) => session) : [this.#session(folder)];
    for (const session of sessions) {
      const { catalogue } = await session;
      const explained = catalogue.overlays === undefined ? null : explainTechnology(catalogue, id, say);
      if (explained !== null) return explained;
    }
    return explainTechnology(this.#known(), id, say);
  }

  async answer(folder: string, question: Question): Promise<string> {
    const session = await this.#session(folder);
    const say = this.#sayToPrograms;
    switch (question.about) {
      case 'stack':
        return JSON.stringify({ ...session.reportIn(say), problems: session.check(this.#today, say) });
      case 'advice':
        return JSON.stringify(this.#adviceToPrograms(session, question.profile ?? session.profile));
      case 'pair': {
        const [a, b] = [candidate(question.a), candidate(question.b)];
        return JSON.stringify(compareOptions(session.advice(question.profile ?? session.profile, say), a, b, say));
      }
    }
  }

  async checkProfile(value: unknown): Promise<ProfileCheck> {
    const { parseProfile } = await import('../protocol/profileSchema.ts');
    const result = parseProfile(value);
    return result.ok ? result : { ok: false, message: tellMistakes(result.mistakes, this.#sayToPrograms) };
  }

  async editProfile(text: string | null, patch: ProfilePatch): Promise<string | null> {
    return (await import('./editProfile.ts')).tryEditProfile(text, patch);
  }

  async basis(folder: string): Promise<DecisionBasis> {
    const session = await this.#session(folder);
    const { decisionBasis } = await import('../core/report/decisionBasis.ts');
    return decisionBasis(session.recommend(), session.report, session.catalogue, this.#today);
  }

  async export(folder: string, format: ExportFormat): Promise<string> {
    const session = await this.#session(folder);
    const context = {
      recommendation: session.recommend(),
      report: session.report,
      catalogue: session.catalogue,
      today: this.#today,
      say: this.#say,
    };
    switch (format) {
      case 'markdown':
        return (await import('../core/report/markdown.ts')).renderMarkdown(context);
      case 'madr':
        return (await import('../core/report/madr.ts')).renderMadr(context);
      case 'sarif':
        return (await import('../core/report/sarif.ts')).renderSarif(
          session.check(this.#today, this.#sayToPrograms),
          this.#version,
        );
      case 'json':
        return `${JSON.stringify(this.#adviceToPrograms(session, session.profile), null, 2)}\n`;
    }
  }

  #adviceToPrograms(session: Session, profile: Profile | null): Recommendation {
    return toRecommendation(session.advice(profile, this.#sayToPrograms), this.#sayToPrograms);
  }

  async #session(folder: string): Promise<Session> {
    return await this.#opened(folder).session;
  }

  #opened(folder: string): OpenedFolder {
    const opened = this.#folders.get(folder);
    if (opened === undefined) throw new Error(`Folder ${folder} is not open`);
    return opened;
  }

  #known(): Catalogue {
    if (this.#catalogue === null) throw new Error('The engine was not initialised');
    return this.#catalogue;
  }
}

/** The folder is the one that was begun last: an engine reads one file at a time. */
function messagesTo(host: EngineHost): Announce {
  let current = '';
  return {
    begin: (folder, path) => {
      current = folder;
      void host.reading(folder, path);
    },
    end: () => void host.reading(current, null),
  };
}

function candidate(id: string): CandidateId {
  const found = CANDIDATE_IDS.find((known) => known === id);
  if (found === undefined) throw new Error(`${id} is no candidate`);
  return found;
}

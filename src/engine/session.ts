import { advise, type Advice, RememberedAdvice } from '../core/advise/advise.ts';
import { toRecommendation } from '../core/advise/toRecommendation.ts';
import { readManifest } from '../core/inspect/readers/readManifest.ts';
import { withParts } from '../core/inspect/laterPart.ts';
import { WorkspaceIndex } from '../core/inspect/workspaceIndex.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import { tellProblem, type FoundProblem } from '../core/model/foundProblem.ts';
import type { WorkspaceFiles } from '../core/model/files.ts';
import type { HoverInfo } from '../core/model/hover.ts';
import type { Manifest } from '../core/model/manifest.ts';
import type { Say } from '../core/model/message.ts';
import { UNGUARDED, type ReadingGuard } from '../core/model/readingGuard.ts';
import type { Profile } from '../core/model/profile.ts';
import type { Recommendation } from '../core/model/recommendation.ts';
import type { Problem, StackOverview, StackReport } from '../core/model/stackReport.ts';
import { precedentsFor } from '../core/report/precedents.ts';
import type { FileChange } from '../protocol/engine.ts';
import type { StateAtSource } from '../protocol/stateChange.ts';
import type { FolderKnowledge } from './knowledgeFiles.ts';
import { labelsOf } from './labels.ts';
import { NO_PROFILE, readKnowledge, readProfile } from './ownFiles.ts';
import type { ProfileFile } from './profileFile.ts';
import { PROFILE_FILE } from './profileName.ts';

export interface SessionOptions {
  readonly name: string;
  readonly excludes: readonly string[];
  /** A profile in place of the folder's own, with the name that its problems are told under. */
  readonly profile?: { readonly name: string; readonly file: ProfileFile };
  readonly onProgress?: (filesSeen: number) => void;
  readonly signal?: AbortSignal;
  readonly guard?: ReadingGuard;
}

/**
 * One open workspace folder: its index, its profile, and the advice that follows from both.
 * The same object serves the editor (kept and updated) and the command line (used once).
 */
export class Session {
  readonly #builtIn: Catalogue;
  readonly #say: Say;
  readonly #files: WorkspaceFiles;
  readonly #options: SessionOptions;
  readonly #guard: ReadingGuard;
  #index: WorkspaceIndex;
  #profileFile: ProfileFile = NO_PROFILE;
  #knowledge: FolderKnowledge;
  /** Texts of the profile and of knowledge files where they are open in an editor; they win over the files. */
  readonly #documents = new Map<string, string>();
  #revision = 0;
  readonly #told = new WeakMap<FoundProblem, Problem>();
  #overview: StackOverview | null = null;
  #report: WeakRef<StackReport> | null = null;
  #recommendation: Recommendation | null = null;
  readonly #remembered = new RememberedAdvice();
  #hovered: { readonly path: string; readonly text: string; readonly manifest: Manifest | null } | null = null;

  private constructor(builtIn: Catalogue, say: Say, files: WorkspaceFiles, options: SessionOptions, read: ReadProfile) {
    this.#guard = options.guard ?? UNGUARDED;
    this.#builtIn = builtIn;
    this.#say = say;
    this.#files = files;
    this.#options = options;
    this.#profileFile = read.profile;
    this.#knowledge = read.knowledge;
    this.#index = read.index;
  }

  /** Reads a folder. Rejects only where `signal` was aborted. */
  static async open(files: WorkspaceFiles, catalogue: Catalogue, say: Say, options: SessionOptions): Promise<Session> {
    const profile = options.profile?.file ?? (await readProfile(files, new Map()));
    const name = options.profile?.name ?? PROFILE_FILE;
    const knowledge = await readKnowledge(catalogue, profile, name, files, new Map());
    const index = await WorkspaceIndex.open(files, knowledge.catalogue, {
      root: options.name,
      excludes: options.excludes,
      now: () => performance.now(),
      ...(options.onProgress && { onProgress: options.onProgress }),
      ...(options.signal && { signal: options.signal }),
      ...(options.guard && { guard: options.guard }),
    });
    return new Session(catalogue, say, files, options, { profile, knowledge, index });
  }

  /** What is known here: the built-in knowledge, with what the organisation's own files say laid over it. */
  get catalogue(): Catalogue {
    return this.#knowledge.catalogue;
  }

  get index(): WorkspaceIndex {
    return this.#index;
  }

  /** The stack report with the profile's own mistakes among its problems. Kept only while somebody holds it. */
  get report(): StackReport {
    let report = this.#report?.deref();
    if (report === undefined) {
      report = this.#index.inFull(this.#overviewed());
      this.#report = new WeakRef(report);
    }
    return report;
  }

  /** {@link report} in the words of another language; nothing of it is kept. */
  reportIn(say: Say): StackReport {
    return say === this.#say ? this.report : this.#index.inFull(this.#overviewIn(say));
  }

  #overviewed(): StackOverview {
    this.#overview ??= this.#overviewIn(this.#say);
    return this.#overview;
  }

  #overviewIn(say: Say): StackOverview {
    const overview = this.#index.overview(say);
    return {
      ...overview,
      problems: [
        ...overview.problems,
        ...this.#tellAll(this.#profileFile.problems, say),
        ...this.#tellAll(this.#knowledge.problems, say),
      ],
    };
  }

  /** Problems in words; in the session's own language each stays the same object, as a state tells what changed by them. */
  #tellAll(problems: readonly FoundProblem[], say: Say = this.#say): readonly Problem[] {
    if (say !== this.#say) return problems.map((problem) => tellProblem(problem, say));
    return problems.map((problem) => {
      const told = this.#told.get(problem) ?? tellProblem(problem, say);
      this.#told.set(problem, told);
      return told;
    });
  }

  /** What is wrong in the organisation's own knowledge files. */
  get knowledgeProblems(): readonly Problem[] {
    return this.#tellAll(this.#knowledge.problems);
  }

  /** The profile as saved, or null. */
  get profile(): Profile | null {
    return this.#profileFile.profile;
  }

  /** Advice under the saved profile, or under another. */
  recommend(profile: Profile | null = this.profile): Recommendation {
    return toRecommendation(this.advice(profile), this.#say);
  }

  /**
   * The advice before it is worded.
   * @param say Language in which answers that were read say where; the session's own, or another.
   */
  advice(profile: Profile | null = this.profile, say: Say = this.#say): Advice {
    const { signals } = say === this.#say ? this.#overviewed() : this.#overviewIn(say);
    const input = { profile, report: { signals, services: this.#index.telling(say) }, catalogue: this.catalogue };
    return profile === this.profile && say === this.#say ? this.#remembered.advise(input) : advise(input);
  }

  /**
   * Everything to be told of the folder's files: broken manifests, and what the support dates say.
   * @param today `YYYY-MM-DD`.
   * @param say Another language than the session's own.
   */
  check(today: string, say: Say = this.#say): readonly Problem[] {
    const { problems } = say === this.#say ? this.#overviewed() : this.#overviewIn(say);
    return [...problems, ...this.#index.check(today, say)];
  }

  /** What to show at an offset of a file's present text, or null. */
  async hover(path: string, text: string, offset: number, today: string): Promise<HoverInfo | null> {
    const { hoverAt } = await import('../core/explain/hover.ts');
    // The pointer moves from one dependency of a file to the next.
    let hovered = this.#hovered;
    if (hovered?.path !== path || hovered.text !== text) {
      const open = this.#index.openManifest(path, text);
      hovered = { path, text, manifest: open ?? (await withParts(() => this.#read(path, text))) };
      this.#hovered = hovered;
    }
    const { manifest } = hovered;
    if (manifest === null) return null;
    return hoverAt({
      manifest,
      text,
      offset,
      report: { ...this.#overviewed(), services: this.#index.showing(path, this.#say) },
      recommendation: this.#saved(),
      catalogue: this.catalogue,
      today,
      say: this.#say,
    });
  }

  /** A text that was given up reads as one that no reader knows. */
  #read(path: string, text: string): Manifest | null {
    if (!this.#guard.begin(path, text)) return null;
    try {
      return readManifest(path, text);
    } finally {
      this.#guard.end();
    }
  }

  /** Everything that the editor shows; the report's problems are those of {@link check}. */
  state(today: string): StateAtSource {
    return {
      revision: ++this.#revision,
      report: { ...this.#overviewed(), problems: this.check(today) },
      recommendation: this.#saved(),
      profile: this.profile,
      programs: [...this.#index.programs, ...this.#index.awaited],
      knowledgeFiles: this.#knowledge.files,
      labels: this.catalogue.overlays === undefined ? null : labelsOf(this.catalogue, this.#say),
      precedents: precedentsFor(this.#saved(), this.catalogue).map(({ language, year, text, source }) => ({
        language,
        year,
        text: this.#say({ code: text }),
        source,
      })),
    };
  }

  /** The advice under the saved profile, worked out once until something changes. */
  #saved(): Recommendation {
    this.#recommendation ??= this.recommend();
    return this.#recommendation;
  }

  /** Takes in file events and open documents; only what they touch is read again. */
  async apply(changes: readonly FileChange[]): Promise<void> {
    const own = changes.filter(({ path }) => path === PROFILE_FILE || this.#knowledge.files.includes(path));
    // A file that is open may be named as knowledge later.
    for (const change of changes) this.#noteDocument(change);
    if (own.length > 0) await this.#readOwn();
    // A knowledge file may be a manifest as well; the profile is none.
    const others = changes.filter((change) => change.path !== PROFILE_FILE);
    if (others.length > 0) await this.#index.apply(others);
    this.#overview = null;
    this.#report = null;
    this.#recommendation = null;
  }

  #noteDocument({ path, kind, text }: FileChange): void {
    if (kind === 'document') this.#documents.set(path, text ?? '');
    if (kind === 'document-closed' || kind === 'deleted') this.#documents.delete(path);
  }

  /** Reads the profile and the knowledge files, and the folder again where they change what its files mean. */
  async #readOwn(): Promise<void> {
    this.#profileFile = this.#options.profile?.file ?? (await readProfile(this.#files, this.#documents));
    const before = this.#knowledge;
    this.#knowledge = await readKnowledge(
      this.#builtIn,
      this.#profileFile,
      this.#options.profile?.name ?? PROFILE_FILE,
      this.#files,
      this.#documents,
    );
    if (this.#knowledge.key === before.key) this.#knowledge = { ...this.#knowledge, catalogue: before.catalogue };
    else if (changesMeaning(before.catalogue) || changesMeaning(this.catalogue))
      this.#index = await this.#index.reread(this.catalogue);
  }
}

interface ReadProfile {
  readonly profile: ProfileFile;
  readonly knowledge: FolderKnowledge;
  readonly index: WorkspaceIndex;
}

/** Whether own knowledge says what packages mean, and not only how to advise. */
function changesMeaning({ overlays = [] }: Catalogue): boolean {
  return overlays.some(({ items }) => items.some(({ section }) => MEANING.has(section)));
}
const MEANING: ReadonlySet<string> = new Set(['technologies', 'packages', 'lifecycle']);

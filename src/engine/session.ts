import { advise, type Advice, RememberedAdvice } from '../core/advise/advise.ts';
import { toRecommendation } from '../core/advise/toRecommendation.ts';
import { hoverAt } from '../core/explain/hover.ts';
import { toFileProblem } from '../core/inspect/indexProblems.ts';
import { readManifest } from '../core/inspect/readers/readManifest.ts';
import { WorkspaceIndex } from '../core/inspect/workspaceIndex.ts';
import type { Catalogue } from '../core/model/catalogue.ts';
import type { WorkspaceFiles } from '../core/model/files.ts';
import type { HoverInfo } from '../core/model/hover.ts';
import type { Manifest } from '../core/model/manifest.ts';
import type { Say } from '../core/model/message.ts';
import { UNGUARDED, type ReadingGuard } from '../core/model/readingGuard.ts';
import type { Profile } from '../core/model/profile.ts';
import type { Recommendation } from '../core/model/recommendation.ts';
import type { Problem, StackReport } from '../core/model/stackReport.ts';
import { precedentsFor } from '../core/report/precedents.ts';
import type { FileChange, FolderState } from '../protocol/engine.ts';
import { PROFILE_FILE, PROFILE_MAX_BYTES, readProfileFile, type ProfileFile } from './profileFile.ts';

export interface SessionOptions {
  readonly name: string;
  readonly excludes: readonly string[];
  readonly onProgress?: (filesSeen: number) => void;
  readonly signal?: AbortSignal;
  readonly guard?: ReadingGuard;
}

/**
 * One open workspace folder: its index, its profile, and the advice that follows from both.
 * The same object serves the editor (kept and updated) and the command line (used once).
 */
export class Session {
  readonly #catalogue: Catalogue;
  readonly #say: Say;
  readonly #index: WorkspaceIndex;
  readonly #files: WorkspaceFiles;
  readonly #guard: ReadingGuard;
  #profileFile: ProfileFile = { profile: null, problems: [] };
  /** Text of `stack-advisor.json` where it is open in an editor; it wins over the file. */
  #profileDocument: string | null = null;
  #revision = 0;
  #report: StackReport | null = null;
  #recommendation: Recommendation | null = null;
  readonly #remembered = new RememberedAdvice();
  #hovered: { readonly path: string; readonly text: string; readonly manifest: Manifest | null } | null = null;

  private constructor(
    catalogue: Catalogue,
    say: Say,
    files: WorkspaceFiles,
    index: WorkspaceIndex,
    guard: ReadingGuard,
  ) {
    this.#guard = guard;
    this.#catalogue = catalogue;
    this.#say = say;
    this.#files = files;
    this.#index = index;
  }

  /** Reads a folder. Rejects only where `signal` was aborted. */
  static async open(files: WorkspaceFiles, catalogue: Catalogue, say: Say, options: SessionOptions): Promise<Session> {
    const index = await WorkspaceIndex.open(files, catalogue, {
      root: options.name,
      excludes: options.excludes,
      now: () => performance.now(),
      ...(options.onProgress && { onProgress: options.onProgress }),
      ...(options.signal && { signal: options.signal }),
      ...(options.guard && { guard: options.guard }),
    });
    const session = new Session(catalogue, say, files, index, options.guard ?? UNGUARDED);
    await session.#readProfile();
    return session;
  }

  get index(): WorkspaceIndex {
    return this.#index;
  }

  /** The stack report with the profile's own mistakes among its problems. */
  get report(): StackReport {
    this.#report ??= this.#reportIn(this.#say);
    return this.#report;
  }

  #reportIn(say: Say): StackReport {
    const report = this.#index.report(say);
    return { ...report, problems: [...report.problems, ...this.#profileFile.problems] };
  }

  /** The profile as saved, or null. */
  get profile(): Profile | null {
    return this.#profileFile.profile;
  }

  /** Advice under the saved profile, or under another. */
  recommend(profile: Profile | null = this.profile): Recommendation {
    return toRecommendation(this.advice(profile), this.#say);
  }

  /** The advice before it is worded. */
  advice(profile: Profile | null = this.profile): Advice {
    const { signals } = this.report;
    const report = { signals, services: this.#index.telling(this.#say) };
    const input = { profile, report, catalogue: this.#catalogue };
    return profile === this.profile ? this.#remembered.advise(input) : advise(input);
  }

  /**
   * Everything to be told of the folder's files: broken manifests, and what the support dates say.
   * @param today `YYYY-MM-DD`.
   * @param say Another language than the session's own.
   */
  check(today: string, say: Say = this.#say): readonly Problem[] {
    const { problems } = say === this.#say ? this.report : this.#reportIn(say);
    return [...problems, ...this.#index.check(today, say)];
  }

  /** What to show at an offset of a file's present text, or null. */
  hover(path: string, text: string, offset: number, today: string): HoverInfo | null {
    // The pointer moves from one dependency of a file to the next.
    if (this.#hovered?.path !== path || this.#hovered.text !== text)
      this.#hovered = { path, text, manifest: this.#index.openManifest(path, text) ?? this.#read(path, text) };
    const { manifest } = this.#hovered;
    if (manifest === null) return null;
    return hoverAt({
      manifest,
      text,
      offset,
      report: this.report,
      recommendation: this.#saved(),
      catalogue: this.#catalogue,
      today,
      say: this.#say,
    });
  }

  /** A text that was given up reads as one that no reader knows. */
  #read(path: string, text: string): Manifest | null {
    if (!this.#guard.begin(path, text)) return null;
    const manifest = readManifest(path, text);
    this.#guard.end();
    return manifest;
  }

  /** Everything that the editor shows; the report's problems are those of {@link check}. */
  state(today: string): FolderState {
    return {
      revision: ++this.#revision,
      report: { ...this.report, problems: this.check(today) },
      recommendation: this.#saved(),
      profile: this.profile,
      programs: this.#index.programs,
      precedents: precedentsFor(this.#saved(), this.#catalogue).map(({ language, year, text, source }) => ({
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
    const own = changes.filter((change) => change.path === PROFILE_FILE);
    if (own.length > 0) {
      for (const change of own) this.#noteProfileDocument(change);
      await this.#readProfile();
    }
    const others = changes.filter((change) => change.path !== PROFILE_FILE);
    if (others.length > 0) await this.#index.apply(others);
    this.#report = null;
    this.#recommendation = null;
  }

  #noteProfileDocument(change: FileChange): void {
    if (change.kind === 'document') this.#profileDocument = change.text ?? '';
    if (change.kind === 'document-closed' || change.kind === 'deleted') this.#profileDocument = null;
  }

  async #readProfile(): Promise<void> {
    if (this.#profileDocument !== null) {
      this.#profileFile = readProfileFile(this.#profileDocument, PROFILE_FILE);
      return;
    }
    const content = await this.#files.readFile(PROFILE_FILE, PROFILE_MAX_BYTES);
    if (content.ok) this.#profileFile = readProfileFile(content.text, PROFILE_FILE);
    else {
      const problem = { path: PROFILE_FILE, code: content.failure };
      const isAbsent = content.failure === 'not-found';
      this.#profileFile = { profile: null, problems: isAbsent ? [] : [toFileProblem(problem, this.#say)] };
    }
  }
}

import type { Profile } from '../core/model/profile.ts';
import type { KeptTrial } from '../protocol/panel.ts';

const MAX_STEPS = 50;

/** Answers and weights that are tried in place of the saved ones, with the way back step by step. */
export class Trial {
  #profile: Profile | null = null;
  #steps: (Profile | null)[] = [];
  #touched = '';
  /** The saved answers that the trial departs from, as text. */
  #base: string | null = null;

  /** What is tried; null where nothing is. */
  get profile(): Profile | null {
    return this.#profile;
  }

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  /**
   * Takes note of the saved answers. A trial that departs from others is given up: it may just have been saved, or rests
   * on what is no longer so.
   */
  standOn(saved: Profile | null): void {
    const base = JSON.stringify(saved);
    if (this.#base !== null && this.#base !== base) this.#forget();
    this.#base = base;
  }

  /** Tries something. Steps that touch the same slider without a pause are one step to undo. */
  set(profile: Profile, touched = ''): void {
    if (touched === '' || touched !== this.#touched) this.#push();
    this.#touched = touched;
    this.#profile = profile;
  }

  undo(): void {
    this.#profile = this.#steps.pop() ?? null;
    this.#touched = '';
  }

  /** Back to the saved answers; this too can be undone. */
  reset(): void {
    if (this.#profile === null) return;
    this.#push();
    this.#profile = null;
    this.#touched = '';
  }

  /** What has to be remembered so that the trial outlives the page; null where there is nothing. */
  keep(): KeptTrial | null {
    if (this.#base === null || (this.#profile === null && this.#steps.length === 0)) return null;
    return { base: this.#base, profile: this.#profile, steps: this.#steps };
  }

  /** Takes up what was remembered; what does not look like it is left. The host checks every profile once more. */
  resume(kept: unknown): void {
    if (!isRecord(kept) || typeof kept['base'] !== 'string' || !Array.isArray(kept['steps'])) return;
    const { base, profile, steps } = kept as { base: string; profile: unknown; steps: unknown[] };
    if (![profile, ...steps].every((one): one is Profile | null => one === null || isProfile(one))) return;
    this.#base = base;
    this.#profile = profile as Profile | null;
    this.#steps = steps as (Profile | null)[];
  }

  #push(): void {
    this.#steps = [...this.#steps, this.#profile].slice(-MAX_STEPS);
  }

  #forget(): void {
    this.#profile = null;
    this.#steps = [];
    this.#touched = '';
  }
}

function isProfile(value: unknown): boolean {
  return isRecord(value) && value['schemaVersion'] === 1 && isRecord(value['answers']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import type { KeptTrial, Pair, PanelMemory } from '../protocol/panel.ts';

/** What survives the end of the page: VS Code ends it whenever its tab is hidden. */
export interface Memory {
  get(): unknown;
  set(memory: PanelMemory): void;
}

const PAUSE_MS = 150;

/** Remembers what the person was looking at, and brings it back once the page shows something again. */
export class PageMemory {
  readonly selected: string | null;
  readonly pair: Pair | null;
  readonly trial: unknown;
  readonly #memory: Memory;
  readonly #root: HTMLElement;
  readonly #kept: Partial<Record<keyof PanelMemory, unknown>>;
  #rest: Omit<PanelMemory, 'open' | 'scroll'> | null = null;
  #isRestored = false;
  /** As last told: asking for it while the page is being changed would have it laid out twice. */
  #scroll = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(memory: Memory, root: HTMLElement) {
    const value = memory.get();
    this.#kept = typeof value === 'object' && value !== null ? value : {};
    this.#memory = memory;
    this.#root = root;
    this.selected = typeof this.#kept.selected === 'string' ? this.#kept.selected : null;
    this.pair = isPair(this.#kept.pair) ? this.#kept.pair : null;
    this.trial = this.#kept.trial;
    window.addEventListener(
      'scroll',
      () => {
        this.#scroll = window.scrollY;
        this.#soon();
      },
      { passive: true },
    );
    // The event of details does not bubble.
    root.addEventListener('toggle', () => this.#soon(), { capture: true });
  }

  keep(rest: { folder: string; selected: string | null; pair: Pair | null; trial: KeptTrial | null }): void {
    this.#rest = rest;
    this.#write();
  }

  /** Opens what was open and scrolls to where the page was; once, when there is something to scroll in. */
  restore(): void {
    if (this.#isRestored || this.#root.querySelector('h1') === null) return;
    this.#isRestored = true;
    const { open, scroll } = this.#kept;
    for (const details of this.#details()) {
      if (Array.isArray(open) && open.includes(details.dataset['key'])) details.open = true;
    }
    if (typeof scroll === 'number' && scroll > 0) window.scrollTo({ top: scroll, behavior: 'instant' });
  }

  #details(): readonly HTMLDetailsElement[] {
    return [...this.#root.querySelectorAll<HTMLDetailsElement>('details[data-key]')];
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), PAUSE_MS);
  }

  #write(): void {
    if (this.#rest === null) return;
    // What was not brought back yet must not be overwritten by a page that is still empty.
    const present = {
      open: this.#details()
        .filter(({ open }) => open)
        .map(({ dataset }) => dataset['key'] ?? ''),
      scroll: Math.round(this.#scroll),
    };
    this.#memory.set({ ...present, ...(!this.#isRestored && this.#old()), ...this.#rest });
  }

  #old(): Pick<PanelMemory, 'open' | 'scroll'> {
    const { open, scroll } = this.#kept;
    return {
      open: Array.isArray(open) ? open.filter((key) => typeof key === 'string') : [],
      scroll: typeof scroll === 'number' ? scroll : 0,
    };
  }
}

function isPair(value: unknown): value is Pair {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Pair).a === 'string' &&
    typeof (value as Pair).b === 'string'
  );
}

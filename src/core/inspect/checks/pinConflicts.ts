import type { Catalogue } from '../../model/catalogue.ts';
import type { CheckFinding } from './checkFinding.ts';
import { conflictsAmong, placeOfPin } from './contradictingPins.ts';
import type { Pin } from './pins.ts';

/** The pins of one file that are for one place. */
interface FilePins {
  /** Of the file among all files. */
  readonly position: number;
  /** Of the first pin among those of the file. */
  readonly nth: number;
  readonly pins: readonly Pin[];
}

/** What is wrong among the pins of one place, and where it stands among all findings. */
interface Conflict {
  readonly first: FilePins;
  readonly findings: readonly CheckFinding[];
}

/**
 * Contradicting pins of a workspace that changes a file at a time: only the places that the pins of the file are for
 * are looked at again.
 */
export class PinConflicts {
  readonly #catalogue: Catalogue;
  readonly #today: string;
  /** Place → file → pins. */
  readonly #places = new Map<string, Map<string, FilePins>>();
  /** Places that were changed since they were last looked at. */
  readonly #stale = new Set<string>();
  readonly #conflicts = new Map<string, Conflict>();

  constructor(catalogue: Catalogue, today: string) {
    this.#catalogue = catalogue;
    this.#today = today;
  }

  /** Takes in the pins of a file in place of those that it had. @param position of the file among all files. */
  replace(before: readonly Pin[], after: readonly Pin[], position: number): void {
    for (const pin of before) {
      const key = placeOfPin(pin);
      if (key === null) continue;
      this.#places.get(key)?.delete(pin.file);
      this.#stale.add(key);
    }
    after.forEach((pin, nth) => {
      const key = placeOfPin(pin);
      if (key === null) return;
      let files = this.#places.get(key);
      if (files === undefined) this.#places.set(key, (files = new Map<string, FilePins>()));
      const own = files.get(pin.file);
      files.set(pin.file, { position, nth: own?.nth ?? nth, pins: [...(own?.pins ?? []), pin] });
      this.#stale.add(key);
    });
  }

  /** Findings in the order of the first pin of their place. */
  findings(): readonly CheckFinding[] {
    for (const key of this.#stale) this.#look(key);
    this.#stale.clear();
    return [...this.#conflicts.values()]
      .sort((a, b) => a.first.position - b.first.position || a.first.nth - b.first.nth)
      .flatMap(({ findings }) => findings);
  }

  #look(key: string): void {
    const files = [...(this.#places.get(key)?.values() ?? [])].sort((a, b) => a.position - b.position);
    const pins = files.flatMap((file) => file.pins);
    const findings = conflictsAmong(pins, this.#catalogue, this.#today);
    const [first] = files;
    if (first !== undefined && findings.length > 0) this.#conflicts.set(key, { first, findings });
    else this.#conflicts.delete(key);
    if (first === undefined) this.#places.delete(key);
  }
}

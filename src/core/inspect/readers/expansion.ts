import { MAX_VALUE_CHARS } from './limits.ts';

/** How properties are written in a format, and what they stand for. */
export interface ExpansionRules {
  /** Finds the uses of properties in a text: global, the name in its first group (or the second, where there are two notations). */
  readonly pattern: RegExp;
  /** The value of a property as written, or null where the file gives none. */
  readonly valueOf: (name: string) => string | null;
}

/** What became of a text; `name` is the property at fault. */
export type Expansion =
  | { readonly kind: 'expanded'; readonly text: string }
  | { readonly kind: 'not-resolved' | 'cycle' | 'expansion-limit'; readonly name: string };

/** Most properties that are expanded for one file. */
const MAX_STEPS = 20_000;
/** Longest chain of properties that name one another. */
const MAX_CHAIN = 50;

/**
 * Expands properties that name one another, within bounds: one count of steps for a file, a limit on the length of a value
 * and on the length of a chain. Values are worked out once; a ring is found by what is being worked out.
 */
export class Expander {
  readonly #rules: ExpansionRules;
  readonly #known = new Map<string, Expansion>();
  readonly #open = new Set<string>();
  #steps = 0;

  constructor(rules: ExpansionRules) {
    this.#rules = rules;
  }

  /** Expands a text. Properties that the file does not know make it `not-resolved`. */
  expand(text: string): Expansion {
    const { pattern } = this.#rules;
    let result = '';
    let last = 0;
    for (const match of text.matchAll(pattern)) {
      const name = match[1] ?? match[2] ?? '';
      const value = this.#property(name);
      if (value.kind !== 'expanded') return value;
      result += text.slice(last, match.index) + value.text;
      last = match.index + match[0].length;
      if (result.length > MAX_VALUE_CHARS) return { kind: 'expansion-limit', name };
    }
    return { kind: 'expanded', text: last === 0 ? text : result + text.slice(last) };
  }

  #property(name: string): Expansion {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#open.has(name)) return { kind: 'cycle', name };
    if (++this.#steps > MAX_STEPS || this.#open.size >= MAX_CHAIN) return { kind: 'expansion-limit', name };
    const written = this.#rules.valueOf(name);
    if (written === null) return this.#keep(name, { kind: 'not-resolved', name });
    this.#open.add(name);
    const value = this.expand(written);
    this.#open.delete(name);
    return this.#keep(name, value);
  }

  #keep(name: string, value: Expansion): Expansion {
    this.#known.set(name, value);
    return value;
  }
}

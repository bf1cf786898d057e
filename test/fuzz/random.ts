/**
 * Random numbers for inputs by the million: some nanoseconds each, the same for the same seed. Method: Marsaglia's
 * xorshift of 32 bits ("Xorshift RNGs", Journal of Statistical Software 8, 2003), the seed mixed as MurmurHash3 ends.
 */
export class Random {
  #state: number;

  /** @param seed Any whole number. */
  constructor(seed: number) {
    let mixed = seed | 0;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    // Zero would stay zero.
    this.#state = (mixed ^ (mixed >>> 16)) | 0 || 1;
  }

  /** @returns A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }

  /** @param list Not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/**
 * SplitMix with 32 bits (Steele, Lea & Flood 2014, constants of Ettinger): a fixed stream of whole numbers 0…2³² − 1 for
 * a seed, the same on every machine.
 */
export function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

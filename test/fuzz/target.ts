import type fc from 'fast-check';

/** Something that takes text or values from outside, with what it must hold for any. */
export interface FuzzTarget<Input = unknown> {
  readonly name: string;
  readonly inputs: fc.Arbitrary<Input>;
  /** The input of a seed, much faster made than one of `inputs`, for long runs; where there is such a way. */
  readonly quick?: (seed: number) => Input;
  /** What is wrong with how an input was taken, or null. Throwing is wrong as well. */
  check(input: Input): string | null;
}

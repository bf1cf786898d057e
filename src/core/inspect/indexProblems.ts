import type { ReadFailure } from '../model/files.ts';

/** A file or folder that could not be listed or read as a whole. */
export interface WalkProblem {
  readonly path: string;
  readonly code: ReadFailure | 'too-deep' | 'too-many';
}

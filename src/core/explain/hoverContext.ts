import type { Catalogue } from '../model/catalogue.ts';
import type { HoverInfo } from '../model/hover.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Say } from '../model/message.ts';
import type { Recommendation } from '../model/recommendation.ts';
import type { StackReport } from '../model/stackReport.ts';

/** Everything that a hover is told from. */
export interface HoverContext {
  readonly manifest: Manifest;
  /** The text that the manifest was read from. */
  readonly text: string;
  /** UTF-16 offset into the text. */
  readonly offset: number;
  readonly report: StackReport;
  readonly recommendation: Recommendation;
  readonly catalogue: Catalogue;
  /** `YYYY-MM-DD`; support dates are told from it. */
  readonly today: string;
  readonly say: Say;
}

/** A hover without its place. */
export type HoverContent = Omit<HoverInfo, 'startOffset' | 'endOffset'>;

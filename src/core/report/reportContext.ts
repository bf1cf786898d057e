import type { Catalogue } from '../model/catalogue.ts';
import type { Recommendation } from '../model/recommendation.ts';
import type { StackReport } from '../model/stackReport.ts';

/** What the reports are written from. */
export interface ReportContext {
  readonly recommendation: Recommendation;
  readonly report: StackReport;
  readonly catalogue: Catalogue;
}

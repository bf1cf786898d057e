import type { Catalogue } from '../model/catalogue.ts';
import type { Message, Say } from '../model/message.ts';
import type { Recommendation } from '../model/recommendation.ts';
import type { StackReport } from '../model/stackReport.ts';

/** What the reports are written from. */
export interface ReportContext {
  readonly recommendation: Recommendation;
  readonly report: StackReport;
  readonly catalogue: Catalogue;
  /** The day that the report is written on, `YYYY-MM-DD`: figures past their shelf life are marked by it. */
  readonly today: string;
  /** The language that the report is written in; that of the recommendation. */
  readonly say: Say;
}

/** A message of the report's own catalogue area, without the area's name. */
export function said({ say }: Pick<ReportContext, 'say'>, code: string, args: Message['args'] = {}): string {
  return say({ code: `report.${code}`, args });
}

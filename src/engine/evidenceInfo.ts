import type { Catalogue } from '../core/model/catalogue.ts';
import type { Say } from '../core/model/message.ts';
import { subjectText } from '../core/report/figureText.ts';
import { technologyText } from '../core/report/answerText.ts';
import type { EvidenceInfo } from '../protocol/engine.ts';

/** Figures as the panel shows them; ids that are not known are left out. */
export function evidenceInfo(catalogue: Catalogue, ids: readonly string[], today: string, say: Say): EvidenceInfo[] {
  const words = { catalogue, say };
  return [...new Set(ids)].flatMap((id) => {
    const figure = catalogue.evidence.get(id);
    if (figure === undefined) return [];
    return [
      {
        id,
        subject: subjectText(words, figure),
        metric: say({ code: figure.measures }),
        value:
          typeof figure.value === 'object'
            ? figure.value.map((value) => technologyText(words, value)).join(', ')
            : String(figure.value),
        unit: typeof figure.value === 'object' ? '' : say({ code: figure.unit }),
        asOf: figure.asOf,
        source: figure.source,
        url: figure.source.startsWith('https://') ? figure.source : null,
        stale: monthsBetween(figure.asOf, today) > figure.shelfLifeMonths,
        note: figure.note === undefined ? null : say({ code: figure.note }),
      },
    ];
  });
}

/** Whole months from a date, month, quarter or year to a day. */
export function monthsBetween(asOf: string, today: string): number {
  return monthOf(today) - monthOf(asOf);
}

function monthOf(date: string): number {
  const year = Number(date.slice(0, 4));
  const quarter = /-Q([1-4])$/.exec(date);
  const month = quarter !== null ? Number(quarter[1]) * 3 : Number(date.slice(5, 7) || '12');
  return year * 12 + month;
}

import type { Catalogue } from '../core/model/catalogue.ts';
import type { Say } from '../core/model/message.ts';
import { isStale, subjectText } from '../core/report/figureText.ts';
import { technologyText } from '../core/report/answerText.ts';
import { number } from '../core/report/numbers.ts';
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
            : typeof figure.value === 'number'
              ? number(words, figure.value)
              : figure.value,
        unit: typeof figure.value === 'object' ? '' : say({ code: figure.unit }),
        asOf: figure.asOf,
        source: figure.source,
        url: figure.source.startsWith('https://') ? figure.source : null,
        from: figure.from ?? null,
        stale: isStale(figure, today),
        note: figure.note === undefined ? null : say({ code: figure.note }),
      },
    ];
  });
}

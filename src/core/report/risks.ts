import type { ReportContext } from './reportContext.ts';

/** The first option's risks, less those that one of the cautions says already. */
export function remainingRisks({ recommendation, catalogue, say }: ReportContext): readonly string[] {
  const told = new Set(
    recommendation.cautions
      .flatMap(({ id }) => catalogue.advice.cautions[id]?.covers ?? [])
      .map((text) => say({ code: text })),
  );
  return (recommendation.options[0]?.risks ?? []).filter((risk) => !told.has(risk));
}

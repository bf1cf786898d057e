import { productOfRuntime } from '../inspect/checks/pins.ts';
import { supportOf } from '../inspect/versions/support.ts';
import { numbersOf, startingWith } from '../inspect/versions/versionRange.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { DecisionBasis } from '../model/decisionBasis.ts';
import type { Recommendation } from '../model/recommendation.ts';
import { stackOf, type Service, type StackReport } from '../model/stackReport.ts';

/**
 * What the advice rests on today, to be compared with another day.
 * @param today `YYYY-MM-DD`.
 */
export function decisionBasis(
  recommendation: Recommendation,
  report: StackReport,
  catalogue: Catalogue,
  today: string,
): DecisionBasis {
  return {
    figures: figuresOf(recommendation, catalogue),
    support: supportDates(report, catalogue, today),
    codeBase: Object.fromEntries(
      [...report.services].sort((a, b) => (a.path < b.path ? -1 : 1)).map((service) => [service.path, line(service)]),
    ),
  };
}

function figuresOf({ options }: Recommendation, catalogue: Catalogue): DecisionBasis['figures'] {
  const ids = new Set(options.flatMap(({ contributions }) => contributions.flatMap(({ evidence }) => evidence)));
  return Object.fromEntries(
    [...ids].sort().flatMap((id): [string, string][] => {
      const figure = catalogue.evidence.get(id);
      if (figure === undefined) return [];
      const value = typeof figure.value === 'object' ? figure.value.join(', ') : `${figure.value} ${figure.unit}`;
      return [[id, `${value.trim()} (${figure.asOf})`]];
    }),
  );
}

/** Of a range such as `^5.2.0` the release line that it starts at counts. */
function supportDates({ services }: StackReport, catalogue: Catalogue, today: string): DecisionBasis['support'] {
  const dates = new Map<string, string>();
  for (const { id, version } of services.flatMap(stackOf)) {
    const product = productOfRuntime(catalogue, id);
    const numbers = numbersOf(version?.replace(/^[^\d]+/, '') ?? '');
    if (product === null || numbers === null) continue;
    const support = supportOf(product, startingWith(numbers), today);
    if (support !== null) dates.set(`${product.id} ${support.cycle.cycle}`, support.cycle.eol ?? '');
  }
  return Object.fromEntries([...dates].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function line(service: Service): string {
  const parts = stackOf(service).map(({ id, version }) => (version === null ? id : `${id} ${version}`));
  return [...new Set(service.language === null ? parts : [service.language, ...parts])].join(', ');
}

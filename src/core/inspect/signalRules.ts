import type { Catalogue } from '../model/catalogue.ts';
import type { SignalRule } from '../model/detectionRules.ts';
import type { Message } from '../model/message.ts';
import type { AssembledService } from './assemble.ts';
import type { ServiceDigest } from './digest.ts';
import type { Fact } from './facts.ts';
import type { SignalFacts } from './signals.ts';

/** Of two values whose evidence weighs nearly the same, neither is an answer. */
const NEARLY = 0.1;
const UNDECIDED = 0.45;

interface Match {
  readonly rule: SignalRule;
  readonly fact: Fact | null;
  readonly because: Message;
}

/**
 * What the rules of `signals.yaml` say of a workspace: one signal a question, the surest. Where other evidence for
 * another value weighs nearly as much, its confidence falls below what is taken for an answer.
 */
export function ruleSignals(digest: ServiceDigest, catalogue: Catalogue): SignalFacts[] {
  const byField = new Map<string, Match[]>();
  for (const rule of catalogue.detection.signals) {
    const match = matchOf(rule, digest, catalogue);
    if (match === null) continue;
    byField.set(rule.answers, [...(byField.get(rule.answers) ?? []), match]);
  }
  return [...byField].map(([answers, matches]) => {
    const [best, ...others] = matches.sort((a, b) => b.rule.confidence - a.rule.confidence) as [Match, ...Match[]];
    const { value, confidence } = best.rule;
    const rival = others.find(
      ({ rule }) => confidence - rule.confidence <= NEARLY && String(rule.value) !== String(value),
    );
    return {
      answers,
      value,
      fact: best.fact,
      confidence: rival === undefined ? confidence : Math.min(confidence, UNDECIDED),
      because: best.because,
    };
  });
}

function matchOf(rule: SignalRule, digest: ServiceDigest, catalogue: Catalogue): Match | null {
  const isSomewhere = (selectors: readonly string[]): boolean =>
    firstFact(digest.telling, selectors, catalogue) !== null;
  if (rule.unless !== undefined && isSomewhere(rule.unless)) return null;
  if (rule.with !== undefined && !isSomewhere(rule.with)) return null;
  if (rule.most !== undefined && numberOf(digest.servers) > rule.most) return null;
  if (rule.services !== undefined) return countOf(rule, rule.services, digest);
  const { of } = rule;
  const services = of === undefined ? digest.telling : digest.telling.filter(({ role }) => of.includes(role));
  const fact = firstFact(services, rule.any ?? [], catalogue);
  if (fact === null) return null;
  const name = catalogue.technologies.get(fact.id)?.label ?? fact.id;
  return {
    rule,
    fact,
    because: { code: `inspect.signal.${rule.because ?? 'shown'}`, args: { name, file: fact.file } },
  };
}

/** Whether there are servers enough; the place is that of what the first of them serves with. */
function countOf(rule: SignalRule, least: number, { servers, telling }: ServiceDigest): Match | null {
  const counts = (language: string): boolean => rule.languages?.includes(language) !== false;
  const count = numberOf(servers, counts);
  if (count < least) return null;
  const first = telling.find(({ languages, frameworks }) => counts(languages[0] ?? '') && frameworks.length > 0);
  const because = { code: 'inspect.signal.services', args: { count } };
  return { rule, fact: first?.frameworks[0] ?? null, because };
}

/** Number of servers in the languages that count. */
function numberOf(servers: ServiceDigest['servers'], counts: (language: string) => boolean = () => true): number {
  return [...servers].reduce((sum, [language, number]) => sum + (counts(language) ? number : 0), 0);
}

function firstFact(
  services: readonly AssembledService[],
  selectors: readonly string[],
  catalogue: Catalogue,
): Fact | null {
  for (const service of services) {
    for (const fact of factsOfService(service)) if (isSelected(fact, selectors, catalogue)) return fact;
  }
  return null;
}

function* factsOfService(service: AssembledService): Generator<Fact> {
  yield* service.hosting;
  yield* service.frameworks;
  yield* service.dataAccess;
  yield* service.databases;
  yield* service.other;
  if (service.runtime !== null) yield service.runtime;
}

function isSelected(fact: Fact, selectors: readonly string[], catalogue: Catalogue): boolean {
  return selectors.some((selector) => {
    if (selector.startsWith('role:')) return selector.slice('role:'.length) === fact.role;
    if (selector.startsWith('class:'))
      return catalogue.technologies.get(fact.id)?.class === selector.slice('class:'.length);
    return selector === fact.id;
  });
}

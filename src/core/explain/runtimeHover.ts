import { LAMBDA, lambdaCycleFor, offeredFor } from '../inspect/checks/hostLacksRuntime.ts';
import { type Pin, productOfRuntime } from '../inspect/checks/pins.ts';
import { hostRuntime } from '../inspect/versions/hostRuntime.ts';
import { cycleRange, releasedCycles, stateOf, supportOf, type Support } from '../inspect/versions/support.ts';
import { compareVersions, overlaps, type VersionRange } from '../inspect/versions/versionRange.ts';
import { fitLines } from './fit.ts';
import type { HoverContent, HoverContext } from './hoverContext.ts';
import { supportLine } from './supportLine.ts';

/** Hosts' own names for runtimes in the evidence, where they are not the ids. */
const HOSTED_AS: Readonly<Record<string, string>> = { jvm: 'java' };

/** Release, long-term support, end of life, the hosts that still run it, and how its language fits the answers. */
export function runtimeHover(pin: Pin, context: HoverContext): HoverContent | null {
  const { catalogue, today, say } = context;
  const technology = catalogue.technologies.get(pin.runtime);
  if (technology === undefined) return null;
  const product = productOfRuntime(catalogue, pin.runtime);
  const support = product === null || pin.range === null ? null : supportOf(product, pin.range, today);
  const links: HoverContent['links'][number][] = [];
  const lines: string[] = [];
  if (product !== null && support !== null && pin.range !== null) {
    const fitting = releasedCycles(product, today).filter(
      (cycle) => stateOf(cycle, today) !== 'ended' && overlaps(cycleRange(cycle), pin.range ?? []),
    );
    // Of a range that reaches over many lines, no single one is the one in use.
    if (fitting.length > 1)
      lines.push(say({ code: 'hover.fits-lines', args: { lines: fitting.map(({ cycle }) => cycle).join(', ') } }));
    else lines.push(releaseLine(support, context));
    lines.push(supportLine(product.label, support, today, say));
    links.push({ label: say({ code: 'hover.link.support', args: { date: product.asOf } }), url: product.source });
  }
  lines.push(...hostLines(pin, pin.range, context, links));
  lines.push(...fitLines(technology, context));
  if (lines.length === 0) return null;
  if (technology.summary !== undefined && lines.length < 2) lines.unshift(say({ code: technology.summary }));
  if (technology.url !== undefined) links.push({ label: technology.label, url: technology.url });
  return { title: `${technology.label} ${pin.text}`, lines, links, subject: technology.id };
}

function releaseLine({ cycle }: Support, { today, say }: HoverContext): string {
  const { cycle: version, released, lts, latest } = cycle;
  if (released === undefined) return say({ code: 'hover.release.line', args: { version } });
  const term = typeof lts !== 'string' ? '' : lts <= today ? '.lts' : '.lts-later';
  const args = { version, released, lts: String(lts ?? ''), latest: latest ?? '' };
  return say({ code: `hover.release${term}${latest === undefined ? '' : '.latest'}`, args });
}

/** Which hosts run the runtime by themselves, and until when where they say so. */
function hostLines(
  pin: Pin,
  range: VersionRange | null,
  { catalogue, today, say }: HoverContext,
  links: HoverContent['links'][number][],
): string[] {
  const lines: string[] = [];
  const lambda = catalogue.lifecycle.get(LAMBDA);
  const host = catalogue.technologies.get(LAMBDA)?.label ?? LAMBDA;
  if (lambda !== undefined && range !== null) {
    const offered = offeredFor(pin.runtime, lambda, today);
    const cycle = lambdaCycleFor(pin.runtime, range, lambda, today);
    const retired = lambda.cycles.find((entry) => overlaps(rangeOn(entry.cycle, pin.runtime), range));
    if (cycle !== null) {
      const code = cycle.eol === null ? 'hover.host.lambda.open' : 'hover.host.lambda';
      lines.push(say({ code, args: { host, version: cycle.cycle, date: cycle.eol ?? '' } }));
    } else if (retired !== undefined && offered[0] !== undefined) {
      const args = { host, date: retired.eol ?? '', version: retired.cycle, newest: offered[0].cycle };
      lines.push(say({ code: 'hover.host.lambda.retired', args }));
    } else if (offered[0] !== undefined && isOlder(range, offered[0].cycle)) {
      lines.push(say({ code: 'hover.host.lambda.none', args: { host, newest: offered[0].cycle } }));
    }
    if (lines.length > 0) links.push({ label: host, url: lambda.source });
  }
  const name = HOSTED_AS[pin.runtime] ?? pin.runtime;
  const natively = [...catalogue.evidence.values()].filter(
    ({ metric, value, subject }) =>
      metric === 'native-runtimes' && typeof value === 'object' && value.includes(name) && !subject.startsWith(LAMBDA),
  );
  if (natively.length > 0) {
    const hosts = natively.map(({ subject }) => catalogue.technologies.get(subject)?.label ?? hostLabel(subject));
    lines.push(say({ code: 'hover.host.native', args: { hosts: hosts.join(', ') } }));
    links.push(...natively.map(({ source }, i) => ({ label: hosts[i] ?? '', url: source })));
  }
  return lines;
}

/** What is newer than all that is listed may be newer than the list. */
function isOlder(range: VersionRange, newest: string): boolean {
  return compareVersions(range[0]?.low ?? [0], hostRuntime(newest)?.range[0]?.low ?? [0]) < 0;
}

function rangeOn(name: string, runtime: string): VersionRange {
  const host = hostRuntime(name);
  return host?.runtime === runtime ? host.range : [];
}

/** Hosts in the evidence that are no technology of their own. */
const HOST_LABELS: Readonly<Record<string, string>> = { 'cloud-run-buildpacks': 'Google Cloud Run' };

function hostLabel(subject: string): string {
  return HOST_LABELS[subject] ?? subject;
}

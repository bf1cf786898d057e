import type { Evidence } from '../model/evidence.ts';
import type { DependencyItem } from '../model/manifest.ts';
import type { Technology } from '../model/technology.ts';
import { productOf } from '../inspect/checks/pins.ts';
import { lookUpPackage } from '../inspect/packageIndex.ts';
import { sharesVersion } from '../inspect/sharedVersion.ts';
import { packageRange } from '../inspect/versions/packageRange.ts';
import { supportOf } from '../inspect/versions/support.ts';
import { alternativesTo } from './alternatives.ts';
import { fitLines } from './fit.ts';
import type { HoverContent, HoverContext } from './hoverContext.ts';
import { supportLine } from './supportLine.ts';

/** Alternatives that are named. */
const MAX_ALTERNATIVES = 4;
/** A benchmark tells two frameworks apart only if one answers this many times the requests of the other. */
const WORTH_NAMING = 1.5;

type Links = HoverContent['links'][number][];

/** What a package is, its part in this stack, its support, how it fits, and what its alternatives would gain. */
export function dependencyHover(item: DependencyItem, context: HoverContext): HoverContent | null {
  const { catalogue } = context;
  const found = lookUpPackage(catalogue, item.ecosystem, item.name);
  const technology = catalogue.technologies.get(found?.entry.is[0] ?? '');
  if (found === null || technology === undefined) return null;
  const links: Links = [];
  const lines = [
    ...supportLines(item, technology, context, links),
    ...fitLines(technology, context),
    ...alternativeLines(technology, context, links),
  ];
  // A name and a role alone are noise.
  if (technology.summary === undefined && lines.length === 0) return null;
  if (technology.url !== undefined) links.push({ label: technology.label, url: technology.url });
  return {
    title: titleOf(item, technology, sharesVersion(catalogue, item.ecosystem, found, technology)),
    lines: [partLine(item, technology, context), ...lines],
    links,
    subject: technology.id,
  };
}

function titleOf({ name, version }: DependencyItem, { label }: Technology, ownVersion: boolean): string {
  if (version === null) return label;
  return ownVersion ? `${label} ${version}` : `${label} (${name} ${version})`;
}

/** What it is, and which part of which service it plays. */
function partLine(item: DependencyItem, technology: Technology, { manifest, report, say }: HoverContext): string {
  const service = report.services.find(({ runtime, frameworks, dataAccess, databases, hosting, other }) =>
    [runtime, ...frameworks, ...dataAccess, ...databases, ...hosting, ...other].some(
      (finding) => finding?.id === technology.id && finding.file === manifest.path,
    ),
  );
  const role = say({ code: `hover.role.${technology.role}` });
  const what = technology.summary === undefined ? item.name : say({ code: technology.summary });
  return service === undefined || service.name === '.'
    ? say({ code: 'hover.part', args: { role, what } })
    : say({ code: 'hover.part.service', args: { role, what, service: service.name } });
}

function supportLines(item: DependencyItem, technology: Technology, context: HoverContext, links: Links): string[] {
  const { catalogue, today, say } = context;
  const product = productOf(catalogue, item.ecosystem, item.name);
  if (product !== null && item.version !== null) {
    const range = packageRange(item.ecosystem, item.version);
    const support = range === null ? null : supportOf(product, range, today);
    if (support !== null) {
      links.push({ label: say({ code: 'hover.link.support', args: { date: product.asOf } }), url: product.source });
      return [supportLine(product.label, support, today, say)];
    }
  }
  const newest = figure(context, 'version', (entry) => item.ecosystem === 'npm' && entry.subject === item.name);
  if (newest === null || technology.role === 'database') return [];
  links.push({ label: say({ code: 'hover.link.version' }), url: newest.source });
  return [say({ code: 'hover.newest', args: { version: String(newest.value), date: newest.asOf } })];
}

/** Technologies of the same class, and what the fastest of them gains where a figure tells them well apart. */
function alternativeLines(technology: Technology, context: HoverContext, links: Links): string[] {
  const { catalogue, say } = context;
  const others = alternativesTo(catalogue, technology);
  // Those that something is known of are those that people weigh.
  const told = others.filter(({ summary }) => summary !== undefined);
  if (told.length === 0) return [];
  const lines = [
    say({
      code: 'hover.alternatives',
      args: {
        names: told
          .slice(0, MAX_ALTERNATIVES)
          .map(({ label }) => label)
          .join(', '),
      },
    }),
  ];
  const own = throughput(technology, context);
  const rivals = others
    .flatMap((other) => {
      const entry = throughput(other, context);
      return entry === null ? [] : [{ other, entry }];
    })
    .sort((a, b) => Number(b.entry.value) - Number(a.entry.value));
  const [best] = rivals;
  if (own === null || best === undefined) return lines;
  const factor = Number(best.entry.value) / Number(own.value);
  if (!(factor >= WORTH_NAMING)) return lines;
  links.push({
    label: say({ code: 'hover.link.throughput', args: { date: best.entry.asOf } }),
    url: best.entry.source,
  });
  const args = { name: best.other.label, factor: Math.round(factor * 2) / 2, date: best.entry.asOf };
  return [...lines, say({ code: 'hover.gain.throughput', args })];
}

/** Requests a second of a technology in its own language: subjects read `language/technology`. */
function throughput({ id, languages }: Technology, context: HoverContext): Evidence | null {
  return figure(context, 'throughput', ({ subject, value }) => {
    const [language = '', name = ''] = subject.split('/');
    return name === id && (languages ?? []).includes(language) && typeof value === 'number';
  });
}

function figure({ catalogue }: HoverContext, group: string, matches: (entry: Evidence) => boolean): Evidence | null {
  for (const entry of catalogue.evidence.values()) if (entry.group === group && matches(entry)) return entry;
  return null;
}

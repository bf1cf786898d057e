import type { Catalogue } from '../../model/catalogue.ts';
import type { LifecycleCycle, LifecycleProduct } from '../../model/lifecycle.ts';
import type { DependencyItem, Manifest } from '../../model/manifest.ts';
import { packageRange } from '../versions/packageRange.ts';
import { rewriteVersion } from '../versions/rewriteVersion.ts';
import { type Support, supportOf, upgradesFrom } from '../versions/support.ts';
import type { VersionRange } from '../versions/versionRange.ts';
import type { CheckFinding, CheckFix, Place } from './checkFinding.ts';
import { type Pin, productOf, productOfRuntime } from './pins.ts';

/** Release lines that live shorter than this are replaced all the time: behind them is worth a note, not a warning. */
const SHORT_LIVED_DAYS = 120;

interface Dated extends Place {
  readonly product: LifecycleProduct;
  readonly range: VersionRange;
  readonly text: string;
  /** Whether a change of the text is all that it takes. */
  readonly fixable: boolean;
}

/**
 * Runtimes, frameworks and databases whose support has ended, or ends within half a year. A range that reaches a
 * supported release is silent, and so is a pipeline that tests old releases beside a supported one.
 */
export function endOfLife(
  manifest: Manifest,
  pins: readonly Pin[],
  catalogue: Catalogue,
  today: string,
): CheckFinding[] {
  const dated = [...datedPins(pins, catalogue, today), ...datedDependencies(manifest, catalogue)];
  const seen = new Set<string>();
  return dated.flatMap((entry) => {
    // One definition may serve many packages, e.g. a property or a version of a catalogue.
    const key = `${entry.product.id} ${entry.span.start}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const support = supportOf(entry.product, entry.range, today);
    return support === null || support.state === 'supported' ? [] : [finding(entry, support, today)];
  });
}

function datedPins(pins: readonly Pin[], catalogue: Catalogue, today: string): Dated[] {
  return pins.flatMap((pin) => {
    const product = productOfRuntime(catalogue, pin.runtime);
    // What a host provides is the host's to support: another check looks at that.
    if (product === null || pin.range === null || pin.kind === 'host') return [];
    if (pin.kind === 'ci' && testsSupported(pin, pins, product, today)) return [];
    return [{ product, range: pin.range, text: pin.text, file: pin.file, span: pin.span, fixable: pin.replaceable }];
  });
}

function testsSupported(pin: Pin, pins: readonly Pin[], product: LifecycleProduct, today: string): boolean {
  return pins.some(
    (other) =>
      other.kind === 'ci' &&
      other.runtime === pin.runtime &&
      (other.range === null || supportOf(product, other.range, today)?.state === 'supported'),
  );
}

function datedDependencies(manifest: Manifest, catalogue: Catalogue): Dated[] {
  return manifest.items.flatMap((item) => {
    if (item.kind !== 'dependency' || !isUsed(item)) return [];
    const name =
      item.ecosystem === 'docker' ? item.name.toLowerCase().replace(/^(?:docker\.io\/)?(?:library\/)?/, '') : item.name;
    const product = productOf(catalogue, item.ecosystem, name);
    if (product === null || item.version === null || item.versionSpan === null) return [];
    const technology = [...catalogue.technologies.values()].find(({ lifecycle }) => lifecycle === product.id);
    // Images of runtimes are pins.
    if (technology === undefined || technology.role === 'runtime' || technology.role === 'language') return [];
    const range = packageRange(item.ecosystem, item.version);
    if (range === null) return [];
    // A database takes a migration of its data, which no edit of a file does.
    const fixable = item.rawVersion === item.version && technology.role !== 'database';
    return [{ product, range, text: item.version, file: manifest.path, span: item.versionSpan, fixable }];
  });
}

function isUsed(item: DependencyItem): boolean {
  return item.indirect !== true && item.scope !== 'peer' && item.scope !== 'test';
}

function finding(entry: Dated, { cycle, state }: Support, today: string): CheckFinding {
  const { product, file, span } = entry;
  const ended = state === 'ended';
  const upgrades = upgradesFrom(product, entry.range, today);
  const next = upgrades.at(-1);
  const args = { name: product.label, version: cycle.cycle, date: cycle.eol ?? '', next: next?.cycle ?? '' };
  const code = ended ? 'end-of-life' : 'end-of-life-soon';
  return {
    code,
    severity: ended && !isShortLived(cycle) ? 'warning' : 'information',
    file,
    span,
    message: { code: `check.${code}${next === undefined ? '' : '.next'}`, args },
    related: [],
    fixes: entry.fixable ? upgrades.flatMap((upgrade) => fixTo(entry, upgrade)) : [],
  };
}

function fixTo({ product, file, span, text }: Dated, cycle: LifecycleCycle): CheckFix[] {
  const rewritten = rewriteVersion(text, cycle);
  if (rewritten === null) return [];
  return [
    {
      title: { code: 'check.fix.set-version', args: { name: product.label, version: rewritten } },
      edits: [{ file, span, text: rewritten }],
    },
  ];
}

function isShortLived({ released, eol }: LifecycleCycle): boolean {
  if (released === undefined || eol === null) return false;
  return (Date.parse(eol) - Date.parse(released)) / 86_400_000 < SHORT_LIVED_DAYS;
}

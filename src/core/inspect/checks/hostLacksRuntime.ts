import type { Catalogue } from '../../model/catalogue.ts';
import type { LifecycleCycle, LifecycleProduct } from '../../model/lifecycle.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Finding } from '../../model/stackReport.ts';
import type { Runs } from '../runs.ts';
import type { ManifestLookup } from '../sortedManifests.ts';
import { hostRuntime } from '../versions/hostRuntime.ts';
import { stateOf } from '../versions/support.ts';
import { compareVersions, overlaps, type VersionRange } from '../versions/versionRange.ts';
import type { CheckFinding } from './checkFinding.ts';
import type { Pin } from './pins.ts';

/** Product in `knowledge/lifecycle` whose cycles are the runtimes that AWS Lambda provides. */
export const LAMBDA = 'aws-lambda';

/** What the check needs to know of a service. */
export interface HostedService {
  readonly path: string;
  readonly hosting: readonly Pick<Finding, 'id' | 'confidence'>[];
}

/** Surer than this that a service runs on a host. */
const SURE = 0.7;

/** Whether a service runs on AWS Lambda for sure. */
export function isOnLambda({ hosting }: HostedService): boolean {
  return hosting.some(({ id, confidence }) => id === LAMBDA && confidence >= SURE);
}

/** What a manifest says of the runtime that its program is given. */
export interface RuntimeSource {
  readonly pins: readonly Pin[];
  /** Path of a file that builds a container image, or asks the host to run one; else null. */
  readonly image: string | null;
}

/**
 * Runtime versions that AWS Lambda does not run: one that a function asks for by name, or one that a service deployed
 * there pins in a file. Services with a container image of their own bring their runtime along.
 * @param asked Pins of the kind `host`. @param hosted The services among all that {@link isOnLambda} holds for.
 * @param sources All manifests; looked at only where a service is hosted there.
 */
export function hostLacksRuntime(
  manifests: ManifestLookup,
  asked: readonly Pin[],
  hosted: readonly HostedService[],
  services: Runs<HostedService>,
  sources: () => readonly RuntimeSource[],
  catalogue: Catalogue,
  today: string,
): CheckFinding[] {
  const lambda = catalogue.lifecycle.get(LAMBDA);
  if (lambda === undefined) return [];
  const findings = asked
    .filter((pin) => isLambda(pin, manifests.get(pin.file)))
    .flatMap((pin) => retired(pin, lambda, catalogue, today));
  if (hosted.length === 0) return findings;
  const all = sources();
  const own = pinsByService(
    all.flatMap(({ pins }) => pins),
    services.toArray(),
  );
  const withImage = new Set(all.flatMap(({ image }) => (image === null ? [] : foldersAround(image))));
  for (const service of hosted) {
    const pinned = own.get(service.path) ?? [];
    if (pinned.some((pin) => pin.kind === 'image' || pin.kind === 'host')) continue;
    if (withImage.has(service.path)) continue;
    findings.push(...pinned.flatMap((pin) => notProvided(pin, lambda, catalogue, today)));
  }
  return findings;
}

/** `nodejs20.x` is Lambda's own way to write; other names need a file that speaks of AWS. */
function isLambda(pin: Pin, manifest: Manifest | undefined): boolean {
  if (/^nodejs\d+\.x$|\.al\d+$/.test(pin.text)) return true;
  return (
    manifest?.items.some(
      (item) =>
        item.kind === 'setting' &&
        ((/(?:^|\.)provider(?:\.name)?$/.test(item.key) && item.value === 'aws') ||
          /^AWS::(?:Serverless|Lambda)::Function$/.test(item.value) ||
          /(?:^|\.)aws_lambda_function(?:\.|$)/.test(item.key)),
    ) === true
  );
}

function retired(pin: Pin, lambda: LifecycleProduct, catalogue: Catalogue, today: string): CheckFinding[] {
  const cycle = lambda.cycles.find((entry) => entry.cycle === pin.text);
  if (cycle === undefined || stateOf(cycle, today) !== 'ended') return [];
  const offered = offeredFor(pin.runtime, lambda, today);
  const newest = offered[0];
  return [
    {
      code: 'host-lacks-runtime',
      severity: 'warning',
      file: pin.file,
      span: pin.span,
      message: {
        code: 'check.host-lacks-runtime.retired',
        args: { host: hostName(catalogue), version: pin.text, date: cycle.eol ?? '', offered: names(offered) },
      },
      related: [],
      fixes:
        newest === undefined || !pin.replaceable
          ? []
          : [
              {
                title: { code: 'check.fix.set-host-runtime', args: { version: newest.cycle } },
                edits: [{ file: pin.file, span: pin.span, text: newest.cycle }],
              },
            ],
    },
  ];
}

function notProvided(pin: Pin, lambda: LifecycleProduct, catalogue: Catalogue, today: string): CheckFinding[] {
  if (pin.range === null || pin.kind === 'ci' || pin.kind === 'sdk') return [];
  const range = pin.range;
  const offered = offeredFor(pin.runtime, lambda, today);
  const newest = offered
    .map((cycle) => lowOf(cycle))
    .sort(compareVersions)
    .at(-1);
  // Newer than all that is listed: the list may simply be older than the host.
  if (newest === undefined || compareVersions(range[0]?.low ?? [0], newest) > 0) return [];
  if (offered.some((cycle) => overlaps(hostRuntime(cycle.cycle)?.range ?? [], range))) return [];
  const name = catalogue.technologies.get(pin.runtime)?.label ?? pin.runtime;
  return [
    {
      code: 'host-lacks-runtime',
      severity: 'warning',
      file: pin.file,
      span: pin.span,
      message: {
        code: 'check.host-lacks-runtime',
        args: { host: hostName(catalogue), name, version: pin.text, offered: names(offered) },
      },
      related: [],
      fixes: [],
    },
  ];
}

/** Managed runtimes of one language that still have support, newest first as the data has them, one a version. */
export function offeredFor(runtime: string, lambda: LifecycleProduct, today: string): readonly LifecycleCycle[] {
  const offered = lambda.cycles
    .filter((cycle) => stateOf(cycle, today) !== 'ended' && hostRuntime(cycle.cycle)?.runtime === runtime)
    .sort((a, b) => compareVersions(lowOf(b), lowOf(a)));
  return offered.filter((cycle, i) => i === 0 || compareVersions(lowOf(offered[i - 1] ?? cycle), lowOf(cycle)) !== 0);
}

/** Whether Lambda provides a version that a range allows. */
export function lambdaCycleFor(
  runtime: string,
  range: VersionRange,
  lambda: LifecycleProduct,
  today: string,
): LifecycleCycle | null {
  return (
    offeredFor(runtime, lambda, today).find((cycle) => overlaps(hostRuntime(cycle.cycle)?.range ?? [], range)) ?? null
  );
}

function lowOf(cycle: LifecycleCycle): readonly number[] {
  return hostRuntime(cycle.cycle)?.range[0]?.low ?? [0];
}

function names(cycles: readonly LifecycleCycle[]): string {
  return cycles.map((cycle) => cycle.cycle).join(', ');
}

function hostName(catalogue: Catalogue): string {
  return catalogue.technologies.get(LAMBDA)?.label ?? LAMBDA;
}

/** Pins by the path of the innermost service around them, which is the one that they are for. */
function pinsByService(pins: readonly Pin[], services: readonly HostedService[]): Map<string, Pin[]> {
  const own = new Map(services.map(({ path }): [string, Pin[]] => [path, []]));
  for (const pin of pins) {
    const innermost = foldersAround(pin.file).find((folder) => own.has(folder));
    if (innermost !== undefined) own.get(innermost)?.push(pin);
  }
  return own;
}

/** The folders that a file lies in, innermost first; "." is the root. */
function foldersAround(file: string): string[] {
  const folders: string[] = [];
  for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) folders.push(file.slice(0, end));
  folders.push('.');
  return folders;
}

/** Whether a file builds a container image, or asks the host to run one. */
export function bringsImage({ path, items }: Manifest): boolean {
  return (
    /(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$/i.test(path) ||
    items.some((item) => item.kind === 'setting' && /PackageType|package_type/.test(item.key) && item.value === 'Image')
  );
}

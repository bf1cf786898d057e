import type { Catalogue } from '../../model/catalogue.ts';
import type { LifecycleCycle, LifecycleProduct } from '../../model/lifecycle.ts';
import type { Manifest } from '../../model/manifest.ts';
import type { Finding } from '../../model/stackReport.ts';
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

/**
 * Runtime versions that AWS Lambda does not run: one that a function asks for by name, or one that a service deployed
 * there pins in a file. Services with a container image of their own bring their runtime along.
 */
export function hostLacksRuntime(
  manifests: ReadonlyMap<string, Manifest>,
  pins: readonly Pin[],
  services: readonly HostedService[],
  catalogue: Catalogue,
  today: string,
): CheckFinding[] {
  const lambda = catalogue.lifecycle.get(LAMBDA);
  if (lambda === undefined) return [];
  const asked = pins.filter((pin) => pin.kind === 'host' && isLambda(pin, manifests.get(pin.file)));
  const findings = asked.flatMap((pin) => retired(pin, lambda, catalogue, today));
  for (const service of services) {
    if (!service.hosting.some(({ id, confidence }) => id === LAMBDA && confidence >= SURE)) continue;
    const own = pins.filter((pin) => belongsTo(pin, service, services));
    if (own.some((pin) => pin.kind === 'image' || pin.kind === 'host')) continue;
    if (hasImage(manifests, service)) continue;
    findings.push(...own.flatMap((pin) => notProvided(pin, lambda, catalogue, today)));
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

/** The innermost service around a pin is the one that it is for. */
function belongsTo(pin: Pin, service: HostedService, services: readonly HostedService[]): boolean {
  if (!isWithin(pin.file, service.path)) return false;
  return !services.some(
    (other) =>
      other !== service &&
      isWithin(pin.file, other.path) &&
      other.path.length > service.path.length &&
      other.path !== '.',
  );
}

function isWithin(file: string, folder: string): boolean {
  return folder === '.' || folder === '' || file.startsWith(`${folder}/`);
}

function hasImage(manifests: ReadonlyMap<string, Manifest>, service: HostedService): boolean {
  for (const [path, manifest] of manifests) {
    if (!isWithin(path, service.path)) continue;
    if (/(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$/i.test(path)) return true;
    if (
      manifest.items.some(
        (item) => item.kind === 'setting' && /PackageType|package_type/.test(item.key) && item.value === 'Image',
      )
    )
      return true;
  }
  return false;
}

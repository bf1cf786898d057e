import type { Catalogue } from '../../model/catalogue.ts';
import type { LifecycleProduct } from '../../model/lifecycle.ts';
import type { DependencyItem, Manifest, ManifestItem, SettingItem } from '../../model/manifest.ts';
import type { Span } from '../../model/text.ts';
import { hostRuntime } from '../versions/hostRuntime.ts';
import { imageTagRange } from '../versions/packageRange.ts';
import { runtimeRange } from '../versions/runtimeRange.ts';
import type { VersionRange } from '../versions/versionRange.ts';
import type { Place } from './checkFinding.ts';

/** A place that says which version of a runtime is used. */
export interface Pin extends Place {
  /** Runtime id as manifests give it. */
  readonly runtime: string;
  /**
   * `host`: what the host is asked to provide. `image`: base of a container. `ci`: what a pipeline sets up, perhaps one
   * of several. `sdk`: tools that build for several versions. `file`: anything else.
   */
  readonly kind: 'file' | 'image' | 'ci' | 'host' | 'sdk';
  /** As written. */
  readonly text: string;
  /** Null where the text names no version that can be told. */
  readonly range: VersionRange | null;
  /** Whether the span holds `text` itself, so that it can be replaced. */
  readonly replaceable: boolean;
}

/** Inputs of set-up actions and tasks → runtime. */
const CI_INPUTS: Readonly<Record<string, string>> = {
  'node-version': 'node',
  'python-version': 'python',
  'java-version': 'jvm',
  'go-version': 'go',
  'dotnet-version': 'sdk',
  'ruby-version': 'ruby',
  'php-version': 'php',
  'bun-version': 'bun',
  'deno-version': 'deno',
};

/** Base images that are a runtime but have no support dates of their own here. */
const OTHER_IMAGES: Readonly<Record<string, string>> = {
  amazoncorretto: 'jvm',
  'bellsoft/liberica-openjdk-alpine': 'jvm',
  'bellsoft/liberica-openjdk-debian': 'jvm',
  'public.ecr.aws/lambda/java': 'jvm',
  'public.ecr.aws/lambda/nodejs': 'node',
  'public.ecr.aws/lambda/python': 'python',
  'public.ecr.aws/lambda/ruby': 'ruby',
};

/** Every place of a manifest that pins a runtime, each place once. */
export function pinsOf(manifest: Manifest, catalogue: Catalogue): Pin[] {
  const pins: Pin[] = [];
  const seen = new Set<string>();
  for (const item of manifest.items) {
    for (const pin of pinsOfItem(item, manifest, catalogue)) {
      const key = `${pin.runtime} ${pin.span.start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      pins.push(pin);
    }
  }
  return pins;
}

function pinsOfItem(item: ManifestItem, manifest: Manifest, catalogue: Catalogue): Pin[] {
  switch (item.kind) {
    case 'runtime': {
      if (item.version === null || item.versionSpan === null) return [];
      // Which runtime an image holds is known by its name, which version only where its tags are the runtime's own.
      if (/dockerfile|compose/i.test(manifest.format)) return [];
      return [filePin(manifest, item.runtime, item.version, item.versionSpan)];
    }
    case 'dependency':
      return imagePin(item, manifest, catalogue);
    case 'setting':
      return isPipeline(manifest.path) ? ciPins(item, manifest) : hostPin(item, manifest);
    case 'reference':
      return [];
  }
}

function filePin(manifest: Manifest, runtime: string, text: string, span: Span): Pin {
  const isSdk = manifest.format === 'global.json';
  const rolls =
    isSdk &&
    manifest.items.some(
      (item) => item.kind === 'setting' && /rollForward$/.test(item.key) && /major/i.test(item.value),
    );
  return {
    runtime,
    kind: isPipeline(manifest.path) ? 'ci' : isSdk ? 'sdk' : 'file',
    text,
    range: rolls ? null : runtimeRange(runtime, text, manifest.format),
    file: manifest.path,
    span,
    replaceable: span.end - span.start === text.length,
  };
}

function imagePin(item: DependencyItem, manifest: Manifest, catalogue: Catalogue): Pin[] {
  if (item.ecosystem !== 'docker' || item.version === null || item.versionSpan === null) return [];
  const image = item.name.toLowerCase().replace(/^(?:docker\.io\/)?(?:library\/)?/, '');
  const runtime = OTHER_IMAGES[image] ?? runtimeOfProduct(productOf(catalogue, 'docker', image), catalogue);
  if (runtime === null) return [];
  const text = item.version;
  const range = imageTagRange(text) ?? (runtime === 'node' ? runtimeRange('node', text, manifest.format) : null);
  return [
    {
      runtime,
      kind: isPipeline(manifest.path) ? 'ci' : image.endsWith('dotnet/sdk') ? 'sdk' : 'image',
      text,
      range,
      file: manifest.path,
      span: item.versionSpan,
      replaceable: item.rawVersion === text,
    },
  ];
}

/** The product whose own versions a package has, or null. */
export function productOf(
  catalogue: Catalogue,
  ecosystem: DependencyItem['ecosystem'],
  name: string,
): LifecycleProduct | null {
  for (const product of catalogue.lifecycle.values()) {
    if (product.packages?.[ecosystem]?.includes(name) === true) return product;
  }
  return null;
}

/** Support dates of a runtime, or null. */
export function productOfRuntime(catalogue: Catalogue, runtime: string): LifecycleProduct | null {
  const id = catalogue.technologies.get(runtime)?.lifecycle;
  return id === undefined ? null : (catalogue.lifecycle.get(id) ?? null);
}

function runtimeOfProduct(product: LifecycleProduct | null, catalogue: Catalogue): string | null {
  if (product === null) return null;
  for (const { id, role, lifecycle } of catalogue.technologies.values()) {
    if (lifecycle === product.id && (role === 'runtime' || role === 'language')) return id;
  }
  return null;
}

/** Values that a pipeline sets up; of a matrix each entry is one. */
function ciPins(item: SettingItem, manifest: Manifest): Pin[] {
  const input = CI_INPUTS[lastPart(item.key)];
  if (input === undefined) return [];
  const runtime = input === 'sdk' ? 'dotnet' : input;
  const matrix = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(item.value.trim())?.[1];
  const sources =
    matrix === undefined
      ? [item]
      : manifest.items.filter((other) => other.kind === 'setting' && other.key.endsWith(`.matrix.${matrix}`));
  return (sources.length === 0 ? [item] : (sources as SettingItem[])).map(({ value, valueSpan }) => ({
    runtime,
    kind: input === 'sdk' ? 'sdk' : 'ci',
    text: value,
    range: runtimeRange(runtime, value, manifest.format),
    file: manifest.path,
    span: valueSpan,
    replaceable: valueSpan.end - valueSpan.start === value.length,
  }));
}

function hostPin(item: SettingItem, manifest: Manifest): Pin[] {
  if (lastPart(item.key) !== 'runtime') return [];
  const host = hostRuntime(item.value);
  if (host === null) return [];
  return [
    {
      runtime: host.runtime,
      kind: 'host',
      text: item.value,
      range: host.range,
      file: manifest.path,
      span: item.valueSpan,
      replaceable: item.valueSpan.end - item.valueSpan.start === item.value.length,
    },
  ];
}

function lastPart(key: string): string {
  return key.slice(key.lastIndexOf('.') + 1).toLowerCase();
}

/** Whether a file describes a pipeline, by its path. */
export function isPipeline(path: string): boolean {
  return /^(?:\.github|\.circleci|\.gitlab|\.buildkite)\/|(?:^|\/)(?:\.gitlab-ci|azure-pipelines|bitbucket-pipelines|\.travis|appveyor|cloudbuild)[\w.-]*\.ya?ml$|(?:^|\/)Jenkinsfile/i.test(
    path,
  );
}

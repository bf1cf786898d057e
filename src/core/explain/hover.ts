import type { HoverInfo } from '../model/hover.ts';
import type { DependencyItem } from '../model/manifest.ts';
import type { Span } from '../model/text.ts';
import { pinsOf } from '../inspect/checks/pins.ts';
import { dependencyHover } from './dependencyHover.ts';
import type { HoverContent, HoverContext } from './hoverContext.ts';
import { runtimeHover } from './runtimeHover.ts';

/** More lines than this nobody reads in passing. */
const MAX_LINES = 6;
const MAX_LINKS = 4;
/** Longest title; a manifest may hold anything. */
const MAX_TITLE = 120;

/**
 * What to say about the dependency or runtime version at an offset, or null where there is nothing worth saying: a
 * package that is not known gets no hover.
 */
export function hoverAt(context: HoverContext): HoverInfo | null {
  const { manifest, offset, text, catalogue } = context;
  if (offset < 0 || offset > text.length) return null;
  const pin = pinsOf(manifest, catalogue).find(({ span }) => covers(span, offset));
  if (pin !== undefined) return placed(runtimeHover(pin, context), pin.span);
  for (const item of manifest.items) {
    if (item.kind === 'runtime' && covers(item.nameSpan, offset)) {
      const named = pinsOf({ ...manifest, items: [item] }, catalogue)[0];
      return named === undefined ? null : placed(runtimeHover(named, context), item.nameSpan);
    }
    if (item.kind !== 'dependency') continue;
    const span = hit(item, offset);
    if (span === null) continue;
    // The name of a base image is that of the runtime.
    const image = item.ecosystem === 'docker' ? pinsOf({ ...manifest, items: [item] }, catalogue)[0] : undefined;
    const content = image === undefined ? dependencyHover(item, context) : runtimeHover(image, context);
    // Several packages may stand at one place, as extras do: the first that is known speaks.
    if (content !== null) return placed(content, span);
  }
  return null;
}

function hit(item: DependencyItem, offset: number): Span | null {
  if (covers(item.nameSpan, offset)) return item.nameSpan;
  return item.versionSpan !== null && covers(item.versionSpan, offset) ? item.versionSpan : null;
}

function covers({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

function placed(content: HoverContent | null, { start, end }: Span): HoverInfo | null {
  if (content === null) return null;
  const links = content.links.filter(({ url }) => url.startsWith('https://'));
  const unique = links.filter(({ url }, i) => links.findIndex((link) => link.url === url) === i);
  return {
    startOffset: start,
    endOffset: end,
    title: content.title.length > MAX_TITLE ? `${content.title.slice(0, MAX_TITLE - 1)}…` : content.title,
    lines: content.lines.slice(0, MAX_LINES),
    links: unique.slice(0, MAX_LINKS),
    subject: content.subject,
  };
}

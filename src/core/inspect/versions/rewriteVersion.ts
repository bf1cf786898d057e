import type { LifecycleCycle } from '../../model/lifecycle.ts';

/** Text before the number (`v`, `^`, `>=`, `net`), the number with its wildcard, and what follows (`-alpine`). */
const ONE_VERSION = /^([^\d]{0,24})(\d{1,9}(?:\.\d{1,9}){0,3})((?:\.[xX*])?)([-+_][^\d]{0,64})?$/;

/**
 * A version text rewritten to a release line in its own style: `v18.12.1` → `v22.11.0`, `18-alpine` → `22-alpine`,
 * `net6.0` → `net8.0`. Null where the text holds more than one version, or the line's newest release is not known
 * in the detail that the text has.
 */
export function rewriteVersion(text: string, cycle: LifecycleCycle): string | null {
  const [, before = '', number = '', wildcard = '', after = ''] = ONE_VERSION.exec(text) ?? [];
  if (number === '' || /[<!]/.test(before)) return null;
  // Java 8 and older are written 1.8; their successors have one number.
  const old = /^1\.[1-9]$/.test(number) && Number(cycle.cycle) > 8;
  const target = old ? cycle.cycle : versionWith(number.split('.').length, cycle);
  const result = target === null ? null : `${before}${target}${wildcard}${after}`;
  return result === text ? null : result;
}

/** The release line with as many numbers as asked for. */
function versionWith(count: number, cycle: LifecycleCycle): string | null {
  const own = cycle.cycle.split('.');
  if (own.length === count) return cycle.cycle;
  // Fewer numbers than the line has would name others too.
  if (own.length > count) return null;
  const latest = /^\d+(?:\.\d+)*/.exec(cycle.latest ?? '')?.[0].split('.') ?? [];
  return latest.length >= count && own.every((part, i) => part === latest[i]) ? latest.slice(0, count).join('.') : null;
}

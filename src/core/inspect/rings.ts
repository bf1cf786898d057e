import type { ReadProblem, ReferenceItem } from '../model/manifest.ts';
import { pointersOf } from './manifestStore.ts';
import { resolveInWorkspace } from './readers/workspacePath.ts';
import type { ManifestLookup } from './sortedManifests.ts';

/** A pointer that is part of a ring, in the file that holds it. */
export interface RingProblem {
  readonly file: string;
  readonly problem: ReadProblem;
}

interface Edge {
  readonly to: string;
  readonly reference: ReferenceItem;
}

interface Visit {
  readonly path: string;
  readonly edges: readonly Edge[];
  next: number;
}

/**
 * Finds rings of files that draw one another in or are one another's parents, with Tarjan's strongly connected
 * components: linear in files and pointers, and without recursion, as a chain may be as long as the workspace is large.
 * A file that points at itself is the business of its reader.
 */
export function findRings(manifests: ManifestLookup): RingProblem[] {
  const edges = edgesOf(manifests);
  const componentOf = components(edges);
  const problems: RingProblem[] = [];
  for (const [file, outgoing] of edges) {
    for (const { to, reference } of outgoing) {
      if (componentOf.get(to) !== componentOf.get(file)) continue;
      const { span, target } = reference;
      problems.push({ file, problem: { code: 'cycle', severity: 'warning', span, args: { name: target } } });
    }
  }
  return problems;
}

function edgesOf(manifests: ManifestLookup): Map<string, Edge[]> {
  const edges = new Map<string, Edge[]>();
  for (const manifest of manifests.values()) {
    for (const item of pointersOf(manifest)) {
      const path = resolveInWorkspace(manifest.path, item.target);
      const found = path === null ? undefined : (manifests.get(path) ?? manifests.get(inFolder(path, 'pom.xml')));
      if (found === undefined || found === manifest) continue;
      const list = edges.get(manifest.path);
      if (list === undefined) edges.set(manifest.path, [{ to: found.path, reference: item }]);
      else list.push({ to: found.path, reference: item });
    }
  }
  return edges;
}

function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Strongly connected components; files of the same one have the same number. */
function components(edges: ReadonlyMap<string, readonly Edge[]>): Map<string, number> {
  const componentOf = new Map<string, number>();
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const lower = (path: string, to: number): void => {
    lowest.set(path, Math.min(lowest.get(path) ?? to, to));
  };
  const enter = (path: string): Visit => {
    order.set(path, order.size);
    lowest.set(path, order.size - 1);
    open.push(path);
    return { path, edges: edges.get(path) ?? [], next: 0 };
  };
  const close = (path: string): void => {
    if (lowest.get(path) !== order.get(path)) return;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      componentOf.set(member, order.get(path) ?? 0);
      if (member === path) break;
    }
  };
  for (const start of edges.keys()) {
    if (order.has(start)) continue;
    const visits = [enter(start)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const to = visit.edges[visit.next++]?.to;
      if (to === undefined) {
        visits.pop();
        close(visit.path);
        const caller = visits.at(-1);
        if (caller !== undefined) lower(caller.path, lowest.get(visit.path) ?? 0);
      } else if (!order.has(to)) {
        visits.push(enter(to));
      } else if (!componentOf.has(to)) {
        lower(visit.path, order.get(to) ?? 0);
      }
    }
  }
  return componentOf;
}

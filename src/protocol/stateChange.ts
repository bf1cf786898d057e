import type { Recommendation } from '../core/model/recommendation.ts';
import type { Problem, Service, StackReport } from '../core/model/stackReport.ts';
import type { FolderState } from './engine.ts';

/** A list in terms of an earlier one: some members in a row are replaced by others. */
export interface ListChange<T> {
  readonly start: number;
  readonly removed: number;
  readonly added: readonly T[];
}

/**
 * A folder's state in terms of the one that the host has: a large workspace's is megabytes, of which an edit changes
 * hardly anything. Parts that are named here replace those of the earlier state.
 */
export interface StateChange {
  /** Revision of the earlier state; null where there is none and everything is in here. */
  readonly since: number | null;
  readonly rest: Omit<FolderState, 'report' | 'recommendation'>;
  readonly report: Omit<StackReport, 'services' | 'problems'>;
  readonly services: ListChange<Service>;
  /** Services that are still to be added after those in `services.added`; they are asked for on their own. */
  readonly servicesToCome: number;
  readonly problems: ListChange<Problem>;
  /** Null where it says the same as before. */
  readonly recommendation: Recommendation | null;
}

/** Services in one message: few enough that neither side is busy with it for longer than a frame. */
export const SERVICES_A_MESSAGE = 500;

/**
 * What is different in a state. Members of lists are told apart as objects; the recommendation, by what it says.
 * @param before The state that the other side has, or null.
 */
export function stateChange(before: FolderState | null, after: FolderState): StateChange {
  const { report, recommendation, ...rest } = after;
  const { services, problems, ...reportRest } = report;
  const changed = listChange(before?.report.services ?? [], services);
  const isSame = before !== null && JSON.stringify(before.recommendation) === JSON.stringify(recommendation);
  return {
    since: before?.revision ?? null,
    rest,
    report: reportRest,
    services: { ...changed, added: changed.added.slice(0, SERVICES_A_MESSAGE) },
    servicesToCome: Math.max(0, changed.added.length - SERVICES_A_MESSAGE),
    problems: listChange(before?.report.problems ?? [], problems),
    recommendation: isSame ? null : recommendation,
  };
}

/**
 * The state after a change.
 * @param before The state that the change is in terms of. @param more The services that were to come.
 * @throws Error where the change is in terms of another state.
 */
export function changedState(before: FolderState | null, change: StateChange, more: readonly Service[]): FolderState {
  const known = change.since === null ? null : before;
  const recommendation = change.recommendation ?? known?.recommendation;
  if ((known?.revision ?? null) !== change.since || recommendation === undefined)
    throw new Error('A change of a state that is not at hand');
  const services = { ...change.services, added: [...change.services.added, ...more] };
  return {
    ...change.rest,
    report: {
      ...change.report,
      services: changedList(known?.report.services ?? [], services),
      problems: changedList(known?.report.problems ?? [], change.problems),
    },
    recommendation,
  };
}

function listChange<T>(before: readonly T[], after: readonly T[]): ListChange<T> {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, removed: before.length - same - start, added: after.slice(start, after.length - same) };
}

function changedList<T>(before: readonly T[], { start, removed, added }: ListChange<T>): T[] {
  return [...before.slice(0, start), ...added, ...before.slice(start + removed)];
}

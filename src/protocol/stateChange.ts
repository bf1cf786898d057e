import type { Recommendation } from '../core/model/recommendation.ts';
import type { Problem, Service, ServiceList, StackOverview, StackReport } from '../core/model/stackReport.ts';
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

/** A folder's state on the side that it comes from: its services need not be put into words before they are sent. */
export type StateAtSource = Omit<FolderState, 'report'> & {
  readonly report: StackOverview | StackReport;
};

/** A state's services from a place on that the other side still has to ask for. */
export interface ServicesToCome {
  readonly of: ServiceList;
  readonly from: number;
  readonly count: number;
}

/**
 * What is different in a state. Members of lists are told apart as objects; the recommendation, by what it says.
 * @param before The state that the other side has, or null.
 */
export function stateChange(before: StateAtSource | null, after: StateAtSource): StateChange {
  const { report, recommendation, ...rest } = after;
  const { services, problems, ...reportRest } = report;
  const list = listOf(services);
  const { start, removed, added } = serviceChange(before === null ? null : listOf(before.report.services), list);
  const isSame = before !== null && JSON.stringify(before.recommendation) === JSON.stringify(recommendation);
  return {
    since: before?.revision ?? null,
    rest,
    report: reportRest,
    services: { start, removed, added: list.slice(start, start + Math.min(added, SERVICES_A_MESSAGE)) },
    servicesToCome: Math.max(0, added - SERVICES_A_MESSAGE),
    problems: listChange(before?.report.problems ?? [], problems),
    recommendation: isSame ? null : recommendation,
  };
}

/** The services that a change of a state leaves to be asked for. */
export function servicesToCome({ report }: StateAtSource, { services, servicesToCome }: StateChange): ServicesToCome {
  return { of: listOf(report.services), from: services.start + services.added.length, count: servicesToCome };
}

function listOf(services: ServiceList | readonly Service[]): ServiceList {
  return services instanceof Array ? new PlainList(services) : services;
}

/** Services that are in words already. */
class PlainList implements ServiceList {
  readonly #services: readonly Service[];

  constructor(services: readonly Service[]) {
    this.#services = services;
  }

  get length(): number {
    return this.#services.length;
  }

  slice(start?: number, end?: number): readonly Service[] {
    return this.#services.slice(start, end);
  }

  isSame(place: number, other: ServiceList, otherPlace: number): boolean {
    return other instanceof PlainList && this.#services[place] === other.#services[otherPlace];
  }
}

/** As {@link listChange}, but with the number of what was added. */
function serviceChange(
  before: ServiceList | null,
  after: ServiceList,
): { start: number; removed: number; added: number } {
  if (before === null) return { start: 0, removed: 0, added: after.length };
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && after.isSame(start, before, start)) start++;
  let same = 0;
  while (same < shorter - start && after.isSame(after.length - 1 - same, before, before.length - 1 - same)) same++;
  return { start, removed: before.length - same - start, added: after.length - same - start };
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

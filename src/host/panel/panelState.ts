import { stackOf, type Service } from '../../core/model/stackReport.ts';
import type { FolderState } from '../../protocol/engine.ts';
import type { PanelServices, PanelState, ServiceKind } from '../../protocol/panel.ts';

/** How many services of each kind are sent to the page. */
export type MostServices = Readonly<Record<ServiceKind, number>>;

/** As many as anybody reads; a message with all services of a large workspace would hold up the editor. */
const STEP = 30;
export const FIRST_SERVICES: MostServices = { backends: STEP, others: STEP };

/** One step more of a kind. @param kind As a page says it: anything. */
export function moreServices(most: MostServices, kind: ServiceKind): MostServices {
  return Object.hasOwn(most, kind) ? { ...most, [kind]: most[kind] + STEP } : most;
}

/** What the page draws of a folder's state. */
export function panelState(state: FolderState, most: MostServices): PanelState {
  const { profile, recommendation, precedents, report } = state;
  const backends: Service[] = [];
  const others: Service[] = [];
  for (const service of report.services)
    (service.role === 'backend' || service.role === 'fullstack' ? backends : others).push(service);
  return {
    profile,
    recommendation,
    precedents,
    services: { backends: firstOf(backends, most.backends), others: firstOf(others, most.others) },
  };
}

function firstOf(services: readonly Service[], most: number): PanelServices {
  const shown = services.slice(0, most).map((service) => {
    const { path, name, language } = service;
    return { path, name, language, stack: stackOf(service) };
  });
  return { shown, inAll: services.length };
}

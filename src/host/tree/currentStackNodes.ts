import * as vscode from 'vscode';
import type { Finding, Problem, Service, StackReport } from '../../core/model/stackReport.ts';
import { COMMANDS } from '../ids.ts';
import type { LabelStore } from '../labels.ts';
import { placeOf, type TreeNode } from './treeNode.ts';

/** Lines of the *Current stack* view for one folder. */
export function currentStackNodes(key: string, report: StackReport, labels: LabelStore): readonly TreeNode[] {
  const services = [...report.services].sort((a, b) => weightOf(a) - weightOf(b) || (a.path < b.path ? -1 : 1));
  const problems = problemsByLine(report.problems);
  return services.map((service) => serviceNode(key, service, problems, labels, services.length === 1));
}

/** The first problem of each line; there may be thousands of problems, and of findings. */
type ProblemsByLine = ReadonlyMap<string, Problem>;

function problemsByLine(problems: readonly Problem[]): ProblemsByLine {
  const byLine = new Map<string, Problem>();
  for (const problem of problems) if (!byLine.has(lineOf(problem))) byLine.set(lineOf(problem), problem);
  return byLine;
}

function lineOf({ file, line }: Pick<Problem, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

/** Back ends first, tools last. */
function weightOf(service: Service): number {
  const order: readonly Service['role'][] = [
    'backend',
    'fullstack',
    'unknown',
    'frontend',
    'library',
    'infrastructure',
    'tooling',
  ];
  return order.indexOf(service.role);
}

/** A service whose lines are made, with what all of them need. */
interface Owner {
  /** Id of its own line. */
  readonly id: string;
  /** Id of the workspace folder. */
  readonly key: string;
  readonly service: Service;
  readonly problems: ProblemsByLine;
  readonly labels: LabelStore;
}

function serviceNode(
  key: string,
  service: Service,
  problems: ProblemsByLine,
  labels: LabelStore,
  alone: boolean,
): TreeNode {
  const id = `${key}/service/${service.path}`;
  const owner: Owner = { id, key, service, problems, labels };
  const { runtime, frameworks, dataAccess, databases, hosting } = service;
  let made: readonly TreeNode[] | undefined;
  const makeChildren = (): readonly TreeNode[] => [
    ...languageNodes(owner),
    ...findingNodes(owner, id, vscode.l10n.t('Runtime'), 'server-process', runtime === null ? [] : [runtime]),
    ...findingNodes(owner, id, vscode.l10n.t('Framework'), 'symbol-module', frameworks),
    ...findingNodes(owner, id, vscode.l10n.t('Data access'), 'symbol-interface', dataAccess),
    ...findingNodes(owner, id, vscode.l10n.t('Database'), 'database', databases),
    ...findingNodes(owner, id, vscode.l10n.t('Hosting'), 'cloud', hosting),
    ...otherNodes(owner),
  ];
  return {
    id,
    label: service.name,
    description: joined(roleWord(service.role), service.path !== '.' && service.path),
    tooltip: service.path,
    icon: roleIcon(service.role),
    expanded: alone || service.role === 'backend' || service.role === 'fullstack',
    context: 'service',
    // Only of services that are unfolded.
    get children() {
      return (made ??= makeChildren());
    },
  };
}

function languageNodes({ id, service, labels }: Owner): TreeNode[] {
  if (service.language === null) return [];
  const others = service.languages.filter((language) => language !== service.language);
  return [
    {
      id: `${id}/language`,
      label: labels.technology(service.language),
      description: joined(
        vscode.l10n.t('Language'),
        others.length > 0 && vscode.l10n.t('also {0}', others.map((other) => labels.technology(other)).join(', ')),
      ),
      icon: 'code',
    },
  ];
}

function otherNodes(owner: Owner): TreeNode[] {
  const { id, service } = owner;
  const isPackage = ({ ecosystem }: Finding): boolean => ecosystem !== undefined;
  const groups = [
    {
      part: 'other',
      label: vscode.l10n.t('Also here'),
      icon: 'ellipsis',
      of: service.other.filter((f) => !isPackage(f)),
    },
    { part: 'packages', label: vscode.l10n.t('Packages'), icon: 'package', of: service.other.filter(isPackage) },
  ];
  return groups
    .filter((group) => group.of.length > 0)
    .map(({ part, label, icon, of }) => ({
      id: `${id}/${part}`,
      label,
      description: String(of.length),
      icon,
      children: findingNodes(owner, `${id}/${part}`, '', 'symbol-misc', of),
    }));
}

/** @param id Starts the id of each line. */
function findingNodes(
  { key, service, problems, labels }: Owner,
  id: string,
  title: string,
  icon: string,
  findings: readonly Finding[],
): TreeNode[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    // Not by its line: an edit above must not lose the selection.
    const fact = `${finding.id}/${finding.file}`;
    const nth = seen.get(fact) ?? 0;
    seen.set(fact, nth + 1);
    const trouble = problems.get(lineOf(finding));
    const name = finding.ecosystem === undefined ? labels.technology(finding.id) : finding.id;
    const version = finding.version === null ? '' : ` ${finding.version}`;
    const place = `${finding.file}:${finding.line}`;
    const about = { folder: key, ...placeOf(finding) };
    return {
      id: `${id}/${icon}/${fact}/${nth}`,
      label: `${name}${version}`,
      // What the icon says too stands last: a side bar is narrow.
      description: joined(placeWithin(service.path, place), finding.confidence < 0.5 && vscode.l10n.t('unsure'), title),
      tooltip: [finding.because, ...(trouble === undefined ? [] : [trouble.message]), place].join('\n'),
      spoken: joined(`${name}${version}`, title, place, trouble?.message),
      ...iconOf(trouble, icon),
      context: 'finding',
      about,
      command: { id: COMMANDS.openFinding, title: vscode.l10n.t('Open the line'), args: [about] },
    };
  });
}

/** What there is to say, in one line. */
function joined(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** A place as it is called from the folder of a service, or from the root where it lies outside that folder. */
function placeWithin(folder: string, place: string): string {
  return place.startsWith(`${folder}/`) ? place.slice(folder.length + 1) : place;
}

/** A finding with a problem shows how grave it is in place of what it is. */
function iconOf(trouble: Problem | undefined, icon: string): Pick<TreeNode, 'icon' | 'iconColor'> {
  switch (trouble?.severity) {
    case 'error':
      return { icon: 'error', iconColor: 'list.errorForeground' };
    case 'warning':
      return { icon: 'warning', iconColor: 'list.warningForeground' };
    case 'information':
      return { icon: 'info', iconColor: 'notificationsInfoIcon.foreground' };
    case undefined:
      return { icon };
  }
}

function roleIcon(role: Service['role']): string {
  const icons: Readonly<Record<Service['role'], string>> = {
    backend: 'server',
    fullstack: 'server-environment',
    frontend: 'browser',
    library: 'library',
    tooling: 'tools',
    infrastructure: 'cloud',
    unknown: 'package',
  };
  return icons[role];
}

function roleWord(role: Service['role']): string {
  const roles: Readonly<Record<Service['role'], string>> = {
    backend: vscode.l10n.t('back end'),
    fullstack: vscode.l10n.t('full stack'),
    frontend: vscode.l10n.t('front end'),
    library: vscode.l10n.t('library'),
    tooling: vscode.l10n.t('tooling'),
    infrastructure: vscode.l10n.t('infrastructure'),
    unknown: '',
  };
  return roles[role];
}

/** "TypeScript · Fastify · PostgreSQL" of the service that a file belongs to, or null. */
export function stackLine(report: StackReport, path: string, labels: LabelStore): string | null {
  const service = serviceOf(report, path);
  if (service === null) return null;
  const ids = [service.language, service.frameworks[0]?.id, service.databases[0]?.id].filter(
    (id) => id !== null && id !== undefined,
  );
  return ids.length === 0 ? null : [...new Set(ids)].map((id) => labels.technology(id)).join(' · ');
}

/** The service with the deepest folder that holds a file. */
export function serviceOf(report: StackReport, path: string): Service | null {
  const holding = report.services.filter((service) => service.path === '.' || path.startsWith(`${service.path}/`));
  const depth = (service: Service): number => (service.path === '.' ? 0 : service.path.length);
  return holding.reduce<Service | null>(
    (best, service) => (best === null || depth(service) > depth(best) ? service : best),
    null,
  );
}

import { stackOf, type Finding, type Service } from '../../core/model/stackReport.ts';
import { h } from '../dom.ts';
import { l10n } from '../l10n.ts';
import { nameOf, type View } from '../view.ts';

/** What runs today: every fact with a link that opens the manifest at its line. */
export function currentStack(view: View): Node[] {
  const services = view.model.state?.report.services ?? [];
  if (services.length === 0) return [h('p', null, l10n.t('No manifest declares a service here.'))];
  const backends = services.filter((service) => service.role === 'backend' || service.role === 'fullstack');
  const others = services.filter((service) => !backends.includes(service));
  return [
    ...backends.map((service) => serviceBox(view, service)),
    ...(others.length === 0
      ? []
      : [
          h(
            'details',
            { key: 'other-services', open: backends.length === 0 },
            h(
              'summary',
              null,
              others.length === 1 ? l10n.t('1 further part') : l10n.t('{0} further parts', others.length),
            ),
            others.map((service) => serviceBox(view, service)),
          ),
        ]),
  ];
}

function serviceBox(view: View, service: Service): Node {
  const findings = stackOf(service);
  return h(
    'div',
    { class: 'service' },
    h(
      'h3',
      null,
      service.name,
      ' ',
      h(
        'span',
        { class: 'quiet' },
        [service.language === null ? '' : nameOf(view, service.language), service.path === '.' ? '' : service.path]
          .filter((text) => text !== '')
          .join(' · '),
      ),
    ),
    h(
      'ul',
      { class: 'findings' },
      findings.map((finding) => h('li', null, findingLine(view, finding, service.path))),
    ),
  );
}

/** @param folder Path of the service, under which most of its findings lie: it is not said again for each. */
function findingLine(view: View, finding: Finding, folder: string): Node[] {
  const place = `${finding.file}:${finding.line}`;
  return [
    h(
      'span',
      { class: 'fact' },
      h('strong', null, nameOf(view, finding.id)),
      finding.version !== null && ` ${finding.version}`,
    ),
    h(
      'button',
      {
        class: 'link place',
        key: `finding-${finding.id}-${place}:${finding.column}`,
        'aria-label': l10n.t('Open {0}', place),
        title: `${place}\n${finding.because}`,
        onclick: () => void view.host.openFinding(finding.file, finding.line, finding.column),
      },
      place.startsWith(`${folder}/`) ? place.slice(folder.length + 1) : place,
    ),
  ];
}

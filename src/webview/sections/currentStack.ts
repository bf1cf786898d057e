import type { Finding, Service } from '../../core/model/stackReport.ts';
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
            h('summary', null, l10n.t('{0} further parts', others.length)),
            others.map((service) => serviceBox(view, service)),
          ),
        ]),
  ];
}

function serviceBox(view: View, service: Service): Node {
  const findings = [
    ...(service.runtime === null ? [] : [service.runtime]),
    ...service.frameworks,
    ...service.dataAccess,
    ...service.databases,
    ...service.hosting,
  ];
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
      findings.map((finding) => h('li', null, findingLine(view, finding))),
    ),
  );
}

function findingLine(view: View, finding: Finding): Node[] {
  const place = `${finding.file}:${finding.line}`;
  return [
    h('strong', null, nameOf(view, finding.id)),
    document.createTextNode(finding.version === null ? ' ' : ` ${finding.version} `),
    h(
      'button',
      {
        class: 'link place',
        key: `finding-${finding.id}-${place}:${finding.column}`,
        title: finding.because,
        onclick: () => void view.host.openFinding(finding.file, finding.line, finding.column),
      },
      place,
    ),
  ];
}

import type { Finding } from '../../core/model/stackReport.ts';
import type { PanelService, PanelState, ServiceKind } from '../../protocol/panel.ts';
import { h } from '../dom.ts';
import { l10n } from '../l10n.ts';
import { nameOf, type View } from '../view.ts';

/** What runs today: every fact with a link that opens the manifest at its line. */
export function currentStack(view: View): Node[] {
  const { backends, others } = servicesOf(view);
  if (backends.inAll + others.inAll === 0) return [h('p', null, l10n.t('No manifest declares a service here.'))];
  return [
    ...boxes(view, 'backends'),
    ...(others.inAll === 0
      ? []
      : [
          h(
            'details',
            { key: 'other-services', open: backends.inAll === 0 },
            h(
              'summary',
              null,
              others.inAll === 1 ? l10n.t('1 further part') : l10n.t('{0} further parts', others.inAll),
            ),
            boxes(view, 'others'),
          ),
        ]),
  ];
}

const NOTHING: PanelState['services'] = { backends: { shown: [], inAll: 0 }, others: { shown: [], inAll: 0 } };

function servicesOf(view: View): PanelState['services'] {
  return view.model.state?.services ?? NOTHING;
}

/** The services of a kind that are at hand, and a button for the rest. */
function boxes(view: View, kind: ServiceKind): Node[] {
  const { shown, inAll } = servicesOf(view)[kind];
  const rest = inAll - shown.length;
  const more = { class: 'secondary', key: `more-${kind}`, onclick: () => void view.host.showMore(kind) };
  return [
    ...shown.map((service) => serviceBox(view, service)),
    ...(rest === 0 ? [] : [h('button', more, l10n.t('Show more ({0} left)', rest))]),
  ];
}

function serviceBox(view: View, service: PanelService): Node {
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
      service.stack.map((finding) => h('li', null, findingLine(view, finding, service.path))),
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

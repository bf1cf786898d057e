import type { EvidenceInfo } from '../../protocol/engine.ts';
import { h } from '../dom.ts';
import { date, l10n } from '../l10n.ts';
import { criterionName, optionName, type View } from '../view.ts';

/** The figures behind the selected option, with date, source and age; what is past its shelf life is greyed. */
export function evidence(view: View): Node[] {
  const uses = new Map<string, string[]>();
  for (const part of view.selected.contributions) {
    for (const id of part.evidence) uses.set(id, [...(uses.get(id) ?? []), criterionName(view, part.criterion)]);
  }
  const rows = [...uses].flatMap(([id, criteria]) => {
    const info = view.evidence.get(id);
    return info === undefined ? [] : [{ info, criteria }];
  });
  if (uses.size === 0)
    return [
      h(
        'p',
        null,
        l10n.t(
          'The values of {0} are judgements; no published figure stands behind them.',
          optionName(view, view.selected),
        ),
      ),
    ];
  if (rows.length === 0) return [h('p', { class: 'quiet' }, l10n.t('Looking up the figures…'))];
  return [
    h(
      'div',
      { class: 'scroll evidence-box', tabindex: 0, role: 'region', 'aria-label': l10n.t('Evidence') },
      h(
        'table',
        { class: 'evidence' },
        h(
          'caption',
          { class: 'visually-hidden' },
          l10n.t('Published figures behind {0}', optionName(view, view.selected)),
        ),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            [
              l10n.t('Figure'),
              l10n.t('Value'),
              l10n.t('As of'),
              l10n.t('Age'),
              l10n.t('Source'),
              l10n.t('Weighs in'),
            ].map((title) => h('th', { scope: 'col' }, title)),
          ),
        ),
        h(
          'tbody',
          null,
          rows.map(({ info, criteria }) =>
            h(
              'tr',
              { class: info.stale ? 'stale' : undefined },
              h(
                'td',
                null,
                h('strong', null, info.subject),
                ' ',
                info.metric,
                info.note !== null && h('div', { class: 'quiet' }, info.note),
                info.from !== null && h('div', { class: 'quiet' }, l10n.t('From your own file {0}', info.from)),
              ),
              labelled(l10n.t('Value'), `${info.value} ${info.unit}`.trim()),
              labelled(l10n.t('As of'), date(info.asOf)),
              labelled(l10n.t('Age'), ageOf(info, view.model.today)),
              labelled(l10n.t('Source'), sourceOf(view, info)),
              labelled(l10n.t('Weighs in'), criteria.join(', ')),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** A cell that carries the title of its column, for where rows are drawn as lines. */
function labelled(title: string, content: Node | string): Node {
  return h('td', { 'data-label': title }, content);
}

function sourceOf(view: View, info: EvidenceInfo): Node | string {
  if (info.url === null) return info.source;
  return h(
    'button',
    { class: 'link', key: `source-${info.id}`, title: info.url, onclick: () => void view.host.openSource(info.id) },
    breakable(shortAddress(info.url)),
  );
}

/** An address that may be broken after its steps. */
function breakable(address: string): readonly (Node | string)[] {
  const [host = '', ...steps] = address.split('/');
  return [host, ...steps.flatMap((step) => [h('wbr', null), `/${step}`])];
}

/** An address by what tells a reader whose it is: its host and the first two steps of its path. */
export function shortAddress(url: string): string {
  const [host = '', ...path] = url
    .replace(/^https:\/\/(?:www\.)?/, '')
    .replace(/[?#][^]*/, '')
    .split('/')
    .filter((part) => part !== '');
  return [host, ...path.slice(0, 2), ...(path.length > 2 ? ['…'] : [])].join('/');
}

/** Months since the figure's date, in words, and whether it is past its shelf life. */
export function ageOf(info: Pick<EvidenceInfo, 'asOf' | 'stale'>, today: string): string {
  const from = monthsOf(info.asOf);
  const to = monthsOf(today);
  const months = from === null || to === null ? null : Math.max(0, to - from);
  const age =
    months === null
      ? ''
      : months === 1
        ? l10n.t('1 month')
        : months < 24
          ? l10n.t('{0} months', months)
          : l10n.t('{0} years', Math.floor(months / 12));
  return info.stale ? l10n.t('{0}, out of date', age) : age;
}

/** Months since year 0 of `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-Qn`. */
function monthsOf(date: string): number | null {
  const parts = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?/.exec(date);
  if (parts === null) return null;
  const month = parts[2] === undefined ? Number(parts[3] ?? 12) : Number(parts[2]) * 3;
  return Number(parts[1]) * 12 + month;
}

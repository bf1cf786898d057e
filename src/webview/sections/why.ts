import type { StackPart } from '../../core/model/recommendation.ts';
import { h } from '../dom.ts';
import { l10n, percent } from '../l10n.ts';
import { criterionName, nameOf, themeClass, type View } from '../view.ts';

/** Contributions of the selected option, largest first, adding up to its score. */
export function why(view: View): Node[] {
  const parts = [...view.selected.contributions].sort((a, b) => b.contribution - a.contribution);
  const largest = Math.max(...parts.map((part) => part.weight), 0.0001);
  return [
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': l10n.t('Reasons') },
      h(
        'table',
        { class: 'why' },
        h('caption', { class: 'visually-hidden' }, l10n.t('Contributions, largest first; they add up to the score')),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            h('th', { scope: 'col' }, l10n.t('Criterion')),
            h('th', { scope: 'col', class: 'number' }, l10n.t('Weight')),
            h('th', { scope: 'col', class: 'number' }, l10n.t('Value')),
            h('th', { scope: 'col' }, l10n.t('Contribution')),
            h('th', { scope: 'col' }, l10n.t('Because')),
          ),
        ),
        h(
          'tbody',
          null,
          parts.map((part) =>
            h(
              'tr',
              null,
              h('th', { scope: 'row' }, criterionName(view, part.criterion)),
              h('td', { class: 'number', 'data-label': l10n.t('Weight') }, percent(part.weight)),
              h('td', { class: 'number', 'data-label': l10n.t('Value') }, percent(part.value)),
              h(
                'td',
                { class: 'contribution' },
                h(
                  'span',
                  { class: 'mini-bar', 'aria-hidden': 'true', '--width': part.weight / largest },
                  h('span', { class: `fill ${themeClass(view, part.criterion)}`, '--fill': part.value }),
                ),
                h('span', { class: 'number' }, percent(part.contribution)),
              ),
              h(
                'td',
                { class: 'because' },
                part.because,
                part.evidence.length > 0 && h('span', { class: 'tag' }, figures(part.evidence.length)),
              ),
            ),
          ),
        ),
        h(
          'tfoot',
          null,
          h(
            'tr',
            null,
            h('th', { scope: 'row', colspan: 3 }, l10n.t('Score')),
            h('td', { class: 'contribution' }, h('span', { class: 'number total' }, percent(view.selected.score))),
            h('td', null),
          ),
        ),
      ),
    ),
  ];
}

function figures(count: number): string {
  return count === 1 ? l10n.t('1 figure') : l10n.t('{0} figures', count);
}

/** The whole stack around the selected option, with a reason for each part. */
export function stack(view: View): Node[] {
  const { runtime, framework, dataAccess, database, hosting } = view.selected.stack;
  const part = (title: string, chosen: StackPart): Node =>
    h(
      'div',
      { class: 'part' },
      h('dt', null, title),
      h('dd', null, h('strong', null, nameOf(view, chosen.id)), h('span', { class: 'quiet' }, chosen.because)),
    );
  return [
    h(
      'dl',
      { class: 'stack' },
      part(l10n.t('Runtime'), runtime),
      part(l10n.t('Framework'), framework),
      part(l10n.t('Data access'), dataAccess),
      part(l10n.t('Database'), database),
      part(l10n.t('Hosting'), hosting),
    ),
  ];
}

/** Strengths and risks of the selected option. */
export function risks(view: View): Node[] {
  const list = (title: string, lines: readonly string[], kind: string): Node | null =>
    lines.length === 0
      ? null
      : h(
          'div',
          null,
          h('h3', null, title),
          h(
            'ul',
            { class: kind },
            lines.map((line) => h('li', null, line)),
          ),
        );
  return [
    h(
      'div',
      { class: 'two' },
      list(l10n.t('Strengths'), view.selected.strengths, 'strengths'),
      list(l10n.t('Risks'), view.selected.risks, 'risks'),
    ),
  ];
}

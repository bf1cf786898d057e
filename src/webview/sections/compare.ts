import { h } from '../dom.ts';
import { l10n, signedPercent } from '../l10n.ts';
import { nameOf, optionName, sentence, type View } from '../view.ts';

/** Two options by what sets them apart, largest difference first. */
export function compare(view: View): Node[] {
  return [
    h(
      'div',
      { class: 'pair' },
      picker(view, 'a', l10n.t('First option to compare')),
      h('span', null, l10n.t('against')),
      picker(view, 'b', l10n.t('Second option to compare')),
    ),
    ...result(view),
  ];
}

function picker(view: View, side: 'a' | 'b', label: string): Node {
  return h(
    'select',
    {
      key: `pair-${side}`,
      'aria-label': label,
      onchange: (event) => view.actions.choosePair(side, (event.target as HTMLSelectElement).value),
    },
    view.advice.options.map((option) =>
      h('option', { value: option.id, selected: option.id === view.pair[side] }, optionName(view, option)),
    ),
  );
}

function result(view: View): Node[] {
  const { comparison } = view;
  if (view.pair.a === view.pair.b) return [h('p', { class: 'quiet' }, l10n.t('Choose two different options.'))];
  if (comparison === null) return [h('p', { class: 'quiet' }, l10n.t('Comparing…'))];
  const largest = Math.max(...comparison.rows.map((row) => Math.abs(row.difference)), 0.0001);
  const a = nameOf(view, comparison.a);
  const b = nameOf(view, comparison.b);
  const total = comparison.rows.reduce((sum, row) => sum + row.difference, 0);
  return [
    h('p', null, sentence(comparison.headline)),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': l10n.t('Comparison') },
      h(
        'table',
        { class: 'compare' },
        h(
          'caption',
          { class: 'visually-hidden' },
          l10n.t('Difference of contributions, largest first; positive speaks for {0}', a),
        ),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            h('th', { scope: 'col' }, l10n.t('Criterion')),
            h('th', { scope: 'col', class: 'number' }, l10n.t('Difference')),
            h(
              'th',
              { scope: 'col', class: 'diverging-head', 'aria-label': l10n.t('Speaks for') },
              h('span', null, l10n.t('← {0}', b)),
              h('span', null, l10n.t('{0} →', a)),
            ),
            h('th', { scope: 'col' }, l10n.t('Because')),
          ),
        ),
        h(
          'tbody',
          null,
          comparison.rows.map((row) =>
            h(
              'tr',
              null,
              h('th', { scope: 'row' }, row.label),
              h('td', { class: 'number' }, signedPercent(row.difference)),
              h(
                'td',
                { class: 'diverging' },
                h('span', { class: 'visually-hidden' }, row.difference >= 0 ? a : b),
                h('span', {
                  class: `diverging-bar ${row.difference >= 0 ? 'for-a' : 'for-b'}`,
                  'aria-hidden': 'true',
                  '--width': Math.abs(row.difference) / largest,
                }),
              ),
              h('td', { class: 'because' }, row.because),
            ),
          ),
        ),
        h(
          'tfoot',
          null,
          h(
            'tr',
            null,
            h('th', { scope: 'row' }, l10n.t('Score')),
            h('td', { class: 'number total' }, signedPercent(total)),
            h('td', null),
            h('td', null),
          ),
        ),
      ),
    ),
  ];
}

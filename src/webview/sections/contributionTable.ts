import type { Option } from '../../core/model/recommendation.ts';
import { h } from '../dom.ts';
import { l10n, percent } from '../l10n.ts';
import { criterionName, optionName, themeName, themesOf, type View } from '../view.ts';

/** Every contribution of every option, by theme, adding up to the scores: the bars for whoever reads figures. */
export function contributionTable(view: View): Node {
  const ranked = view.advice.options.filter((option) => option.excluded === null);
  const figures = (criteria: readonly string[]): Node[] =>
    ranked.map((option) => h('td', { class: 'number' }, sumOf(option, criteria)));
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': l10n.t('Contributions of every option') },
    h(
      'table',
      { class: 'contributions' },
      h('caption', null, l10n.t('Contributions of every option, in percentage points of its score')),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, l10n.t('Criterion')),
          ranked.map((option) => h('th', { scope: 'col', class: 'number' }, optionName(view, option))),
        ),
      ),
      themesOf(view).map(({ id, criteria }) =>
        h(
          'tbody',
          null,
          h(
            'tr',
            { class: 'theme-row' },
            h(
              'th',
              { scope: 'rowgroup' },
              h('span', { class: `swatch theme-${id}`, 'aria-hidden': 'true' }),
              themeName(id),
            ),
            figures(criteria),
          ),
          criteria.map((criterion) =>
            h('tr', null, h('th', { scope: 'row' }, criterionName(view, criterion)), figures([criterion])),
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
          ranked.map((option) => h('td', { class: 'number' }, percent(option.score))),
        ),
      ),
    ),
  );
}

function sumOf(option: Option, criteria: readonly string[]): string {
  const parts = option.contributions.filter((part) => criteria.includes(part.criterion));
  return parts.length === 0 ? '–' : percent(parts.reduce((sum, part) => sum + part.contribution, 0));
}

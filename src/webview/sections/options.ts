import type { Option } from '../../core/model/recommendation.ts';
import { h } from '../dom.ts';
import { l10n, percent, roughPercent } from '../l10n.ts';
import { colourOf, criteriaOf, criterionName, optionName, type View } from '../view.ts';

/** The options as bars cut into their contributions, with the same as a table. */
export function options(view: View): Node[] {
  return [
    h(
      'ol',
      { class: 'options' },
      view.advice.options.map((option) => row(view, option)),
    ),
    legend(view),
    h('details', { key: 'options-table' }, h('summary', null, l10n.t('The same as a table')), table(view)),
  ];
}

function row(view: View, option: Option): Node {
  const name = optionName(view, option);
  const isSelected = option.id === view.selected.id;
  const score = option.excluded === null ? percent(option.score) : l10n.t('ruled out');
  const moved = (view.base.options.find((before) => before.id === option.id)?.rank ?? option.rank) - option.rank;
  const first = option.rankAcceptability[0] ?? 0;
  return h(
    'li',
    { class: `option${isSelected ? ' selected' : ''}${option.excluded === null ? '' : ' excluded'}` },
    h(
      'button',
      {
        class: 'option-button',
        key: `option-${option.id}`,
        'aria-pressed': isSelected ? 'true' : 'false',
        onclick: () => view.actions.select(option.id),
      },
      h('span', { class: 'rank' }, option.excluded === null ? String(option.rank) : '–'),
      h(
        'span',
        { class: 'name' },
        name,
        option.id === view.advice.current && h('span', { class: 'tag' }, l10n.t('in use')),
        moved !== 0 &&
          h('span', { class: 'tag moved' }, moved > 0 ? l10n.t('up {0}', moved) : l10n.t('down {0}', -moved)),
      ),
      h(
        'span',
        { class: 'bar', 'aria-hidden': 'true' },
        option.excluded === null && option.contributions.map((part) => segment(view, part)),
      ),
      h('span', { class: 'score' }, score),
      option.excluded === null &&
        h(
          'span',
          { class: 'first-share', title: l10n.t('Share of plausible weightings and answers in which it comes first') },
          l10n.t('first in {0}', roughPercent(first)),
        ),
    ),
    option.excluded !== null && h('p', { class: 'excluded-reason' }, option.excluded.because),
  );
}

function segment(view: View, part: Option['contributions'][number]): Node {
  return h('span', {
    class: `segment c${colourOf(view, part.criterion)}`,
    '--share': part.contribution,
    title: `${criterionName(view, part.criterion)}: ${percent(part.contribution)}`,
  });
}

function legend(view: View): Node {
  return h(
    'ul',
    { class: 'legend', 'aria-hidden': 'true' },
    criteriaOf(view).map((criterion) =>
      h('li', null, h('span', { class: `swatch c${colourOf(view, criterion)}` }), criterionName(view, criterion)),
    ),
  );
}

function table(view: View): Node {
  const ranked = view.advice.options.filter((option) => option.excluded === null);
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': l10n.t('Contributions of every option') },
    h(
      'table',
      null,
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
      h(
        'tbody',
        null,
        criteriaOf(view).map((criterion) =>
          h(
            'tr',
            null,
            h('th', { scope: 'row' }, criterionName(view, criterion)),
            ranked.map((option) => {
              const part = option.contributions.find((contribution) => contribution.criterion === criterion);
              return h('td', { class: 'number' }, part === undefined ? '–' : percent(part.contribution));
            }),
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

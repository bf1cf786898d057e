import type { Option } from '../../core/model/recommendation.ts';
import { roughPercent } from '../../core/model/roughShare.ts';
import { h } from '../dom.ts';
import { l10n, percent } from '../l10n.ts';
import { criterionName, optionName, themeName, themesOf, type View } from '../view.ts';
import { contributionTable } from './contributionTable.ts';

/** The options as bars cut into their contributions, with the same as a table. */
export function options(view: View): Node[] {
  return [
    // The words of each option say what its figures are; these are for the eye.
    h(
      'div',
      { class: 'option-button option-heads', 'aria-hidden': 'true' },
      h('span', { class: 'rank' }),
      h('span', { class: 'name' }, l10n.t('Option')),
      h('span', { class: 'bar-head' }, l10n.t('What its score is made of')),
      h('span', { class: 'score' }, l10n.t('Score')),
      h(
        'span',
        { class: 'first-share', title: l10n.t('Share of plausible weightings and answers in which it comes first') },
        l10n.t('Comes first'),
      ),
    ),
    h(
      'ol',
      { class: 'options' },
      view.advice.options.map((option) => row(view, option)),
    ),
    legend(view),
    h('details', { key: 'options-table' }, h('summary', null, l10n.t('The same as a table')), contributionTable(view)),
  ];
}

function row(view: View, option: Option): Node {
  const isSelected = option.id === view.selected.id;
  const isRuledOut = option.excluded !== null;
  const moved = (view.base.options.find((before) => before.id === option.id)?.rank ?? option.rank) - option.rank;
  return h(
    'li',
    { class: `option${isSelected ? ' selected' : ''}${isRuledOut ? ' excluded' : ''}` },
    h(
      'button',
      {
        class: 'option-button',
        key: `option-${option.id}`,
        'aria-pressed': isSelected ? 'true' : 'false',
        onclick: () => view.actions.select(option.id),
      },
      h('span', { class: 'rank' }, isRuledOut ? '–' : String(option.rank)),
      h(
        'span',
        { class: 'name' },
        optionName(view, option),
        option.id === view.advice.current && h('span', { class: 'tag' }, l10n.t('in use')),
        moved !== 0 &&
          h('span', { class: 'tag moved' }, moved > 0 ? l10n.t('up {0}', moved) : l10n.t('down {0}', -moved)),
      ),
      h('span', { class: 'bar', 'aria-hidden': 'true' }, !isRuledOut && bars(view, option)),
      h('span', { class: 'score' }, isRuledOut ? l10n.t('ruled out') : percent(option.score)),
      isRuledOut ? h('span', { class: 'first-share' }) : firstShare(option.rankAcceptability[0] ?? 0),
    ),
    isRuledOut && h('p', { class: 'excluded-reason' }, option.excluded.because),
  );
}

/** The figure for the eye, with the words that make it a sentence for whoever hears it. */
function firstShare(share: number): Node {
  const figure = roughPercent(share);
  return h(
    'span',
    { class: 'first-share' },
    h('span', { 'aria-hidden': 'true' }, figure),
    h('span', { class: 'visually-hidden' }, l10n.t('first in {0}', figure)),
  );
}

/** One coloured part a theme, cut into the contributions of its criteria. */
function bars(view: View, option: Option): Node[] {
  const parts = new Map(option.contributions.map((part) => [part.criterion, part.contribution]));
  return themesOf(view).map(({ id, criteria }) =>
    h(
      'span',
      { class: `segment theme-${id}`, '--share': criteria.reduce((sum, one) => sum + (parts.get(one) ?? 0), 0) },
      criteria.map((criterion) => {
        const contribution = parts.get(criterion) ?? 0;
        const title = `${themeName(id)} · ${criterionName(view, criterion)}: ${percent(contribution)}`;
        return h('span', { class: 'slice', '--part': contribution, title });
      }),
    ),
  );
}

function legend(view: View): Node {
  return h(
    'ul',
    { class: 'legend', 'aria-label': l10n.t('Colours') },
    themesOf(view).map(({ id, criteria }) =>
      h(
        'li',
        null,
        h('span', { class: `swatch theme-${id}`, 'aria-hidden': 'true' }),
        h(
          'span',
          null,
          h('span', { class: 'theme-name' }, themeName(id)),
          ' ',
          criteria.map((criterion) => criterionName(view, criterion)).join(', '),
        ),
      ),
    ),
  );
}

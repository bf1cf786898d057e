import { roughPercent } from '../../core/model/roughShare.ts';
import { h } from '../dom.ts';
import { l10n } from '../l10n.ts';
import { changeText, nameOf, optionName, type View } from '../view.ts';

/** How often each option takes each rank when weights and open answers vary: shaded cells with their figures. */
export function robustness(view: View): Node[] {
  const ranked = view.advice.options.filter((option) => option.excluded === null);
  const ranks = ranked.map((_, i) => i);
  return [
    h(
      'p',
      { class: 'quiet' },
      l10n.t(
        'Share of plausible weightings and answers in which an option takes each rank. A dark first column means a safe choice.',
      ),
    ),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': l10n.t('Robustness') },
      h(
        'table',
        { class: 'heat' },
        h('caption', { class: 'visually-hidden' }, l10n.t('Rank acceptability')),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            h('th', { scope: 'col' }, l10n.t('Option')),
            ranks.map((rank) => h('th', { scope: 'col', class: 'number' }, l10n.t('Rank {0}', rank + 1))),
          ),
        ),
        h(
          'tbody',
          null,
          ranked.map((option) =>
            h(
              'tr',
              null,
              h('th', { scope: 'row' }, optionName(view, option)),
              ranks.map((rank) => {
                const share = option.rankAcceptability[rank] ?? 0;
                // What is ruled out takes no place but the last.
                const text = share === 0 && option.excluded !== null ? '–' : roughPercent(share);
                return h('td', { class: 'cell number', '--heat': share }, text);
              }),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** The smallest changes that put another option first. */
export function flips(view: View): Node[] {
  const { flips: found } = view.advice;
  if (found.length === 0)
    return [h('p', null, l10n.t('No single answer or weight that was tried puts another option first.'))];
  return [
    h(
      'ul',
      { class: 'flips' },
      found.map((flip) =>
        h(
          'li',
          null,
          h('span', { class: 'change' }, changeText(view, flip.change)),
          h('span', { class: 'arrow', 'aria-hidden': 'true' }, '→'),
          h('strong', null, l10n.t('{0} leads', nameOf(view, flip.winner))),
        ),
      ),
    ),
  ];
}

export function cautions(view: View): Node[] {
  return [
    view.advice.extension === null
      ? null
      : h(
          'p',
          { class: 'extension' },
          h(
            'strong',
            null,
            l10n.t(
              'Move one part to {0}: {1}.',
              nameOf(view, view.advice.extension.language),
              view.advice.extension.for,
            ),
          ),
          ' ',
          view.advice.extension.because,
        ),
    view.advice.cautions.length === 0
      ? null
      : h(
          'ul',
          { class: 'cautions' },
          view.advice.cautions.map((caution) => h('li', null, caution.message)),
        ),
  ].filter((node) => node !== null);
}

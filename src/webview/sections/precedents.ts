import { h } from '../dom.ts';
import { l10n } from '../l10n.ts';
import { nameOf, type View } from '../view.ts';

/** Published decisions of teams in a like position. They stand beside the scores and never enter them. */
export function precedents(view: View): Node[] {
  const found = view.model.state?.precedents ?? [];
  return [
    h('p', { class: 'quiet' }, l10n.t('What they published; it does not enter the scores.')),
    h(
      'ul',
      { class: 'precedents' },
      found.map(({ language, year, text, source }, index) =>
        h(
          'li',
          null,
          h('strong', null, nameOf(view, language)),
          `, ${year}: ${text} `,
          h(
            'button',
            {
              class: 'link',
              key: `precedent-${index}`,
              title: source,
              onclick: () => void view.host.openPrecedent(index),
            },
            l10n.t('Source'),
          ),
        ),
      ),
    ),
  ];
}

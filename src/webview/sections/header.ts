import { roughPercent } from '../../core/model/roughShare.ts';
import { h, setText } from '../dom.ts';
import { date, l10n } from '../l10n.ts';
import type { PanelCommand, PanelHost } from '../../protocol/panel.ts';
import { moveWithin } from '../toolbarKeys.ts';
import { sentence, type View } from '../view.ts';

/** Verdict, headline, and how sure it is. */
export function header(view: View): Node[] {
  const { advice, model } = view;
  const first = advice.options[0]?.rankAcceptability[0] ?? 0;
  return [
    h(
      'div',
      { class: 'verdict-line' },
      h('span', { class: `chip verdict-${advice.verdict}` }, view.verdict),
      h('span', { class: `chip certainty${advice.closeCall ? ' close' : ''}` }, view.certainty),
      // Only once the advice shown is that of the trial.
      view.advice !== view.base && h('span', { class: 'chip trial' }, l10n.t('What if: not saved')),
    ),
    h('h1', null, advice.headline),
    h(
      'p',
      { class: 'lead' },
      l10n.t('The first option stays first in {0} of plausible weightings and answers.', roughPercent(first)),
      ' ',
      l10n.t('Chance that it is a choice you can defend: {0}.', roughPercent(advice.confidence)),
    ),
    h(
      'p',
      { class: 'quiet' },
      l10n.t(
        '{0} · knowledge {1} · newest figure {2}',
        model.folderName,
        advice.knowledge.version,
        date(advice.knowledge.newestEvidence),
      ),
    ),
    ownKnowledge(view),
    nextQuestion(view),
  ].filter((node) => node !== null);
}

/** Which of an organisation's own files have a say in the advice. */
function ownKnowledge({ advice }: View): Node | null {
  const files = (advice.knowledge.overlays ?? []).map(({ file, items }) => `${file} (${items.length})`);
  if (files.length === 0) return null;
  return h('p', { class: 'quiet' }, l10n.t('With your own knowledge, items in brackets: {0}', files.join(', ')));
}

function nextQuestion(view: View): Node | null {
  const next = view.advice.nextQuestion;
  if (next === null) return null;
  const asked = view.model.questions.find((question) => question.field === next.field);
  const show = (): void => {
    const control = document.querySelector<HTMLElement>(`[data-key="answer-${CSS.escape(next.field)}"]`);
    control?.scrollIntoView({ block: 'center' });
    control?.focus();
  };
  return h(
    'p',
    { class: 'next-question' },
    h('strong', null, l10n.t('Next question:')),
    ' ',
    h('button', { class: 'link', key: `next-${next.field}`, onclick: show }, asked?.ask ?? next.field),
    ' ',
    h('span', { class: 'quiet' }, sentence(next.because)),
  );
}

export interface Toolbar {
  readonly element: HTMLElement;
  show(view: View): void;
}

/** Export and other actions; the commands do the rest. Made once, so that the place among its buttons stays. */
export function makeToolbar(host: PanelHost): Toolbar {
  const button = (label: string, command: PanelCommand, isFirst = false): HTMLElement =>
    h(
      'button',
      {
        class: isFirst ? 'primary' : 'secondary',
        key: `run-${command}`,
        tabindex: isFirst ? 0 : -1,
        onclick: () => void host.run(command),
      },
      label,
    );
  const record = button('', 'recordDecision');
  const element = h(
    'div',
    { class: 'toolbar', role: 'toolbar', 'aria-label': l10n.t('Actions') },
    button(l10n.t('Answer questions'), 'answerQuestions', true),
    button(l10n.t('Export report'), 'exportReport'),
    record,
    button(l10n.t('Re-evaluate'), 'reevaluate'),
    button(l10n.t('Refresh'), 'refresh'),
  );
  moveWithin(element);
  return {
    element,
    show: ({ model }) => {
      const { backends, others } = model.state?.services ?? {};
      const isFromNothing = backends?.inAll === 0 && others?.inAll === 0;
      setText(record, isFromNothing ? l10n.t('Create a starter note') : l10n.t('Record decision'));
    },
  };
}

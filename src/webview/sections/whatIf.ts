import { answerOf, besides, meets } from '../../core/model/choice.ts';
import type { QuestionLabel } from '../../protocol/engine.ts';
import { h, setAttribute, setText, setValue } from '../dom.ts';
import { l10n, percent } from '../l10n.ts';
import { criteriaOf, criterionName, nameOf, type View } from '../view.ts';

const MAX_WEIGHT = 40;

/**
 * The answers and weights as a form. It is built once for a model and then only brought up to date, so that focus and
 * the slider under the pointer stay.
 */
export class WhatIfForm {
  readonly element = h('div', { class: 'what-if' });
  #view: View | null = null;
  #shape = '';
  /** Parts of answers that no choice stands for, by field; what was one stays to be ticked again. */
  readonly #extras = new Map<string, readonly string[]>();
  readonly #updates: ((view: View) => void)[] = [];

  show(view: View): void {
    this.#view = view;
    for (const question of view.model.questions) this.#noteExtras(question, view);
    const shape = JSON.stringify([view.model.questions, criteriaOf(view), l10n.locale, [...this.#extras]]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      this.#build(view);
    }
    for (const update of this.#updates) update(view);
  }

  constructor() {
    this.element.addEventListener('keydown', (event) => {
      // In a list of choices, Escape closes the list.
      if (event.key !== 'Escape' || event.target instanceof HTMLSelectElement || this.#view?.canUndo !== true) return;
      event.preventDefault();
      this.#view.actions.undo();
    });
  }

  #build(view: View): void {
    this.#updates.length = 0;
    this.element.replaceChildren(
      this.#buttons(),
      h('h3', null, l10n.t('Answers')),
      h(
        'div',
        { class: 'answers' },
        view.model.questions.map((question) => this.#answer(question)),
      ),
      h(
        'details',
        { key: 'weights' },
        h('summary', null, l10n.t('Weights')),
        h(
          'div',
          { class: 'weights' },
          criteriaOf(view).map((criterion) => this.#weight(criterion)),
        ),
      ),
    );
  }

  #buttons(): Node {
    const undo = h(
      'button',
      {
        class: 'secondary',
        key: 'undo',
        'aria-keyshortcuts': 'Escape',
        title: l10n.t('Take back the last step (Escape)'),
        onclick: () => this.#view?.actions.undo(),
      },
      l10n.t('Undo'),
    );
    const reset = h(
      'button',
      { class: 'secondary', key: 'reset', onclick: () => this.#view?.actions.reset() },
      l10n.t('Reset'),
    );
    const save = h(
      'button',
      { class: 'primary', key: 'save', onclick: () => this.#view?.actions.save() },
      l10n.t('Save as our answers'),
    );
    this.#updates.push((view) => {
      undo.disabled = !view.canUndo;
      reset.disabled = view.trial === null;
      save.disabled = view.trial === null;
    });
    return h('div', { class: 'buttons' }, undo, reset, save);
  }

  #answer(question: QuestionLabel): Node {
    return question.kind === 'many' ? this.#many(question) : this.#one(question);
  }

  #one(question: QuestionLabel): Node {
    const key = `answer-${question.field}`;
    const none = h('option', { value: '' }, '');
    const select = h(
      'select',
      { id: key, key },
      none,
      question.choices.map((choice) => h('option', { value: String(choice.value) }, choice.label)),
    );
    select.addEventListener('change', () => {
      const value = question.choices.find((choice) => String(choice.value) === select.value)?.value;
      this.#view?.actions.tryAnswer(question.field, value);
    });
    const source = h('span', { class: 'source quiet' });
    this.#updates.push((view) => {
      const given = answersOf(view)[question.field];
      const chosen = question.choices.find((choice) => choice.value === given);
      setValue(select, chosen === undefined ? '' : String(chosen.value));
      setText(none, this.#unanswered(view, question));
      setText(source, sourceOf(view, question.field));
    });
    return h('div', { class: 'answer' }, h('label', { for: key, title: question.ask }, question.short), select, source);
  }

  #many(question: QuestionLabel): Node {
    const extras = this.#extras.get(question.field) ?? [];
    const choices = [...question.choices, ...extras.map((value) => ({ value, label: this.#nameOf(value) }))];
    let inUse: readonly unknown[] = [];
    const boxes = choices.map((choice) => {
      const box = h('input', { type: 'checkbox', key: `answer-${question.field}-${choice.value}` });
      box.addEventListener('change', () => {
        const ticked = boxes.filter((other) => other.box.checked).map((other) => other.choice);
        const chosen = answerOf(ticked, inUse);
        this.#view?.actions.tryAnswer(question.field, chosen.length === 0 ? undefined : chosen);
      });
      return { box, choice };
    });
    const source = h('span', { class: 'source quiet' });
    this.#updates.push((view) => {
      inUse = inUseOf(view, question.field);
      for (const { box, choice } of boxes) box.checked = inUse.some((answer) => meets(choice, answer));
      setText(source, sourceOf(view, question.field));
    });
    return h(
      'fieldset',
      { class: 'answer many', key: `answer-${question.field}`, tabindex: -1 },
      h('legend', { title: question.ask }, question.short),
      h(
        'div',
        { class: 'boxes' },
        boxes.map(({ box, choice }) => h('label', null, box, choice.label)),
      ),
      source,
    );
  }

  #noteExtras({ field, kind, choices }: QuestionLabel, view: View): void {
    if (kind !== 'many') return;
    const known = this.#extras.get(field) ?? [];
    const more = besides(choices, inUseOf(view, field)).filter((value) => !known.includes(value));
    if (more.length > 0) this.#extras.set(field, [...known, ...more]);
  }

  #nameOf(id: string): string {
    return this.#view === null ? id : nameOf(this.#view, id);
  }

  #weight(criterion: string): Node {
    const key = `weight-${criterion}`;
    const slider = h('input', { type: 'range', id: key, key, min: 0, max: MAX_WEIGHT, step: 1 });
    const figure = h('output', { for: key, class: 'number' });
    slider.addEventListener('input', () => this.#view?.actions.tryWeight(criterion, Number(slider.value)));
    const label = h('label', { for: key });
    this.#updates.push((view) => {
      const set = view.trial?.weights?.[criterion];
      const weight = triedShare(view, criterion) ?? shareOf(view, criterion);
      if (document.activeElement !== slider || set === undefined)
        setValue(slider, String(Math.min(MAX_WEIGHT, Math.round(set ?? weight * 100))));
      setAttribute(slider, 'aria-valuetext', percent(weight));
      setText(figure, percent(weight));
      setText(label, criterionName(view, criterion));
      const meaning = view.model.labels.criteria[criterion];
      setAttribute(label, 'title', meaning === undefined ? '' : `0: ${meaning.worst}\n1: ${meaning.best}`);
    });
    return h('div', { class: 'weight' }, label, slider, figure);
  }

  #unanswered(view: View, question: QuestionLabel): string {
    const used = usedOf(view, question.field);
    if (used?.source !== 'inferred' && used?.source !== 'default') return l10n.t('Not known');
    const label = question.choices.find((choice) => choice.value === used.value)?.label;
    return l10n.t('Not answered ({0})', label ?? String(used.value));
  }
}

function answersOf(view: View): Readonly<Record<string, unknown>> {
  return { ...(view.trial ?? view.model.state?.profile)?.answers };
}

/** The parts of an answer of many that counts now. */
function inUseOf(view: View, field: string): readonly unknown[] {
  const value = answersOf(view)[field] ?? usedOf(view, field)?.value;
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function shareOf(view: View, criterion: string): number {
  return view.advice.options[0]?.contributions.find((part) => part.criterion === criterion)?.weight ?? 0;
}

/** Share of a criterion where all weights are set: known before the answer has come. */
function triedShare(view: View, criterion: string): number | null {
  const all = criteriaOf(view).map((one) => view.trial?.weights?.[one]);
  const set = view.trial?.weights?.[criterion];
  const sum = all.reduce<number>((total, weight) => total + (weight ?? NaN), 0);
  return set === undefined || !(sum > 0) ? null : set / sum;
}

function usedOf(view: View, field: string): View['advice']['answersUsed'][number] | undefined {
  return view.advice.answersUsed.find((answer) => answer.field === field);
}

function sourceOf(view: View, field: string): string {
  const used = usedOf(view, field);
  switch (used?.source) {
    case 'answered':
      return l10n.t('answered');
    case 'inferred':
      return used.finding === null
        ? l10n.t('read from the workspace')
        : l10n.t('read from {0}', `${used.finding.file}:${used.finding.line}`);
    case 'default':
      return l10n.t('assumed');
    case 'unknown':
    case undefined:
      return '';
  }
}

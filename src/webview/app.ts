import type { Answers, Profile } from '../core/model/profile.ts';
import type { Recommendation } from '../core/model/recommendation.ts';
import type { Comparison } from '../core/model/comparison.ts';
import type { EvidenceInfo } from '../protocol/engine.ts';
import type { Pair, PanelHost, PanelModel, WhatIfResult } from '../protocol/panel.ts';
import { h, replaceContent, setText } from './dom.ts';
import { l10n } from './l10n.ts';
import { compare } from './sections/compare.ts';
import { currentStack } from './sections/currentStack.ts';
import { evidence } from './sections/evidence.ts';
import { precedents } from './sections/precedents.ts';
import { header, makeToolbar, type Toolbar } from './sections/header.ts';
import { options } from './sections/options.ts';
import { cautions, flips, robustness } from './sections/robustness.ts';
import { risks, stack, why } from './sections/why.ts';
import { WhatIfForm } from './sections/whatIf.ts';
import { PageMemory, type Memory } from './pageMemory.ts';
import { Trial } from './trial.ts';
import { optionName, type Actions, type View } from './view.ts';

interface Section {
  readonly title: (view: View) => string;
  readonly draw: (view: View) => readonly Node[];
  /** Left out where there is nothing to say. */
  readonly when?: (view: View) => boolean;
  /** What it is drawn from, where that is little: while all of it is the same object, nothing is drawn anew. */
  readonly from?: (view: View) => readonly unknown[];
  readonly heading: HTMLElement;
  readonly body: HTMLElement;
  readonly element: HTMLElement;
}

/** The page: keeps the model, what is being tried, and draws every section from one view of both. */
export class App {
  readonly #host: PanelHost;
  readonly #memory: PageMemory;
  readonly #root: HTMLElement;
  readonly #top = h('header', { class: 'top' });
  readonly #toolbar: Toolbar;
  readonly #bar: HTMLElement;
  readonly #notice = h('div', { class: 'notice', role: 'status' });
  /** Says to whoever does not see the page what a trial changed. */
  readonly #spoken = h('div', { class: 'visually-hidden', role: 'status' });
  readonly #form = new WhatIfForm();
  readonly #sections: readonly Section[];
  readonly #drawnFrom = new Map<Section, readonly unknown[]>();
  readonly #layout: HTMLElement;
  #model: PanelModel | null = null;
  readonly #trial = new Trial();
  #result: WhatIfResult | null = null;
  #selected: string | null = null;
  #pair: Pair | null = null;
  #comparison: Comparison | null = null;
  #compared = '';
  readonly #evidence = new Map<string, EvidenceInfo>();
  #asking = false;
  #askAgain = false;

  constructor(root: HTMLElement, host: PanelHost, memory: Memory) {
    this.#root = root;
    this.#host = host;
    this.#toolbar = makeToolbar(host);
    this.#bar = h('div', { class: 'bar-line' }, this.#toolbar.element);
    this.#memory = new PageMemory(memory, root);
    this.#selected = this.#memory.selected;
    this.#pair = this.#memory.pair;
    this.#trial.resume(this.#memory.trial);
    const main = [
      section('ranked', () => l10n.t('Ranked options'), options),
      section('why', (view) => l10n.t('Why {0}', optionName(view, view.selected)), why),
      section('robust', () => l10n.t('How sure it is'), robustness),
      section('flips', () => l10n.t('What would change it'), flips),
      section('stack', (view) => l10n.t('Recommended stack with {0}', optionName(view, view.selected)), stack),
      section(
        'risks',
        (view) => l10n.t('Strengths and risks of {0}', optionName(view, view.selected)),
        risks,
        (view) => view.selected.strengths.length + view.selected.risks.length > 0,
      ),
      section(
        'compare',
        () => l10n.t('Compare'),
        compare,
        undefined,
        (view) => [view.model, view.advice, view.comparison, view.pair.a, view.pair.b],
      ),
      section(
        'precedents',
        () => l10n.t('Teams in a like position'),
        precedents,
        (view) => (view.model.state?.precedents.length ?? 0) > 0,
        (view) => [view.model],
      ),
      section('evidence', (view) => l10n.t('Evidence behind {0}', optionName(view, view.selected)), evidence),
    ];
    const before = section(
      'cautions',
      () => l10n.t('Before you act'),
      cautions,
      (view) => view.advice.cautions.length > 0 || view.advice.extension !== null,
    );
    const side = [
      section(
        'what-if',
        () => l10n.t('What if'),
        () => [this.#form.element],
      ),
      section(
        'current',
        () => l10n.t('Current stack'),
        currentStack,
        undefined,
        (view) => [view.model],
      ),
    ];
    this.#sections = [before, ...main, ...side];
    this.#layout = h(
      'div',
      { class: 'layout' },
      before.element,
      h(
        'div',
        { class: 'main' },
        main.map((part) => part.element),
      ),
      h(
        'aside',
        { class: 'side', 'aria-label': l10n.t('Your answers and present stack') },
        side.map((part) => part.element),
      ),
    );
    root.append(this.#notice, this.#spoken);
  }

  show(model: PanelModel): void {
    this.#model = model;
    if (model.state !== null) this.#trial.standOn(model.state.profile);
    if (this.#trial.profile === null) this.#result = null;
    this.#remember();
    this.#compared = '';
    this.#draw();
    this.#memory.restore();
    if (this.#trial.profile !== null) void this.#ask();
  }

  comparePair(pair: Pair): void {
    this.#pair = pair;
    this.#draw();
    document.getElementById('section-compare')?.scrollIntoView({ block: 'start' });
    document.querySelector<HTMLElement>('[data-key="pair-a"]')?.focus({ preventScroll: true });
  }

  #draw(): void {
    const model = this.#model;
    if (model === null) return;
    this.#drawNotice(model);
    if (model.state === null || model.state.recommendation.options.length === 0) {
      this.#top.remove();
      this.#bar.remove();
      this.#layout.remove();
      return;
    }
    const view = this.#view(model, model.state.recommendation);
    if (!this.#layout.isConnected) this.#root.append(this.#top, this.#bar, this.#layout);
    replaceContent(this.#top, header(view));
    this.#toolbar.show(view);
    for (const part of this.#sections) {
      const wanted = part.when?.(view) ?? true;
      part.element.hidden = !wanted;
      if (!wanted) continue;
      const from = part.from?.(view);
      const before = this.#drawnFrom.get(part);
      if (from?.every((one, i) => one === before?.[i]) === true) continue;
      if (from !== undefined) this.#drawnFrom.set(part, from);
      setText(part.heading, part.title(view));
      const nodes = part.draw(view);
      if (nodes[0] !== this.#form.element) replaceContent(part.body, nodes);
      else if (!this.#form.element.isConnected) part.body.replaceChildren(this.#form.element);
    }
    this.#form.show(view);
    this.#lookUp(view);
  }

  #drawNotice(model: PanelModel): void {
    const lines: (Node | null)[] = [];
    if (model.reading && model.state === null) {
      lines.push(
        h(
          'p',
          null,
          model.filesSeen === 0
            ? l10n.t('Reading {0}…', model.folderName)
            : l10n.t('Reading {0}… {1} files seen', model.folderName, model.filesSeen),
        ),
        h(
          'button',
          { class: 'secondary', key: 'cancel', onclick: () => void this.#host.run('cancelReading') },
          l10n.t('Stop'),
        ),
      );
    }
    if (model.failure !== null) {
      lines.push(
        h('p', { class: 'failure' }, model.failure),
        h(
          'button',
          { class: 'primary', key: 'again', onclick: () => void this.#host.run('refresh') },
          l10n.t('Read it again'),
        ),
      );
    }
    replaceContent(this.#notice, lines);
  }

  #view(model: PanelModel, base: View['base']): View {
    const advice = this.#result?.recommendation ?? base;
    const selected =
      advice.options.find((option) => option.id === this.#selected) ?? advice.options[0] ?? base.options[0];
    if (selected === undefined) throw new Error('A recommendation has no options');
    return {
      model,
      advice,
      base,
      verdict: this.#result?.verdict ?? model.verdict,
      certainty: this.#result?.certainty ?? model.certainty,
      trial: this.#trial.profile,
      canUndo: this.#trial.canUndo,
      selected,
      pair: this.#pair ?? pairOf(base),
      comparison: this.#comparison,
      evidence: this.#evidence,
      host: this.#host,
      actions: this.#actions,
    };
  }

  readonly #actions: Actions = {
    select: (option) => {
      this.#selected = option;
      this.#remember();
      this.#draw();
    },
    choosePair: (side, option) => {
      const base = this.#model?.state?.recommendation;
      this.#pair = { ...(this.#pair ?? pairOf(base)), [side]: option };
      this.#remember();
      this.#draw();
    },
    tryAnswer: (field, value) => {
      const present = this.#present();
      const { [field as keyof Answers]: _gone, ...rest } = present.answers;
      this.#try({ ...present, answers: value === undefined ? rest : { ...rest, [field]: value } });
    },
    tryWeight: (criterion, weight) => {
      const present = this.#present();
      this.#try({ ...present, weights: { ...this.#allWeights(), ...present.weights, [criterion]: weight } }, criterion);
    },
    undo: () => {
      if (!this.#trial.canUndo) return;
      this.#trial.undo();
      this.#showTrial();
    },
    reset: () => {
      this.#trial.reset();
      this.#showTrial();
    },
    save: () => {
      if (this.#trial.profile !== null) void this.#host.saveAnswers(this.#trial.profile);
    },
  };

  #present(): Profile {
    return this.#trial.profile ?? this.#model?.state?.profile ?? { schemaVersion: 1, answers: {} };
  }

  /** All weights in use, so that moving one keeps the proportions of the others. */
  #allWeights(): Record<string, number> {
    const first = this.#model?.state?.recommendation.options[0];
    return Object.fromEntries(
      (first?.contributions ?? []).map((part) => [part.criterion, Math.round(part.weight * 1000) / 10]),
    );
  }

  #try(profile: Profile, touched = ''): void {
    this.#trial.set(profile, touched);
    this.#remember();
    // The form follows at once, the rest with the answer.
    if (this.#model?.state) this.#form.show(this.#view(this.#model, this.#model.state.recommendation));
    void this.#ask();
  }

  /** After a step back. */
  #showTrial(): void {
    this.#remember();
    this.#compared = '';
    if (this.#trial.profile !== null) return void this.#ask();
    this.#result = null;
    this.#draw();
    this.#say();
  }

  #say(): void {
    if (this.#model === null) return;
    const { verdict, certainty } = this.#result ?? this.#model;
    setText(this.#spoken, l10n.t('{0}, {1}', verdict, certainty));
  }

  /** Asks for the advice under what is tried; while one answer is awaited only the latest question is kept. */
  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    try {
      do {
        this.#askAgain = false;
        const asked = this.#trial.profile;
        if (asked === null) break;
        const pair = this.#pair ?? pairOf(this.#model?.state?.recommendation);
        const result = await this.#host.whatIf(asked, pair.a === pair.b ? null : pair);
        if (this.#trial.profile === null) break;
        this.#result = result;
        this.#comparison = result.comparison;
        this.#compared = comparedKey(pair, asked);
        this.#draw();
        this.#say();
      } while (this.#isAskedAgain());
    } finally {
      this.#asking = false;
    }
    // Another pair may have been chosen while the answer was on its way.
    if (this.#model?.state) this.#lookUp(this.#view(this.#model, this.#model.state.recommendation));
  }

  #isAskedAgain(): boolean {
    return this.#askAgain;
  }

  /** Fetches what the sections want and do not have yet: figures and the comparison. */
  #lookUp(view: View): void {
    const wanted = new Set(view.selected.contributions.flatMap((part) => part.evidence));
    const missing = [...wanted].filter((id) => !this.#evidence.has(id));
    if (missing.length > 0) {
      void this.#host.evidence(missing).then((found) => {
        for (const info of found) this.#evidence.set(info.id, info);
        if (found.length > 0) this.#draw();
      });
    }
    const { a, b } = view.pair;
    const key = comparedKey(view.pair, view.trial);
    // The answer to what is tried brings its comparison.
    if (a === b || key === this.#compared || this.#asking) return;
    this.#compared = key;
    void this.#host.compare(a, b, view.trial).then((comparison) => {
      if (this.#compared !== key) return;
      this.#comparison = comparison;
      this.#draw();
    });
  }

  #remember(): void {
    if (this.#model === null) return;
    const { folder } = this.#model;
    this.#memory.keep({ folder, selected: this.#selected, pair: this.#pair, trial: this.#trial.keep() });
  }
}

/** The pair that is compared until one is chosen: the first two. */
function pairOf(advice: Recommendation | undefined): Pair {
  const [first, second] = advice?.options ?? [];
  return { a: first?.id ?? '', b: second?.id ?? '' };
}

/** Names a comparison by what it was made for, within one model. */
function comparedKey({ a, b }: Pair, trial: Profile | null): string {
  return JSON.stringify([a, b, trial]);
}

function section(
  id: string,
  title: Section['title'],
  draw: Section['draw'],
  when?: Section['when'],
  from?: Section['from'],
): Section {
  const heading = h('h2', { id: `heading-${id}` });
  const body = h('div', { class: 'section-body' });
  const element = h('section', { id: `section-${id}`, 'aria-labelledby': `heading-${id}` }, heading, body);
  return { title, draw, heading, body, element, ...(when && { when }), ...(from && { from }) };
}

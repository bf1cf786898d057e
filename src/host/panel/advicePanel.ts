import * as vscode from 'vscode';
import type { Recommendation } from '../../core/model/recommendation.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { EvidenceInfo, QuestionLabel, TriedAdvice } from '../../protocol/engine.ts';
import type {
  Pair,
  PanelCommand,
  PanelHost,
  PanelLanguage,
  PanelModel,
  PanelPage,
  WhatIfResult,
} from '../../protocol/panel.ts';
import { connect } from '../../protocol/rpc.ts';
import { COMMANDS, type CommandId } from '../ids.ts';
import { DisposableStore } from '../lifecycle.ts';
import { ASKED_FIELDS, countryName, type Questions } from '../profile/questions.ts';
import type { Services } from '../services.ts';
import { certaintyWords, verdictWords } from '../tree/words.ts';
import { idOf } from '../workspace/folders.ts';
import {
  checkCandidate,
  checkIndex,
  checkPair,
  checkProfile,
  checkText,
  checkTexts,
  PanelCallError,
} from './checkPanelCall.ts';
import { pageHtml, pageOptions } from './pageHtml.ts';
import { FIRST_SERVICES, moreServices, panelState } from './panelState.ts';

/** Commands that the page may run, and nothing else. */
const PAGE_COMMANDS: Readonly<Record<PanelCommand, CommandId | 'vscode.openFolder'>> = {
  exportReport: COMMANDS.exportReport,
  recordDecision: COMMANDS.recordDecision,
  reevaluate: COMMANDS.reevaluate,
  answerQuestions: COMMANDS.answerQuestions,
  refresh: COMMANDS.refresh,
  cancelReading: COMMANDS.cancelReading,
  openFolder: 'vscode.openFolder',
};

/** The host's side of one panel: gives the page its model, answers its calls, trusts nothing that it says. */
export class AdvicePanel implements vscode.Disposable {
  readonly #services: Services;
  readonly #folder: vscode.WorkspaceFolder;
  readonly #view: vscode.WebviewPanel;
  readonly #store = new DisposableStore();
  readonly #page: PanelPage;
  readonly #fields = new Set<string>([...ASKED_FIELDS, 'currentStack']);
  readonly #sources = new Map<string, EvidenceInfo>();
  #isUp = false;
  #most = FIRST_SERVICES;
  #pair: Pair | null = null;

  constructor(services: Services, view: vscode.WebviewPanel, folder: vscode.WorkspaceFolder) {
    this.#services = services;
    this.#folder = folder;
    this.#view = view;
    view.iconPath = vscode.Uri.joinPath(services.extensionUri, 'media', 'activity-bar.svg');
    view.webview.options = pageOptions(services.extensionUri);
    this.#page = connect<PanelPage>(
      {
        post: (message) => void view.webview.postMessage(message),
        listen: (listener) => void this.#store.add(view.webview.onDidReceiveMessage(listener)),
      },
      this.#handlers(),
    );
    this.#store.add(services.folders.onDidChange((id) => id === idOf(folder) && this.#show()));
    view.onDidDispose(() => this.#store.dispose());
    view.webview.html = pageHtml(view.webview, services.extensionUri);
    void services.folders.ensure(folder).catch(() => undefined);
  }

  reveal(): void {
    this.#view.reveal();
  }

  compare(pair: Pair): void {
    this.#pair = pair;
    if (this.#isUp) void this.#page.compare(pair);
  }

  #handlers(): PanelHost {
    const { engine } = this.#services;
    const id = idOf(this.#folder);
    return {
      ready: () => {
        this.#isUp = true;
        // The model follows the answer, in this order.
        setTimeout(() => {
          this.#show();
          if (this.#pair !== null) void this.#page.compare(this.#pair);
        }, 0);
        return Promise.resolve(language());
      },
      whatIf: async (profile, pair) =>
        this.#worded(await engine.call('whatIf', id, this.#checked(profile), pair && checkPair(pair))),
      compare: (a, b, profile) =>
        engine.call(
          'compare',
          id,
          checkCandidate(a),
          checkCandidate(b),
          profile === null ? null : this.#checked(profile),
        ),
      evidence: async (ids) => {
        const found = await engine.call('evidence', id, checkTexts(ids));
        for (const one of found) this.#sources.set(one.id, one);
        return found;
      },
      saveAnswers: async (profile) => {
        const { answers, weights } = this.#checked(profile);
        const saved = this.#services.folders.latest(this.#folder)?.profile?.answers ?? {};
        const removed = Object.keys(saved).filter((field) => this.#fields.has(field) && !Object.hasOwn(answers, field));
        await this.#services.profiles.save(this.#folder, {
          answers: { ...answers, ...Object.fromEntries(removed.map((field) => [field, undefined])) },
          weights,
        });
      },
      openFinding: async (file, line, column) => {
        await vscode.commands.executeCommand(COMMANDS.openFinding, { folder: id, file: checkText(file), line, column });
      },
      openSource: async (evidence) => {
        const url = this.#sources.get(checkText(evidence))?.url ?? null;
        if (url !== null && url.startsWith('https://')) await vscode.env.openExternal(vscode.Uri.parse(url, true));
      },
      openPrecedent: async (index) => {
        const url = this.#services.folders.latest(this.#folder)?.precedents.at(checkIndex(index))?.source;
        if (url?.startsWith('https://') === true) await vscode.env.openExternal(vscode.Uri.parse(url, true));
      },
      showMore: (kind) => {
        this.#most = moreServices(this.#most, kind);
        this.#show();
        return Promise.resolve();
      },
      run: async (command) => {
        if (!Object.hasOwn(PAGE_COMMANDS, command)) throw new PanelCallError('Not a command');
        await vscode.commands.executeCommand(PAGE_COMMANDS[command], { folder: id });
      },
    };
  }

  #checked(profile: unknown): Profile {
    return checkProfile(profile, this.#fields);
  }

  #worded(tried: TriedAdvice): WhatIfResult {
    const { labels } = this.#services;
    const { recommendation } = tried;
    return {
      ...tried,
      certainty: certaintyWords(recommendation, labels),
      verdict: verdictWords(recommendation, labels),
    };
  }

  #show(): void {
    if (!this.#isUp) return;
    const { folders, labels } = this.#services;
    const status = folders.status(this.#folder);
    const state = folders.latest(this.#folder);
    const model: PanelModel = {
      folder: idOf(this.#folder),
      folderName: this.#folder.name,
      state: state === null ? null : panelState(state, this.#most),
      reading: status.kind === 'reading',
      filesSeen: status.kind === 'reading' ? status.filesSeen : 0,
      failure:
        status.kind === 'failed'
          ? status.message
          : status.kind === 'cancelled'
            ? vscode.l10n.t('Reading was cancelled.')
            : null,
      labels: labels.all,
      questions: panelQuestions(labels.questions, state?.recommendation ?? null),
      certainty: state === null ? '' : certaintyWords(state.recommendation, labels),
      verdict: state === null ? '' : verdictWords(state.recommendation, labels),
      today: this.#services.today(),
    };
    void this.#page.show(model);
  }

  dispose(): void {
    this.#view.dispose();
    this.#store.dispose();
  }
}

function language(): PanelLanguage {
  return { locale: vscode.env.language, strings: vscode.l10n.bundle ?? {} };
}

/** The questions; a country that none of them names is added, the rest are chosen in the editor's own picker. */
function panelQuestions(questions: Questions, advice: Recommendation | null): readonly QuestionLabel[] {
  const country = advice?.answersUsed.find((answer) => answer.field === 'hiringCountry')?.value;
  return questions.all.map((asked) => {
    if (asked.kind !== 'country') return asked;
    const codes = new Set(asked.choices.map(({ value }) => String(value)));
    if (typeof country === 'string') codes.add(country);
    return { ...asked, choices: [...codes].map((value) => ({ value, label: countryName(value) })) };
  });
}

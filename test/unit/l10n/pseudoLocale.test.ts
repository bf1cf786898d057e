import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { compareOptions } from '../../../src/core/advise/compare.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import { CANDIDATE_IDS } from '../../../src/core/model/vocabulary.ts';
import { renderMadr } from '../../../src/core/report/madr.ts';
import { renderMarkdown } from '../../../src/core/report/markdown.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { evidenceInfo } from '../../../src/engine/evidenceInfo.ts';
import { labelsOf } from '../../../src/engine/labels.ts';
import { NodeFiles } from '../../../src/engine/nodeFiles.ts';
import { Session } from '../../../src/engine/session.ts';
import { LabelStore } from '../../../src/host/labels.ts';
import { hoverText } from '../../../src/host/languages/hovers.ts';
import { decisionOf, describeDecision } from '../../../src/host/profile/decision.ts';
import { askField } from '../../../src/host/profile/askField.ts';
import { currentStackNodes } from '../../../src/host/tree/currentStackNodes.ts';
import { recommendationNodes } from '../../../src/host/tree/recommendationNodes.ts';
import { teamNodes } from '../../../src/host/tree/teamNodes.ts';
import type { TreeNode } from '../../../src/host/tree/treeNode.ts';
import type { Services } from '../../../src/host/services.ts';
import { plainWords, pseudo, pseudoCatalogues, PSEUDO } from '../../support/pseudoLocale.ts';
import { SHOP, shopNames } from '../../support/shopNames.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const TODAY = '2026-11-29';
const NAMES = shopNames();

/** Every string of a value under one of these keys, where the contracts have a sentence. */
const SENTENCES = new Set(['because', 'message', 'headline', 'for', 'strengths', 'risks', 'title', 'text']);
function sentencesOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return SENTENCES.has(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => sentencesOf(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => sentencesOf(child, name));
}

function wordsOf(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap(({ label, description, tooltip, spoken, command, children }) => [
    label,
    description ?? '',
    tooltip ?? '',
    spoken ?? '',
    command?.title ?? '',
    ...wordsOf(children ?? []),
  ]);
}

function assertPseudo(texts: readonly string[], least: number, names: readonly string[] = NAMES): void {
  const english = texts.filter((text) => plainWords(text, names).length > 0);
  assert.deepEqual(
    english.map((text) => `${plainWords(text, names).join(' ')}  ←  ${text.slice(0, 300)}`),
    [],
  );
  const spoken = texts.filter((text) => /[åéîöû]/.test(text));
  assert.ok(spoken.length >= least, `only ${spoken.length} texts in the made-up language`);
}

describe('in a made-up language no plain English is left', () => {
  const l10n = vscode.l10n as unknown as { bundle: Record<string, string> | undefined };
  const env = vscode.env as unknown as { language: string };
  const texts = pseudoCatalogues();
  const core = { ...texts.get(`l10n/messages.${PSEUDO}.json`), ...texts.get(`l10n/knowledge.${PSEUDO}.json`) };
  const say = sayIn(core);
  const labels = new LabelStore();
  let session: Session;

  before(async () => {
    l10n.bundle = { ...texts.get(`l10n/bundle.l10n.${PSEUDO}.json`) };
    env.language = PSEUDO;
    labels.set(labelsOf(realKnowledge(), say));
    session = await Session.open(new NodeFiles(SHOP), realKnowledge(), say, { name: 'shop', excludes: [] });
  });
  after(() => {
    l10n.bundle = undefined;
    env.language = 'en';
  });

  const context = () => ({
    recommendation: session.recommend(),
    report: session.report,
    catalogue: realKnowledge(),
    today: TODAY,
    say,
  });

  it('in a finding, a signal, a problem, its related places and its fixes', () => {
    assertPseudo(sentencesOf({ report: session.report, problems: session.check(TODAY) }), 20);
  });

  it('in a recommendation and its precedents', () => {
    const { recommendation, precedents } = session.state(TODAY);
    assertPseudo(sentencesOf({ recommendation, precedents }), 100);
  });

  it('in questions, choices, criteria and their scales', () => {
    const { questions, criteria } = labels.all;
    const asked = questions.flatMap(({ short, ask, because, choices }) => [
      short,
      ask,
      because,
      ...choices.map(({ label }) => label),
    ]);
    const scales = Object.values(criteria).flatMap(({ label, worst, best }) => [label, worst, best]);
    assertPseudo([...asked, ...scales], 100);
  });

  it('in the three trees', () => {
    const { report } = session;
    const { recommendation } = session.state(TODAY);
    assertPseudo(wordsOf(recommendationNodes('f', recommendation, labels)), 10);
    assertPseudo(wordsOf(currentStackNodes('f', report, labels)), 10);
    assertPseudo(wordsOf(teamNodes('f', recommendation, labels.questions)), 10);
  });

  it('in hovers over every word of every manifest', async () => {
    const found: string[] = [];
    for (const path of [
      'apps/api/package.json',
      'services/pricing/go.mod',
      'services/billing/pom.xml',
      'workers/reports/requirements.txt',
      'apps/api/Dockerfile',
    ]) {
      const text = readFileSync(join(SHOP, path), 'utf8');
      for (const { index } of text.matchAll(/[\w-]+/g)) {
        const info = await session.hover(path, text, index + 1, TODAY);
        if (info === null) continue;
        // A package that nobody has described is told by its own name.
        const names = [text.slice(info.startOffset, info.endOffset)];
        assertPseudo([...info.lines, ...info.links.map(({ label }) => label)], 1, [...names, ...NAMES]);
        found.push(info.title);
        const { value } = hoverText({ ...info, title: '', links: [] }, 'f');
        assertPseudo([value.replace(/\]\(command:[^)]*\)/g, ']')], 1, [...names, ...NAMES]);
      }
    }
    assert.ok(new Set(found).size >= 10, [...new Set(found)].join());
  });

  it('in reports, decision records and comparisons, for teams of many kinds', () => {
    const teams: readonly Answers[] = [
      {},
      { hosting: 'edge', edgeOrWasm: true },
      { productType: 'ml-service', ml: 'core', teamSkills: ['python'], stage: 'startup', hiringCountry: 'DE' },
      { performance: ['cpu-bound', 'gc-pauses'], measuredBottleneck: true, teamSize: 'large', priority: 'performance' },
      { enterprisePlatform: 'jvm', regulated: 'finance', stage: 'enterprise', teamSkills: ['java'], cloud: 'azure' },
      { currentStack: ['php', 'laravel'], teamSkills: ['php'], performance: ['normal'] },
    ];
    const verdicts = new Set<string>();
    for (const answers of teams) {
      const recommendation = session.recommend({ schemaVersion: 1, answers });
      verdicts.add(recommendation.verdict);
      assertPseudo(sentencesOf(recommendation), 100);
      assertPseudo(renderMarkdown({ ...context(), recommendation }).split('\n'), 40);
      const record = renderMadr({ ...context(), recommendation }).split('\n');
      assertPseudo(
        record.filter((line) => !/^(status|date|decision-makers|---)/.test(line)),
        30,
      );
    }
    assert.ok(verdicts.size > 1, [...verdicts].join());
    for (const other of CANDIDATE_IDS.slice(1)) {
      const { headline, rows } = compareOptions(session.advice(), 'typescript', other, say);
      assertPseudo([headline, ...rows.flatMap(({ label, because }) => [label, because])], 10);
    }
  });

  it('in the text of a decision that is compared with today', () => {
    const words = {
      technology: (id: string) => labels.technology(id),
      question: (field: string) => labels.questions.short(field),
      answer: (field: string, value: unknown) => labels.questions.answer(field, value),
    };
    const decision = decisionOf(session.recommend(), { figures: {}, support: {}, codeBase: {} }, TODAY, 'a.md');
    assertPseudo(describeDecision(decision, words).split('\n'), 15);
  });

  it('in the figures behind the advice', () => {
    const ids = [...realKnowledge().evidence.keys()];
    const shown = evidenceInfo(realKnowledge(), ids, TODAY, say);
    assertPseudo(
      shown.flatMap(({ metric, unit, note }) => [metric, unit, note ?? '']),
      100,
    );
    assert.ok(
      shown.some(({ value }) => /^\d{1,3}(\s\d{3})+$/.test(value)),
      'long numbers have the separators of the language',
    );
  });

  it('in a question, its choices, their effects and its buttons', async () => {
    for (const asked of labels.questions.all) {
      const shown = await pickOf(asked.field, { number: 1, of: 10, canGoBack: true, canFinish: true });
      assertPseudo(shown, 4);
      assertPseudo(await pickOf(asked.field, undefined), 4);
    }
  });

  /** All that the quick pick of a question shows once its effects are known. */
  async function pickOf(field: string, step: Parameters<typeof askField>[3]['step']): Promise<string[]> {
    const asked = labels.questions.of(field);
    assert.ok(asked !== undefined);
    const accept: (() => void)[] = [];
    const pick = {
      title: '',
      placeholder: '',
      items: [] as { label: string; description?: string }[],
      buttons: [] as { tooltip?: string }[],
      activeItems: [],
      selectedItems: [],
      busy: false,
      onDidAccept: () => undefined,
      onDidTriggerButton: () => undefined,
      onDidHide: (listener: () => void) => accept.push(listener),
      onDidChangeSelection: () => undefined,
      show: () => undefined,
      dispose: () => undefined,
    };
    (vscode.window as unknown as { createQuickPick: () => unknown }).createQuickPick = () => pick;
    const effects = asked.choices.map((_, i) => ({ winner: 'go', changesWinner: i % 2 === 0, lead: 0.123 }));
    const services = {
      labels,
      engine: { call: () => Promise.resolve(effects) },
      log: { debug: (text: string) => assert.fail(text) },
    } as unknown as Services;
    const folder = { uri: vscode.Uri.file('/f') } as unknown as vscode.WorkspaceFolder;
    const options = { present: asked.choices[0]?.value, answered: true, ...(step && { step }) };
    const outcome = askField(services, folder, asked, options);
    await new Promise((resolve) => setImmediate(resolve));
    accept.forEach((hide) => hide());
    await outcome;
    const items = pick.items.flatMap(({ label, description = '' }) => [label, description]);
    return [pick.title, pick.placeholder, ...items, ...pick.buttons.map(({ tooltip = '' }) => tooltip)];
  }
});

describe('the made-up language', () => {
  it('accents every letter, grows, and keeps placeholders, links and code', () => {
    assert.equal(pseudo('Keep {language}'), 'Ķééþ {language}·····');
    assert.equal(pseudo('[Open](command:a.b) `x` #a.b#'), '[Öþéñ](command:a.b) `x` #a.b#··········');
    assert.equal(pseudo('{a}: {b}.'), '{a}: {b}.');
  });

  it('tells what is left in plain English from names, files and versions', () => {
    assert.deepEqual(plainWords('Ķééþ TypeScript: TypeScript ŕûñš (apps/api/package.json:15)'), []);
    assert.deepEqual(plainWords('Ķééþ Spring Boot 3.4.1, it is fine'), ['it', 'is', 'fine']);
  });
});

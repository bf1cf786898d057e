import * as vscode from 'vscode';
import { parseChange } from '../../core/model/flipChange.ts';
import type { AnswerField } from '../../core/model/profile.ts';
import {
  CANDIDATE_IDS,
  CLOUDS,
  ENTERPRISE_PLATFORMS,
  HIRING_MARKETS,
  HOSTING_MODELS,
  ML_LEVELS,
  PERFORMANCE_NEEDS,
  PRIORITIES,
  PRODUCT_TYPES,
  REGULATIONS,
  STAGES,
  TEAM_SIZES,
} from '../../core/model/vocabulary.ts';

/** How an answer is given. */
export type FieldKind = 'one' | 'many' | 'flag' | 'country';

export interface Choice {
  readonly value: string | boolean;
  readonly label: string;
}

/** One answer of the profile as it is asked. */
export interface FieldQuestion {
  readonly field: AnswerField;
  readonly kind: FieldKind;
  /** Few words, for trees and tables. */
  readonly short: string;
  /** The whole question. */
  readonly ask: string;
  readonly choices: readonly Choice[];
}

/** One of the ten questions; some ask for two or three answers. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldQuestion[];
}

let cached: readonly Question[] | null = null;

/** The ten questions in the editor's language, the most telling first. What runs today is never asked: it is read. */
export function questions(): readonly Question[] {
  cached ??= makeQuestions();
  return cached;
}

export function fieldQuestion(field: string): FieldQuestion | undefined {
  return questions()
    .flatMap((question) => question.fields)
    .find((asked) => asked.field === field);
}

/** An answer in words; what has no words of its own is shown as it is. */
export function wordAnswer(field: string, value: unknown): string {
  if (value === null || value === undefined || value === 'unknown') return vscode.l10n.t('not known');
  const choices = fieldQuestion(field)?.choices ?? [];
  const word = (one: unknown): string => {
    const known = choices.find((choice) => choice.value === one)?.label;
    if (known !== undefined) return known;
    if (one === true) return vscode.l10n.t('Yes');
    if (one === false) return vscode.l10n.t('No');
    if (field === 'hiringCountry' && typeof one === 'string') return countryName(one);
    return typeof one === 'string' || typeof one === 'number' ? String(one) : JSON.stringify(one);
  };
  if (!Array.isArray(value)) return word(value);
  return value.length === 0 ? vscode.l10n.t('none') : value.map(word).join(', ');
}

/** What would flip the first place, in the editor's language; a change of a weight is in words already. */
export function wordChange(change: string): string {
  return (
    parseChange(change)
      ?.map(({ field, value }) => `${fieldQuestion(field)?.short ?? field}: ${wordAnswer(field, value)}`)
      .join(' + ') ?? change
  );
}

/** Name of a country in the editor's language. */
export function countryName(code: string): string {
  if (code === 'EU') return vscode.l10n.t('European Union');
  try {
    return new Intl.DisplayNames([vscode.env.language, 'en'], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function makeQuestions(): readonly Question[] {
  return [
    question('skills', vscode.l10n.t('Languages the team ships'), [
      {
        field: 'teamSkills',
        kind: 'many',
        short: vscode.l10n.t('Languages the team ships'),
        ask: vscode.l10n.t('Which languages does the team ship production code in today?'),
        choices: CANDIDATE_IDS.map((value) => ({ value, label: languageName(value) })),
      },
      flag(
        'frontendJsTeam',
        vscode.l10n.t('JavaScript front-end team'),
        vscode.l10n.t('Is there a JavaScript front-end team?'),
      ),
    ]),
    question('priority', vscode.l10n.t('What must be true in a year'), [
      one(
        'priority',
        vscode.l10n.t('What must be true in a year'),
        vscode.l10n.t('What must be true in a year, above all?'),
        PRIORITIES,
        {
          velocity: vscode.l10n.t('We ship features fast'),
          maintainability: vscode.l10n.t('It is easy to maintain'),
          performance: vscode.l10n.t('It is fast under load'),
          'operational-cost': vscode.l10n.t('It is cheap to run'),
          safety: vscode.l10n.t('It does not fail'),
        },
      ),
    ]),
    question('load', vscode.l10n.t('Special load'), [
      {
        field: 'performance',
        kind: 'many',
        short: vscode.l10n.t('Special load'),
        ask: vscode.l10n.t('Which load is special?'),
        choices: choices(PERFORMANCE_NEEDS, {
          normal: vscode.l10n.t('Nothing special'),
          'high-concurrency': vscode.l10n.t('Many connections at once'),
          'low-latency': vscode.l10n.t('Low latency'),
          'cpu-bound': vscode.l10n.t('Heavy computing'),
          'memory-constrained': vscode.l10n.t('Little memory'),
          'cold-start': vscode.l10n.t('Cold starts'),
          'gc-pauses': vscode.l10n.t('No collector pauses'),
          realtime: vscode.l10n.t('Real-time messages'),
        }),
      },
      flag(
        'measuredBottleneck',
        vscode.l10n.t('Measured'),
        vscode.l10n.t('Has somebody measured that the present stack is the bottleneck?'),
      ),
    ]),
    question('product', vscode.l10n.t('What is being built'), [
      one('productType', vscode.l10n.t('What is being built'), vscode.l10n.t('What is being built?'), PRODUCT_TYPES, {
        'web-app': vscode.l10n.t('Web application'),
        saas: vscode.l10n.t('Software as a service'),
        api: vscode.l10n.t('API'),
        'api-gateway': vscode.l10n.t('API gateway'),
        realtime: vscode.l10n.t('Real-time service'),
        'data-pipeline': vscode.l10n.t('Data pipeline'),
        'ml-service': vscode.l10n.t('Machine-learning service'),
        'mobile-backend': vscode.l10n.t('Backend of a mobile app'),
        ecommerce: vscode.l10n.t('Shop'),
        payments: vscode.l10n.t('Payments'),
        'internal-tool': vscode.l10n.t('Internal tool'),
        'public-service': vscode.l10n.t('Public service'),
        devtool: vscode.l10n.t('Developer tool'),
        infra: vscode.l10n.t('Infrastructure'),
        database: vscode.l10n.t('Database'),
        'game-backend': vscode.l10n.t('Backend of a game'),
      }),
    ]),
    question('ml', vscode.l10n.t('Machine learning'), [
      one('ml', vscode.l10n.t('Machine learning'), vscode.l10n.t('Is a model trained or served by you?'), ML_LEVELS, {
        none: vscode.l10n.t('No'),
        'calls-apis': vscode.l10n.t('We only call somebody’s API'),
        some: vscode.l10n.t('Yes, beside the main work'),
        core: vscode.l10n.t('Yes, it is the product'),
      }),
    ]),
    question('platform', vscode.l10n.t('Enterprise platform'), [
      one(
        'enterprisePlatform',
        vscode.l10n.t('Enterprise platform'),
        vscode.l10n.t('Must it fit an enterprise platform?'),
        ENTERPRISE_PLATFORMS,
        {
          none: vscode.l10n.t('None'),
          jvm: vscode.l10n.t('Java (JVM)'),
          dotnet: vscode.l10n.t('.NET'),
        },
      ),
    ]),
    question('hosting', vscode.l10n.t('Where it runs'), [
      one('hosting', vscode.l10n.t('Where it runs'), vscode.l10n.t('Where will it run?'), HOSTING_MODELS, {
        serverless: vscode.l10n.t('Serverless functions'),
        edge: vscode.l10n.t('Edge isolates'),
        containers: vscode.l10n.t('Containers'),
        kubernetes: vscode.l10n.t('Kubernetes'),
        paas: vscode.l10n.t('Platform as a service'),
        vm: vscode.l10n.t('Virtual machines'),
        onprem: vscode.l10n.t('Own machines'),
      }),
      one('cloud', vscode.l10n.t('Cloud'), vscode.l10n.t('On whose cloud?'), CLOUDS, {
        aws: 'Amazon Web Services',
        gcp: 'Google Cloud',
        azure: 'Microsoft Azure',
        cloudflare: 'Cloudflare',
        vercel: 'Vercel',
      }),
    ]),
    question('hiring', vscode.l10n.t('Hiring'), [
      one('hiringMarket', vscode.l10n.t('Hiring'), vscode.l10n.t('How easily do you hire?'), HIRING_MARKETS, {
        broad: vscode.l10n.t('We need a large pool'),
        normal: vscode.l10n.t('As usual'),
        'specialist-ok': vscode.l10n.t('Few specialists are enough'),
        'js-only': vscode.l10n.t('Only JavaScript people'),
      }),
      {
        field: 'hiringCountry',
        kind: 'country',
        short: vscode.l10n.t('Country to hire in'),
        ask: vscode.l10n.t('In which country do you hire?'),
        choices: [],
      },
    ]),
    question('ground', vscode.l10n.t('Special ground'), [
      one('regulated', vscode.l10n.t('Regulated'), vscode.l10n.t('Is the ground regulated?'), REGULATIONS, {
        none: vscode.l10n.t('Not regulated'),
        finance: vscode.l10n.t('Finance'),
        health: vscode.l10n.t('Health'),
        government: vscode.l10n.t('Government'),
      }),
      flag(
        'edgeOrWasm',
        vscode.l10n.t('Edge or WebAssembly'),
        vscode.l10n.t('Must it run on an edge isolate or as WebAssembly?'),
      ),
      flag(
        'secondLanguageAllowed',
        vscode.l10n.t('Second language'),
        vscode.l10n.t('May a second backend language be added?'),
      ),
    ]),
    question('stage', vscode.l10n.t('Stage and team size'), [
      one('stage', vscode.l10n.t('Stage'), vscode.l10n.t('How far along is the product?'), STAGES, {
        prototype: vscode.l10n.t('Prototype'),
        startup: vscode.l10n.t('Start-up'),
        growth: vscode.l10n.t('Growing product'),
        enterprise: vscode.l10n.t('Enterprise'),
        'public-sector': vscode.l10n.t('Public sector'),
      }),
      one('teamSize', vscode.l10n.t('Team size'), vscode.l10n.t('How large is the team?'), TEAM_SIZES, {
        solo: vscode.l10n.t('One person'),
        small: vscode.l10n.t('2 to 5'),
        medium: vscode.l10n.t('6 to 20'),
        large: vscode.l10n.t('More than 20'),
      }),
    ]),
  ];
}

function question(id: string, title: string, fields: readonly FieldQuestion[]): Question {
  return { id, title, fields };
}

function one<const T extends string>(
  field: AnswerField,
  short: string,
  ask: string,
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): FieldQuestion {
  return { field, kind: 'one', short, ask, choices: choices(values, labels) };
}

function flag(field: AnswerField, short: string, ask: string): FieldQuestion {
  return {
    field,
    kind: 'flag',
    short,
    ask,
    choices: [
      { value: true, label: vscode.l10n.t('Yes') },
      { value: false, label: vscode.l10n.t('No') },
    ],
  };
}

function choices<const T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>): readonly Choice[] {
  return values.map((value) => ({ value, label: labels[value] }));
}

const LANGUAGES: Readonly<Record<string, string>> = {
  typescript: 'TypeScript',
  javascript: 'JavaScript',
  python: 'Python',
  go: 'Go',
  java: 'Java',
  kotlin: 'Kotlin',
  rust: 'Rust',
  csharp: 'C#',
};

export function languageName(id: string): string {
  return LANGUAGES[id] ?? id;
}

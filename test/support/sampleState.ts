import type { Finding, StackReport } from '../../src/core/model/stackReport.ts';
import type { Option, Recommendation, RecommendedStack } from '../../src/core/model/recommendation.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../src/core/model/vocabulary.ts';
import type { Profile } from '../../src/core/model/profile.ts';
import type { Comparison } from '../../src/core/model/comparison.ts';
import { sayIn } from '../../src/core/report/say.ts';
import { labelsOf } from '../../src/engine/labels.ts';
import type { EvidenceInfo, FolderState, Labels } from '../../src/protocol/engine.ts';
import { realKnowledge } from './realKnowledge.ts';

/** Builders of engine answers for tests of what shows them. The figures are made up, only their sums hold. */

const CRITERIA: Readonly<Record<string, readonly [label: string, weight: number, values: readonly number[]]>> = {
  'team-fit': ['Fits the team', 2200, [950, 400, 450, 300, 100, 250]],
  velocity: ['Speed of delivery', 1500, [850, 900, 650, 500, 350, 600]],
  hiring: ['Hiring', 1200, [900, 850, 600, 800, 250, 650]],
  throughput: ['Throughput under load', 900, [550, 300, 850, 800, 950, 850]],
  'run-cost': ['Cost to run', 900, [500, 350, 850, 450, 950, 600]],
  ecosystem: ['Libraries for this product', 900, [900, 850, 650, 850, 500, 700]],
  maintainability: ['Ease of change', 900, [700, 550, 800, 750, 700, 800]],
  safety: ['Freedom from faults', 600, [550, 400, 700, 700, 950, 750]],
  deployment: ['Fits the hosting', 500, [850, 700, 900, 600, 800, 650]],
  'one-language': ['One language on both ends', 400, [1000, 100, 100, 100, 100, 200]],
};

export function finding(id: string, file: string, line: number, version: string | null = null): Finding {
  return {
    id,
    version,
    file,
    line,
    column: 5,
    endLine: line,
    endColumn: 5 + id.length,
    confidence: 0.95,
    because: `"${id}" is declared in ${file}`,
  };
}

function stackOf(id: CandidateId): RecommendedStack {
  const stacks: Readonly<Record<CandidateId, readonly [string, string, string]>> = {
    typescript: ['node', 'fastify', 'drizzle'],
    python: ['cpython', 'fastapi', 'sqlalchemy'],
    go: ['go', 'chi', 'sqlc'],
    java: ['jvm', 'spring-boot', 'hibernate'],
    rust: ['native', 'axum', 'sqlx'],
    csharp: ['dotnet', 'aspnet-core', 'ef-core'],
  };
  const [runtime, framework, dataAccess] = stacks[id];
  return {
    runtime: { id: runtime, because: 'The long-term support line that your host runs.' },
    framework: { id: framework, because: 'Small, typed, and schema-first, as your needs ask.' },
    dataAccess: { id: dataAccess, because: 'Plain SQL with types, close to what you have.' },
    database: { id: 'postgresql', because: 'In use today; nothing speaks against it.' },
    hosting: { id: 'google-cloud-run', because: 'Containers without machines to look after.' },
  };
}

function option(id: CandidateId, index: number, weights: Readonly<Record<string, number>>): Option {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  const contributions = Object.entries(CRITERIA).map(([criterion, [label, , values]]) => {
    const weight = (weights[criterion] ?? 0) / total;
    const value = (values[index] ?? 0) / 1000;
    return {
      criterion,
      weight,
      value,
      contribution: weight * value,
      because: `${label}: judged for ${id} on a fixed scale, with the published figures behind it.`,
      evidence: criterion === 'hiring' || criterion === 'throughput' ? [`${criterion}-${id}`, 'survey-2026'] : [],
    };
  });
  return {
    id,
    flavour: null,
    rank: 0,
    score: contributions.reduce((sum, part) => sum + part.contribution, 0),
    excluded:
      id === 'csharp'
        ? { constraint: 'host-runtime', because: 'The edge host has no runtime for it and takes no containers.' }
        : null,
    contributions,
    rankAcceptability: [],
    stack: stackOf(id),
    strengths: ['The team ships in it every week.', 'Front end and back end share types.'],
    risks: ['One thread for computing work: move it to workers.', 'Many small dependencies to keep up with.'],
  };
}

const ACCEPTABILITY: readonly (readonly number[])[] = [
  [0.83, 0.12, 0.04, 0.01, 0, 0],
  [0.11, 0.52, 0.22, 0.11, 0.04, 0],
  [0.05, 0.24, 0.41, 0.22, 0.08, 0],
  [0.01, 0.1, 0.25, 0.42, 0.22, 0],
  [0, 0.02, 0.08, 0.24, 0.66, 0],
  [0, 0, 0, 0, 0, 1],
];

/** A recommendation whose contributions add up, under other weights or answers if given. */
export function sampleRecommendation(profile: Profile | null = null): Recommendation {
  const weights = Object.fromEntries(
    Object.entries(CRITERIA).map(([id, [, weight]]) => [id, profile?.weights?.[id] ?? weight]),
  );
  const built = CANDIDATE_IDS.map((id, i) => option(id, i, weights));
  const ranked = built.sort((a, b) => Number(a.excluded !== null) - Number(b.excluded !== null) || b.score - a.score);
  const options = ranked.map((one, i) => ({ ...one, rank: i + 1, rankAcceptability: ACCEPTABILITY[i] ?? [] }));
  const answers = profile?.answers ?? { priority: 'velocity' };
  const closeCall = (options[0]?.score ?? 0) - (options[1]?.score ?? 0) < 0.01;
  return {
    schemaVersion: 1,
    verdict: 'keep',
    headline: 'Keep TypeScript on Node: the team ships in it, and nothing measured asks for more.',
    current: 'typescript',
    stay: null,
    options,
    confidence: closeCall ? 0.52 : 0.88,
    closeCall,
    nextQuestion: {
      field: 'performance',
      because: 'This answer would settle most: under heavy computing Go comes close.',
    },
    flips: [
      { change: 'performance = cpu-bound, measured', winner: 'go' },
      { change: 'weight of “Cost to run” from 9 % to 31 %', winner: 'go' },
    ],
    cautions: [
      {
        id: 'premature-optimisation',
        message: 'Nobody has measured a bottleneck. Profile first: a wish for speed is not yet a reason to switch.',
      },
      {
        id: 'hiring-hole',
        message: 'Few Rust people are on the market in Germany; plan half a year for the first hire.',
      },
    ],
    extension: null,
    answersUsed: [
      {
        field: 'teamSkills',
        value: answers.teamSkills ?? ['typescript'],
        source: answers.teamSkills ? 'answered' : 'inferred',
        finding: finding('typescript', 'apps/api/package.json', 14),
      },
      {
        field: 'frontendJsTeam',
        value: true,
        source: 'inferred',
        finding: finding('react', 'apps/web/package.json', 9),
      },
      {
        field: 'priority',
        value: answers.priority ?? null,
        source: answers.priority ? 'answered' : 'unknown',
        finding: null,
      },
      {
        field: 'hosting',
        value: answers.hosting ?? 'containers',
        source: answers.hosting ? 'answered' : 'inferred',
        finding: finding('docker', 'apps/api/Dockerfile', 1),
      },
      { field: 'ml', value: 'none', source: 'default', finding: null },
      {
        field: 'performance',
        value: answers.performance ?? null,
        source: answers.performance ? 'answered' : 'unknown',
        finding: null,
      },
    ],
    knowledge: { version: '2026.11.20-3f9a', newestEvidence: '2026-11' },
  };
}

export function sampleReport(): StackReport {
  return {
    schemaVersion: 1,
    root: 'shop',
    services: [
      {
        path: 'apps/api',
        name: 'api',
        role: 'backend',
        language: 'typescript',
        languages: ['typescript'],
        runtime: finding('node', 'apps/api/package.json', 6, '>=20'),
        frameworks: [finding('fastify', 'apps/api/package.json', 14, '^5.1.0')],
        dataAccess: [finding('drizzle', 'apps/api/package.json', 15, '^0.44.0')],
        databases: [finding('postgresql', 'docker-compose.yml', 4, '17')],
        hosting: [finding('docker', 'apps/api/Dockerfile', 1)],
        other: [finding('zod', 'apps/api/package.json', 17, '^4.0.0')],
      },
      {
        path: 'apps/web',
        name: 'web',
        role: 'frontend',
        language: 'typescript',
        languages: ['typescript'],
        runtime: null,
        frameworks: [finding('react', 'apps/web/package.json', 9, '^19.0.0')],
        dataAccess: [],
        databases: [],
        hosting: [],
        other: [],
      },
    ],
    summary: {
      primaryLanguage: 'typescript',
      languages: ['typescript'],
      runtimes: ['node'],
      frameworks: ['fastify'],
      dataAccess: ['drizzle'],
      databases: ['postgresql'],
      hosting: ['docker'],
    },
    signals: [],
    problems: [
      {
        file: 'apps/api/package.json',
        line: 6,
        column: 13,
        endLine: 6,
        endColumn: 19,
        severity: 'warning',
        code: 'end-of-life',
        message: 'Node 20 has had no support since 2026-04-30.',
      },
    ],
    stats: { filesSeen: 1204, manifestsRead: 6, elapsedMs: 41 },
  };
}

export function sampleState(profile: Profile | null = null): FolderState {
  return {
    revision: 1,
    report: sampleReport(),
    recommendation: sampleRecommendation(profile),
    profile,
    knowledgeFiles: [],
    labels: null,
    precedents: [],
    programs: [],
  };
}

export const SAMPLE_LABELS: Labels = {
  // The product's own questions: they are data that everything which asks agrees on.
  questions: labelsOf(realKnowledge(), sayIn()).questions,
  technologies: {
    typescript: 'TypeScript',
    python: 'Python',
    go: 'Go',
    java: 'Java',
    rust: 'Rust',
    csharp: 'C#',
    node: 'Node.js',
    fastify: 'Fastify',
    drizzle: 'Drizzle',
    postgresql: 'PostgreSQL',
    docker: 'Docker',
    react: 'React',
    zod: 'Zod',
    'google-cloud-run': 'Google Cloud Run',
    cpython: 'CPython',
    fastapi: 'FastAPI',
    sqlalchemy: 'SQLAlchemy',
    chi: 'chi',
    sqlc: 'sqlc',
    jvm: 'JVM',
    'spring-boot': 'Spring Boot',
    hibernate: 'Hibernate',
    native: 'native',
    axum: 'Axum',
    sqlx: 'SQLx',
    dotnet: '.NET',
    'aspnet-core': 'ASP.NET Core',
    'ef-core': 'EF Core',
  },
  criteria: Object.fromEntries(
    Object.entries(CRITERIA).map(([id, [label]]) => [
      id,
      { label, theme: 'team', worst: 'the worst that still works', best: 'as good as it gets' },
    ]),
  ),
};

export function sampleComparison(a: string, b: string, profile: Profile | null): Comparison {
  const { options } = sampleRecommendation(profile);
  const partsOf = (id: string): Option['contributions'] => options.find((one) => one.id === id)?.contributions ?? [];
  const rows = partsOf(a).map((part, i) => {
    const other = partsOf(b)[i]?.contribution ?? 0;
    return {
      criterion: part.criterion,
      label: SAMPLE_LABELS.criteria[part.criterion]?.label ?? part.criterion,
      a: part.contribution,
      b: other,
      difference: part.contribution - other,
      because: 'One is in daily use by the team, the other would have to be learned.',
    };
  });
  rows.sort((left, right) => Math.abs(right.difference) - Math.abs(left.difference));
  return { a, b, headline: 'The team and the speed of delivery make the difference.', winsShare: 0.87, rows };
}

export function sampleEvidence(ids: readonly string[]): readonly EvidenceInfo[] {
  return ids.map((id) => ({
    id,
    subject: id === 'survey-2026' ? 'Developers who use it' : id.replace('-', ' of '),
    metric: 'share of professional respondents',
    value: '43.6',
    unit: '%',
    asOf: id === 'survey-2026' ? '2026-07' : '2023-03',
    source: id === 'survey-2026' ? 'Stack Overflow Developer Survey 2026' : 'TechEmpower Round 22',
    url: 'https://survey.stackoverflow.co/2026/',
    from: null,
    stale: id !== 'survey-2026',
    note: id === 'survey-2026' ? null : 'Same hardware for all; an upper bound rather than a typical service.',
  }));
}

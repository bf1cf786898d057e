import type { AdviceKnowledge } from '../../src/core/model/adviceKnowledge.ts';
import type { Catalogue } from '../../src/core/model/catalogue.ts';
import type { Evidence } from '../../src/core/model/evidence.ts';
import type { LifecycleCycle, LifecycleProduct } from '../../src/core/model/lifecycle.ts';
import type { Technology } from '../../src/core/model/technology.ts';

/** `cycle released eol lts latest`; `-` where there is none. */
function product(
  id: string,
  label: string,
  lines: readonly string[],
  packages: NonNullable<LifecycleProduct['packages']> = {},
): LifecycleProduct {
  const cycles = lines.map((line): LifecycleCycle => {
    const [cycle = '', released = '-', eol = '-', lts = '-', latest = '-'] = line.split(' ');
    return {
      cycle,
      eol: eol === '-' ? null : eol,
      ...(released === '-' ? {} : { released }),
      ...(lts === '-' ? {} : { lts: lts === 'yes' ? true : lts }),
      ...(latest === '-' ? {} : { latest }),
    };
  });
  return { id, label, source: `https://example.org/${id}`, asOf: '2026-06-01', packages, cycles };
}

const PRODUCTS: readonly LifecycleProduct[] = [
  product(
    'nodejs',
    'Node.js',
    [
      '26 2026-05-05 2029-04-30 2026-10-28 26.7.0',
      '25 2025-10-15 2026-06-01 - 25.9.0',
      '24 2025-05-06 2028-04-30 2025-10-28 24.19.0',
      '22 2024-04-24 2027-04-30 2024-10-29 22.22.0',
      '20 2023-04-18 2026-04-30 2023-10-24 20.20.0',
      '18 2022-04-19 2025-04-30 2022-10-25 18.20.8',
    ],
    { docker: ['node'] },
  ),
  product(
    'python',
    'Python',
    [
      '3.14 2025-10-07 2030-10-31',
      '3.13 2024-10-07 2029-10-31',
      '3.10 2021-10-04 2026-10-31',
      '3.9 2020-10-05 2025-10-31',
    ],
    { docker: ['python'] },
  ),
  product('dotnet', '.NET', ['10 2025-11-11 2028-11-14 yes 10.0.11', '8 2023-11-14 2026-11-10 yes 8.0.30'], {
    docker: ['mcr.microsoft.com/dotnet/aspnet', 'mcr.microsoft.com/dotnet/sdk'],
  }),
  product('jdk', 'JDK', [
    '25 2025-09-22 2031-09-30 yes 25.0.4',
    '21 2023-10-10 2029-12-31 yes 21.0.12',
    '11 2018-09-25 2027-10-31 yes',
  ]),
  product('go', 'Go', ['1.27 2026-08-19', '1.26 2026-02-10', '1.25 2025-08-12 2026-08-19'], { docker: ['golang'] }),
  product('rust', 'Rust', ['1.98 2026-08-20', '1.97 2026-07-09 2026-08-20 - 1.97.1'], {}),
  product(
    'django',
    'Django',
    [
      '6.0 2025-12-03 2027-04-30 - 6.0.8',
      '5.2 2025-04-02 2028-04-30 yes 5.2.17',
      '5.1 2024-08-07 2025-12-31 - 5.1.15',
      '4.2 2023-04-03 2026-04-30 yes 4.2.30',
    ],
    { pypi: ['django'] },
  ),
  product('spring-boot', 'Spring Boot', ['4.0 2025-11-30 2026-12-31 - 4.0.8', '3.5 2025-05-31 2026-06-30 - 3.5.16'], {
    maven: ['org.springframework.boot:spring-boot-starter-parent'],
  }),
  product('postgresql', 'PostgreSQL', ['18 2025-09-25 2030-11-14 - 18.6', '12 2019-10-03 2024-11-21 - 12.22'], {
    docker: ['postgres'],
  }),
  product('aws-lambda', 'AWS Lambda runtimes', [
    'nodejs24.x - 2028-04-30',
    'nodejs22.x - 2027-04-30',
    'nodejs20.x - 2026-04-30',
    'nodejs18.x - 2025-09-01',
    'python3.13 - 2029-06-30',
    'python3.9 - 2025-12-15',
    'java21 - 2029-06-30',
    'provided.al2023 - 2029-06-30',
  ]),
];

const TECHNOLOGIES: readonly Technology[] = [
  {
    id: 'node',
    label: 'Node.js',
    role: 'runtime',
    class: 'js-runtime',
    languages: ['typescript'],
    summary: 'The default JavaScript runtime on servers.',
    url: 'https://nodejs.org',
    lifecycle: 'nodejs',
  },
  { id: 'bun', label: 'Bun', role: 'runtime', class: 'js-runtime', languages: ['typescript'] },
  { id: 'python', label: 'Python', role: 'runtime', languages: ['python'], lifecycle: 'python' },
  { id: 'go', label: 'Go', role: 'runtime', languages: ['go'], lifecycle: 'go' },
  { id: 'jvm', label: 'JVM', role: 'runtime', languages: ['java'], lifecycle: 'jdk' },
  { id: 'dotnet', label: '.NET', role: 'runtime', languages: ['csharp'], lifecycle: 'dotnet' },
  { id: 'rust', label: 'Rust', role: 'language', languages: ['rust'], lifecycle: 'rust' },
  {
    id: 'express',
    label: 'Express',
    role: 'framework',
    class: 'node-minimal',
    languages: ['typescript'],
    summary: 'Minimal web framework for Node.js.',
    url: 'https://expressjs.com',
  },
  {
    id: 'fastify',
    label: 'Fastify',
    role: 'framework',
    class: 'node-minimal',
    languages: ['typescript'],
    summary: 'Fast web framework for Node.js.',
  },
  {
    id: 'django',
    label: 'Django',
    role: 'framework',
    class: 'python-full',
    languages: ['python'],
    summary: 'Web framework with everything in it.',
    lifecycle: 'django',
  },
  { id: 'spring-boot', label: 'Spring Boot', role: 'framework', languages: ['java'], lifecycle: 'spring-boot' },
  { id: 'postgresql', label: 'PostgreSQL', role: 'database', summary: 'Relational database.', lifecycle: 'postgresql' },
  { id: 'aws-lambda', label: 'AWS Lambda', role: 'hosting' },
  { id: 'redis', label: 'Redis', role: 'database', class: 'key-value', summary: 'Key-value store.' },
  { id: 'render', label: 'Render', role: 'hosting' },
];

const EVIDENCE: readonly Evidence[] = [
  {
    id: 'throughput.fastify',
    group: 'throughput',
    subject: 'typescript/fastify',
    metric: 'requests-per-second',
    measures: 'requests-per-second',
    value: 60_000,
    unit: '1/s',
    asOf: '2026-03',
    source: 'https://example.org/benchmarks',
    strength: 'data',
    shelfLifeMonths: 24,
  },
  {
    id: 'throughput.express',
    group: 'throughput',
    subject: 'typescript/express',
    metric: 'requests-per-second',
    measures: 'requests-per-second',
    value: 20_000,
    unit: '1/s',
    asOf: '2026-03',
    source: 'https://example.org/benchmarks',
    strength: 'data',
    shelfLifeMonths: 24,
  },
  {
    id: 'hosting.render.native-runtimes',
    group: 'hosting',
    subject: 'render',
    metric: 'native-runtimes',
    measures: 'native-runtimes',
    value: ['node', 'python'],
    unit: 'list',
    asOf: '2026-03',
    source: 'https://example.org/render',
    strength: 'doc',
    shelfLifeMonths: 6,
  },
];

/** A small catalogue with invented but plausible support dates. */
export function makeCatalogue(advice: AdviceKnowledge = {} as AdviceKnowledge): Catalogue {
  return {
    version: 'test',
    technologies: new Map(TECHNOLOGIES.map((technology) => [technology.id, technology])),
    packages: new Map([
      [
        'npm',
        new Map([
          ['express', { is: ['express'] }],
          ['fastify', { is: ['fastify'] }],
          ['pg', { is: ['postgresql'] }],
        ]),
      ],
      ['pypi', new Map([['django', { is: ['django'] }]])],
      [
        'docker',
        new Map([
          ['postgres', { is: ['postgresql'] }],
          ['redis', { is: ['redis'] }],
        ]),
      ],
      ['maven', new Map([['org.springframework.boot:*', { is: ['spring-boot'] }]])],
    ]),
    detection: {
      folders: { skip: ['node_modules'], aside: ['examples', 'test', '.github'] },
      languages: {},
      projects: {},
      files: [],
      settings: [],
      schemes: {},
      programs: {},
      imports: [],
      signals: [],
    },
    lifecycle: new Map(PRODUCTS.map((entry) => [entry.id, entry])),
    evidence: new Map(EVIDENCE.map((entry) => [entry.id, entry])),
    advice,
  };
}

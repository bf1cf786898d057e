import assert from 'node:assert/strict';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { advise, type Advice } from '../../../src/core/advise/advise.ts';
import type { Part } from '../../../src/core/model/adviceKnowledge.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../../src/core/model/vocabulary.ts';
import { toRecommendation } from '../../../src/core/advise/toRecommendation.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { loadCatalogue } from '../../../src/knowledge/catalogue.ts';

/**
 * What the article that the product is built on claims, claim by claim: who should take which language, runtime,
 * framework, data access and database, and what it warns of.
 */
const catalogue = loadCatalogue({ version: 'test', ...readSections([]) });

function adviceFor(answers: Answers, needs: readonly string[] = []): Advice {
  return advise({ profile: { schemaVersion: 1, answers, needs }, report: null, catalogue });
}

function pickFor(language: CandidateId, part: Part, answers: Answers, needs: readonly string[]): string | undefined {
  return adviceFor(answers, needs).stacks[CANDIDATE_IDS.indexOf(language)]?.parts[part].id;
}

const API_AT_SCALE: Answers = { productType: 'api', priority: 'operational-cost', performance: ['high-concurrency'] };

/** Situation, in the article's words → language. */
const LANGUAGES: readonly (readonly [string, CandidateId, Answers])[] = [
  ['nothing known: most product teams', 'typescript', {}],
  ['a full-stack product team', 'typescript', { productType: 'saas', frontendJsTeam: true }],
  ['a team that hires JavaScript people', 'typescript', { productType: 'web-app', hiringMarket: 'js-only' }],
  ['a start-up', 'typescript', { stage: 'startup', productType: 'saas', priority: 'velocity' }],
  [
    'an API for which velocity counts',
    'typescript',
    { productType: 'api', priority: 'velocity', frontendJsTeam: true },
  ],
  ['machine learning is the product', 'python', { ml: 'core', productType: 'ml-service' }],
  ['a start-up with machine learning at its core', 'python', { stage: 'startup', ml: 'core' }],
  ['a team that is Python-first', 'python', { teamSkills: ['python'], frontendJsTeam: false }],
  ['a data pipeline of Python people', 'python', { productType: 'data-pipeline', teamSkills: ['python'], ml: 'some' }],
  [
    'cloud-native services whose constraint is operational efficiency',
    'go',
    {
      productType: 'api',
      priority: 'operational-cost',
      performance: ['high-concurrency'],
      measuredBottleneck: true,
      hosting: 'kubernetes',
    },
  ],
  [
    'an API gateway under many connections',
    'go',
    { productType: 'api-gateway', performance: ['high-concurrency'], measuredBottleneck: true },
  ],
  ['an organisation that runs Go services', 'go', { teamSkills: ['go'], currentStack: ['go'], hosting: 'containers' }],
  [
    'a large enterprise with JVM infrastructure',
    'java',
    { enterprisePlatform: 'jvm', stage: 'enterprise', teamSize: 'large' },
  ],
  ['financial services on the JVM', 'java', { regulated: 'finance', enterprisePlatform: 'jvm', teamSkills: ['java'] }],
  [
    'WebAssembly with measured collector pauses',
    'rust',
    {
      edgeOrWasm: true,
      performance: ['gc-pauses', 'memory-constrained'],
      measuredBottleneck: true,
      priority: 'safety',
    },
  ],
  [
    'a systems component where Go’s pauses were measured',
    'rust',
    {
      productType: 'infra',
      performance: ['gc-pauses', 'low-latency'],
      measuredBottleneck: true,
      teamSkills: ['rust', 'go'],
    },
  ],
  [
    'a team whose Go service pauses where it must not',
    'rust',
    {
      currentStack: ['go'],
      teamSkills: ['go'],
      performance: ['gc-pauses'],
      measuredBottleneck: true,
      stage: 'growth',
    },
  ],
  ['systems-level software that must not fail', 'rust', { productType: 'infra', priority: 'safety' }],
  ['finance in a large organisation', 'java', { regulated: 'finance', stage: 'enterprise', teamSize: 'large' }],
  ['health in a large organisation', 'java', { regulated: 'health', stage: 'enterprise', teamSize: 'large' }],
  ['an API at scale that must be cheap to run', 'go', API_AT_SCALE],
  [
    'an API that must be cheap to run, without a JavaScript front end',
    'go',
    { productType: 'api', priority: 'operational-cost', frontendJsTeam: false },
  ],
  ['a data pipeline of many connections', 'go', { productType: 'data-pipeline', performance: ['high-concurrency'] }],
  ['a start-up with models on its roadmap', 'typescript', { stage: 'startup', frontendJsTeam: true, ml: 'some' }],
  ['a product that calls a model by its API', 'typescript', { ml: 'calls-apis' }],
  ['an Azure-first organisation', 'csharp', { cloud: 'azure', enterprisePlatform: 'dotnet' }],
  ['a team with .NET expertise', 'csharp', { teamSkills: ['csharp'], frontendJsTeam: false }],
];

/** Language, part, needs and answers → pick. */
const PICKS: readonly (readonly [CandidateId, Part, string, readonly string[], Answers])[] = [
  ['typescript', 'runtime', 'node', [], {}],
  ['typescript', 'runtime', 'bun', ['fast-tooling'], {}],
  ['typescript', 'runtime', 'deno', ['secure-defaults'], {}],
  ['typescript', 'runtime', 'bun', ['typescript-ergonomics'], {}],
  ['typescript', 'runtime', 'deno', ['native-typescript'], {}],
  ['typescript', 'framework', 'express', ['minimal'], {}],
  ['typescript', 'framework', 'fastify', ['schema-first'], {}],
  ['typescript', 'framework', 'nestjs', ['opinionated'], {}],
  ['typescript', 'framework', 'hono', ['multi-runtime'], {}],
  ['typescript', 'dataAccess', 'prisma', [], {}],
  ['python', 'framework', 'fastapi', ['async'], {}],
  ['python', 'framework', 'django', ['batteries-included'], {}],
  ['python', 'framework', 'flask', ['minimal'], {}],
  ['python', 'framework', 'litestar', ['fast'], {}],
  ['python', 'dataAccess', 'sqlalchemy', [], { productType: 'api' }],
  ['go', 'framework', 'net/http', ['standard-library'], {}],
  ['go', 'framework', 'gin', ['popular'], {}],
  ['go', 'framework', 'echo', ['clean'], {}],
  ['go', 'framework', 'fiber', ['express-like'], {}],
  ['go', 'dataAccess', 'gorm', [], {}],
  ['java', 'framework', 'spring-boot', [], { enterprisePlatform: 'jvm' }],
  ['java', 'framework', 'quarkus', ['fast-startup'], {}],
  ['java', 'framework', 'micronaut', ['low-memory'], {}],
  ['java', 'framework', 'vertx', ['reactive'], {}],
  ['java', 'dataAccess', 'hibernate', [], { enterprisePlatform: 'jvm' }],
  ['java', 'dataAccess', 'hibernate', [], { currentStack: ['postgresql'] }],
  ['typescript', 'dataAccess', 'prisma', [], { currentStack: ['postgresql'] }],
  ['python', 'dataAccess', 'sqlmodel', ['schema-first'], {}],
  ['go', 'dataAccess', 'gorm', [], { currentStack: ['postgresql'] }],
  ['csharp', 'framework', 'aspnet-core', [], {}],
  ['typescript', 'database', 'postgresql', [], {}],
  ['typescript', 'database', 'supabase', ['auth'], {}],
  ['typescript', 'database', 'firebase', ['offline-sync'], {}],
  ['typescript', 'database', 'neon', ['branching'], {}],
  ['typescript', 'hosting', 'vercel', [], { cloud: 'vercel' }],
  ['typescript', 'hosting', 'railway', [], { hosting: 'paas' }],
  ['typescript', 'hosting', 'render', [], {}],
  ['python', 'hosting', 'aws-lambda', [], { hosting: 'serverless', cloud: 'aws' }],
  ['go', 'hosting', 'google-cloud-run', [], { hosting: 'containers', cloud: 'gcp' }],
];

describe('the article’s claims', () => {
  for (const [situation, language, answers] of LANGUAGES) {
    it(`${situation}: ${language}`, () => assert.equal(adviceFor(answers).first, language));
  }

  for (const [language, part, pick, needs, answers] of PICKS) {
    const wish = [...needs, ...Object.values(answers).flat().map(String)].join(', ') || 'nothing special';
    it(`${language}, ${part} for ${wish}: ${pick}`, () => assert.equal(pickFor(language, part, answers, needs), pick));
  }

  it('TypeScript rather than JavaScript, whichever of the two the team writes', () => {
    assert.equal(adviceFor({ currentStack: ['javascript'] }).first, 'typescript');
  });

  it('Kotlin is the flavour for a team that is not bound to Java', () => {
    const flavours = new Set(
      [{}, { enterprisePlatform: 'jvm' as const }, { teamSkills: ['kotlin'] }].map(
        (answers) => adviceFor(answers).stacks[CANDIDATE_IDS.indexOf('java')]?.flavour,
      ),
    );
    assert.ok(flavours.has('kotlin') && flavours.has(null), [...flavours].join());
  });

  it('profile first: an unmeasured wish for speed is pushed back and does not win', () => {
    const wish: Answers = { productType: 'web-app', performance: ['high-concurrency'], priority: 'performance' };
    const unmeasured = adviceFor({ ...wish, measuredBottleneck: false, frontendJsTeam: true });
    assert.equal(unmeasured.first, 'typescript');
    assert.ok(unmeasured.cautions.includes('premature-optimisation'));
    assert.ok(!adviceFor({ ...wish, measuredBottleneck: true }).cautions.includes('premature-optimisation'));
  });

  it('warns of a hiring hole, of JVM starts, and of computing in one thread', () => {
    const go = adviceFor({ teamSkills: ['go'], currentStack: ['go'], teamSize: 'small', hosting: 'containers' });
    assert.ok(go.cautions.includes('hiring-hole'));
    const jvm = adviceFor({ teamSkills: ['java'], enterprisePlatform: 'jvm', hosting: 'serverless' });
    assert.ok(jvm.first !== 'java' || jvm.cautions.includes('jvm-cold-start'));
    const computing = adviceFor({ teamSkills: ['typescript'], frontendJsTeam: true, performance: ['cpu-bound'] });
    assert.ok(computing.cautions.includes('single-threaded-cpu'));
  });

  it('Go by nobody who could hire only JavaScript people', () => {
    const { order } = adviceFor({ hiringMarket: 'js-only', productType: 'api' }).ranking;
    assert.equal(CANDIDATE_IDS[order[0] ?? -1], 'typescript');
  });

  it('ranks learning curves and hiring pools as the table of quick picks does', () => {
    const { criteria } = catalogue.advice;
    const order = (criterion: string): string[] =>
      [...CANDIDATE_IDS].sort((a, b) => (criteria[criterion]?.values[b] ?? 0) - (criteria[criterion]?.values[a] ?? 0));
    assert.deepEqual(order('team-fluency'), ['python', 'typescript', 'go', 'csharp', 'java', 'rust']);
    assert.deepEqual(order('hiring'), ['typescript', 'python', 'java', 'csharp', 'go', 'rust']);
  });

  it('weighs whom a team can hire more than how fast its language is, unless a load was measured', () => {
    const weights = (answers: Answers): Record<string, number> => {
      const { model, ranking } = adviceFor(answers);
      return Object.fromEntries(model.criteria.map(({ id }, i) => [id, ranking.weights[i] ?? 0]));
    };
    const usual = weights({ hiringMarket: 'normal', performance: ['normal'] });
    for (const running of ['concurrency', 'cpu-headroom', 'footprint', 'determinism'])
      assert.ok((usual['hiring'] ?? 0) > (usual[running] ?? 0), running);
    const measured = weights({ performance: ['cpu-bound'], measuredBottleneck: true });
    assert.ok((measured['hiring'] ?? 0) < (measured['cpu-headroom'] ?? 0));
  });

  it('a young product starts in what its team writes, whichever that is', () => {
    for (const language of ['typescript', 'python', 'go', 'java', 'csharp'] as const) {
      const { first } = adviceFor({ stage: 'startup', priority: 'velocity', teamSkills: [language] });
      assert.equal(first, language);
    }
  });

  it('a product in Python gets Go or Rust beside it once a bottleneck is measured, and not before', () => {
    for (const load of ['high-concurrency', 'cpu-bound'] as const) {
      const python: Answers = {
        teamSkills: ['python'],
        currentStack: ['python'],
        performance: [load],
        stage: 'growth',
        teamSize: 'medium',
      };
      const measured = adviceFor({ ...python, measuredBottleneck: true });
      assert.equal(measured.verdict, 'extend');
      assert.ok(['go', 'rust'].includes(measured.first), measured.first);
      assert.equal(adviceFor({ ...python, measuredBottleneck: false }).verdict, 'keep');
    }
  });

  it('a team that may have one language only rewrites nothing for one slow part', () => {
    const python: Answers = {
      teamSkills: ['python'],
      currentStack: ['python', 'django'],
      performance: ['cpu-bound'],
      measuredBottleneck: true,
      secondLanguageAllowed: false,
    };
    for (const ml of ['none', 'some'] as const) {
      const { verdict, cautions } = adviceFor({ ...python, ml });
      assert.equal(verdict, 'keep');
      assert.ok(cautions.includes('single-threaded-cpu'));
    }
  });

  it('Rust comes first only on narrow ground', () => {
    const { questions } = catalogue.advice;
    const broad = ['productType', 'stage', 'teamSize', 'hosting', 'cloud', 'ml', 'hiringMarket', 'regulated'];
    const narrow = new Set<unknown>(['infra', 'database', 'devtool', 'api-gateway']);
    for (const { field, choices } of questions.filter((question) => broad.includes(question.field)))
      for (const { value } of choices)
        if (!narrow.has(value)) assert.notEqual(adviceFor({ [field]: value }).first, 'rust', `${field} ${value}`);
  });

  it('the usual hosts run TypeScript, Python and Go alike, and Java asks more of functions and containers', () => {
    for (const answers of [
      { cloud: 'vercel' },
      { hosting: 'paas' },
      { hosting: 'serverless', cloud: 'aws' },
      { cloud: 'gcp' },
      {},
    ] as const) {
      const hosts = (['typescript', 'python', 'go'] as const).map((id) => pickFor(id, 'hosting', answers, []));
      assert.equal(new Set(hosts).size, 1, hosts.join());
    }
    const fit = (language: CandidateId, criterion: string, answers: Answers): number => {
      const { model, ranking } = adviceFor(answers);
      const index = model.criteria.findIndex(({ id }) => id === criterion);
      return ranking.values[CANDIDATE_IDS.indexOf(language)]?.[index] ?? 0;
    };
    const functions: Answers = { hosting: 'serverless' };
    for (const other of ['typescript', 'python', 'go'] as const) {
      assert.ok(fit('java', 'deployment-fit', functions) < fit(other, 'deployment-fit', functions) - 200);
      assert.ok(
        fit('java', 'footprint', { hosting: 'containers' }) < fit(other, 'footprint', { hosting: 'containers' }),
      );
    }
  });

  it('says of each language where it is weaker', () => {
    const risks = (language: CandidateId, answers: Answers): string => {
      const told = toRecommendation(adviceFor(answers), sayIn());
      return told.options.find(({ id }) => id === language)?.risks.join(' ') ?? '';
    };
    assert.match(risks('typescript', { performance: ['cpu-bound'] }), /event loop/);
    assert.match(risks('typescript', { ml: 'core' }), /Python/);
    assert.match(risks('typescript', { performance: ['high-concurrency'] }), /than they would in Go/);
    assert.match(risks('python', { performance: ['cpu-bound'] }), /Slower than Go, Node and Java/);
    assert.match(risks('python', { ml: 'core' }), /product-quality back ends are rare/);
    assert.match(risks('python', {}), /Typing is optional/);
    assert.match(risks('go', {}), /smaller hiring pool.*ecosystem is smaller/);
    assert.match(risks('go', { performance: ['normal'] }), /More than is needed/);
    assert.match(risks('java', { hosting: 'serverless' }), /native image or SnapStart/);
    assert.match(risks('java', {}), /More verbose than Python or Go/);
    assert.match(risks('java', { teamSize: 'small' }), /heavy in a small team/);
    assert.match(risks('rust', { measuredBottleneck: false }), /learning curve.*rare.*does not repay the cost/);
  });

  it('TypeScript is advised to those who run plain JavaScript, and only to them', () => {
    const advised = (currentStack: readonly string[]): boolean =>
      adviceFor({ currentStack, frontendJsTeam: true }).cautions.includes('plain-javascript');
    assert.ok(advised(['javascript', 'express']));
    assert.ok(!advised(['typescript', 'express']));
    assert.ok(!advised([]));
  });

  it('less is known: an answer that is left out costs certainty before it costs the right language', () => {
    let lost = 0;
    const surer: string[] = [];
    for (const [situation, language, answers] of LANGUAGES) {
      const whole = adviceFor(answers);
      for (const field of Object.keys(answers)) {
        const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== field)) as Answers;
        const less = adviceFor(rest);
        if (less.first === language) continue;
        lost++;
        if (less.confidence >= whole.confidence) surer.push(`${situation} without ${field}: ${less.first}`);
      }
    }
    // What is left out may be the unlikely, of which no prior can know.
    assert.ok(surer.length <= lost / 4, `${surer.length} of ${lost}: ${surer.join('; ')}`);
  });
});

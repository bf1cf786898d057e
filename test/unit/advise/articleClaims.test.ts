import assert from 'node:assert/strict';
import { readSections } from '../../../src/build/knowledge/compile.ts';
import { advise, type Advice } from '../../../src/core/advise/advise.ts';
import type { Part } from '../../../src/core/model/adviceKnowledge.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../../src/core/model/vocabulary.ts';
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
  ['an Azure-first organisation', 'csharp', { cloud: 'azure', enterprisePlatform: 'dotnet' }],
  ['a team with .NET expertise', 'csharp', { teamSkills: ['csharp'], frontendJsTeam: false }],
];

/** Language, part, needs and answers → pick. */
const PICKS: readonly (readonly [CandidateId, Part, string, readonly string[], Answers])[] = [
  ['typescript', 'runtime', 'node', [], {}],
  ['typescript', 'runtime', 'bun', ['fast-tooling'], {}],
  ['typescript', 'runtime', 'deno', ['secure-defaults'], {}],
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

  it('less is known: an answer that is left out costs certainty before it costs the right language', () => {
    for (const [situation, language, answers] of LANGUAGES) {
      const whole = adviceFor(answers);
      for (const field of Object.keys(answers)) {
        const rest = Object.fromEntries(Object.entries(answers).filter(([name]) => name !== field)) as Answers;
        const less = adviceFor(rest);
        if (less.first !== language)
          assert.ok(less.confidence < whole.confidence, `${situation} without ${field}: ${less.first}`);
      }
    }
  });
});

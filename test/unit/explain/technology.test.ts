import assert from 'node:assert/strict';
import { advise } from '../../../src/core/advise/advise.ts';
import { compareOptions } from '../../../src/core/advise/compare.ts';
import { explainTechnology } from '../../../src/core/explain/technology.ts';
import type { Answers } from '../../../src/core/model/profile.ts';
import type { CandidateId } from '../../../src/core/model/vocabulary.ts';
import { sayIn } from '../../../src/core/report/say.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const catalogue = realKnowledge();
const say = sayIn();

/** What sets A apart from B for a team: criterion → difference. */
function compared(answers: Answers, a: CandidateId, b: CandidateId): ReadonlyMap<string, number> {
  const advice = advise({ profile: { schemaVersion: 1, answers }, report: null, catalogue });
  return new Map(compareOptions(advice, a, b, say).rows.map(({ criterion, difference }) => [criterion, difference]));
}
function first(answers: Answers): CandidateId {
  return advise({ profile: { schemaVersion: 1, answers }, report: null, catalogue }).first;
}
const explained = (name: string) => explainTechnology(catalogue, name, say);

describe('explaining a technology', () => {
  it('finds it by its id, by its name, and by what else it is called', () => {
    for (const name of ['node', 'Node.js', ' NODE ']) assert.equal(explained(name)?.id, 'node', name);
    assert.equal(explained('golang')?.id, 'go');
    assert.equal(explained('no-such-thing'), null);
  });

  it('says of every candidate what speaks for it, what to mind, and its figures with their source', () => {
    for (const id of ['typescript', 'python', 'go', 'java', 'rust', 'csharp']) {
      const { reasons = [], figures = [], summary } = explained(id) ?? {};
      assert.notEqual(summary ?? '', '', id);
      assert.ok(
        reasons.some(({ about }) => about === 'strength'),
        id,
      );
      assert.ok(
        reasons.some(({ about }) => about === 'risk'),
        id,
      );
      assert.ok(reasons.filter(({ label }) => label !== null).length >= 8, id);
      assert.ok(figures.length > 0, id);
      for (const { asOf, source } of figures) assert.ok(source !== '' && /^\d{4}/.test(asOf), `${id}: ${source}`);
    }
  });

  it('names the alternatives of its own language first', () => {
    const alternatives = explained('fastify')?.alternatives ?? [];
    assert.ok(alternatives.length > 0);
    const isNode = (id: string): boolean => catalogue.technologies.get(id)?.languages?.includes('typescript') === true;
    const firstForeign = alternatives.findIndex((id) => !isNode(id));
    assert.ok(firstForeign === -1 || alternatives.slice(firstForeign).every((id) => !isNode(id)));
  });

  it('says why a framework is taken, and never that it is there', () => {
    const because = (explained('hono')?.reasons ?? []).map((reason) => reason.because);
    assert.ok(because.includes('Made for edge runtimes'), because.join('; '));
    for (const id of catalogue.technologies.keys())
      assert.ok(!explained(id)?.reasons.some((reason) => reason.because === 'It runs today'), id);
  });

  it('has words for every technology that the advice can pick', () => {
    const { candidates, shared } = catalogue.advice;
    const picks = [
      ...Object.values(candidates).flatMap(({ stack }) => [...stack.runtime, ...stack.framework, ...stack.dataAccess]),
      ...shared.database,
      ...shared.hosting,
    ];
    for (const { id } of picks)
      // A machine of one’s own is no technology with a maker.
      if (catalogue.technologies.has(id)) assert.notEqual(explained(id)?.summary ?? '', '', id);
  });
});

describe('questions that many ask', () => {
  it('which language is best: TypeScript for most product teams, Python for models, Go for concurrent services', () => {
    assert.equal(first({}), 'typescript');
    assert.equal(first({ ml: 'core' }), 'python');
    assert.equal(first({ productType: 'infra', hosting: 'kubernetes', performance: ['high-concurrency'] }), 'go');
  });

  it('Python or Node: Node shares the language of the browser, Python has the models', () => {
    const product = compared({ productType: 'saas', frontendJsTeam: true }, 'typescript', 'python');
    assert.ok((product.get('fullstack-leverage') ?? 0) > 0);
    const models = compared({ ml: 'core' }, 'typescript', 'python');
    assert.ok((models.get('ml-ecosystem') ?? 0) < 0);
    assert.equal(first({ productType: 'saas', frontendJsTeam: true }), 'typescript');
    assert.equal(first({ productType: 'saas', teamSkills: ['python'], frontendJsTeam: false }), 'python');
  });

  it('Go or Node for APIs: Go in concurrency and footprint, Node in delivery and people', () => {
    const rows = compared({ productType: 'api', teamSkills: ['typescript'] }, 'go', 'typescript');
    for (const criterion of ['concurrency', 'footprint']) assert.ok((rows.get(criterion) ?? 0) > 0, criterion);
    for (const criterion of ['delivery-speed', 'hiring', 'team-fluency'])
      assert.ok((rows.get(criterion) ?? 0) < 0, criterion);
    const load: Answers = { productType: 'api', teamSkills: ['typescript', 'go'], performance: ['high-concurrency'] };
    assert.equal(first({ ...load, measuredBottleneck: true, priority: 'operational-cost' }), 'go');
    assert.equal(first({ ...load, measuredBottleneck: false, priority: 'velocity' }), 'typescript');
  });

  it('what a start-up should take: TypeScript, Python with models in the product, and no speed that nobody measured', () => {
    assert.equal(first({ stage: 'startup' }), 'typescript');
    assert.equal(first({ stage: 'startup', ml: 'core' }), 'python');
    const wish = advise({
      profile: {
        schemaVersion: 1,
        answers: {
          stage: 'startup',
          teamSkills: ['typescript'],
          performance: ['high-concurrency'],
          measuredBottleneck: false,
        },
      },
      report: null,
      catalogue,
    });
    assert.equal(wish.first, 'typescript');
    assert.ok(wish.cautions.includes('premature-optimisation'));
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { advise } from '../../src/core/advise/advise.ts';
import { familiesOf, resolveAnswers } from '../../src/core/advise/answers.ts';
import { goesWith, type ChosenParts } from '../../src/core/advise/coherence.ts';
import { holds } from '../../src/core/advise/conditions.ts';
import { pickStack, type PickedStack } from '../../src/core/advise/picks.ts';
import { assumedFrom } from '../../src/core/advise/ranking.ts';
import { toRecommendation } from '../../src/core/advise/toRecommendation.ts';
import { PARTS } from '../../src/core/model/adviceKnowledge.ts';
import type { Profile } from '../../src/core/model/profile.ts';
import { CANDIDATE_IDS, type CandidateId } from '../../src/core/model/vocabulary.ts';
import { sayIn } from '../../src/core/report/say.ts';
import { realKnowledge } from '../support/realKnowledge.ts';

const catalogue = realKnowledge();
const say = sayIn();

const STACKS: readonly (readonly string[])[] = [
  ['typescript', 'express', 'postgresql'],
  ['typescript', 'mongodb'],
  ['python', 'django', 'mysql'],
  ['python', 'flask', 'mongodb'],
  ['java', 'spring-boot', 'postgresql'],
  ['java', 'mongodb'],
  ['csharp', 'aspnet-core', 'sqlserver'],
  ['go', 'redis'],
  ['rust', 'axum'],
  ['php', 'laravel', 'mysql'],
  ['ruby', 'rails', 'postgresql'],
];
/** Everything that a pick or a condition may ask of the stack. */
const NEEDS: readonly string[] = [
  ...new Set(
    [...JSON.stringify(catalogue.advice).matchAll(/"needs":(\[[^\]]*\])/g)].flatMap(
      ([, list = '[]']) => JSON.parse(list) as string[],
    ),
  ),
];

/** Profiles in which each question is answered with one of its choices, or left open. */
const profile: fc.Arbitrary<Profile> = fc
  .tuple(
    fc.tuple(
      ...catalogue.advice.questions.map(({ field, kind, choices }) =>
        fc
          .option(fc.constantFrom(...choices.map(({ value }) => value)))
          .map((value) => [field, value === null || kind !== 'many' ? value : [value]] as const),
      ),
    ),
    fc.option(fc.constantFrom(...STACKS)),
    fc.subarray([...NEEDS], { maxLength: 2 }),
  )
  .map(([answers, currentStack, needs]) => ({
    schemaVersion: 1,
    answers: {
      ...Object.fromEntries(answers.filter(([, value]) => value !== null)),
      ...(currentStack && { currentStack }),
    },
    needs,
  }));

describe('the whole stack, over thousands of profiles', function () {
  this.timeout(120_000);

  it('is of one piece: runtime, framework and data access belong to the language', () => {
    fc.assert(
      fc.property(profile, (one) => {
        const used = resolveAnswers(one, null, catalogue);
        const assumed = assumedFrom(used, one.needs ?? []);
        for (const candidate of CANDIDATE_IDS) {
          const { parts } = pickStack(catalogue, candidate, assumed, one.answers.currentStack ?? []);
          for (const part of ['runtime', 'framework', 'dataAccess'] as const) {
            const technology = catalogue.technologies.get(parts[part].id);
            assert.ok(technology, parts[part].id);
            const languages = technology.languages ?? [];
            assert.ok(
              languages.length === 0 || languages.some((id) => familiesOf(id, catalogue).includes(candidate)),
              `${parts[part].id} for ${candidate}`,
            );
          }
        }
      }),
      { numRuns: 2000, seed: 4 },
    );
  });

  it('is of one piece: host, runtime, framework, database and data access go with one another', () => {
    const idsOf = (parts: PickedStack['parts']): ChosenParts =>
      Object.fromEntries(Object.entries(parts).map(([part, { id }]) => [part, id]));
    fc.assert(
      fc.property(profile, (one) => {
        const assumed = assumedFrom(resolveAnswers(one, null, catalogue), one.needs ?? []);
        for (const candidate of CANDIDATE_IDS) {
          const { parts } = pickStack(catalogue, candidate, assumed, one.answers.currentStack ?? []);
          for (const part of PARTS) {
            const { id } = parts[part];
            assert.ok(goesWith(catalogue.technologies, part, { id, because: '' }, idsOf(parts)), `${candidate}: ${id}`);
          }
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it('brings what is needed wherever a pick answers the need and goes with the rest', () => {
    fc.assert(
      fc.property(profile, (one) => {
        const assumed = assumedFrom(resolveAnswers(one, null, catalogue), one.needs ?? []);
        for (const candidate of CANDIDATE_IDS) {
          const { stack } = catalogue.advice.candidates[candidate];
          const { parts } = pickStack(catalogue, candidate, assumed, one.answers.currentStack ?? []);
          const [hosting, runtime, database] = [parts.hosting.id, parts.runtime.id, parts.database.id];
          const before = { runtime: { hosting }, framework: { hosting, runtime }, dataAccess: { runtime, database } };
          for (const part of ['runtime', 'framework', 'dataAccess'] as const) {
            const able = stack[part].filter(
              (pick) =>
                pick.when !== undefined &&
                'needs' in pick.when &&
                holds(pick.when, assumed) &&
                goesWith(catalogue.technologies, part, pick, before[part]),
            );
            if (able.length === 0) continue;
            const ids = able.map(({ id }) => id);
            assert.ok(ids.includes(parts[part].id), `${part} of ${candidate}: ${parts[part].id}`);
          }
        }
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it('has no mapper of tables beside documents, and no mapper of documents beside tables', () => {
    const partsFor = (candidate: CandidateId, ...stack: readonly string[]): PickedStack['parts'] => {
      const one: Profile = { schemaVersion: 1, answers: { currentStack: [candidate, ...stack] } };
      const assumed = assumedFrom(resolveAnswers(one, null, catalogue), []);
      return pickStack(catalogue, candidate, assumed, [candidate, ...stack]).parts;
    };
    const sql = ['gorm', 'sqlx', 'sqlc', 'diesel', 'hibernate', 'sqlalchemy', 'django-orm', 'drizzle', 'dapper'];
    const documents = ['mongoose', 'beanie', 'mongoengine', 'panache-mongodb'];
    for (const candidate of CANDIDATE_IDS) {
      for (const database of ['mongodb', 'dynamodb', 'firestore', 'firebase', 'cosmosdb']) {
        const parts = partsFor(candidate, database, 'django', ...sql);
        assert.equal(parts.database.id, database);
        assert.ok(!sql.includes(parts.dataAccess.id), `${candidate}: ${parts.dataAccess.id} for ${database}`);
      }
      const parts = partsFor(candidate, 'postgresql', ...documents);
      assert.ok(!documents.includes(parts.dataAccess.id), `${candidate}: ${parts.dataAccess.id}`);
    }
    assert.equal(partsFor('typescript', 'mongodb').dataAccess.id, 'mongoose');
    assert.equal(partsFor('python', 'mongodb', 'fastapi').dataAccess.id, 'beanie');
    assert.equal(partsFor('python', 'mongodb', 'django').dataAccess.id, 'mongoengine');
    assert.equal(partsFor('java', 'mongodb', 'quarkus').dataAccess.id, 'panache-mongodb');
    assert.equal(partsFor('csharp', 'mongodb').dataAccess.id, 'ef-core');
    assert.equal(partsFor('go', 'mongodb').dataAccess.id, 'native-driver');
    assert.equal(partsFor('rust', 'sqlserver').dataAccess.id, 'native-driver');
  });

  it('is put only on hosts that run it', () => {
    const host = (candidate: CandidateId, answers: Profile['answers']): string => {
      const assumed = assumedFrom(resolveAnswers({ schemaVersion: 1, answers }, null, catalogue), []);
      return pickStack(catalogue, candidate, assumed, []).parts.hosting.id;
    };
    for (const cloud of ['vercel', 'cloudflare'] as const) {
      assert.equal(host('typescript', { cloud }), cloud);
      for (const candidate of ['java', 'csharp'] as const) assert.notEqual(host(candidate, { cloud }), cloud);
    }
    assert.equal(host('python', { cloud: 'vercel' }), 'vercel');
    assert.equal(host('go', { hosting: 'serverless', cloud: 'gcp' }), 'google-cloud-functions');
    assert.equal(host('rust', { hosting: 'serverless', cloud: 'gcp' }), 'google-cloud-run');
    assert.notEqual(host('go', { cloud: 'cloudflare', hosting: 'edge' }), 'cloudflare');
    assert.equal(host('java', { cloud: 'vercel', hosting: 'kubernetes' }), 'kubernetes');
  });

  it('agrees with itself: verdict with headline and order, exact sums, the same bytes twice', () => {
    fc.assert(
      fc.property(profile, (one) => {
        const input = { profile: one, report: null, catalogue };
        const advice = advise(input);
        const told = toRecommendation(advice, say);
        const [first] = told.options;
        assert.equal(first?.id, advice.first);
        assert.equal(first?.excluded, null);
        if (told.verdict === 'keep') assert.ok(told.current === null ? told.stay !== null : told.current === first?.id);
        if (told.verdict === 'start') assert.equal(told.current, null);
        if (told.verdict === 'migrate') assert.notEqual(told.current, first?.id);
        assert.equal(told.verdict === 'extend', told.extension !== null);
        if (one.answers.secondLanguageAllowed === false) assert.notEqual(told.verdict, 'extend');
        for (const option of told.options) {
          const sum = option.contributions.reduce((total, { contribution }) => total + contribution, 0);
          assert.ok(Math.abs(sum - option.score) < 1e-9, option.id);
          const shares = option.rankAcceptability.reduce((total, share) => total + share, 0);
          assert.ok(Math.abs(shares - 1) < 1e-9, option.id);
        }
        const scores = told.options.filter(({ excluded }) => excluded === null).map(({ score }) => score);
        assert.deepEqual(
          scores,
          [...scores].sort((a, b) => b - a),
        );
        assert.equal(JSON.stringify(toRecommendation(advise(input), say)), JSON.stringify(told));
      }),
      { numRuns: 25, seed: 6 },
    );
  });

  it('never leaves for one thread because a processor is short', () => {
    for (const teamSkills of [['python'], ['python', 'typescript'], ['ruby'], ['php', 'typescript']]) {
      for (const secondLanguageAllowed of [true, false]) {
        const advice = advise({
          profile: {
            schemaVersion: 1,
            answers: {
              teamSkills,
              currentStack: teamSkills.slice(0, 1),
              performance: ['cpu-bound'],
              measuredBottleneck: true,
              secondLanguageAllowed,
            },
          },
          report: null,
          catalogue,
        });
        const leaves = advice.verdict === 'migrate' || advice.verdict === 'extend';
        assert.ok(!leaves || !advice.cautions.includes('single-threaded-cpu'), `${teamSkills.join()}: ${advice.first}`);
      }
    }
  });
});

import assert from 'node:assert/strict';
import { presentTechnologies, runningLabel } from '../../../src/core/advise/present.ts';
import type { Finding, Service } from '../../../src/core/model/stackReport.ts';
import type { Technology } from '../../../src/core/model/technology.ts';
import { smallAdvice, smallCatalogue } from './smallKnowledge.ts';

const found = (id: string): Finding => ({ id }) as unknown as Finding;
const service = (role: Service['role'], runtime: string | null, ...names: readonly string[]): Service => {
  const [frameworks, dataAccess, databases, hosting] = names.map((id) => [found(id)]);
  return {
    role,
    runtime: runtime === null ? null : found(runtime),
    frameworks: frameworks ?? [],
    dataAccess: dataAccess ?? [],
    databases: databases ?? [],
    hosting: hosting ?? [],
  } as unknown as Service;
};

describe('what runs today', () => {
  it('is what the team names, then each part of the back ends, once', () => {
    const services = [
      service('backend', 'node', 'koa', 'prisma', 'mysql', 'render'),
      service('fullstack', null, 'next', 'prisma'),
      service('frontend', 'browser', 'react'),
      service('library', 'deno', 'oak'),
    ];
    assert.deepEqual(presentTechnologies(['redis', 'koa'], { services }), [
      'redis',
      'koa',
      'node',
      'prisma',
      'mysql',
      'render',
      'next',
    ]);
  });

  it('is nothing where nobody names it and no workspace shows it', () => {
    for (const named of [undefined, null, 'typescript', true, {}])
      assert.deepEqual(presentTechnologies(named, null), []);
  });
});

describe('the name of the language that runs', () => {
  const { candidates } = smallAdvice();
  const java = { ...candidates.java, aliases: ['kotlin', 'scala', 'spring', 'groovy'] };
  const technologies: readonly Technology[] = [
    { id: 'kotlin', label: 'Kotlin', role: 'language' },
    { id: 'scala', label: 'Scala', role: 'language' },
    { id: 'ruby', label: 'Ruby', role: 'language' },
    { id: 'spring', label: 'Spring', role: 'framework' },
  ];
  const catalogue = smallCatalogue(smallAdvice({ candidates: { ...candidates, java } }), technologies);
  const name = (named: unknown): string => runningLabel('java', named, catalogue);

  it('is that of the one language that the stack names of those the candidate stands for', () => {
    assert.equal(name(['kotlin', 'spring']), 'Kotlin');
    assert.equal(name(['spring', 'kotlin', 'ruby', 'groovy']), 'Kotlin');
  });

  it('is the candidate’s own where the stack names it too, or several, or none', () => {
    assert.equal(name(['java', 'kotlin']), 'JAVA');
    assert.equal(name(['kotlin', 'scala']), 'JAVA');
    assert.equal(name(['spring']), 'JAVA');
    assert.equal(name(undefined), 'JAVA');
    assert.equal(name('kotlin'), 'JAVA');
  });
});

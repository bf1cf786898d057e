import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { alternativesTo } from '../../../src/core/explain/alternatives.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const catalogue = realKnowledge();

function alternatives(id: string): readonly string[] {
  const technology = catalogue.technologies.get(id);
  assert.ok(technology !== undefined);
  return alternativesTo(catalogue, technology).map((other) => other.id);
}

describe('the alternatives to a technology', () => {
  it('begin with what is advised, before what is only known', () => {
    assert.deepEqual([...alternatives('spring-boot').slice(0, 2)].sort(), ['micronaut', 'quarkus']);
    const jakarta = alternatives('spring-boot').indexOf('jakarta-ee');
    assert.ok(jakarta === -1 || jakarta > 1);
  });

  it('are of the same class and role, and never itself', () => {
    for (const technology of catalogue.technologies.values())
      for (const other of alternativesTo(catalogue, technology)) {
        assert.notEqual(other.id, technology.id);
        assert.deepEqual([other.class, other.role], [technology.class, technology.role]);
      }
  });
});

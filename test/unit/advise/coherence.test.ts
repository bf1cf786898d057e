import assert from 'node:assert/strict';
import { goesWith } from '../../../src/core/advise/coherence.ts';
import type { Part, Pick } from '../../../src/core/model/adviceKnowledge.ts';
import type { Technology } from '../../../src/core/model/technology.ts';

const technologies = new Map(
  (
    [
      { id: 'edge-host', label: 'Edge', role: 'hosting', runs: ['isolate'] },
      { id: 'any-host', label: 'Any', role: 'hosting' },
      { id: 'small', label: 'Small', role: 'framework' },
      { id: 'large', label: 'Large', role: 'framework', runsOn: ['server'] },
      { id: 'tables', label: 'Tables', role: 'database', class: 'relational' },
      { id: 'papers', label: 'Papers', role: 'database', class: 'document' },
      { id: 'hosted-tables', label: 'Hosted', role: 'database', class: 'hosted', engine: 'tables' },
      { id: 'mapper', label: 'Mapper', role: 'data-access' },
      { id: 'server-mapper', label: 'Server mapper', role: 'data-access', runsOn: ['server'] },
      { id: 'paper-mapper', label: 'Paper mapper', role: 'data-access', speaksTo: ['papers'] },
      { id: 'product-mapper', label: 'Product mapper', role: 'data-access', speaksTo: ['hosted-tables', 'document'] },
    ] satisfies Technology[]
  ).map((technology): [string, Technology] => [technology.id, technology]),
);

const goes = (part: Part, id: string, chosen: Parameters<typeof goesWith>[3], beside?: Pick['with']): boolean =>
  goesWith(technologies, part, { id, because: '', ...(beside && { with: beside }) }, chosen);

describe('what goes with what', () => {
  it('a runtime goes with the hosts that run it, and with those that run anything', () => {
    assert.equal(goes('runtime', 'server', { hosting: 'edge-host' }), false);
    assert.equal(goes('runtime', 'isolate', { hosting: 'edge-host' }), true);
    assert.equal(goes('runtime', 'server', { hosting: 'any-host' }), true);
    assert.equal(goes('runtime', 'server', {}), true);
  });

  it('a host is asked of nothing but what the pick itself names', () => {
    assert.equal(goes('hosting', 'edge-host', {}), true);
    assert.equal(goes('hosting', 'edge-host', {}, { runtime: ['isolate'] }), false);
  });

  it('a framework or a mapper goes with the runtimes that it is made for', () => {
    assert.equal(goes('framework', 'large', { runtime: 'isolate' }), false);
    assert.equal(goes('framework', 'large', { runtime: 'server' }), true);
    assert.equal(goes('framework', 'large', {}), true);
    assert.equal(goes('framework', 'small', { runtime: 'isolate' }), true);
    assert.equal(goes('dataAccess', 'server-mapper', { runtime: 'isolate', database: 'tables' }), false);
    assert.equal(goes('dataAccess', 'server-mapper', { runtime: 'server', database: 'tables' }), true);
  });

  it('a mapper speaks to relational databases unless it says otherwise, by id, by engine or by class', () => {
    assert.equal(goes('dataAccess', 'mapper', { database: 'tables' }), true);
    assert.equal(goes('dataAccess', 'mapper', { database: 'hosted-tables' }), true);
    assert.equal(goes('dataAccess', 'mapper', { database: 'papers' }), false);
    assert.equal(goes('dataAccess', 'paper-mapper', { database: 'papers' }), true);
    assert.equal(goes('dataAccess', 'paper-mapper', { database: 'tables' }), false);
    assert.equal(goes('dataAccess', 'product-mapper', { database: 'hosted-tables' }), true);
    assert.equal(goes('dataAccess', 'product-mapper', { database: 'papers' }), true);
    assert.equal(goes('dataAccess', 'product-mapper', { database: 'tables' }), false);
    assert.equal(goes('dataAccess', 'mapper', {}), true);
    assert.equal(goes('database', 'papers', { database: 'tables' }), true);
  });

  it('a pick stands only beside the parts that it names, all of them', () => {
    const both = { framework: ['large', 'small'], database: ['tables'] };
    assert.equal(goes('dataAccess', 'mapper', { framework: 'small', database: 'tables' }, both), true);
    assert.equal(goes('dataAccess', 'mapper', { framework: 'other', database: 'tables' }, both), false);
    assert.equal(goes('dataAccess', 'mapper', { framework: 'small', database: 'hosted-tables' }, both), false);
    assert.equal(goes('dataAccess', 'mapper', { database: 'tables' }, both), false);
  });

  it('what is not known forbids nothing', () => {
    assert.equal(goes('dataAccess', 'unheard-of', { runtime: 'server', database: 'papers' }), true);
    assert.equal(goes('runtime', 'server', { hosting: 'unheard-of' }), true);
  });
});

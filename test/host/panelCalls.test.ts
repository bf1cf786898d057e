import assert from 'node:assert/strict';
import {
  checkCandidate,
  checkPair,
  checkProfile,
  checkTexts,
  PanelCallError,
} from '../../src/host/panel/checkPanelCall.ts';
import { FIRST_SERVICES, moreServices, panelState } from '../../src/host/panel/panelState.ts';
import type { Service } from '../../src/core/model/stackReport.ts';
import type { ServiceKind } from '../../src/protocol/panel.ts';
import { sampleState } from '../support/sampleState.ts';

const FIELDS = new Set(['hosting', 'teamSkills', 'frontendJsTeam']);

describe('calls from the page are checked', () => {
  it('a sound profile passes', () => {
    const profile = {
      schemaVersion: 1,
      answers: { hosting: 'edge', teamSkills: ['go'], frontendJsTeam: true },
      weights: { hiring: 12 },
    };
    assert.deepEqual(checkProfile(profile, FIELDS), profile);
  });

  it('fields, values and weights that a page cannot set are left out', () => {
    const checked = checkProfile(
      {
        schemaVersion: 1,
        answers: { hosting: { toString: 1 }, nope: 'x', teamSkills: [1], __proto__x: 1 },
        weights: { 'Bad Key': 1, ok: -1, fine: 2 },
      },
      FIELDS,
    );
    assert.deepEqual(checked, { schemaVersion: 1, answers: {}, weights: { fine: 2 } });
  });

  it('anything else is refused', () => {
    for (const value of [null, 'x', [], {}, { schemaVersion: 2, answers: {} }, { schemaVersion: 1, answers: [] }]) {
      assert.throws(() => checkProfile(value, FIELDS), PanelCallError);
    }
    assert.throws(() => checkCandidate('cobol'), PanelCallError);
    assert.throws(() => checkTexts('x'), PanelCallError);
    assert.throws(() => checkTexts([{}]), PanelCallError);
    for (const pair of [null, [], {}, { a: 'go' }, { a: 'go', b: 'cobol' }])
      assert.throws(() => checkPair(pair), PanelCallError);
    assert.deepEqual(checkPair({ a: 'go', b: 'rust', c: 1 }), ['go', 'rust']);
  });
});

describe('what a page is sent of a folder', () => {
  const sample = sampleState();
  const [service] = sample.report.services;
  const large = (count: number): typeof sample => ({
    ...sample,
    report: {
      ...sample.report,
      services: Array.from({ length: count }, (_, i): Service => ({
        ...(service as Service),
        path: `s${i}`,
        role: i % 2 === 0 ? 'backend' : 'library',
      })),
    },
  });

  it('is as much of a large workspace as of a middling one', () => {
    const size = (count: number): number => JSON.stringify(panelState(large(count), FIRST_SERVICES)).length;
    assert.ok(size(50_000) < size(500) + 20, `${size(500)} and ${size(50_000)} characters`);
  });

  it('lists the first services of each kind, and more where that is asked for', () => {
    const first = panelState(large(101), FIRST_SERVICES).services;
    assert.deepEqual([first.backends.inAll, first.others.inAll], [51, 50]);
    assert.deepEqual([first.backends.shown.length, first.others.shown.length], [30, 30]);
    assert.deepEqual([first.backends.shown[1]?.path, first.others.shown[1]?.path], ['s2', 's3']);
    const more = panelState(large(101), moreServices(FIRST_SERVICES, 'others')).services;
    assert.deepEqual([more.backends.shown.length, more.others.shown.length], [30, 50]);
    assert.deepEqual(moreServices(FIRST_SERVICES, '__proto__' as ServiceKind), FIRST_SERVICES);
  });
});

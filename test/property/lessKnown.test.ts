import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { ROOT } from '../../src/build/paths.ts';
import { advise, type Advice } from '../../src/core/advise/advise.ts';
import { parseProfile } from '../../src/protocol/profileSchema.ts';
import { realKnowledge } from '../support/realKnowledge.ts';

const catalogue = realKnowledge();
const situations = Object.entries(
  parse(readFileSync(join(ROOT, 'test/fixtures/decisions/situations.yaml'), 'utf8')) as Record<
    string,
    Readonly<Record<string, unknown>>
  >,
);

function adviceFor(answers: Readonly<Record<string, unknown>>): Advice {
  const result = parseProfile({ schemaVersion: 1, answers });
  assert.ok(result.ok);
  return advise({ profile: result.profile, report: null, catalogue });
}

function without(answers: Readonly<Record<string, unknown>>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name !== field));
}

describe('with less known', function () {
  this.timeout(60_000);

  /**
   * Not always, since what is left out may be the unlikely: who says nothing of a measurement is taken for one who has
   * none, which is right more often than not, and then the advice is as sure as it should be.
   */
  it('another language comes first with less certainty, in at least two of three cases', () => {
    let moved = 0;
    const surer: string[] = [];
    for (const [name, answers] of situations) {
      const whole = adviceFor(answers);
      for (const field of Object.keys(answers)) {
        const less = adviceFor(without(answers, field));
        if (less.first === whole.first) continue;
        moved++;
        if (less.confidence >= whole.confidence) surer.push(`${name} without ${field}`);
      }
    }
    assert.ok(moved >= 10, `only ${moved} answers matter`);
    assert.ok(surer.length <= moved / 3, `${surer.length} of ${moved}: ${surer.join(', ')}`);
  });

  it('certainty sinks with each half of the answers that is taken away', () => {
    const mean = (advices: readonly Advice[]): number =>
      advices.reduce((sum, { confidence }) => sum + confidence, 0) / advices.length;
    const first = (answers: Readonly<Record<string, unknown>>, share: number): Record<string, unknown> =>
      Object.fromEntries(Object.entries(answers).filter((_, i, all) => i < all.length * share));
    const [all, half, quarter] = [1, 0.5, 0.25].map((share) =>
      mean(situations.map(([, answers]) => adviceFor(first(answers, share)))),
    ) as [number, number, number];
    assert.ok(all > half && half > quarter, `${all} ${half} ${quarter}`);
  });
});

import assert from 'node:assert/strict';
import type { CriterionTheme } from '../../../src/core/model/vocabulary.ts';
import { groupByTheme } from '../../../src/webview/themes.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';
import { labelsOf } from '../../../src/engine/labels.ts';
import { sayIn } from '../../../src/core/report/say.ts';

const THEMES: Readonly<Record<string, CriterionTheme>> = {
  speed: 'building',
  change: 'building',
  team: 'team',
  load: 'running',
};
const themeOf = (criterion: string): CriterionTheme | undefined => THEMES[criterion];

describe('themes of the charts', () => {
  it('the weightiest theme comes first, and in it the weightiest criterion', () => {
    const groups = groupByTheme(
      [
        ['change', 0.1],
        ['team', 0.3],
        ['load', 0.2],
        ['speed', 0.4],
      ],
      themeOf,
    );
    assert.deepEqual(groups, [
      { id: 'building', criteria: ['speed', 'change'] },
      { id: 'team', criteria: ['team'] },
      { id: 'running', criteria: ['load'] },
    ]);
  });

  it('what is small or has no theme is shown together, last', () => {
    const groups = groupByTheme(
      [
        ['odd', 0.5],
        ['load', 0.02],
        ['team', 0.48],
      ],
      themeOf,
    );
    assert.deepEqual(groups, [
      { id: 'team', criteria: ['team'] },
      { id: 'other', criteria: ['odd', 'load'] },
    ]);
  });

  it('nothing is lost and nothing is shown twice', () => {
    const { criteria } = labelsOf(realKnowledge(), sayIn());
    const weights = Object.keys(criteria).map((id, i): [string, number] => [id, 1 / (i + 2)]);
    const groups = groupByTheme(weights, (id) => criteria[id]?.theme);
    assert.deepEqual(groups.flatMap((group) => group.criteria).sort(), Object.keys(criteria).sort());
    assert.ok(groups.length <= 4, 'few enough to tell their colours apart');
  });
});

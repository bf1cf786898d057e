import assert from 'node:assert/strict';
import type { Profile } from '../../../src/core/model/profile.ts';
import { Trial } from '../../../src/webview/trial.ts';

const SAVED: Profile = { schemaVersion: 1, answers: { ml: 'some' } };
const tried = (ml: 'none' | 'core', weight?: number): Profile => ({
  schemaVersion: 1,
  answers: { ml },
  ...(weight !== undefined && { weights: { hiring: weight } }),
});

describe('what is tried', () => {
  it('goes back step by step, and one drag of a slider is one step', () => {
    const trial = new Trial();
    trial.standOn(SAVED);
    trial.set(tried('none'));
    trial.set(tried('none', 10), 'hiring');
    trial.set(tried('none', 20), 'hiring');
    trial.undo();
    assert.deepEqual(trial.profile, tried('none'));
    trial.undo();
    assert.equal(trial.profile, null);
    assert.equal(trial.canUndo, false);
  });

  it('a reset can be undone', () => {
    const trial = new Trial();
    trial.set(tried('core'));
    trial.reset();
    assert.equal(trial.profile, null);
    trial.undo();
    assert.deepEqual(trial.profile, tried('core'));
  });

  it('outlives its page', () => {
    const trial = new Trial();
    trial.standOn(SAVED);
    trial.set(tried('none'));
    trial.set(tried('core'));
    const next = new Trial();
    next.resume(JSON.parse(JSON.stringify(trial.keep())));
    next.standOn(SAVED);
    assert.deepEqual(next.profile, tried('core'));
    next.undo();
    assert.deepEqual(next.profile, tried('none'));
  });

  it('is given up where the saved answers are others now', () => {
    const trial = new Trial();
    trial.standOn(SAVED);
    trial.set(tried('none'));
    const kept: unknown = JSON.parse(JSON.stringify(trial.keep()));
    trial.standOn(tried('none'));
    assert.equal(trial.profile, null);
    assert.equal(trial.canUndo, false);
    const next = new Trial();
    next.resume(kept);
    next.standOn(null);
    assert.equal(next.profile, null);
  });

  it('nothing that does not look like one is taken up', () => {
    for (const kept of [null, 'x', {}, { base: 'null', steps: 1 }, { base: 'null', steps: [{}], profile: null }]) {
      const trial = new Trial();
      trial.resume(kept);
      assert.equal(trial.canUndo || trial.profile !== null, false, JSON.stringify(kept));
    }
  });

  it('nothing is kept where nothing was tried', () => {
    const trial = new Trial();
    trial.standOn(SAVED);
    assert.equal(trial.keep(), null);
  });
});

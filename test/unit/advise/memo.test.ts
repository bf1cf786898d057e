import assert from 'node:assert/strict';
import { remembered } from '../../../src/core/advise/remembered.ts';

describe('what is remembered by a key', () => {
  it('is worked out once, however often it is asked for', () => {
    const memo = new Map<string, { readonly of: string }>();
    const asked: string[] = [];
    const get = (key: string): string =>
      remembered(memo, key, () => {
        asked.push(key);
        return { of: key };
      }).of;
    assert.deepEqual([get('a'), get('b'), get('a'), get('b')], ['a', 'b', 'a', 'b']);
    assert.deepEqual(asked, ['a', 'b']);
  });

  it('is worked out each time where there is no room left for it', () => {
    const memo = new Map<number, object>();
    const get = (key: number): object => remembered(memo, key, () => ({}), 2);
    const [first, second, third] = [get(1), get(2), get(3)];
    assert.deepEqual([get(1) === first, get(2) === second, get(3) === third], [true, true, false]);
    assert.equal(memo.size, 2);
  });
});

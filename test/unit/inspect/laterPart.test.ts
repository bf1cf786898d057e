import assert from 'node:assert/strict';
import { LaterPart, PartMissing, withParts } from '../../../src/core/inspect/laterPart.ts';

describe('a part that is loaded later', () => {
  it('is loaded once, by the first work that needs it, which is then begun again', async () => {
    let loads = 0;
    let begun = 0;
    const part = new LaterPart(() => Promise.resolve({ answer: ++loads * 42 }));
    const work = (): number => {
      begun++;
      return part.loaded.answer;
    };
    assert.throws(work, PartMissing);
    assert.equal(await withParts(work), 42);
    assert.equal(await withParts(work), 42);
    assert.deepEqual([loads, begun], [1, 4]);
  });

  it('may need another one in turn', async () => {
    const inner = new LaterPart(() => Promise.resolve({ value: 'inner' }));
    const outer = new LaterPart(() => Promise.resolve({ read: () => inner.loaded.value }));
    assert.equal(await withParts(() => outer.loaded.read()), 'inner');
  });

  it('is tried again after it could not be loaded', async () => {
    let tries = 0;
    const part = new LaterPart(() => (++tries === 1 ? Promise.reject(new Error('no disk')) : Promise.resolve('there')));
    await assert.rejects(
      withParts(() => part.loaded),
      /no disk/,
    );
    assert.equal(await withParts(() => part.loaded), 'there');
  });

  it('leaves other failures of the work as they are', async () => {
    await assert.rejects(
      withParts(() => {
        throw new RangeError('its own');
      }),
      RangeError,
    );
  });
});

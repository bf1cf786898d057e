import assert from 'node:assert/strict';
import { sayIn } from '../../../src/core/report/say.ts';
import { GivenUpFiles } from '../../../src/engine/givenUp.ts';
import { Session } from '../../../src/engine/session.ts';
import type { GivenUp } from '../../../src/protocol/engine.ts';
import { ReadingBoard, ReadingWatch } from '../../../src/protocol/readingBoard.ts';
import { MemoryFiles } from '../../support/memoryFiles.ts';
import { realKnowledge } from '../../support/realKnowledge.ts';

const EXPRESS = '{"dependencies":{"express":"^4.0.0"}}';

describe('a file that was given up', () => {
  it('is not read until it changes, while the rest is', async () => {
    const noted: GivenUp[] = [];
    const files = new GivenUpFiles({ begin: () => undefined, end: () => undefined }, (file) => noted.push(file));
    files.restore([{ folder: 'f', path: 'a/package.json', fingerprint: null }]);
    const disk = new MemoryFiles({ 'a/package.json': EXPRESS, 'b/package.json': EXPRESS });
    const session = await Session.open(disk, realKnowledge(), sayIn(), {
      name: 'ws',
      excludes: [],
      guard: files.guard('f'),
    });
    const timedOut = (): string[] =>
      session.report.problems.filter(({ code }) => code === 'timed-out').map(({ file }) => file);
    assert.deepEqual(timedOut(), ['a/package.json']);
    assert.equal(noted.length, 1);
    const frameworks = (): string[] => session.report.services.flatMap((s) => s.frameworks.map(({ file }) => file));
    assert.deepEqual(frameworks(), ['b/package.json']);

    await session.apply([{ path: 'a/package.json', kind: 'changed' }]);
    assert.deepEqual(timedOut(), ['a/package.json']);
    assert.equal(await session.hover('a/package.json', EXPRESS, EXPRESS.indexOf('express') + 1, '2026-11-24'), null);

    const text = `${EXPRESS} `;
    await session.apply([{ path: 'a/package.json', kind: 'document', text }]);
    assert.deepEqual(timedOut(), []);
    assert.deepEqual(frameworks(), ['a/package.json', 'b/package.json']);
  });

  it('is known again by its text after one more engine', () => {
    const noted: GivenUp[] = [];
    const first = new GivenUpFiles({ begin: () => undefined, end: () => undefined }, (file) => noted.push(file));
    first.restore([{ folder: 'f', path: 'p', fingerprint: null }]);
    assert.equal(first.guard('f').begin('p', 'slow'), false);
    const second = new GivenUpFiles({ begin: () => undefined, end: () => undefined }, () => assert.fail('known'));
    second.restore(noted);
    assert.equal(second.guard('f').begin('p', 'slow'), false);
    assert.equal(second.guard('f').begin('p', 'fast'), true);
    assert.equal(second.guard('g').begin('p', 'slow'), true);
  });
});

describe('ReadingBoard', () => {
  it('shows what is read, through memory alone', () => {
    const mine = new ReadingBoard();
    const theirs = new ReadingBoard(mine.memory);
    assert.equal(theirs.current(), null);
    mine.begin('file:///a b', 'über/\u{1F600}.json');
    const { folder, path, turn } = theirs.current() ?? assert.fail('nothing is read');
    assert.deepEqual([folder, path], ['file:///a b', 'über/\u{1F600}.json']);
    mine.end();
    assert.equal(theirs.current(), null);
    mine.begin('', 'b');
    assert.notEqual(theirs.current()?.turn, turn);
  });

  it('leaves out what is too long to be noted', () => {
    const board = new ReadingBoard();
    board.begin('', 'x'.repeat(10_000));
    assert.equal(board.current(), null);
    board.end();
    assert.equal(board.current(), null);
    board.begin('', 'y');
    assert.equal(board.current()?.path, 'y');
  });
});

describe('ReadingWatch', () => {
  it('counts looks at one and the same reading', () => {
    const watch = new ReadingWatch(1000);
    const reading = (turn: number) => ({ turn, folder: '', path: 'p' });
    const looks = (turn: number, times: number): boolean[] =>
      Array.from({ length: times }, () => watch.isOverdue(reading(turn)));
    assert.deepEqual(looks(1, 6).at(-1), false);
    assert.deepEqual(looks(3, 6).at(-1), false);
    assert.equal(watch.isOverdue(null), false);
    assert.deepEqual(looks(3, 7).at(-1), true);
  });
});

import assert from 'node:assert/strict';
import type { ManifestItem, ManifestReader } from '../../../src/core/model/manifest.ts';
import { MAX_CHARS, MAX_ITEMS, MAX_LINE_CHARS, MAX_PROBLEMS } from '../../../src/core/inspect/readers/limits.ts';
import { problemMessage } from '../../../src/core/inspect/readers/problemMessage.ts';
import { isManifest, readManifest, readWith } from '../../../src/core/inspect/readers/readManifest.ts';
import { resolveInWorkspace } from '../../../src/core/inspect/readers/workspacePath.ts';
import { ENGLISH } from '../../../src/core/report/say.ts';

const EMPTY = { name: null, items: [], problems: [], incomplete: false };
const readerOf = (read: ManifestReader['read'], acceptsLongLines = false): ManifestReader => ({
  format: 'test',
  acceptsLongLines,
  matches: () => true,
  read,
});

describe('readManifest', () => {
  it('knows manifests by name, in any folder', () => {
    assert.equal(isManifest('a/b/package.json'), true);
    assert.equal(isManifest('a/b/my-package.json'), false);
    assert.equal(isManifest('README.md'), false);
    assert.equal(readManifest('README.md', ''), null);
  });

  it('turns an exception into a problem', () => {
    const reader = readerOf(() => {
      throw new RangeError('Maximum call stack size exceeded');
    });
    const { problems, incomplete } = readWith(reader, 'x', 'text');
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['internal'],
    );
    assert.equal(incomplete, true);
  });

  it('takes off one byte order mark, however many there are', () => {
    let seen = '';
    const reader = readerOf((text) => {
      seen = text;
      return EMPTY;
    });
    assert.deepEqual(readWith(reader, 'x', '\uFEFF'.repeat(50_000)).problems, []);
    assert.equal(seen.length, 49_999);
  });

  it('reads the first part of a text that is too long', () => {
    let seen = 0;
    const reader = readerOf((text) => {
      seen = text.length;
      const span = { start: text.length, end: text.length };
      return { ...EMPTY, problems: [{ code: 'syntax', severity: 'error', span }] };
    });
    const { problems, incomplete } = readWith(reader, 'x', 'line\n'.repeat(MAX_CHARS / 4));
    assert.equal(seen, MAX_CHARS);
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['too-large'],
    );
    assert.equal(incomplete, true);
  });

  it('blanks lines that are too long, where the reader cannot bear them', () => {
    const text = `a\n${'x'.repeat(MAX_LINE_CHARS + 1)}\r\nb`;
    const seen: string[] = [];
    const read: ManifestReader['read'] = (given) => {
      seen.push(given);
      return EMPTY;
    };
    const { problems } = readWith(readerOf(read), 'x', text);
    readWith(readerOf(read, true), 'x', text);
    assert.equal(seen[0], `a\n${' '.repeat(MAX_LINE_CHARS + 1)}\r\nb`);
    assert.equal(seen[1], text);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.start]),
      [['line-too-long', 2]],
    );
  });

  it('holds the limits on items and problems for every reader', () => {
    const span = { start: 0, end: 1 };
    const reader = readerOf(() => ({
      ...EMPTY,
      items: Array.from({ length: MAX_ITEMS + 1 }, () => ({
        kind: 'reference',
        relation: 'include',
        target: 'x',
        span,
      })),
      problems: Array.from({ length: MAX_PROBLEMS + 1 }, () => ({ code: 'syntax', severity: 'error', span })),
    }));
    const { items, problems, incomplete } = readWith(reader, 'x', 'x');
    assert.deepEqual([items.length, problems.length, incomplete], [MAX_ITEMS, MAX_PROBLEMS, true]);
  });

  it('says at the last item that is kept, of whatever kind, that there are more', () => {
    const span = { start: 3, end: 4 };
    const none = { start: 0, end: 0 };
    const kinds: readonly ManifestItem[] = [
      { kind: 'reference', relation: 'include', target: 'x', span },
      { kind: 'setting', key: 'k', keySpan: span, value: 'v', valueSpan: none },
      { kind: 'runtime', runtime: 'node', nameSpan: span, version: null, versionSpan: null },
      {
        kind: 'dependency',
        ecosystem: 'npm',
        name: 'x',
        nameSpan: span,
        version: null,
        versionSpan: null,
        rawVersion: null,
        scope: 'runtime',
      },
    ];
    for (const item of kinds) {
      const items = new Array<ManifestItem>(MAX_ITEMS + 1).fill(item);
      const { problems } = readWith(
        readerOf(() => ({ ...EMPTY, items })),
        'x',
        'text',
      );
      assert.deepEqual(problems, [{ code: 'too-many', severity: 'warning', span, args: { limit: MAX_ITEMS } }]);
    }
  });

  it('turns what a reader throws into a problem, even where that is no error', () => {
    const reader = readerOf(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- libraries do, too
      throw 'text';
    });
    assert.deepEqual(readWith(reader, 'x', '').problems[0]?.args, { format: 'test', error: 'string' });
  });

  it('cuts one endless line at the limit, and not between the halves of a character', () => {
    const cutAt = (text: string): number => {
      let seen = 0;
      const reader = readerOf((given) => ((seen = given.length), EMPTY), true);
      readWith(reader, 'x', text);
      return seen;
    };
    assert.equal(cutAt('x'.repeat(MAX_CHARS + 9)), MAX_CHARS);
    const character = '\u{1f600}';
    assert.equal(cutAt('x'.repeat(MAX_CHARS - 1) + character.repeat(9)), MAX_CHARS - 1);
    assert.equal(cutAt('x'.repeat(MAX_CHARS - 2) + character.repeat(9)), MAX_CHARS);
    // A line that ends early on would cost too much of the text.
    assert.equal(cutAt(`x\n${'x'.repeat(MAX_CHARS + 9)}`), MAX_CHARS);
  });
});

describe('problemMessage', () => {
  it('names the reason where there is one, and every message is worded', () => {
    const span = { start: 0, end: 0 };
    const plain = problemMessage({ code: 'too-deep', severity: 'warning', span });
    const reasoned = problemMessage({ code: 'syntax', severity: 'error', span, args: { reason: 'comment' } });
    assert.equal(plain.code, 'problem.too-deep');
    assert.equal(reasoned.code, 'problem.syntax.comment');
    for (const { code } of [plain, reasoned]) assert.ok(code in ENGLISH, code);
  });
});

describe('resolveInWorkspace', () => {
  it('resolves within the workspace and refuses to leave it', () => {
    for (const [target, path] of [
      ['../c.xml', 'a/c.xml'],
      ['..\\..\\c.xml', 'c.xml'],
      ['../..', ''],
      ['./x//y/.', 'a/b/x/y'],
      ['../../../c', null],
      ['/etc/passwd', null],
      ['~/x', null],
      ['C:\\x', null],
      ['file:///x', null],
      ['\\\\host\\share', null],
    ] as const) {
      assert.equal(resolveInWorkspace('a/b/pom.xml', target), path, target);
    }
  });
});

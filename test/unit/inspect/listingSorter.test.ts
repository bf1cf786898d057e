import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { ListingSorter } from '../../../src/core/inspect/listingSorter.ts';
import { isManifest, MANIFEST_NAMES } from '../../../src/core/inspect/readers/registry.ts';
import { languageOfFile } from '../../../src/core/inspect/sourceNames.ts';
import type { FolderEntry } from '../../../src/core/model/files.ts';

const LANGUAGES = { ts: 'typescript', tsx: 'typescript', js: 'javascript', py: 'python', java: 'java', go: 'go' };
const sorter = new ListingSorter({ languages: LANGUAGES, manifests: MANIFEST_NAMES });
const sort = (folder: string, entries: readonly FolderEntry[]) => sorter.sort(folder, entries, ({ kind }) => kind);

const NAMES = fc.oneof(
  fc.constantFrom('package.json', 'Dockerfile', 'go.mod', 'settings.py', '.gitignore', 'LICENSE', 'app.config.ts'),
  fc
    .tuple(
      fc.constantFrom(
        'a',
        'main',
        'B',
        'x.test',
        'user_test',
        'test_a',
        'UserTests',
        'spec',
        'data-source',
        '.eslintrc',
      ),
      fc.constantFrom('ts', 'TS', 'd.ts', 'tsx', 'js', 'py', 'java', 'go', 'md', 'yaml', 'constructor', ''),
    )
    .map(([stem, ending]) => `${stem}.${ending}`),
);
const KINDS = fc.constantFrom<FolderEntry['kind']>('file', 'file', 'file', 'folder', 'link');
const ENTRIES = fc
  .uniqueArray(NAMES, { maxLength: 20 })
  .chain((names) => fc.tuple(...names.map((name) => KINDS.map((kind): FolderEntry => ({ name, kind })))));
const FOLDERS = fc.constantFrom('', 'src', 'a/config', 'deploy/k8s', 'shop/settings', '.github/workflows', 'env');

describe('a sorted listing', () => {
  it('loses no entry, and passes over no file that a reader reads', () => {
    fc.assert(
      fc.property(FOLDERS, ENTRIES, (folder, entries) => {
        const { plain, plainCount, others } = sort(folder, entries);
        const names = plain.split('/').slice(0, -1);
        assert.equal(names.length, plainCount);
        assert.deepEqual([...names, ...others.map(({ name }) => name)].sort(), entries.map(({ name }) => name).sort());
        for (const { name, kind } of entries) {
          const path = folder === '' ? name : `${folder}/${name}`;
          if (kind !== 'file' || name === '.gitignore' || isManifest(path)) assert.ok(!names.includes(name), path);
        }
      }),
    );
  });

  it('counts the same sources as one file after the other would', () => {
    fc.assert(
      fc.property(FOLDERS, ENTRIES, (folder, entries) => {
        const { plain, sources } = sort(folder, entries);
        const counts: Record<string, number> = {};
        for (const name of plain.split('/')) {
          const language = languageOfFile(name, LANGUAGES);
          if (language !== null) counts[language] = (counts[language] ?? 0) + 1;
        }
        const told = [...sources.matchAll(/(\S+) (\d+) /g)].map(([, language = '', count]) => [
          language,
          Number(count),
        ]);
        assert.deepEqual(Object.fromEntries(told), counts);
      }),
    );
  });

  it('keeps apart only what has to be looked at', () => {
    const names = ['a.ts', 'b.ts', 'README.md', 'package.json', '.gitignore'];
    const sorted = sort(
      'src',
      names.map((name) => ({ name, kind: 'file' })),
    );
    assert.equal(sorted.plain, 'a.ts/b.ts/README.md/');
    assert.equal(sorted.sources, 'typescript 2 ');
    assert.deepEqual(
      sorted.others.map(({ name }) => name),
      ['package.json', '.gitignore'],
    );
  });
});

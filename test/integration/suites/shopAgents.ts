import * as assert from 'assert';
import * as vscode from 'vscode';
import { MANIFEST_NAMES } from '../../../src/host/workspace/manifestFiles.ts';
import { ask, commandLine, eventually, EXTENSION_ID, fileAt, hoverText, isNode, NOTES } from '../support.ts';

const HOVERS = 40;

/** Asks each tool and the command line the same. */
export async function sameJsonAsCommandLine(): Promise<void> {
  const { isDeepStrictEqual } = await import('node:util');
  // The report names its root as it was given: here by the name that the editor gives it too.
  const folder = vscode.workspace.workspaceFolders?.[0]?.name ?? '';
  const run = async (...args: string[]): Promise<unknown> =>
    JSON.parse(await commandLine(...args, '--json')) as unknown;
  // Nor does the editor count files that nothing reads once it has walked the folder: other tests write some.
  const timeless = (report: unknown): unknown => {
    const { stats, ...rest } = report as { stats: { manifestsRead: number } };
    return { ...rest, manifestsRead: stats.manifestsRead };
  };
  // The editor's problems include what the support dates say; on the command line that is `check`.
  const problemless = (report: unknown): unknown => ({ ...(timeless(report) as object), problems: [] });
  // The editor hears of files that other tests wrote a little later than the disk has them.
  const inspected = await eventually('the editor and the command line see the same files', async () => {
    const report = await ask('inspect_stack');
    return isDeepStrictEqual(problemless(report), problemless(await run('inspect', folder))) ? report : null;
  });
  assert.deepEqual((inspected as { problems: unknown }).problems, await run('check', folder));
  assert.deepEqual(await ask('recommend_stack'), await run('advise', folder));
  assert.deepEqual(await ask('compare_stacks', { a: 'go', b: 'java' }), await run('compare', 'go', 'java', folder));
  assert.deepEqual(await ask('explain_technology', { id: 'postgresql' }), await run('explain', 'postgresql'));
}

/** What agents get, and how long people wait, in the polyglot monorepo. */
export function shopAgentsSuite(): void {
  describe('tools for language models', () => {
    it('advise under answers that the model passes, and refuse what is none', async () => {
      const advice = await ask<{ options: { id: string }[] }>('recommend_stack', {
        answers: { enterprisePlatform: 'jvm', teamSkills: ['java'] },
      });
      assert.equal(advice.options[0]?.id, 'java');
      const refused: unknown = await ask('recommend_stack', { answers: { hosting: 'moon' } }).catch((e: unknown) => e);
      assert.match(String(refused), /hosting/);
      assert.match(String(refused), /kubernetes/);
    });

    it('compare two options and explain a technology', async () => {
      const comparison = await ask<{ a: string; rows: { difference: number }[] }>('compare_stacks', {
        a: 'go',
        b: 'typescript',
      });
      assert.equal(comparison.a, 'go');
      const sizes = comparison.rows.map(({ difference }) => Math.abs(difference));
      assert.deepEqual(
        sizes,
        [...sizes].sort((x, y) => y - x),
      );
      assert.equal((await ask<{ label: string }>('explain_technology', { id: 'fastify' })).label, 'Fastify');
      const unknown: unknown = await ask('explain_technology', { id: 'nope' }).catch((e: unknown) => e);
      assert.match(String(unknown), /spring-boot/);
    });

    (isNode ? it : it.skip)('give the same JSON as the command line', sameJsonAsCommandLine);
  });

  describe('tools in a folder with knowledge of its own', () => {
    // A file of its own: the editor keeps the text of one that another test has opened, and what is open wins.
    after(async () => {
      for (const path of ['stack-advisor.json', 'agents.stack-knowledge.yaml'])
        await vscode.workspace.fs.delete(fileAt(path)).then(undefined, () => undefined);
    });

    it('give the same JSON as the command line too', async () => {
      const write = (path: string, text: string): Thenable<void> =>
        vscode.workspace.fs.writeFile(fileAt(path), new TextEncoder().encode(text));
      await write(
        'agents.stack-knowledge.yaml',
        'schemaVersion: 1\nadvice:\n  constraints:\n    no-go: { when: {}, excludes: [go], because: Not here }\n',
      );
      let asked = 0;
      await eventually('own knowledge', async () => {
        // A file system watcher may lose an event: it is written again every few seconds.
        if (asked++ % 100 === 0)
          await write('stack-advisor.json', '{ "schemaVersion": 1, "knowledge": ["agents.stack-knowledge.yaml"] }\n');
        return JSON.stringify(await ask('recommend_stack')).includes('Not here');
      });
      const comparison = await ask('compare_stacks', { a: 'java', b: 'rust' });
      const same: unknown = await ask('compare_stacks', { a: 'java', b: 'java' }).catch((error: unknown) => error);
      assert.match(String(same), /two different options/);
      if (!isNode) return;
      const { isDeepStrictEqual } = await import('node:util');
      const folder = vscode.workspace.workspaceFolders?.[0]?.name ?? '';
      const run = async (...args: string[]): Promise<unknown> =>
        JSON.parse(await commandLine(...args, '--json')) as unknown;
      assert.deepEqual(await ask('recommend_stack'), await run('advise', folder));
      assert.deepEqual(comparison, await run('compare', 'java', 'rust', folder));
      const bare = (report: unknown): unknown => ({ ...(report as object), stats: null, problems: null });
      await eventually('the same report', async () =>
        isDeepStrictEqual(bare(await ask('inspect_stack')), bare(await run('inspect', folder))),
      );
    });
  });

  describe('activation', () => {
    it('comes with the language of every manifest that can show a hover', async () => {
      const manifest = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON as { activationEvents: string[] };
      const known = new Set(await vscode.languages.getLanguages());
      // Source of programs that only hints at a stack: every project has it open all day.
      const left = new Set(['javascript', 'typescript']);
      const missed = new Set<string>();
      for (const name of MANIFEST_NAMES) {
        const { languageId } = await vscode.workspace.openTextDocument(vscode.Uri.parse(`untitled:/some/${name}`));
        if (!left.has(languageId) && !manifest.activationEvents.includes(`onLanguage:${languageId}`))
          missed.add(`${languageId} (${name})`);
      }
      assert.deepEqual([...missed], []);
      assert.ok(known.size > 20, 'the editor brings its languages');
    });
  });

  describe('times', () => {
    it('of hovers are told', async () => {
      // Not in package.json, where the editor's own hovers ask a registry.
      const path = 'services/billing/pom.xml';
      await hoverText(path, 'spring-boot-starter-web');
      const uri = fileAt(path);
      const document = await vscode.workspace.openTextDocument(uri);
      const places = ['spring-boot-starter-web', 'spring-boot-starter-data-jpa', '21', 'postgresql'].map((text) =>
        document.positionAt(document.getText().indexOf(text) + 1),
      );
      const taken: number[] = [];
      for (let i = 0; i < HOVERS; i++) {
        const start = performance.now();
        await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, places[i % places.length]);
        taken.push(performance.now() - start);
      }
      taken.sort((a, b) => a - b);
      const at = (share: number): string => (taken[Math.floor(share * (taken.length - 1))] ?? 0).toFixed(1);
      NOTES.push(`hover through the editor's own command: median ${at(0.5)} ms, 95 % ${at(0.95)} ms of ${HOVERS}`);
    });
  });
}

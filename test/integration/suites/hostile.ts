import * as assert from 'assert';
import * as vscode from 'vscode';
import type { StackReport } from '../../../src/core/model/stackReport.ts';
import { CANARY, CONTROLS, EVIL_NAMES, MARKUP, OWN_COMMANDS, SECRET } from '../../support/hostileMarks.ts';
import { ask, eventually, fileAt, fileText, panelTab } from '../support.ts';

/** Views, and how many of their lines are looked at one by one. */
const VIEWS: Readonly<Record<string, number>> = { recommendation: 12, currentStack: 90, team: 12 };
/** Problems that must be told: file, code, line from 1 where it is known. */
const PROBLEMS: readonly (readonly [file: string, code: string, line?: number])[] = [
  ['deep/package.json', 'too-deep', 1],
  ['typed/package.json', 'manifest-syntax', 4],
  ['xml/pom.xml', 'entity-refused'],
  ['ring/pom.xml', 'cycle', 4],
  ['leaves/pom.xml', 'outside-workspace', 4],
  ['python/requirements.txt', 'outside-workspace', 2],
  ['python/requirements.txt', 'outside-workspace', 3],
  ['python/requirements.txt', 'cycle'],
  ['toml/Cargo.toml', 'too-deep', 4],
  ['go/go.mod', 'manifest-syntax', 5],
  ['long/requirements.txt', 'line-too-long', 2],
  ['links/package.json', 'outside-workspace'],
  ['pipe/package.json', 'not-a-file'],
  ['folder/package.json', 'not-a-file'],
  ['python/pipe.txt', 'not-a-file'],
  ['globs/pnpm-workspace.yaml', 'expansion-limit', 3],
  // As a hint: nobody can mend it, but it says why no version is known.
  ['variables/compose.yaml', 'not-resolved', 3],
];
const FOUND = ['koa', 'express', 'fastify', 'gin', 'postgresql', 'flask', 'axum', 'django', 'spring-boot', 'left-pad'];

/** Checks that a text holds nothing from outside and no credentials, and returns it. */
function harmless(text: string): string {
  for (const mark of [CANARY, SECRET, 'root:x:0']) assert.ok(!text.includes(mark), `${mark} in ${text.slice(0, 500)}`);
  return text;
}

/** Checks as well that nothing in a text acts, and returns it. */
function inert(text: string): string {
  assert.doesNotMatch(harmless(text), CONTROLS);
  return text;
}

/** Every kind of hostile file beside something that must be found. What is shown meanwhile, the runner watches. */
export function hostileSuite(): void {
  describe('a hostile workspace', () => {
    it('is read as far as it is sound', async () => {
      const report = await ask<StackReport>('inspect_stack');
      harmless(JSON.stringify(report));
      const findings = report.services.flatMap((s) => [...s.frameworks, ...s.databases, ...s.other]);
      const ids = new Set(findings.map(({ id }) => id.toLowerCase()));
      assert.deepEqual(
        FOUND.filter((id) => !ids.has(id)),
        [],
      );
      assert.ok(!('polluted' in {}), 'a prototype was changed');
    });

    it('has every fault told at its line', async () => {
      await vscode.commands.executeCommand('stackAdvisor.checkWorkspace');
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      const told = (): string[] =>
        vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
          diagnostics
            .filter(({ source }) => source === 'Stack Advisor')
            .map((diagnostic) => {
              inert(diagnostic.message);
              const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
              return `${pathOf(uri)} ${code} ${diagnostic.range.start.line + 1}`;
            }),
        );
      await eventually('problems', () => told().length > 0);
      const all = told();
      for (const [file, code, line] of PROBLEMS) {
        const wanted = `${file} ${code} ${line ?? ''}`;
        assert.ok(
          all.some((one) => one.startsWith(wanted)),
          `${wanted} in\n${all.join('\n')}`,
        );
      }
    });

    it('has names that no hover takes for more than text', async () => {
      const uri = fileAt('names/package.json');
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      let seen = 0;
      for (const name of [...EVIL_NAMES.map((evil) => JSON.stringify(evil)), '"express"']) {
        const at = document.getText().lastIndexOf(`${name}:`);
        assert.ok(at > 0, name);
        const position = document.positionAt(at + 2);
        const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          uri,
          position,
        );
        for (const content of hovers.flatMap((hover) => hover.contents)) {
          const value = typeof content === 'string' ? content : content.value;
          if (!value.includes('stackAdvisor.') && !value.includes('Stack Advisor')) continue;
          seen++;
          // Links of our own, with what we put into them.
          const rest = value.replace(/\]\((command:[^)]*)\)/g, (all, link: string) =>
            OWN_COMMANDS.test(link) ? '' : all,
          );
          assert.doesNotMatch(inert(rest), MARKUP);
          if (!(content instanceof vscode.MarkdownString)) continue;
          assert.notEqual(content.isTrusted, true);
          assert.notEqual(content.supportHtml, true);
        }
        await vscode.commands.executeCommand('editor.action.hideHover');
        editor.selection = new vscode.Selection(position, position);
        await vscode.commands.executeCommand('editor.action.showHover');
        await pause(500);
      }
      assert.ok(seen > 0, 'a hover of ours');
    });

    it('is exported as text', async () => {
      for (const format of ['markdown', 'json', 'sarif']) {
        const target = fileAt(`report.${format}`);
        await vscode.commands.executeCommand('stackAdvisor.exportReport', { format, target });
        const text = await fileText(`report.${format}`);
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        await vscode.workspace.fs.delete(target);
        assert.ok(text.length > 1000, format);
        if (format === 'markdown') assert.doesNotMatch(inert(text), MARKUP);
        else JSON.parse(harmless(text));
      }
    });

    it('is shown in the trees and in the panel', async () => {
      for (const [view, lines] of Object.entries(VIEWS)) {
        await vscode.commands.executeCommand(`stackAdvisor.${view}.focus`);
        await pause(500);
        await vscode.commands.executeCommand('list.focusFirst');
        for (let line = 0; line < lines; line++) {
          await vscode.commands.executeCommand('list.expand');
          await vscode.commands.executeCommand('list.showHover');
          await pause(120);
          await vscode.commands.executeCommand('list.focusDown');
        }
      }
      await vscode.commands.executeCommand('stackAdvisor.recommend');
      await eventually('the panel’s tab', () => panelTab());
      await pause(3000);
    }).timeout(90_000);

    it('leaves the engine alive', async () => {
      assert.ok((await ask<StackReport>('inspect_stack')).services.length > 5);
    });
  });
}

function pathOf(uri: vscode.Uri): string {
  return uri.path.slice(`${fileAt('').path.replace(/\/$/, '')}/`.length);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

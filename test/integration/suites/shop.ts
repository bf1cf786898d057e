import * as assert from 'assert';
import * as vscode from 'vscode';
import { EXTENSION_ID, eventually, fileAt, hoverText, panelTab, problemsOf } from '../support.ts';

/** A polyglot monorepo: TypeScript, Go, Java and Python services and a front end. */
export function shopSuite(): void {
  describe('a polyglot monorepo', () => {
    it('is there, and answers for every command that it declares', async () => {
      const extension = vscode.extensions.getExtension(EXTENSION_ID);
      assert.ok(extension, 'the extension is installed');
      await extension.activate();
      const declared = (extension.packageJSON as { contributes: { commands: { command: string }[] } }).contributes
        .commands;
      const known = new Set(await vscode.commands.getCommands(true));
      assert.deepEqual(
        declared.map(({ command }) => command).filter((command) => !known.has(command)),
        [],
      );
    });

    it('says on hover what a dependency is, in package.json', async () => {
      const hover = await hoverText('apps/api/package.json', 'fastify"');
      assert.match(hover, /Fastify/);
      assert.match(hover, /framework/i);
    });

    it('says it in go.mod, pom.xml and requirements.txt', async () => {
      assert.match(await hoverText('services/pricing/go.mod', 'github.com/gin-gonic/gin'), /Gin/);
      assert.match(await hoverText('services/billing/pom.xml', 'spring-boot-starter-web'), /Spring Boot/);
      assert.match(await hoverText('workers/reports/requirements.txt', 'fastapi'), /FastAPI/);
    });

    it('says when support of a runtime ends', async () => {
      assert.match(await hoverText('apps/api/package.json', '>=22'), /2029-04-30/);
      assert.match(await hoverText('services/pricing/go.mod', '1.24'), /Go/);
    });

    it('says nothing over what it does not know', async () => {
      const document = await vscode.workspace.openTextDocument(fileAt('apps/api/package.json'));
      const position = document.positionAt(document.getText().indexOf('"version"') + 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      const ours = hovers
        .flatMap((hover) => hover.contents)
        .filter((content) => typeof content !== 'string' && content.value.includes('stackAdvisor.'));
      assert.deepEqual(ours, []);
    });

    it('opens the panel on the recommend command', async () => {
      await vscode.commands.executeCommand('stackAdvisor.recommend');
      await eventually('the panel’s tab', () => panelTab());
    });

    it('follows an edit that was not saved', async () => {
      const document = await vscode.workspace.openTextDocument(fileAt('workers/reports/requirements.txt'));
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(new vscode.Position(document.lineCount - 1, 0), 'litestar==2.13.0\n'));
      try {
        assert.match(await hoverText('workers/reports/requirements.txt', 'litestar'), /Litestar/);
      } finally {
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
    });

    it('takes in own knowledge as it is typed, and tells a mistake in it at its line', async () => {
      const profile = fileAt('stack-advisor.json');
      const own = fileAt('own.stack-knowledge.yaml');
      const api = fileAt('apps/api/package.json');
      const before = await vscode.workspace.fs.readFile(api);
      const edit = new vscode.WorkspaceEdit();
      edit.createFile(profile, {
        contents: new TextEncoder().encode('{ "schemaVersion": 1, "knowledge": ["own.stack-knowledge.yaml"] }'),
      });
      edit.createFile(own, { contents: new TextEncoder().encode('schemaVersion: 1\n') });
      assert.ok(await vscode.workspace.applyEdit(edit));
      try {
        const document = await vscode.workspace.openTextDocument(own);
        const editor = await vscode.window.showTextDocument(document);
        const end = new vscode.Position(1, 0);
        await editor.edit((typed) => typed.insert(end, 'packages:\n  npm:\n    "@shop/http": nothing\n'));
        const problem = await eventually('the problem', () => problemsOf(own)[0]);
        assert.equal(problem.range.start.line, 3);
        const house =
          'technologies:\n  shop-http: { label: Shop HTTP, role: framework, summary: The house framework }\n';
        await editor.edit((typed) => {
          typed.insert(end, house);
          typed.replace(new vscode.Range(3, 18, 3, 25), 'shop-http');
        });
        await eventually('no problem any more', () => problemsOf(own).length === 0);
        const manifest = await vscode.workspace.openTextDocument(api);
        const shown = await vscode.window.showTextDocument(manifest);
        const at = manifest.positionAt(manifest.getText().indexOf('"fastify"'));
        await shown.edit((typed) => typed.insert(at, '"@shop/http": "1.0.0",\n    '));
        await eventually('the hover', async () =>
          /Shop(&nbsp;| )HTTP/.test(await hoverText('apps/api/package.json', '@shop/http')),
        );
        await vscode.commands.executeCommand('workbench.action.files.revert');
      } finally {
        await vscode.commands.executeCommand('workbench.action.files.revert');
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        // In the browser documents save themselves after a while.
        await vscode.workspace.fs.writeFile(api, before);
        await vscode.workspace.fs.delete(own);
        await vscode.workspace.fs.delete(profile);
      }
    });

    it('reports a broken manifest at its line while it is being typed, and takes it back', async () => {
      const uri = fileAt('apps/web/package.json');
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '  "half\n'));
      const problem = await eventually('the problem', () => problemsOf(uri)[0]);
      assert.equal(problem.range.start.line, 2);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await eventually('no problem any more', () => problemsOf(uri).length === 0);
    });

    it('offers a supported version where support has ended', async () => {
      const uri = fileAt('workers/reports/.python-version');
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const problem = await eventually('the problem', () => problemsOf(uri)[0]);
      assert.equal(problem.code, 'end-of-life');
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        problem.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      const fix = actions.find((action) => action.edit !== undefined);
      assert.ok(fix?.edit !== undefined, actions.map(({ title }) => title).join());
      assert.match(fix.title, /3\.1\d/);
      try {
        await vscode.workspace.applyEdit(fix.edit);
        assert.match(document.getText(), /^3\.1[1-9]/);
        await eventually('no problem any more', () => problemsOf(uri).length === 0);
      } finally {
        await vscode.commands.executeCommand('workbench.action.files.revert');
      }
    });

    it('answers agents with the published JSON', async () => {
      const result = await vscode.lm.invokeTool('inspect_stack', { input: {}, toolInvocationToken: undefined });
      const text = result.content
        .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
        .join('');
      const report = JSON.parse(text) as { schemaVersion: number; services: { path: string }[] };
      assert.equal(report.schemaVersion, 1);
      assert.ok(report.services.some((service) => service.path === 'services/pricing'));
    });
  });
}

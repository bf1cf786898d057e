/**
 * Lets host files be imported outside VS Code: `vscode` resolves to a small stand-in with the value classes that they
 * use. What talks to the editor is tested inside a real VS Code; here only plain logic is.
 */
import * as nodeModule from 'node:module';
import { loadReaders } from '../../src/core/inspect/readers/registry.ts';

const SOURCE = `
export const l10n = { t: (message, ...args) => (l10n.bundle?.[message] ?? message).replace(/\\{(\\d+)\\}/g, (whole, i) => String(args[Number(i)] ?? whole)), bundle: undefined };
export const env = { language: 'en' };
export class Position { constructor(line, character) { this.line = line; this.character = character; } }
export class Range { constructor(a, b, c, d) { if (typeof a === 'number') { this.start = new Position(a, b); this.end = new Position(c, d); } else { this.start = a; this.end = b; } } }
export class MarkdownString {
  constructor(value = '') { this.value = value; }
  appendText(text) { this.value += text.replace(/[\\\\\`*_{}[\\]()#+\\-!~]/g, '\\\\$&').replace(/([ \\t]+)/g, (m) => '&nbsp;'.repeat(m.length)).replace(/^>/gm, '\\\\>').replace(/\\n/g, '\\n\\n'); return this; }
  appendMarkdown(text) { this.value += text; return this; }
}
export class EventEmitter {
  #listeners = new Set();
  event = (listener) => { this.#listeners.add(listener); return { dispose: () => this.#listeners.delete(listener) }; };
  fire(value) { for (const listener of [...this.#listeners]) listener(value); }
  dispose() { this.#listeners.clear(); }
}
export class FileSystemError extends Error { constructor(code) { super(code); this.code = code; } }
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };
export class Uri {
  constructor(parts) { Object.assign(this, parts); }
  static from(parts) { return new Uri({ scheme: '', authority: '', path: '', ...parts }); }
  static file(path) { return Uri.from({ scheme: 'file', path }); }
  static joinPath(base, ...parts) { return Uri.from({ ...base, path: [base.path.replace(/\\/$/, ''), ...parts].join('/') }); }
  get fsPath() { return this.path; }
  toString() { return this.scheme + '://' + this.authority + this.path; }
}
export class WorkspaceEdit { edits = []; replace(uri, range, text) { this.edits.push({ uri, range, text }); } }
export const workspace = { fs: globalThis.__vscodeFs };
export const window = {};
export const commands = {};
export const languages = {};
export class ThemeIcon { constructor(id) { this.id = id; } }
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const ProgressLocation = { Notification: 15 };
export const CodeActionKind = { QuickFix: 'quickfix' };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const ViewColumn = { Active: -1 };
export const QuickInputButtons = { Back: {} };
`;

type Resolve = (specifier: string, context: unknown, next: (specifier: string, context: unknown) => unknown) => unknown;
// Younger than the oldest Node that the types describe; the tests run under the project's own.
const { registerHooks } = nodeModule as unknown as { registerHooks(hooks: { resolve: Resolve }): void };

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: `data:text/javascript,${encodeURIComponent(SOURCE)}`, shortCircuit: true }
      : next(specifier, context),
});

// Units read without waiting.
await loadReaders();

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { placeholdersOf } from './placeholders.ts';
import { ROOT } from '../paths.ts';

/** Folders whose code words sentences itself; everything else makes messages of the core's catalogue. */
const FOLDERS = ['src/host', 'src/webview'];

export interface UiTexts {
  /** English text → the places that say it, as `file:line`. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Calls that no translation can reach, one sentence each. */
  readonly mistakes: readonly string[];
}

/**
 * Every text that the extension's host and the panel's page give to `l10n.t`, in both of them the English text itself.
 * Read from the syntax tree, so that a comment or a string that looks like a call is none. (`@vscode/l10n-dev` knows
 * `vscode.l10n` alone, not the page's, and would bring a translation service's client along.)
 */
export function uiTexts(): UiTexts {
  const texts = new Map<string, string[]>();
  const mistakes: string[] = [];
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (!name.endsWith('.ts')) continue;
      const file = join(ROOT, folder, name);
      const found = textsIn(relative(ROOT, file).split(sep).join('/'), readFileSync(file, 'utf8'));
      for (const [text, places] of found.texts) texts.set(text, [...(texts.get(text) ?? []), ...places]);
      mistakes.push(...found.mistakes);
    }
  }
  return { texts, mistakes };
}

/** The same for the text of one file. */
export function textsIn(file: string, source: string): UiTexts {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const texts = new Map<string, string[]>();
  const mistakes: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTranslation(node.expression)) {
      const place = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
      const [message, ...args] = node.arguments;
      if (message === undefined || !ts.isStringLiteralLike(message))
        mistakes.push(`${place}: the text has to stand there as it is, not be put together`);
      else {
        texts.set(message.text, [...(texts.get(message.text) ?? []), place]);
        const used = placeholdersOf(message.text);
        const given = args.map((_, i) => `{${i}}`);
        if (!args.some(ts.isSpreadElement) && used.join() !== given.join())
          mistakes.push(`${place}: ${given.length} arguments, but the text has ${used.join(' ') || 'no placeholder'}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { texts, mistakes };
}

/** `l10n.t` and `vscode.l10n.t`. */
function isTranslation(callee: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 't') return false;
  const owner = callee.expression;
  return ts.isPropertyAccessExpression(owner)
    ? owner.name.text === 'l10n'
    : ts.isIdentifier(owner) && owner.text === 'l10n';
}

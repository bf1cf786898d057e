import { visibleText } from '../model/visibleText.ts';

/** Text as Markdown shows it literally: nothing in it acts as markup, link, HTML or control character. */
export function escapeMarkdown(text: string): string {
  return (
    visibleText(text)
      .replace(/[\\`*_{}[\]!|~<>$]/g, '\\$&')
      // These act at the start of a line only: a heading, a list, an underline of a heading.
      .replace(/^(\s*)([#+=-])(?=[#+=\s-]|$)/gm, '$1\\$2')
      .replace(/^(\s*\d+)([.)])(?=\s|$)/gm, '$1\\$2')
      .replace(/&/g, '&amp;')
      .replace(/\b(https?|ftp|file|command|javascript|data|vscode):(?=\S)/gi, '$1\\:')
  );
}

/** A table; cells must be escaped already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

import { visibleText } from '../model/visibleText.ts';

/** Text as Markdown shows it literally: nothing in it acts as markup, link, HTML or control character. */
export function escapeMarkdown(text: string): string {
  return (
    visibleText(text)
      .replace(/[\\`*_{}[\]!|~>$]/g, '\\$&')
      // These act at the start of a line only: a heading, a list, an underline of a heading.
      .replace(/^([^\S\r\n\u2028\u2029]*)([#+=-])(?=[#+=\s-]|$)/gm, '$1\\$2')
      .replace(/^([^\S\r\n\u2028\u2029]*\d+)([.)])(?=\s|$)/gm, '$1\\$2')
      .replace(/&/g, '&amp;')
      // As an entity, so that no tag stands in the text even for those who overlook a backslash.
      .replace(/</g, '&lt;')
      .replace(/\b(https?|ftp|file|command|javascript|data|vscode):(?=\S)/gi, '$1\\:')
  );
}

/** A table; cells must be escaped already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

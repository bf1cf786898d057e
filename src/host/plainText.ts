import type { MarkdownString } from 'vscode';
import { visibleLines } from '../core/model/visibleText.ts';

/**
 * Appends text that may stem from the workspace: no markup, no icon, no character that acts unseen, and no address that
 * the editor would make a link of by itself.
 */
export function appendPlain(markdown: MarkdownString, text: string): MarkdownString {
  const before = markdown.value.length;
  markdown.appendText(visibleLines(text));
  // `appendText` leaves addresses alone; with these characters as entities they are none until they are
  // shown. Nor does a tag depend on HTML being off.
  const appended = markdown.value
    .slice(before)
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/(www)\./gi, '$1&#46;')
    .replace(/@/g, '&#64;')
    .replace(/</g, '&lt;');
  markdown.value = markdown.value.slice(0, before) + appended;
  return markdown;
}

/** Text for a label in which the editor draws `$(name)` as an icon. */
export function withoutIcons(text: string): string {
  return visibleLines(text).replaceAll('$(', '$ (');
}

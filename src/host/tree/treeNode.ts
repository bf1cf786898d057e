import type { Finding } from '../../core/model/stackReport.ts';
import type { CommandId } from '../ids.ts';

/** A line of a tree as plain data; labels and tooltips are plain text, never Markdown. */
export interface TreeNode {
  /** Stable over refreshes, so that selection and expansion stay. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** Id of a product icon, with the id of a theme colour where it means something. */
  readonly icon?: string;
  readonly iconColor?: string;
  readonly children?: readonly TreeNode[];
  readonly expanded?: boolean;
  readonly command?: { readonly id: CommandId; readonly title: string; readonly args: readonly unknown[] };
  /** Words that `when` clauses of context menus look for. */
  readonly context?: string;
  /** What a command of the context menu is told; see `registerCommand`. */
  readonly about?: object;
  /** What a screen reader says, where that is not label, description and what the tooltip adds; starts with the label. */
  readonly spoken?: string;
}

/** What a screen reader says of a line: VS Code by itself would have it say the tooltip alone. */
export function spokenOf({ label, description, tooltip, spoken }: TreeNode): string {
  if (spoken !== undefined) return spoken;
  const seen = [label, description].filter((text) => text !== undefined && text !== '').join(', ');
  const more = (tooltip ?? '').split('\n').filter((line) => !seen.includes(line));
  return [seen, ...more].join('. ');
}

/** What the command that opens a line is told of a finding, beside its folder. */
export function placeOf({ file, line, column, endLine, endColumn }: Finding): object {
  return { file, line, column, endLine, endColumn };
}

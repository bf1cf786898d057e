import * as vscode from 'vscode';
import { visibleLines } from '../../core/model/visibleText.ts';
import { DisposableStore } from '../lifecycle.ts';
import { idOf, type Folders } from '../workspace/folders.ts';
import { spokenOf, type TreeNode } from './treeNode.ts';

export interface NodeTreeOptions {
  readonly viewId: string;
  readonly folders: Folders;
  /** Lines of one folder; an empty list leaves the room to the welcome view. */
  readonly nodes: (folder: vscode.WorkspaceFolder) => readonly TreeNode[];
  /** Whether a welcome view offers the way on where reading failed and there is nothing to show. */
  readonly welcomesFailure?: true;
  readonly badge?: (folders: readonly vscode.WorkspaceFolder[]) => vscode.ViewBadge | undefined;
}

/** Changes that arrive together are shown together. */
const GATHER_MS = 30;

/** A native tree over {@link TreeNode}s: one folder at the top level, or a node for each where there are several. */
export class NodeTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #options: NodeTreeOptions;
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<TreeNode>;
  #parents = new Map<string, TreeNode | undefined>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #progress: (() => void) | null = null;

  constructor(options: NodeTreeOptions) {
    this.#options = options;
    this.#view = this.#store.add(
      vscode.window.createTreeView(options.viewId, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.#store.add(options.folders.onDidChange(() => this.#soon()));
    this.#store.add(this.#view.onDidChangeVisibility(() => this.#readVisible()));
    this.#readVisible();
  }

  get visible(): boolean {
    return this.#view.visible;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    // Asking whether there are any must not make them.
    const state = !('children' in node) ? None : node.expanded === true ? Expanded : Collapsed;
    const item = new vscode.TreeItem(visibleLines(node.label), state);
    item.id = node.id;
    if (node.description !== undefined) item.description = visibleLines(node.description);
    if (node.tooltip !== undefined) item.tooltip = visibleLines(node.tooltip);
    if (node.context !== undefined) item.contextValue = node.context;
    if (node.icon !== undefined) {
      item.iconPath = new vscode.ThemeIcon(
        node.icon,
        node.iconColor === undefined ? undefined : new vscode.ThemeColor(node.iconColor),
      );
    }
    if (node.command !== undefined) {
      item.command = { command: node.command.id, title: node.command.title, arguments: [...node.command.args] };
    }
    item.accessibilityInformation = { label: visibleLines(spokenOf(node)) };
    return item;
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node !== undefined) return this.#adopt(node.children ?? [], node);
    this.#parents = new Map();
    this.#readVisible();
    const { folders, nodes } = this.#options;
    const [only, ...more] = folders.all;
    if (only === undefined) return [];
    if (more.length === 0) return this.#adopt(nodes(only), undefined);
    const tops = folders.all
      .map((folder) => ({ folder, children: nodes(folder) }))
      .filter(({ children }) => children.length > 0);
    return this.#adopt(
      tops.map(({ folder, children }) => ({
        id: `folder:${idOf(folder)}`,
        label: folder.name,
        icon: 'root-folder',
        expanded: true,
        children,
      })),
      undefined,
    );
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node.id);
  }

  #adopt(nodes: readonly TreeNode[], parent: TreeNode | undefined): TreeNode[] {
    for (const node of nodes) this.#parents.set(node.id, parent);
    return [...nodes];
  }

  /** Showing a view is what starts the reading of its folders. */
  #readVisible(): void {
    if (!this.#view.visible) return;
    for (const folder of this.#options.folders.all) {
      if (this.#options.folders.status(folder).kind === 'unread')
        void this.#options.folders.ensure(folder).catch(() => undefined);
    }
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#show();
    }, GATHER_MS);
  }

  #show(): void {
    const statuses = this.#options.folders.all.map((folder) => this.#options.folders.status(folder));
    const reading = statuses.filter((status) => status.kind === 'reading');
    const failed = statuses.find((status) => status.kind === 'failed');
    const seen = reading.reduce((sum, status) => sum + status.filesSeen, 0);
    const message =
      reading.length === 0
        ? failed?.message
        : seen === 0
          ? vscode.l10n.t('Reading the workspace…')
          : vscode.l10n.t('Reading the workspace… {0} files seen', seen.toLocaleString(vscode.env.language));
    // A message takes the place of the welcome view and its button; the reason then stands beside the title.
    const hasNothing = this.#options.folders.all.every((folder) => this.#options.folders.latest(folder) === null);
    const isWelcome =
      this.#options.welcomesFailure === true && failed !== undefined && hasNothing && reading.length === 0;
    this.#view.message = isWelcome ? '' : (message ?? '');
    this.#view.description = isWelcome ? failed.message : '';
    this.#view.badge = this.#options.badge?.(this.#options.folders.all);
    this.#spin(reading.length > 0);
    // Counting up alone changes no line.
    if (reading.length === 0 || !this.#view.visible) this.#changed.fire();
  }

  /** The progress line at the top of the view, while a folder is read. */
  #spin(on: boolean): void {
    if (on && this.#progress === null) {
      const done = new Promise<void>((resolve) => (this.#progress = resolve));
      void vscode.window.withProgress({ location: { viewId: this.#options.viewId } }, () => done);
    }
    if (!on) {
      this.#progress?.();
      this.#progress = null;
    }
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#spin(false);
    this.#store.dispose();
  }
}

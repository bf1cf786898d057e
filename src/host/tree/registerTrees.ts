import * as vscode from 'vscode';
import { VIEWS } from '../ids.ts';
import type { Services } from '../services.ts';
import { idOf } from '../workspace/folders.ts';
import { currentStackNodes } from './currentStackNodes.ts';
import { NodeTree } from './nodeTree.ts';
import { recommendationNodes } from './recommendationNodes.ts';
import { teamNodes } from './teamNodes.ts';

/** The three views. A folder with neither manifests nor answers leaves the room to the welcome view. */
export function registerTrees(services: Services): readonly vscode.Disposable[] {
  const { folders, labels } = services;
  const recommendation = new NodeTree({
    viewId: VIEWS.recommendation,
    folders,
    welcomesFailure: true,
    nodes: (folder) => {
      const state = folders.latest(folder);
      if (state === null || (state.report.services.length === 0 && state.profile === null)) return [];
      return recommendationNodes(idOf(folder), state.recommendation, labels);
    },
  });
  const currentStack = new NodeTree({
    viewId: VIEWS.currentStack,
    folders,
    nodes: (folder) => {
      const state = folders.latest(folder);
      return state === null ? [] : currentStackNodes(idOf(folder), state.report, labels);
    },
    badge: (all) => {
      const problems = all.flatMap((folder) => folders.latest(folder)?.report.problems ?? []);
      return problemBadge(problems.filter((problem) => problem.severity !== 'information').length);
    },
  });
  const team = new NodeTree({
    viewId: VIEWS.team,
    folders,
    nodes: (folder) => {
      const state = folders.latest(folder);
      return state === null ? [] : teamNodes(idOf(folder), state.recommendation, labels.questions);
    },
  });
  return [recommendation, currentStack, team];
}

/** The number at the activity bar's icon is of problems only; news or open questions get none. */
function problemBadge(value: number): vscode.ViewBadge | undefined {
  if (value === 0) return undefined;
  const tooltip =
    value === 1
      ? vscode.l10n.t('1 problem in the manifests: Check Workspace lists it')
      : vscode.l10n.t('{0} problems in the manifests: Check Workspace lists them', value);
  return { value, tooltip };
}

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
      const value = problems.filter((problem) => problem.severity !== 'information').length;
      return value === 0 ? undefined : { value, tooltip: vscode.l10n.t('{0} problems in the manifests', value) };
    },
  });
  const team = new NodeTree({
    viewId: VIEWS.team,
    folders,
    nodes: (folder) => {
      const state = folders.latest(folder);
      return state === null ? [] : teamNodes(idOf(folder), state.recommendation);
    },
  });
  return [recommendation, currentStack, team];
}

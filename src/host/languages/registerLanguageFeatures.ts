import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { MANIFEST_GLOB, PROFILE_FILE } from '../workspace/manifestFiles.ts';
import { ManifestHovers } from './hovers.ts';
import { StackStatus } from './languageStatus.ts';
import { ManifestQuickFixes } from './quickFixes.ts';

/** Hovers, quick fixes and the language status, by file pattern: a language id depends on what else is installed. */
export function registerLanguageFeatures(services: Services): readonly vscode.Disposable[] {
  const manifests: vscode.DocumentSelector = { pattern: MANIFEST_GLOB };
  return [
    vscode.languages.registerHoverProvider(manifests, new ManifestHovers(services)),
    vscode.languages.registerCodeActionsProvider(
      [{ pattern: MANIFEST_GLOB }, { pattern: `**/${PROFILE_FILE}` }],
      new ManifestQuickFixes(services),
      {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
      },
    ),
    new StackStatus(services, manifests),
  ];
}

import * as vscode from 'vscode';
import type { Recommendation } from '../../core/model/recommendation.ts';
import type { QuestionLabel } from '../../protocol/engine.ts';
import { COMMANDS } from '../ids.ts';
import type { Questions } from '../profile/questions.ts';
import { placeOf, type TreeNode } from './treeNode.ts';

type Used = Recommendation['answersUsed'][number];

/**
 * Lines of the *Your team* view for one folder: the ten questions with the answer in use and where it came from. Under
 * a question stand those that only make sense beside it.
 */
export function teamNodes(key: string, advice: Recommendation, questions: Questions): readonly TreeNode[] {
  const used = new Map(advice.answersUsed.map((answer) => [answer.field, answer]));
  const next = advice.nextQuestion?.field;
  return questions.groups.flatMap(([main, ...others]) => {
    if (main === undefined) return [];
    const node = answerNode(key, main, used.get(main.field), next, questions);
    if (others.length === 0) return [node];
    return [
      {
        ...node,
        expanded: others.some(({ field }) => field === next || isKnown(used.get(field))),
        children: others.map((asked) => answerNode(key, asked, used.get(asked.field), next, questions)),
      },
    ];
  });
}

function answerNode(
  key: string,
  asked: QuestionLabel,
  used: Used | undefined,
  next: string | undefined,
  questions: Questions,
): TreeNode {
  const source = sourceWords(used);
  const known = isKnown(used);
  const answer = known ? questions.answer(asked.field, used?.value) : vscode.l10n.t('not known');
  const finding = known && used?.source === 'inferred' ? used.finding : null;
  const about = { folder: key, field: asked.field, ...(finding !== null && placeOf(finding)) };
  return {
    id: `${key}/answer/${asked.field}`,
    label: asked.short,
    description: known ? `${answer} · ${fewSourceWords(used)}` : answer,
    tooltip: [
      asked.ask,
      known ? `${answer} (${source})` : answer,
      ...(used?.finding?.because === undefined ? [] : [used.finding.because]),
      ...(asked.field === next ? [vscode.l10n.t('The next question worth answering.')] : []),
    ].join('\n'),
    spoken: `${asked.short}: ${[answer, ...(known ? [source] : [])].join(', ')}. ${asked.ask}`,
    icon: iconOf(used),
    ...(asked.field === next && { iconColor: 'charts.blue' }),
    context: ['answer', ...(used?.source === 'answered' ? ['answered'] : finding === null ? [] : ['located'])].join(
      ' ',
    ),
    about,
    command: { id: COMMANDS.changeAnswer, title: vscode.l10n.t('Change the answer'), args: [about] },
  };
}

function isKnown(used: Used | undefined): boolean {
  if (used === undefined || used.source === 'unknown' || used.value === null || used.value === undefined) return false;
  return !(Array.isArray(used.value) && used.value.length === 0);
}

function iconOf(used: Used | undefined): string {
  if (!isKnown(used)) return 'question';
  return used?.source === 'answered' ? 'pass' : used?.source === 'inferred' ? 'search' : 'circle-large';
}

/** The same in the room of a side bar, where the icon says that it was read. */
function fewSourceWords(used: Used | undefined): string {
  if (used?.source !== 'inferred') return sourceWords(used);
  return used.finding === null
    ? vscode.l10n.t('from the workspace')
    : vscode.l10n.t('from {0}', `${used.finding.file}:${used.finding.line}`);
}

/** Where an answer came from, in words. */
export function sourceWords(used: Used | undefined): string {
  switch (used?.source) {
    case 'answered':
      return vscode.l10n.t('answered');
    case 'inferred':
      return used.finding === null
        ? vscode.l10n.t('read from the workspace')
        : vscode.l10n.t('read from {0}', `${used.finding.file}:${used.finding.line}`);
    case 'default':
      return vscode.l10n.t('assumed');
    case 'unknown':
    case undefined:
      return vscode.l10n.t('not known');
  }
}

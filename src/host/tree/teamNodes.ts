import * as vscode from 'vscode';
import type { Recommendation } from '../../core/model/recommendation.ts';
import { COMMANDS } from '../ids.ts';
import { questions, wordAnswer, type FieldQuestion, type Question } from '../profile/questions.ts';
import type { TreeNode } from './treeNode.ts';

type Used = Recommendation['answersUsed'][number];

/** Lines of the *Your team* view for one folder: the ten questions with the answer in use and where it came from. */
export function teamNodes(key: string, advice: Recommendation): readonly TreeNode[] {
  const used = new Map(advice.answersUsed.map((answer) => [answer.field, answer]));
  return questions().map((question) => questionNode(key, question, used, advice.nextQuestion?.field));
}

function questionNode(
  key: string,
  question: Question,
  used: ReadonlyMap<string, Used>,
  next: string | undefined,
): TreeNode {
  const [only, ...more] = question.fields;
  if (only !== undefined && more.length === 0)
    return { ...fieldNode(key, only, used.get(only.field), next), label: question.title };
  const known = question.fields.filter((asked) => isKnown(used.get(asked.field)));
  const summary =
    known.length === 0
      ? vscode.l10n.t('not known')
      : known.map((asked) => wordIn(asked, used.get(asked.field)?.value)).join(' · ');
  return {
    id: `${key}/question/${question.id}`,
    label: question.title,
    description: summary,
    tooltip: question.fields.map((asked) => asked.ask).join('\n'),
    icon: known.length === question.fields.length ? 'pass' : known.length === 0 ? 'question' : 'circle-large',
    expanded: question.fields.some((asked) => asked.field === next),
    children: question.fields.map((asked) => fieldNode(key, asked, used.get(asked.field), next)),
  };
}

/** A bare "Yes" says nothing beside other answers. */
function wordIn(asked: FieldQuestion, value: unknown): string {
  return asked.kind === 'flag' ? `${asked.short}: ${wordAnswer(asked.field, value)}` : wordAnswer(asked.field, value);
}

function fieldNode(key: string, asked: FieldQuestion, used: Used | undefined, next: string | undefined): TreeNode {
  const source = sourceWords(used);
  const answer = isKnown(used) ? wordAnswer(asked.field, used?.value) : vscode.l10n.t('not known');
  const description = isKnown(used) ? `${answer} · ${source}` : answer;
  return {
    id: `${key}/answer/${asked.field}`,
    label: asked.short,
    description,
    tooltip: [
      asked.ask,
      `${answer} (${source})`,
      ...(used?.finding?.because === undefined ? [] : [used.finding.because]),
    ].join('\n'),
    spoken: `${asked.ask} ${answer}, ${source}`,
    icon: iconOf(used),
    ...(asked.field === next && { iconColor: 'charts.blue' }),
    context: used?.source === 'answered' ? 'answer answered' : used?.finding ? 'answer inferred' : 'answer',
    command: {
      id: COMMANDS.changeAnswer,
      title: vscode.l10n.t('Change the answer'),
      args: [{ folder: key, field: asked.field }],
    },
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

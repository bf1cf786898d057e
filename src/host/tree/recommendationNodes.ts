import * as vscode from 'vscode';
import { parseChange } from '../../core/model/flipChange.ts';
import { firstReason } from '../../core/model/reasons.ts';
import type { Option, Recommendation } from '../../core/model/recommendation.ts';
import { roughPercent } from '../../core/model/roughShare.ts';
import { COMMANDS } from '../ids.ts';
import type { LabelStore } from '../labels.ts';
import type { TreeNode } from './treeNode.ts';
import { certaintyWords, exactPercent, verdictWords } from './words.ts';

const MAX_REASONS = 5;

/** Lines of the *Recommendation* view for one folder. `key` starts every id. */
export function recommendationNodes(key: string, advice: Recommendation, labels: LabelStore): readonly TreeNode[] {
  const nodes: TreeNode[] = [verdictNode(key, advice, labels)];
  const [first] = advice.options;
  if (first !== undefined) nodes.push(whyNode(key, first, labels));
  if (advice.flips.length > 0) nodes.push(flipsNode(key, advice, labels));
  if (advice.cautions.length > 0) nodes.push(cautionsNode(key, advice));
  if (first !== undefined) nodes.push(stackNode(key, first, labels));
  nodes.push(optionsNode(key, advice, labels));
  if (advice.nextQuestion !== null) nodes.push(nextQuestionNode(key, advice, advice.nextQuestion, labels));
  return nodes;
}

const VERDICT_ICONS = { keep: 'pass', extend: 'git-fork', migrate: 'arrow-swap', start: 'rocket' } as const;

function verdictNode(key: string, advice: Recommendation, labels: LabelStore): TreeNode {
  const label = verdictWords(advice, labels);
  const certainty = certaintyWords(advice, labels);
  const first = advice.options[0]?.rankAcceptability[0];
  const robust =
    first === undefined
      ? ''
      : `\n${vscode.l10n.t('Stays first in {0} of plausible weightings and answers.', roughPercent(first))}`;
  return {
    id: `${key}/verdict`,
    label,
    description: certainty,
    tooltip: `${advice.headline}${robust}`,
    spoken: `${label}, ${certainty}. ${advice.headline}`,
    icon: VERDICT_ICONS[advice.verdict],
    context: 'verdict',
    command: { id: COMMANDS.recommend, title: vscode.l10n.t('Open the recommendation'), args: [{ folder: key }] },
  };
}

function whyNode(key: string, first: Option, labels: LabelStore): TreeNode {
  const reasons = [...first.contributions].sort((a, b) => b.contribution - a.contribution).slice(0, MAX_REASONS);
  return {
    id: `${key}/why`,
    label: vscode.l10n.t('Why'),
    icon: 'lightbulb',
    expanded: true,
    children: reasons.map(({ criterion, because, weight, value }) => {
      const name = labels.criterion(criterion);
      return {
        id: `${key}/why/${criterion}`,
        // The first of several reasons; the others and the weight are one look away.
        label: firstReason(because),
        description: name,
        tooltip: `${name}: ${because}\n${vscode.l10n.t('Weight {0}, value {1}', exactPercent(weight), exactPercent(value))}`,
        spoken: `${because}. ${name}`,
        icon: 'add',
      };
    }),
  };
}

function flipsNode(key: string, advice: Recommendation, labels: LabelStore): TreeNode {
  return {
    id: `${key}/flips`,
    label: vscode.l10n.t('What would change it'),
    icon: 'arrow-swap',
    expanded: true,
    children: advice.flips.map((flip, i) => {
      const label = labels.technology(flip.winner);
      const tooltip = flipWords(flip, labels);
      return {
        id: `${key}/flips/${flip.change}/${i}`,
        label,
        description: labels.questions.change(flip.change),
        tooltip,
        spoken: `${label}. ${tooltip}`,
        icon: 'arrow-right',
      };
    }),
  };
}

function cautionsNode(key: string, advice: Recommendation): TreeNode {
  return {
    id: `${key}/cautions`,
    label: vscode.l10n.t('Cautions'),
    description: String(advice.cautions.length),
    icon: 'warning',
    expanded: true,
    children: advice.cautions.map((caution) => ({
      id: `${key}/cautions/${caution.id}`,
      label: firstReason(caution.message),
      tooltip: caution.message,
      spoken: caution.message,
      icon: 'blank',
    })),
  };
}

function stackNode(key: string, first: Option, labels: LabelStore): TreeNode {
  const parts = [
    [vscode.l10n.t('Runtime'), first.stack.runtime, 'server-process'],
    [vscode.l10n.t('Framework'), first.stack.framework, 'symbol-module'],
    [vscode.l10n.t('Data access'), first.stack.dataAccess, 'symbol-interface'],
    [vscode.l10n.t('Database'), first.stack.database, 'database'],
    [vscode.l10n.t('Hosting'), first.stack.hosting, 'cloud'],
  ] as const;
  return {
    id: `${key}/stack`,
    label: vscode.l10n.t('Recommended stack'),
    icon: 'layers',
    children: parts.map(([title, part, icon]) => ({
      id: `${key}/stack/${icon}`,
      label: labels.technology(part.id),
      description: title,
      tooltip: part.because,
      icon,
    })),
  };
}

function optionsNode(key: string, advice: Recommendation, labels: LabelStore): TreeNode {
  return {
    id: `${key}/options`,
    label: vscode.l10n.t('All options'),
    icon: 'list-ordered',
    children: advice.options.map((option) => optionNode(key, option, advice, labels)),
  };
}

function optionNode(key: string, option: Option, advice: Recommendation, labels: LabelStore): TreeNode {
  const name = labels.technology(option.flavour ?? option.id);
  const lines: TreeNode[] = [
    ...option.strengths.map((text, i) => ({
      id: `${key}/options/${option.id}/+${i}`,
      label: text,
      tooltip: text,
      icon: 'add',
    })),
    ...option.risks.map((text, i) => ({
      id: `${key}/options/${option.id}/-${i}`,
      label: text,
      tooltip: text,
      icon: 'remove',
    })),
  ];
  const excluded = option.excluded !== null;
  return {
    id: `${key}/options/${option.id}`,
    label: excluded ? name : `${option.rank}. ${name}`,
    description: excluded
      ? vscode.l10n.t('ruled out: {0}', option.excluded.because)
      : [exactPercent(option.score), ...(option.id === advice.current ? [vscode.l10n.t('in use')] : [])].join(' · '),
    ...(excluded && { tooltip: option.excluded.because, icon: 'circle-slash' }),
    context: option.rank === 1 ? 'option first' : 'option',
    about: { folder: key, a: advice.options[0]?.id, b: option.id },
    ...(lines.length > 0 && { children: lines }),
  };
}

function flipWords({ change, winner }: Recommendation['flips'][number], labels: LabelStore): string {
  const [words, leader] = [labels.questions.change(change), labels.technology(winner)];
  // A change of a weight is a clause, with quotation marks of its own.
  return parseChange(change) === null
    ? vscode.l10n.t('{0}: {1} would lead.', words, leader)
    : vscode.l10n.t('With “{0}”, {1} would lead.', words, leader);
}

function nextQuestionNode(
  key: string,
  advice: Recommendation,
  next: NonNullable<Recommendation['nextQuestion']>,
  labels: LabelStore,
): TreeNode {
  const about = { folder: key, field: next.field };
  // Only what would put another option first is worth naming here.
  const effects = advice.flips
    .filter(({ change }) => {
      const [one, another] = parseChange(change) ?? [];
      return one?.field === next.field && another === undefined;
    })
    .map((flip) => flipWords(flip, labels));
  return {
    id: `${key}/next`,
    label: labels.questions.of(next.field)?.ask ?? next.field,
    description: vscode.l10n.t('next question'),
    tooltip: [next.because, ...effects].join('\n'),
    icon: 'question',
    iconColor: 'charts.blue',
    context: 'answer',
    about,
    command: { id: COMMANDS.changeAnswer, title: vscode.l10n.t('Answer'), args: [about] },
  };
}

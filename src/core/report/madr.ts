import type { Option } from '../model/recommendation.ts';
import { changeText, technologyText } from './answerText.ts';
import { percent, staysOutside } from './markdown.ts';
import { escapeMarkdown as esc } from './markdownText.ts';
import type { ReportContext } from './reportContext.ts';

/** Options written out with their arguments; the others are named. */
const WRITTEN_OUT = 3;

/**
 * A decision record in the form of MADR 4 (https://adr.github.io/madr/). The status is "proposed": people decide.
 */
export function renderMadr({ recommendation, report, catalogue }: ReportContext): string {
  const label = (option: Option): string => catalogue.advice.candidates[option.id].label;
  const technology = (id: string): string => technologyText(catalogue, id);
  const [first] = recommendation.options;
  if (first === undefined) return '';
  const { runtime, framework, dataAccess, database, hosting } = first.stack;
  const drivers = [...first.contributions].sort((a, b) => b.weight - a.weight).slice(0, 6);
  const arguments_ = (option: Option): string => {
    const good = option.strengths.map((text) => `* Good, because ${lower(text)}`);
    const bad = [...(option.excluded === null ? [] : [option.excluded.because]), ...option.risks].map(
      (text) => `* Bad, because ${lower(text)}`,
    );
    return `### ${esc(label(option))}\n\n${[...good, ...bad].join('\n')}`;
  };
  const stack = [runtime, framework, dataAccess, database, hosting].map((part) => esc(technology(part.id))).join(', ');
  const standing = `it scores ${(first.score * 100).toFixed(1)} of 100 and stays first in ${percent(first.rankAcceptability[0] ?? 0)} of the plausible weightings and answers`;
  const outcome = staysOutside(recommendation)
    ? `Proposed: ${esc(recommendation.headline)}. The closest candidate is ${esc(label(first))} with ${stack}: ${standing}, which a move would not repay.`
    : `Proposed: "${esc(label(first))}" with ${stack}, because ${standing}.`;
  return `---
status: proposed
---

# ${esc(recommendation.headline)}

## Context and Problem Statement

${context(recommendation.current === null ? null : catalogue.advice.candidates[recommendation.current].label, report.services.length)}

Which backend stack fits the team, the product and the way it is deployed?

## Decision Drivers

${drivers.map((driver) => `* ${esc(catalogue.advice.criteria[driver.criterion]?.label ?? driver.criterion)} (${Math.round(driver.weight * 100)} % of the weight)`).join('\n')}

## Considered Options

${recommendation.options.map((option) => `* ${esc(label(option))}`).join('\n')}

## Decision Outcome

${outcome}

### Consequences

${[...first.strengths.map((text) => `* Good, because ${lower(text)}`), ...first.risks.map((text) => `* Bad, because ${lower(text)}`)].join('\n')}

### Confirmation

${recommendation.flips.length === 0 ? 'No single answer would change this; look at it again when the team or the load changes.' : `Look at it again when one of these holds:\n\n${recommendation.flips.map((flip) => `* ${esc(changeText(catalogue, flip.change))} (then ${esc(catalogue.advice.candidates[flip.winner].label)})`).join('\n')}`}

## Pros and Cons of the Options

${recommendation.options.slice(0, WRITTEN_OUT).map(arguments_).join('\n\n')}

## More Information

Knowledge ${esc(recommendation.knowledge.version)}. Calibrated chance that the decision is defensible: ${percent(recommendation.confidence)}.${recommendation.cautions.map((caution) => `\n\n**Caution.** ${esc(caution.message)}`).join('')}
`;
}

function context(current: string | null, services: number): string {
  if (current === null) return 'Nothing that would have to be kept runs today.';
  return `The backend runs on ${esc(current)} today, in ${services === 1 ? 'one service' : `${services} services`}.`;
}

/** The first letter small, unless the word is a name or an abbreviation. */
function lower(text: string): string {
  const word = text.split(' ')[0] ?? '';
  const plain =
    /^[A-Z][a-z]+$/.test(word) && !/^(?:Go|Java|Rust|Python|Kotlin|Django|Node|Azure|Models|Goroutines)$/.test(word);
  return esc(plain ? word.charAt(0).toLowerCase() + text.slice(1) : text);
}

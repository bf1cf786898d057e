import fc from 'fast-check';
import { explainTechnology } from '../../src/core/explain/technology.ts';
import { sayIn } from '../../src/core/report/say.ts';
import { givenProfile } from '../../src/cli/open.ts';
import { UsageError } from '../../src/cli/usage.ts';
import { overlayFile } from '../../src/engine/knowledgeFiles.ts';
import {
  checkCandidate,
  checkIndex,
  checkPair,
  checkProfile,
  checkText,
  checkTexts,
  PanelCallError,
} from '../../src/host/panel/checkPanelCall.ts';
import { realKnowledge } from '../support/realKnowledge.ts';
import { quickTexts } from './quickTexts.ts';
import type { FuzzTarget } from './target.ts';
import { textsFor } from './texts.ts';

const OWN_KNOWLEDGE = `schemaVersion: 1
technologies:
  house-http: { label: House HTTP, role: framework, languages: [go], summary: The house framework, url: "https://example.org/h" }
  express: { label: Express of the house }
packages:
  npm: { "@house/http": house-http, koa: koa }
lifecycle:
  house:
    label: House
    source: https://example.org/l
    asOf: 2026-01-01
    cycles: [{ cycle: "1", eol: 2030-01-01 }, { cycle: "0", eol: null, lts: true }]
evidence:
  house:
    metrics: { share: Share of services }
    shelfLifeMonths: 12
    figures:
      go: { subject: go, metric: share, value: 12, unit: "%", asOf: 2026-01, source: "https://example.org/s", strength: data }
advice:
  candidates:
    typescript:
      stack:
        framework:
          - { id: house-http, because: Kept by the platform team }
`;
const values = fc.anything({ withNullPrototype: true, withDate: true, withMap: true, maxDepth: 4 });
const say = sayIn();
const isClean = (): string | null => ('polluted' in {} || 'x' in {} ? 'a prototype was changed' : null);
const yaml = { inputs: textsFor([OWN_KNOWLEDGE], 'yaml'), quick: quickTexts([OWN_KNOWLEDGE], 'yaml') };

/** What organisations, pages and agents hand in: own knowledge, calls of the panel, arguments of the MCP server's tools. */
export function agentTargets(): readonly FuzzTarget[] {
  return [
    { name: 'own-knowledge', ...yaml, check: knowledgeMistake },
    { name: 'panel-call', inputs: values, check: panelMistake },
    { name: 'tool-arguments', inputs: values, check: toolMistake },
  ];
}

/** Own knowledge must leave the built-in one as it is, and tell each mistake at a place within the file. */
function knowledgeMistake(text: string): string | null {
  const builtIn = realKnowledge();
  const sizes = [builtIn.technologies.size, builtIn.evidence.size, builtIn.packages.get('npm')?.size];
  const { catalogue, problems } = overlayFile(builtIn, 'own.yaml', text);
  const after = [builtIn.technologies.size, builtIn.evidence.size, builtIn.packages.get('npm')?.size];
  if (sizes.join() !== after.join()) return 'the built-in knowledge was changed';
  if (catalogue.technologies.size < builtIn.technologies.size) return 'a technology was lost';
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { line, column, endLine, endColumn, message } of problems) {
    if (line < 1 || column < 1 || endLine < line || endLine > lines || (endLine === line && endColumn < column))
      return `a problem at ${line}:${column}-${endLine}:${endColumn} of ${lines} lines`;
    const said = say(message);
    if (said.length > 2000 || /\n\s+at |\[object/.test(said)) return `said ${said.slice(0, 300)}`;
  }
  return isClean();
}

function panelMistake(value: unknown): string | null {
  const fields = new Set(['teamSize', 'teamSkills']);
  const checks = [
    checkPair,
    checkCandidate,
    checkTexts,
    checkIndex,
    checkText,
    (v: unknown) => checkProfile(v, fields),
  ];
  for (const check of checks) {
    try {
      check(value);
    } catch (error) {
      if (!(error instanceof PanelCallError)) return `threw ${String(error)}`;
    }
  }
  return isClean();
}

function toolMistake(value: unknown): string | null {
  try {
    if (typeof value === 'string' && explainTechnology(realKnowledge(), value, say) === null) return isClean();
    givenProfile(value);
  } catch (error) {
    if (!(error instanceof UsageError)) return `threw ${String(error)}`;
  }
  return isClean();
}

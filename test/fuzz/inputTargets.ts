import fc from 'fast-check';
import { tellMistakes } from '../../src/core/model/mistake.ts';
import { sayIn } from '../../src/core/report/say.ts';
import { editProfile, ProfileSyntaxError } from '../../src/engine/editProfile.ts';
import { readProfileFile } from '../../src/engine/profileFile.ts';
import { readRequest } from '../../src/cli/batch.ts';
import { UsageError } from '../../src/cli/usage.ts';
import { parseProfile } from '../../src/protocol/profileSchema.ts';
import { quickTexts } from './quickTexts.ts';
import type { FuzzTarget } from './target.ts';
import { textsFor } from './texts.ts';

const PROFILE = `{
  // Answers of the team.
  "$schema": "./schema.json",
  "schemaVersion": 1,
  "answers": {
    "productType": "saas", "teamSkills": ["typescript", "go"], "teamSize": "small", "hiringMarket": "normal",
    "hosting": "containers", "cloud": "aws", "performance": ["high-concurrency"], "measuredBottleneck": false,
    "ml": "none", "enterprisePlatform": "none", "stage": "growth", "regulated": "finance", "edgeOrWasm": false,
    "currentStack": ["typescript", "express", "postgresql"], "frontendJsTeam": true, "priority": "velocity",
    "hiringCountry": "DE", "secondLanguageAllowed": "unknown"
  },
  "weights": { "hiring": 2.5 },
  "needs": ["batteries-included"],
  "knowledge": ["own.yaml"],
  "decision": { "date": "2026-01-01" },
}
`;
const REQUESTS = [
  '{"id":"a","dir":"apps/api"}',
  `{"id":"b","profile":{"schemaVersion":1,"answers":{"teamSize":"solo"}}}`,
  '{"id":"c"}',
];
/** Values that a caller may hand over where a profile is asked for, near and far from one. */
const profileValues = fc.oneof(
  fc.anything({ withNullPrototype: true, withDate: true, withMap: true }),
  fc.record(
    {
      schemaVersion: fc.oneof(fc.constant(1), fc.anything()),
      answers: fc.oneof(
        fc.dictionary(
          fc.constantFrom('productType', 'teamSkills', 'teamSize', 'hosting', 'hiringCountry', 'ml', '__proto__', 'x'),
          fc.oneof(fc.constantFrom('saas', 'solo', 'edge', 'DE', 'unknown', null, true), fc.anything()),
        ),
        fc.anything(),
      ),
      weights: fc.oneof(fc.dictionary(fc.string(), fc.double()), fc.anything()),
      needs: fc.oneof(fc.array(fc.string()), fc.anything()),
      [`__proto__`]: fc.anything(),
    },
    { requiredKeys: ['schemaVersion'] },
  ),
);

const isClean = (): string | null => ('polluted' in {} || 'x' in {} ? 'a prototype was changed' : null);

/** What is wrong with how a value is taken for a profile; a mistake in it must be named by its path, in words. */
function profileMistake(value: unknown): string | null {
  const result = parseProfile(value);
  if (!result.ok) {
    if (result.mistakes.length === 0) return 'refused without a reason';
    if (/\n\s+at |undefined: |\[object/.test(tellMistakes(result.mistakes, sayIn())))
      return `said ${tellMistakes(result.mistakes, sayIn())}`;
    return isClean();
  }
  const again = parseProfile(JSON.parse(JSON.stringify(result.profile)));
  return again.ok ? isClean() : `refuses its own profile: ${tellMistakes(again.mistakes, sayIn())}`;
}

const json = (...texts: readonly string[]) => ({ inputs: textsFor(texts, 'json'), quick: quickTexts(texts, 'json') });

/** Everything that takes a profile, a request, or arguments from outside, as the editor, the command line and agents do. */
export const INPUT_TARGETS: readonly FuzzTarget[] = [
  { name: 'profile', inputs: profileValues, check: profileMistake },
  { name: 'stack-advisor.json', ...json(PROFILE), check: profileFileMistake },
  { name: 'edit-profile', ...json(PROFILE), check: editMistake },
  { name: 'batch', ...json(...REQUESTS), check: requestMistake },
];

function profileFileMistake(text: string): string | null {
  const { profile, problems } = readProfileFile(text, 'stack-advisor.json');
  if (profile === null && problems.length === 0) return 'refused without a problem';
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { line, column, endLine, endColumn } of problems) {
    if (line < 1 || column < 1 || endLine < line || endLine > lines || (endLine === line && endColumn < column))
      return `a problem at ${line}:${column}-${endLine}:${endColumn} of ${lines} lines`;
  }
  return isClean();
}

/** An edit that is taken must be readable, hold the answer, and change nothing when it is made again. */
function editMistake(text: string): string | null {
  const patch = { answers: { teamSize: 'solo' } } as const;
  let edited: string;
  try {
    edited = editProfile(text, patch);
  } catch (error) {
    return error instanceof ProfileSyntaxError ? null : `threw ${String(error)}`;
  }
  if (!/"teamSize"\s*:\s*"solo"/.test(edited)) return `lost the answer: ${edited}`;
  const again = editProfile(edited, patch);
  return again === edited ? isClean() : `not the same again: ${again}`;
}

function requestMistake(line: string): string | null {
  try {
    const { id, profile } = readRequest(line);
    if (typeof id !== 'string') return 'took a request without an id';
    return profile === undefined ? null : profileMistake(profile);
  } catch (error) {
    return error instanceof UsageError ? null : `threw ${String(error)}`;
  }
}

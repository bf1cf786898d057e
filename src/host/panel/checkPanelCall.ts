import type { Profile } from '../../core/model/profile.ts';
import { CANDIDATE_IDS } from '../../core/model/vocabulary.ts';

const MAX_LIST = 200;
const MAX_TEXT = 128;

/** A page sent something that it cannot have made. */
export class PanelCallError extends Error {
  override readonly name = 'PanelCallError';
}

/** Checks a profile that comes from the page: known shape, bounded, only fields that a page can set. */
export function checkProfile(value: unknown, fields: ReadonlySet<string>): Profile {
  if (!isRecord(value) || value['schemaVersion'] !== 1 || !isRecord(value['answers']))
    throw new PanelCallError('Not a profile');
  const answers = Object.fromEntries(
    Object.entries(value['answers']).filter(([field, answer]) => fields.has(field) && isAnswer(answer)),
  );
  const weights = value['weights'];
  const needs = value['needs'];
  return {
    schemaVersion: 1,
    answers,
    ...(isRecord(weights) && { weights: checkWeights(weights) }),
    ...(isTexts(needs) && { needs }),
    ...(isTexts(value['knowledge']) && { knowledge: value['knowledge'] }),
  };
}

function checkWeights(value: Record<string, unknown>): Readonly<Record<string, number>> {
  const entries = Object.entries(value).slice(0, MAX_LIST);
  const sound = entries.filter((entry): entry is [string, number] => {
    const [criterion, weight] = entry;
    return (
      /^[a-z][a-zA-Z0-9-]{0,63}$/.test(criterion) && typeof weight === 'number' && weight >= 0 && weight <= 1_000_000
    );
  });
  return Object.fromEntries(sound);
}

export function checkCandidate(value: unknown): string {
  const id = CANDIDATE_IDS.find((one) => one === value);
  if (id === undefined) throw new PanelCallError('Not an option');
  return id;
}

export function checkPair(value: unknown): readonly [string, string] {
  if (!isRecord(value)) throw new PanelCallError('Not a pair');
  return [checkCandidate(value['a']), checkCandidate(value['b'])];
}

export function checkTexts(value: unknown): readonly string[] {
  if (!isTexts(value)) throw new PanelCallError('Not a list of ids');
  return value;
}

/** A place in a short list. */
export function checkIndex(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value >= MAX_LIST)
    throw new PanelCallError('Not a place');
  return value;
}

export function checkText(value: unknown): string {
  if (typeof value !== 'string' || value.length > 1024) throw new PanelCallError('Not a text');
  return value;
}

function isTexts(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= MAX_LIST * 5 &&
    value.every((one) => typeof one === 'string' && one.length <= MAX_TEXT * 4)
  );
}

function isAnswer(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.length <= MAX_TEXT;
  return isTexts(value) && value.length <= MAX_LIST;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI_MESSAGES } from '../../cli/messages.ts';
import { ENGLISH } from '../../core/report/say.ts';
import { readSections } from '../knowledge/compile.ts';
import { ROOT } from '../paths.ts';
import { knowledgeTexts } from './knowledgeTexts.ts';
import { uiTexts } from './uiTexts.ts';

/** Key → text. */
export type Texts = Readonly<Record<string, string>>;

/** One of the catalogues that together hold every word of the product. */
export interface TextCatalogue {
  /** Path of its translation from the root; `*` stands for the language. */
  readonly file: string;
  /** Key → English text and where that stands. */
  readonly english: ReadonlyMap<string, { readonly text: string; readonly place: string }>;
}

/** Every catalogue with its English texts, read from where they are written. */
export function catalogues(): readonly TextCatalogue[] {
  const ui = uiTexts().texts;
  const knowledge = knowledgeTexts(readSections([]));
  return [
    {
      file: 'package.nls.*.json',
      english: keyed(Object.entries(readTexts('package.nls.json')), () => 'package.nls.json'),
    },
    { file: 'l10n/bundle.l10n.*.json', english: keyed(own([...ui.keys()].sort()), (text) => ui.get(text)?.[0] ?? '') },
    { file: 'l10n/messages.*.json', english: keyed(Object.entries(ENGLISH), () => 'src/core/report/messages') },
    { file: 'l10n/cli.*.json', english: keyed(Object.entries(CLI_MESSAGES), () => 'src/cli/messages.ts') },
    {
      file: 'l10n/knowledge.*.json',
      english: keyed(own(knowledge.keys()), (text) => `knowledge/${knowledge.get(text) ?? ''}`),
    },
  ];
}

/** Languages that the manifest is translated into, beside English. */
export function languages(): readonly string[] {
  return readdirSync(ROOT).flatMap((name) => /^package\.nls\.([\w-]+)\.json$/.exec(name)?.[1] ?? []);
}

/** A catalogue's file in one language; empty where there is none. */
export function translationOf(catalogue: TextCatalogue, language: string): Texts {
  return readTexts(catalogue.file.replace('*', language));
}

function readTexts(file: string): Texts {
  const path = join(ROOT, file);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Texts) : {};
}

function keyed(entries: Iterable<[string, string]>, place: (key: string) => string): TextCatalogue['english'] {
  return new Map([...entries].map(([key, text]) => [key, { text, place: place(key) }]));
}

/** Texts that are their own keys. */
function own(texts: Iterable<string>): [string, string][] {
  return [...texts].map((text): [string, string] => [text, text]);
}

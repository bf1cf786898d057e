import type { Manifest, ManifestReader } from '../../model/manifest.ts';
import { codeTokens } from '../readers/code/codeTokens.ts';
import { ManifestBuilder } from '../readers/manifestBuilder.ts';
import { readWith } from '../readers/readManifest.ts';
import { importedModules } from './importedModules.ts';
import { addInlineDependencies } from './inlineDependencies.ts';
import { PROGRAM_STYLES } from './programStyles.ts';

/** Format of a program that was looked into. */
export const PROGRAM = 'program';
/** Most modules, and most names, that are kept of one program. */
const MAX_KEPT = 500;
const MAX_ADDRESSES = 20;

/**
 * Looks into a program: what it imports, packages that it declares in itself, which of some names it uses, and the
 * schemes of the database addresses in its strings. Nothing else of it is kept, and its mistakes are none of ours.
 * Bounded and linear as every reader, and never throws.
 * @returns Settings `import`, `name`, `entry`, `address`, `dsn`, and dependencies.
 */
export function readProgram(path: string, text: string, language: string, { names, entry }: SoughtNames): Manifest {
  return { ...readWith(programReader(language, names, entry), path, text), problems: [] };
}

/** What is looked for in programs of a language. */
export interface SoughtNames {
  /** Last parts of the names that matter (`ListenAndServe`). */
  readonly names: ReadonlySet<string>;
  /** Words that stand side by side where a program starts. */
  readonly entry: readonly string[];
}

function programReader(language: string, names: ReadonlySet<string>, entry: readonly string[]): ManifestReader {
  return {
    format: PROGRAM,
    matches: () => false,
    read(text, path) {
      const builder = new ManifestBuilder(text, path);
      const style = PROGRAM_STYLES[language];
      if (style === undefined) return builder.build();
      const tokens = codeTokens(text, style);
      for (const { text: module, span } of importedModules(tokens, language).slice(0, MAX_KEPT))
        if (module !== '') builder.setting('import', span, module, span);
      let named = 0;
      let addresses = 0;
      tokens.forEach((token, i) => {
        if (token.kind === 'word') {
          if (named < MAX_KEPT && names.has(lastPart(token.text))) {
            named++;
            builder.setting('name', token.span, token.text, token.span);
          }
          if (entry.length > 0 && entry.every((word, at) => tokens[i - entry.length + 1 + at]?.text === word))
            builder.setting('entry', token.span, token.text, token.span);
        } else if (token.kind === 'string' && addresses < MAX_ADDRESSES) {
          const { start } = token.span;
          const scheme = ADDRESS.exec(token.text)?.[0];
          if (scheme !== undefined) {
            addresses++;
            const span = { start, end: start + scheme.length };
            builder.setting('address', span, scheme, span);
          }
          // PHP's data source names: new PDO("mysql:host=…").
          const driver =
            tokens[i - 2]?.text.endsWith('PDO') === true ? /^[a-z]+(?=:)/.exec(token.text)?.[0] : undefined;
          if (driver !== undefined) {
            const span = { start, end: start + driver.length };
            builder.setting('dsn', span, driver, span);
          }
        }
      });
      addInlineDependencies(builder, tokens, language);
      return builder.build();
    },
  };
}

/** The beginning of an address; what follows may be a secret. */
const ADDRESS = /^(?:jdbc:)?[a-z][a-z0-9]{0,30}(?:\+[a-z0-9]{1,30})?:\/\//;

/** `http.ListenAndServe` → `ListenAndServe`, `Mojolicious::Lite` → `Lite`. */
export function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':'), name.lastIndexOf('\\')) + 1);
}

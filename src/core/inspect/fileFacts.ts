import picomatch from 'picomatch';
import type { Catalogue } from '../model/catalogue.ts';
import type { FileRule } from '../model/detectionRules.ts';
import type { Fact } from './facts.ts';
import { baseNameOf } from './readers/workspacePath.ts';
import type { ServiceFolder } from './services.ts';

/** Base names whose rules are remembered; a workspace has few that differ. */
const MAX_NAMES = 5000;

interface CompiledRule {
  readonly rule: FileRule;
  /** Whether the rule looks at folders too, and not only at the base name. */
  readonly looksAtFolders: boolean;
  readonly matches: (path: string) => boolean;
}

/** The rules on files, and which of them may hold for files of a name. */
class FileRules {
  readonly #rules: readonly CompiledRule[];
  readonly #byName = new Map<string, readonly CompiledRule[]>();

  constructor(rules: readonly FileRule[]) {
    this.#rules = rules.map((rule) => {
      const looksAtFolders = rule.file.includes('/');
      const matches = picomatch(rule.file, { dot: true, nocase: true, basename: !looksAtFolders });
      return { rule, looksAtFolders, matches };
    });
  }

  /** The rules that hold for a path, in their order. */
  for(path: string): readonly FileRule[] {
    const name = baseNameOf(path);
    let possible = this.#byName.get(name);
    if (possible === undefined) {
      possible = this.#rules.filter(({ looksAtFolders, matches }) => looksAtFolders || matches(name));
      if (this.#byName.size >= MAX_NAMES) this.#byName.clear();
      this.#byName.set(name, possible);
    }
    return possible.flatMap(({ rule, looksAtFolders, matches }) => (!looksAtFolders || matches(path) ? [rule] : []));
  }
}
const compiled = new WeakMap<readonly FileRule[], FileRules>();

/** What the mere presence of a file says. */
export function fileFacts(folder: ServiceFolder, catalogue: Catalogue): Fact[] {
  let rules = compiled.get(catalogue.detection.files);
  if (rules === undefined) compiled.set(catalogue.detection.files, (rules = new FileRules(catalogue.detection.files)));
  const facts: Fact[] = [];
  for (const manifest of folder.manifests) {
    const relative = folder.path === '' ? manifest.path : manifest.path.slice(folder.path.length + 1);
    for (const rule of rules.for(relative)) {
      for (const id of rule.finds) {
        const technology = catalogue.technologies.get(id);
        if (technology === undefined) continue;
        const because = { code: 'inspect.file', args: { file: manifest.path, name: technology.label } };
        facts.push({
          id,
          role: technology.role,
          file: manifest.path,
          span: manifest.firstWord,
          version: null,
          confidence: rule.confidence ?? 0.9,
          weak: rule.weak ?? false,
          because,
          wholeFile: true,
        });
      }
    }
  }
  return facts;
}

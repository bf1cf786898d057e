import type { Ecosystem } from './manifest.ts';
import type { AnswerField } from './profile.ts';
import type { ServiceRole } from './vocabulary.ts';

/** What a file's name or place says. */
export interface FileRule {
  /** Glob over the path from the service's folder; a pattern without "/" goes for the base name. */
  readonly file: string;
  readonly finds: readonly string[];
  /** 0…1, default 0.9. */
  readonly confidence?: number;
  /** Poor proof on its own: counts only where nothing stronger of its role is seen. */
  readonly weak?: boolean;
}

/** What a setting inside a file says. */
export interface SettingRule {
  /** Formats it goes for; all where absent. */
  readonly formats?: readonly string[];
  /** Dotted key, `*` for any one part, `**` for any number. */
  readonly key: string;
  /** Regular expression, case-insensitive, that the value must match; any value where absent. */
  readonly value?: string;
  readonly finds: readonly string[];
  readonly confidence?: number;
  /** Poor proof on its own: counts only where nothing stronger of its role is seen. */
  readonly weak?: boolean;
}

/** What makes a folder a project of its own. */
export interface ProjectRule {
  /** Main language where the manifest itself decides it, else by the sources. */
  readonly languages: readonly string[];
  /** By language, a pattern of the dependencies and settings that show it where there are no sources. */
  readonly signs?: Readonly<Record<string, string>>;
  /** Id of the runtime that its programs run on. */
  readonly runtime: string;
}

/** How programs of a language are looked into where manifests leave a service's framework open. */
export interface ProgramRule {
  /** Names of files that a program starts from, lower case and without their ending, likeliest first. */
  readonly entries: readonly string[];
  /** Names of files that say which databases it uses, and nothing of how it serves. */
  readonly helpers?: readonly string[];
  /** Words that stand side by side where a program of the language starts, and in no library: `package main`. */
  readonly entry?: readonly string[];
  /** Names one of which the file has that any program of the language starts from: there is only a library without. */
  readonly starts?: readonly string[];
  /** Ecosystem of the packages that its imports name, where the one can be told from the other. */
  readonly packages?: Ecosystem;
  /** Names one of which a program must use for a framework that it imports to count; any program where absent. */
  readonly serves?: readonly string[];
  /** What runs a program of the language that no manifest is about. */
  readonly runtime?: string;
}

/** What a program's imports, and names that it uses, say. All that is given must be met. */
export interface ImportRule {
  readonly languages: readonly string[];
  /** Modules one of which it imports; `a.b.*` is every module whose name begins with `a.b.`. */
  readonly imports?: readonly string[];
  /** Names one of which it uses, by their end: `createServer`, `Deno.serve`. */
  readonly uses?: readonly string[];
  /** Names one of which some program of the service uses besides: `listen`. */
  readonly also?: readonly string[];
  /** True where a server of somebody else's starts it, so that it needs no start of its own. */
  readonly hosted?: boolean;
  readonly finds: readonly string[];
  readonly confidence?: number;
}

/** What technologies, or the number of servers, say on a question of the profile. */
export interface SignalRule {
  readonly answers: AnswerField;
  readonly value: string | boolean | readonly string[];
  /** Below 0.5 it is shown and not taken for an answer. */
  readonly confidence: number;
  /** Last part of the code of the message that says why; a general one where absent. */
  readonly because?: string;
  /** Technologies by id, `role:…` or `class:…`, one of which is seen. */
  readonly any?: readonly string[];
  /** Roles of the services in which `any` counts. */
  readonly of?: readonly ServiceRole[];
  /** What must be somewhere, and what nowhere, in the workspace. */
  readonly with?: readonly string[];
  readonly unless?: readonly string[];
  /** Most servers in the workspace: a part of many says little of the whole. */
  readonly most?: number;
  /** In place of `any`: the least number of servers, in one of `languages` where those are given. */
  readonly services?: number;
  readonly languages?: readonly string[];
}

/** The rules of detection that are not about packages, from `knowledge/detection/`. */
export interface DetectionRules {
  readonly folders: {
    /** Never entered: what tools install, build or cache. */
    readonly skip: readonly string[];
    /** Read, but not part of the stack where something else is: tests, examples, documentation. */
    readonly aside: readonly string[];
  };
  /** File ending → language. */
  readonly languages: Readonly<Record<string, string>>;
  /** Format of a manifest → what a folder that holds one is. */
  readonly projects: Readonly<Record<string, ProjectRule>>;
  readonly files: readonly FileRule[];
  readonly settings: readonly SettingRule[];
  /** Scheme of a connection address (`postgres`, `jdbc:mysql`) → database. */
  readonly schemes: Readonly<Record<string, string>>;
  /** Language → how its programs are looked into. */
  readonly programs: Readonly<Record<string, ProgramRule>>;
  readonly imports: readonly ImportRule[];
  readonly signals: readonly SignalRule[];
}

import type { DependencyScope, Ecosystem } from '../../../model/manifest.ts';

/** A package that a command installs, as the command names it. */
export interface InstalledPackage {
  readonly ecosystem: Ecosystem;
  /** Canonical name in its ecosystem. */
  readonly name: string;
  /** The part of the command's text that names it; it occurs there literally. */
  readonly written: string;
  /** What is asked of its version, or null. */
  readonly version: string | null;
  /** A library of the system is only provided; a package of the language is the program's own. */
  readonly scope: DependencyScope;
}

/** A command that installs what its arguments name. */
interface Installer {
  readonly ecosystem: Ecosystem;
  /** The words that it begins with; global options may stand between them. */
  readonly words: readonly RegExp[];
  /** Group 1 is the name, group 2 what is asked of the version. */
  readonly argument: RegExp;
  /** Options whose value follows as a word of its own. */
  readonly valued?: RegExp;
  /** Put before the name. */
  readonly prefix?: string;
}

const SYSTEM: ReadonlySet<Ecosystem> = new Set(['deb', 'apk', 'rpm']);
/** `name`, `name=1.2`, `name~=1.2`, `name<2`. */
const SYSTEM_NAME = /^([a-z0-9][\w.+-]*)(?:[=~<>]+((?![=~<>]).*))?$/s;
const PHP_EXTENSION = /^([a-z]\w*)(?:-([\d.]+(?:[A-Za-z_]\w*)?))?$/;
const PIP = {
  ecosystem: 'pypi',
  argument: /^([A-Za-z0-9][\w.-]*)(?:\[[\w,. -]*\])?(?:==(\d.*)|[=~<>!]=?.*)?$/,
  valued: /^(?:-[rcfit]|--(?:requirement|constraint|index-url|extra-index-url|find-links|target|prefix|python))$/,
} as const;
const NPM = { ecosystem: 'npm', argument: /^((?:@[\w.-]+\/)?[a-z0-9][\w.-]*)(?:@(.+))?$/ } as const;
const PHP = { ecosystem: 'composer', argument: PHP_EXTENSION, prefix: 'ext-' } as const;

const INSTALLERS: readonly Installer[] = [
  { ecosystem: 'deb', words: [/^(?:apt|apt-get|aptitude)$/, /^install$/], argument: SYSTEM_NAME, valued: /^-[ot]$/ },
  {
    ecosystem: 'apk',
    words: [/^apk$/, /^add$/],
    argument: SYSTEM_NAME,
    valued: /^(?:-[tXp]|--(?:virtual|repository))$/,
  },
  { ecosystem: 'rpm', words: [/^(?:yum|dnf|microdnf|tdnf|zypper)$/, /^install$/], argument: SYSTEM_NAME },
  { ...PHP, words: [/^(?:docker-php-ext-(?:install|enable)|install-php-extensions)$/], valued: /^-j$/ },
  { ...PHP, words: [/^pecl$/, /^install$/] },
  { ...PIP, words: [/^pip[\d.]*$/, /^install$/] },
  { ...PIP, words: [/^(?:python[\d.]*|uv)$/, /^pip$/, /^install$/] },
  { ...NPM, words: [/^(?:npm|pnpm|bun)$/, /^(?:i|install|add)$/] },
  { ...NPM, words: [/^yarn$/, /^(?:global|add)$/] },
  { ecosystem: 'gem', words: [/^gem$/, /^install$/], argument: /^([\w.-]+)(?::(.+))?$/, valued: /^(?:-v|--version)$/ },
  { ecosystem: 'composer', words: [/^composer$/, /^require$/], argument: /^([\w.-]+\/[\w.-]+)(?:[:=](.+))?$/ },
  {
    ecosystem: 'golang',
    words: [/^go$/, /^(?:get|install)$/],
    argument: /^([a-z][\w.-]*\.[a-z]+\/[\w./-]+?)(?:@(.+))?$/,
  },
  { ecosystem: 'cpan', words: [/^cpanm?$/], argument: /^([A-Z]\w*(?:::\w+)*)(?:@(.+))?$/ },
  { ecosystem: 'luarocks', words: [/^luarocks(?:-[\d.]+)?$/, /^install$/], argument: /^([a-z][\w.-]*)$/ },
  { ecosystem: 'opam', words: [/^opam$/, /^install$/], argument: /^([a-z][\w-]*)(?:\.(\d.*))?$/ },
  { ecosystem: 'nimble', words: [/^nimble$/, /^install$/], argument: /^([A-Za-z]\w*)(?:@(.+))?$/ },
  { ecosystem: 'hackage', words: [/^(?:cabal|stack)$/, /^install$/], argument: /^([a-zA-Z][\w-]*?)(?:-(\d[\d.]*))?$/ },
  { ecosystem: 'racket', words: [/^raco$/, /^pkg$/, /^install$/], argument: /^([a-z][\w-]*)$/ },
  { ecosystem: 'cran', words: [/^install2\.r$/], argument: /^([A-Za-z][\w.]*)$/, valued: /^(?:-n|--ncpus|--repos)$/ },
];
/** Programs of which a package manager's name is an argument: `sudo apt-get …`, `time npm …`. */
const BEFORE =
  /^(?:sudo|time|exec|then|do|if|command|env|nice)$|^[A-Za-z_]\w*=\S*$|^(?:--mount|--network|--security)=\S*$/;
/** What begins the next command. */
const SEPARATOR = /^(?:&&|\|\||[|;&(){}])$/;
/** Packages that a program of R or Julia installs when it is given as an argument. */
const PROGRAMS: readonly (readonly [ecosystem: Ecosystem, call: RegExp])[] = [
  ['cran', /\b(?:install\.packages|pak::pkg_install|pak)\s*\(\s*(?:c\s*\(\s*)?((?:["'][\w.]+["']\s*(?:,\s*)?)+)/g],
  ['julia', /\bPkg\.add\s*\(\s*(?:\[\s*)?((?:["']\w+["']\s*(?:,\s*)?)+)/g],
];
const MAX_WORDS = 2000;
const MAX_PACKAGES = 300;

/**
 * Packages that a shell command installs by name, in the order in which it names them. Nothing is evaluated: a name
 * with a variable in it is left out, a list that a variable holds is not looked into.
 * @param command The command, its continued lines joined. Linear in its length.
 */
export function installedPackages(command: string): InstalledPackage[] {
  const found: InstalledPackage[] = [];
  for (const words of commandsOf(command)) {
    if (found.length >= MAX_PACKAGES) break;
    found.push(...packagesOf(words));
  }
  for (const [ecosystem, call] of PROGRAMS) {
    for (const [, list = ''] of command.matchAll(call)) {
      for (const [, name = ''] of list.matchAll(/["']([\w.]+)["']/g))
        found.push({ ecosystem, name, written: name, version: null, scope: 'runtime' });
    }
  }
  return found.slice(0, MAX_PACKAGES);
}

/** The simple commands of a shell's line, as words without their quotes. */
function commandsOf(command: string): string[][] {
  const commands: string[][] = [[]];
  let count = 0;
  // What another command prints is not known; a word with it in is passed over.
  const known = command.replace(/\$\([^()]*\)|`[^`]*`|\$\{[^{}]*\}/g, '$$_');
  for (const [word] of known.replace(/;|&&|\|\|?|[(){}]/g, ' $& ').matchAll(/\S+/g)) {
    if (++count > MAX_WORDS) break;
    if (SEPARATOR.test(word)) commands.push([]);
    else commands.at(-1)?.push(word.replace(/^["']|["']$/g, ''));
  }
  return commands;
}

function packagesOf(words: readonly string[]): InstalledPackage[] {
  const start = words.findIndex((word) => !BEFORE.test(word) && !word.startsWith('-'));
  if (start < 0) return [];
  for (const installer of INSTALLERS) {
    const from = endOfMatch(words, start, installer);
    if (from < 0) continue;
    const found: InstalledPackage[] = [];
    for (let i = from; i < words.length; i++) {
      const word = words[i] ?? '';
      // What follows tells where the output goes.
      if (/^\d?>|^&>|^</.test(word)) break;
      if (word.startsWith('-')) {
        if (installer.valued?.test(word) === true) i++;
        continue;
      }
      const match = installer.argument.exec(word);
      if (match?.[1] === undefined || match[1].length > 120) continue;
      found.push({
        ecosystem: installer.ecosystem,
        name: (installer.prefix ?? '') + canonical(installer.ecosystem, match[1]),
        written: match[1],
        version: match[2] === undefined || match[2] === '' || match[2].includes('$') ? null : match[2],
        scope: SYSTEM.has(installer.ecosystem) || installer.prefix !== undefined ? 'provided' : 'runtime',
      });
    }
    return found;
  }
  return [];
}

/** Where the arguments of an installer begin, or -1 where the command is another one. */
function endOfMatch(words: readonly string[], start: number, { words: wanted, valued }: Installer): number {
  let at = start;
  for (const [i, pattern] of wanted.entries()) {
    // Options of the program itself: `apt-get -y install`, `python -m pip`.
    while (i > 0 && words[at]?.startsWith('-') === true) at += valued?.test(words[at] ?? '') === true ? 2 : 1;
    // A program may be named by its path.
    const word = i === 0 ? words[at]?.replace(/^.*\//, '') : words[at];
    if (word === undefined || !pattern.test(word)) return -1;
    at++;
  }
  return at;
}

/** The name that the ecosystem itself uses: PyPI takes `.` and `_` for `-` and ignores the case. */
function canonical(ecosystem: Ecosystem, written: string): string {
  return ecosystem === 'pypi' ? written.toLowerCase().replace(/[-_.]+/g, '-') : written;
}

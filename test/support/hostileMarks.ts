/** What no output may ever hold, whatever a workspace does. */

/** Stands in files outside the workspace. */
export const CANARY = 'CANARY-from-outside';
/** Stands in credentials inside it. */
export const SECRET = 'hunter2-secret';
/** Characters that act unseen. */
export const CONTROLS = /[\u001b\u0000\u200b\u202a-\u202e\u2066-\u2069]/;
/** What acts in Markdown: tags, and links that do more than lead to a page. */
export const MARKUP = /(?<!\\)<(?:img|script|svg)\b|(?<!\\)\]\((?:command|javascript|data|file|vscode):/i;
/** Command links that a hover may have. */
export const OWN_COMMANDS = /^command:stackAdvisor\.(?:recommend|compareOptions)\?/;

/** Names that a package may claim to have. */
export const EVIL_NAMES = [
  '[x](command:workbench.action.terminal.new)',
  '<img src=x onerror=alert(1)>',
  '\u202Esj.sserpxe',
  'a\u200Bb',
  '\u001b[31mred\u001b[0m',
  '__proto__',
  'constructor',
  '$(flame) `code` | cell',
  '![x](https://evil.invalid/beacon.png)',
  '\ud800half',
];

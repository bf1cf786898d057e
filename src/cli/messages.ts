import type { Catalogue } from '../core/report/say.ts';

/**
 * What the command line says around the results, in English. Text for people follows `--locale` or the machine's language;
 * what scripts read (`--json`, `--sarif`, `--batch`, the protocol) stays English on every machine.
 */
export const CLI_MESSAGES: Catalogue = {
  'cli.help': `stack-advisor: which backend stack fits, and does the present one still fit?

Usage
  stack-advisor inspect [DIR]       what the folder runs today, with file and line
  stack-advisor advise  [DIR]       verdict, ranked options, reasons, what would change it
  stack-advisor compare A B [DIR]   two options by what sets them apart
  stack-advisor explain ID [DIR]    what a technology is, its alternatives, its support dates
  stack-advisor check   [DIR]       support dates, contradicting pins, broken manifests
  stack-advisor mcp                 serve the same over the Model Context Protocol (stdio)
  stack-advisor COMMAND --help      options and examples of one command

{options}

{exit}
Nothing is executed, nothing leaves the machine.
`,
  'cli.help.command': `Usage
  {usage}

{what}

{options}

Examples
{examples}

{exit}
`,
  'cli.help.options': 'Options',
  'cli.help.exit': `Exit codes
  0  done
  1  check found something at or above --fail-on
  2  wrong use or input; standard error says what, standard output stays empty
The result goes to standard output, words about it to standard error.`,
  'cli.option.json': 'JSON as published in dist/schemas/{schema}',
  'cli.option.json.any': 'JSON, in the shapes that dist/schemas/ publishes',
  'cli.option.markdown': 'a report in Markdown',
  'cli.option.sarif': 'SARIF 2.1.0, as GitHub code scanning takes it',
  'cli.option.profile': 'the team’s answers (default: DIR/stack-advisor.json)',
  'cli.option.adr': 'also write the decision record, in MADR form; never over another file',
  'cli.option.fail-on': 'exit 1 from this level on: error, warning, information, never (default error)',
  'cli.option.batch': 'one JSON request a line, {"id", "dir"?, "profile"?}; “-” reads standard input',
  'cli.option.locale': 'language of text for people, such as de; default: that of LC_ALL, LC_MESSAGES or LANG',
  'cli.option.no-color': 'plain text; also where NO_COLOR is set or the output is no terminal',
  'cli.option.help': 'this text',
  'cli.option.version': 'the version',
  'cli.what.inspect':
    'Reads the manifests under DIR (default: the present folder) and says what each service is made of, every fact with\nits file and line. A manifest that does not parse is told as a problem; the rest is still read.',
  'cli.what.advise':
    'Ranks the candidates for what DIR shows and what the team answered: verdict, how sure it is, why, what would change it.\nWithout a folder of code it starts from the answers alone.',
  'cli.what.compare': 'Tells two candidates apart, largest difference first. A and B are two of {candidates}.',
  'cli.what.explain':
    'Says what a technology is, its alternatives and how long its release lines are supported. ID is the name that its\necosystem uses, in lower case. Own knowledge that stack-advisor.json in DIR (default: the present folder)\nnames counts too.',
  'cli.what.check':
    'Looks for support that has ended or soon ends, runtimes pinned to versions that exclude one another, hosts that do not\nrun the declared runtime, and manifests that do not parse.',
  'cli.what.mcp':
    'Serves the tools inspect_stack, recommend_stack, compare_stacks and explain_technology on standard input and output.\nThey read and answer; they change nothing.',

  'cli.error.no-command': 'Which command? One of {commands}; --help says more.',
  'cli.error.unknown-command': 'There is no command “{name}”.',
  'cli.error.unknown-option': 'There is no option {name}.',
  'cli.error.option-value': '{name} needs a value.',
  'cli.error.no-option-value': '{name} takes no value.',
  'cli.error.wrong-option': '{command} has no {name}.',
  'cli.error.exclusive': '{names} exclude one another.',
  'cli.error.fail-on': '--fail-on takes {levels}, not “{value}”.',
  'cli.error.too-many': '{command} does not take “{operand}”: usage is {usage}',
  'cli.error.too-few': 'Something is missing: usage is {usage}',
  'cli.error.batch-operand': '--batch takes the folders from its file, not “{operand}” from the command line.',
  'cli.error.meant': 'Did you mean {names}?',
  'cli.error.no-folder': '{path}: no such folder',
  'cli.error.unreadable': '{path}: cannot be read',
  'cli.error.unwritten': '{path}: cannot be written ({reason})',
  'cli.error.exists': '{path}: is there already and was not overwritten',
  'cli.error.technology': '“{id}” is not in the knowledge base; ids are lower-case, such as spring-boot.',
  'cli.error.candidate': '“{id}” is no candidate; compare takes two of {candidates}.',
  'cli.error.same': 'compare takes two different candidates, not “{id}” twice.',
  'cli.error.internal': 'Internal error: {reason}',
  'cli.batch.json': 'not a line of JSON',
  'cli.batch.shape': 'a request is {"id": "…", "dir"?: "…", "profile"?: {…}}',
  'cli.batch.dir': 'dir: must be a path',
  'cli.batch.no-dir': 'dir: missing',
  'cli.batch.slow': 'took longer than {seconds} s',
  'cli.batch.too-many-slow': 'more than {count} files took too long to read',
  'cli.batch.died': 'the worker ended with code {code}',
  'cli.batch.line': 'line {line}: {reason}',

  'cli.inspect.nothing': 'No service found: no manifest that this program knows lies under this folder.',
  'cli.inspect.language': 'language',
  'cli.inspect.runtime': 'runtime',
  'cli.inspect.frameworks': 'frameworks',
  'cli.inspect.data-access': 'data access',
  'cli.inspect.databases': 'databases',
  'cli.inspect.hosting': 'hosting',
  'cli.advise.certainty': 'Certainty: {certainty}. Chance that it is a choice you can defend: {confidence}',
  'cli.advise.first-in': 'comes first in {share}',
  'cli.advise.first-hardly-ever': 'hardly ever comes first',
  'cli.advise.ruled-out': 'ruled out: {because}',
  'cli.advise.stay': '{current}, as it is',
  'cli.advise.stack': 'Stack: {parts}',
  'cli.advise.part': '{pick} ({change})',
  'cli.advise.caution': 'Caution: {message}',
  'cli.advise.next': 'Worth answering next: {question} {because}.',
  'cli.explain.alternatives': 'Alternatives: {names}',
  'cli.explain.reasons': 'What speaks for and against it, as judged here:',
  'cli.explain.figures': 'Published figures:',
  'cli.explain.about.strength': 'Strength',
  'cli.explain.about.risk': 'Risk',
  'cli.explain.about.pick': 'Taken for',
  'cli.explain.support': 'Support as of {date} ({source}):',
  'cli.explain.open': 'no end set',
  'cli.explain.until': 'until {date}',
  'cli.explain.ended': 'ended',
  'cli.check.nothing': 'No problems.',
  'cli.severity.error': 'error',
  'cli.severity.warning': 'warning',
  'cli.severity.information': 'information',
};

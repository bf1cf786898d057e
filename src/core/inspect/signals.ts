import type { Catalogue } from '../model/catalogue.ts';
import type { Message } from '../model/message.ts';
import type { AssembledService } from './assemble.ts';
import type { ServiceDigest } from './digest.ts';
import type { Fact } from './facts.ts';
import { ruleSignals } from './signalRules.ts';

/** A signal before it is worded. */
export interface SignalFacts {
  readonly answers: string;
  readonly value: unknown;
  readonly because: Message;
  readonly fact: Fact | null;
  readonly confidence: number;
}

/** A script or two, such as the configuration of a documentation, are no proof that a team ships in a language. */
const FEWEST_SOURCES = 3;

/** What the workspace says on the profile's questions; nothing where it says nothing. */
export function signalsOf(digest: ServiceDigest, catalogue: Catalogue): SignalFacts[] {
  const services: readonly AssembledService[] = digest.telling;
  const label = (fact: Fact): string => catalogue.technologies.get(fact.id)?.label ?? fact.id;
  const signals: SignalFacts[] = [];
  const add = (
    answers: string,
    value: unknown,
    fact: Fact | null,
    confidence: number,
    code: string,
    args: Message['args'] = {},
  ): void => {
    signals.push({ answers, value, fact, confidence, because: { code: `inspect.signal.${code}`, args } });
  };

  const servers = services.filter((service) => service.role === 'backend' || service.role === 'fullstack');
  const languages = mainLanguages(servers, digest);
  if (languages.length > 0)
    add('teamSkills', languages, placeOf(servers), 0.8, 'skills', { languages: languages.join(', ') });
  else {
    // Who writes libraries or apps in a language knows it, though no server here shows it.
    const parts = services.filter(
      ({ role, languages: [main = ''], folder }) =>
        (role === 'library' || role === 'unknown') && (folder.sources.get(main) ?? 0) >= FEWEST_SOURCES,
    );
    const written = mainLanguages(parts, digest);
    if (written.length > 0)
      add('teamSkills', written, placeOf(parts), 0.5, 'skills-no-server', { languages: written.join(', ') });
  }
  const parts = new Set(languages);
  for (const server of servers)
    for (const part of [server.frameworks, server.databases]) for (const { id } of part) parts.add(id);
  const stack = [...parts];
  if (stack.length > 0)
    add('currentStack', stack, servers[0]?.frameworks[0] ?? null, 0.9, 'stack', { stack: stack.join(', ') });

  // A cloud alone, such as a provider of Terraform, does not say in which of its ways it is used.
  const classOf = ({ id }: Fact): string | undefined => catalogue.technologies.get(id)?.class;
  const host = services.flatMap(({ hosting }) => hosting).find((fact) => classOf(fact) !== undefined);
  const model = host === undefined ? undefined : classOf(host);
  if (host !== undefined && model !== undefined)
    add('hosting', model, host, host.confidence, 'hosting', { name: label(host), file: host.file });
  if (new Set(languages.map((language) => familyOf(language, catalogue))).size > 1)
    add('secondLanguageAllowed', true, servers[0]?.frameworks[0] ?? null, 0.6, 'languages', {
      languages: languages.join(', '),
    });
  const answered = new Set(signals.map(({ answers }) => answers));
  const ruled = ruleSignals(digest, catalogue).filter(({ answers }) => !answered.has(answers));
  if (servers.length > 0 && !ruled.some(({ answers }) => answers === 'ml')) add('ml', 'none', null, 0.6, 'no-ml');
  return [...signals, ...ruled];
}

/** Main languages of services, the one that most is written in first. */
function mainLanguages(services: readonly AssembledService[], { votes }: ServiceDigest): readonly string[] {
  const languages = new Set(services.flatMap((service) => service.languages.slice(0, 1)));
  return [...languages].sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0));
}

/** Where the first of them says what it is written in; null where it is by its files alone. */
function placeOf([first]: readonly AssembledService[]): Fact | null {
  return first?.frameworks[0] ?? first?.runtime ?? null;
}

/** Languages that run on the same are one to a team: JavaScript and TypeScript, Java and Kotlin. */
function familyOf(language: string, { detection }: Catalogue): string {
  return detection.programs[language]?.runtime ?? language;
}

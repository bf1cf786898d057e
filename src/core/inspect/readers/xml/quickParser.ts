import { SaxesParser } from 'saxes';

/** What is used of the parser. */
type Parser = Pick<
  SaxesParser<{ position: true; fragment: boolean }>,
  'on' | 'write' | 'close' | 'position' | 'closed'
>;
const Parser = SaxesParser as unknown as new (options: { position: true; fragment: boolean }) => Parser;

/**
 * The parser with a place for each handler from the start. Its `on` stores handlers under computed names, by which V8
 * turns an object of so many properties into a hash table, and each step of the parser takes six times as long. Where a
 * name is no longer the parser's own it does no harm.
 */
export class QuickParser extends Parser {
  protected readonly errorHandler = undefined;
  protected readonly doctypeHandler = undefined;
  protected readonly openTagStartHandler = undefined;
  protected readonly attributeHandler = undefined;
  protected readonly openTagHandler = undefined;
  protected readonly closeTagHandler = undefined;
  protected readonly textHandler = undefined;
  protected readonly cdataHandler = undefined;
  protected readonly commentHandler = undefined;
  protected readonly piHandler = undefined;
  protected readonly xmldeclHandler = undefined;
}

/**
 * What a decision rested on beside the answers, as facts of one line that a later reading can be compared with. Ids and
 * figures only, no sentence of any language: it is kept in a file that people of several languages share.
 */
export interface DecisionBasis {
  /** Id of a published figure → value, unit and date. */
  readonly figures: Readonly<Record<string, string>>;
  /** Product and release line in use → last day of support, or an empty text where none is set. */
  readonly support: Readonly<Record<string, string>>;
  /** Path of a service → its language and what it is built with. */
  readonly codeBase: Readonly<Record<string, string>>;
}

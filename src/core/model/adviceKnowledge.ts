/** Placeholder until the decision data lands. */
export type AdviceKnowledge = Readonly<Record<string, unknown>>;

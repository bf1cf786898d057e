/** Compiled sections by name; plain data, ready for JSON. */
export type CompiledKnowledge = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Reads a word table with a word from outside. A table's words are texts, and nothing that every object inherits is one: so
 * `"constructor"` is a word like any other. Undefined without a fallback where the table lacks the word.
 */
export function lookup<Ours extends string>(
  table: Readonly<Record<string, Ours>>,
  word: unknown,
  fallback: NoInfer<Ours>,
): Ours;
export function lookup<Ours extends string>(table: Readonly<Record<string, Ours>>, word: unknown): Ours | undefined;
export function lookup<Ours extends string>(
  table: Readonly<Record<string, Ours>>,
  word: unknown,
  fallback?: NoInfer<Ours>,
): Ours | undefined {
  const ours = typeof word === "string" ? table[word] : undefined;
  return typeof ours === "string" ? ours : fallback;
}

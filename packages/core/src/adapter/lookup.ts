/** Reads a word table with a word from outside: own keys only, so that `"constructor"` is a word like any other. */
export function lookup<Ours extends string>(
  table: Readonly<Record<string, Ours>>,
  word: unknown,
  fallback: NoInfer<Ours>,
): Ours {
  return (typeof word === "string" && Object.hasOwn(table, word) ? table[word] : undefined) ?? fallback;
}

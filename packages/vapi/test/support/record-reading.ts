import { createObserver, type Reading } from "@trunkline/core/adapter";

/** A reading, and what it was told of, each as its kind, place and word. */
export function recordReading(provider: string): { readonly reading: Reading; readonly notes: string[] } {
  const notes: string[] = [];
  const observer = createObserver(provider, ({ kind, path, word }) => {
    notes.push([kind, path, word].filter((part) => part !== undefined && part !== "").join(" "));
  });
  return { notes, reading: observer.reading("test") };
}

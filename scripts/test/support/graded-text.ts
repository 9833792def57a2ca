import { expect } from "vitest";
import { CONSEQUENCES, type Graded } from "../../specs/surface/difference.ts";

/** That a reason reads as part of a sentence, and that lists are sorted and hold everything once. */
export function expectReadable({ because, consequence, ways, fields, functions }: Graded): void {
  expect(CONSEQUENCES).toContain(consequence);
  expect(because).toMatch(/^[a-z`].*\S$/);
  expect(because).not.toMatch(/undefined|\[object|NaN|\s\s|``|; $/);
  for (const list of [ways, fields, functions]) expect(list).toEqual([...new Set(list)].sort());
  for (const field of fields) expect(field).toMatch(/^[A-Z]\w*(?:\.|\[|$)/);
  for (const name of functions) expect(name).toMatch(/^[a-z]\w+$/);
}

import type { Finding } from "../errors.ts";
import { allShares, type LinkedSet } from "./linked-set.ts";
import { countOf, positionsIn, type Ranges } from "./ranges.ts";

const MOST_TOLD = 10;

/** Warnings of whom no campaign has, and none will have. */
export function leftOut(set: LinkedSet): readonly Finding[] {
  const { doubtful, dropped } = allShares(set);
  return [
    ...told(
      doubtful,
      "may have been rung, nobody can say, and were left out; alsoRing rings those whom somebody vouches for",
    ),
    ...told(dropped, "were left when somebody else ended their campaign, and were left out"),
  ];
}

function told(ranges: Ranges, what: string): Finding[] {
  const count = countOf(ranges);
  if (count === 0) return [];
  const first: number[] = [];
  for (const position of positionsIn(ranges)) if (first.push(position) === MOST_TOLD) break;
  const more = count > first.length ? `, and ${count - first.length} more` : "";
  return [{ field: "rows", rule: `at ${first.join(", ")}${more} ${what}` }];
}

import type { Readers } from "../readers/readers.ts";
import { rememberTrials } from "../readers/remember-trials.ts";
import { type Consequence, type Difference, type Graded, type Site, worst } from "../surface/difference.ts";
import type { Places } from "../surface/places.ts";
import { gradeReading } from "./reading.ts";
import { gradeSending } from "./sending.ts";
import { gradeUntried } from "./untried.ts";

/** What a difference means for one way of a place. */
export interface Grade {
  readonly consequence: Consequence;
  readonly because: string;
  readonly fields?: readonly string[];
  readonly functions?: readonly string[];
}

/**
 * Says of each difference whether it matters. What is read is not judged by a table of opinions: answers with the difference in
 * them are given to our functions, and what comes of it decides. Without an adapter, whatever takes something away is for a
 * person. `places` are those of the contract that the readers are of.
 */
export async function grade(
  differences: readonly Difference[],
  readers: Readers,
  places: Places,
): Promise<readonly Graded[]> {
  const remembering = rememberTrials(readers);
  const isTried = [...places.sites.values()].flat().some(({ operation }) => readers.askedBy(operation).length > 0);
  const graded: Graded[] = [];
  for (const difference of differences) {
    graded.push(await gradeOne(difference, isTried ? remembering : undefined, places));
  }
  return graded.map((each) => (each.aspect === "schema" ? gradeAsItsParts(each, graded) : each));
}

/** `readers`: undefined where there is no adapter. */
async function gradeOne(difference: Difference, readers: Readers | undefined, places: Places): Promise<Graded> {
  const { aspect, after } = difference;
  if (aspect === "neighbour") {
    const because = `${after === undefined ? "gone" : "new"} beside what we ask for; nothing of ours asks for it`;
    return { ...difference, ways: [], consequence: "none", because, fields: [], functions: [] };
  }
  if (aspect === "address") {
    const because = "what we ask goes to another address than theirs";
    return { ...difference, ways: ["send"], consequence: "needs a person", because, fields: [], functions: [] };
  }
  const read = difference.sites.filter(({ way }) => way === "read");
  const sent = difference.sites.filter(({ way }) => way === "send");
  const grades =
    readers === undefined
      ? [gradeUntried(difference)]
      : [
          ...(read.length > 0 ? [await gradeReading(difference, known(difference, read, places), readers)] : []),
          ...(sent.length > 0 ? [gradeSending(difference, sent, readers)] : []),
        ];
  const consequence = worst(grades.map((each) => each.consequence));
  const decisive = grades.filter((each) => each.consequence === consequence);
  return {
    ...difference,
    ways: [...(read.length > 0 ? ["read" as const] : []), ...(sent.length > 0 ? ["send" as const] : [])],
    consequence,
    because: [...new Set(decisive.map(({ because }) => because))].join("; "),
    fields: [...new Set(grades.flatMap(({ fields = [] }) => fields))].sort(),
    functions: [...new Set(grades.flatMap(({ functions = [] }) => functions))].sort(),
  };
}

/** Where our contract has the place: of those at which it differs, or else anywhere. */
function known({ place }: Difference, read: readonly Site[], { sites }: Places): readonly Site[] {
  const ours = (sites.get(place) ?? []).filter(({ way }) => way === "read");
  const same = ours.filter((site) => read.some((other) => JSON.stringify(other) === JSON.stringify(site)));
  if (same.length > 0 || ours.length > 0) return same.length > 0 ? same : ours;
  // The root of an answer is there under whatever status.
  return read.filter(({ path }) => path.length === 0);
}

/** That another schema stands somewhere matters as much as that in which the two differ. */
function gradeAsItsParts(schema: Graded, all: readonly Graded[]): Graded {
  const parts = all.filter(
    ({ aspect, sites }) =>
      aspect !== "schema" && sites.some((site) => schema.sites.some((outer) => isWithin(site, outer))),
  );
  const consequence = worst(parts.map((part) => part.consequence));
  return { ...schema, consequence, because: `as serious as what the two differ in, told apart` };
}

function isWithin(site: Site, outer: Site): boolean {
  return (
    site.operation === outer.operation &&
    site.way === outer.way &&
    outer.path.every((step, index) => site.path[index] === step)
  );
}

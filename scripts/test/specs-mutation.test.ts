import { describe, expect, it } from "vitest";
import { readReference } from "../../test-support/reference.ts";
import { type Contract, record } from "../contracts.ts";
import { type Checker, openChecker } from "../specs/check.ts";
import { compareSurfaces } from "../specs/surface/compare.ts";
import type { Difference, Site } from "../specs/surface/difference.ts";
import { placesOf } from "../specs/surface/places.ts";
import { projectDocument } from "../specs/surface/project.ts";
import { checkedDay } from "../specs/upstream.ts";
import { contractOf } from "../specs/usage.ts";
import { isMadeOf, likelyConsequences } from "./support/likely-consequences.ts";
import { createDraw, createMutations, type Expected, type Mutation } from "./support/mutate-document.ts";
import { publishedFrom } from "./support/published-from.ts";

const vapi = contractOf("vapi");
const today = readReference(`upstream/vapi-${checkedDay(vapi)}.json`);

describe("an invented change of a published document", () => {
  it.each<[provider: string, count: number, seed: number]>([
    ["vapi", 500, 1],
    ["cozmox", 250, 2],
    ["revox", 66, 3],
  ])("is found where it was made and nowhere else, in a document like %s's", (provider, count, seed) => {
    const contract = contractOf(provider);
    const found = findings(contract, publishedFrom(contract), count, seed);
    console.info(`${provider}: ${told(found)}`);
    expect(found).toMatchObject({ missed: [], invented: [], misnamed: [] });
    expect(found.mutations).toBeGreaterThan(count * 0.9);
  });

  it.skipIf(today === undefined)("is found in what Vapi published, where that lies beside the repository", () => {
    const found = findings(vapi, record(JSON.parse(today ?? "{}"), "published"), 33, 4);
    console.info(`vapi, published: ${told(found)}`);
    expect(found).toMatchObject({ missed: [], invented: [], misnamed: [] });
  });

  it.each<[provider: string, count: number, seed: number]>([
    ["vapi", 33, 5],
    ["cozmox", 33, 6],
  ])("is as serious as what we read and send makes it, in a document like %s's", async (provider, count, seed) => {
    const contract = contractOf(provider);
    const { agreed, disagreed } = await gradings(contract, await openChecker(contract), count, seed);
    console.info(`${provider}: ${agreed} grades agree, ${disagreed.length} do not`);
    expect(disagreed).toEqual([]);
    expect(agreed).toBeGreaterThan(count / 2);
  });

  it("is told with every place in requests and answers where it occurs", () => {
    const document = publishedFrom(vapi);
    const before = projectDocument(vapi, document);
    const { sites } = placesOf(before);
    const mutations = createMutations(vapi, document).mutateAll("property removed", (place) =>
      /^(Call|C.*m\w*)\.s/.test(place),
    );
    expect(mutations.length).toBeGreaterThan(20);
    for (const { document: mutated, spot } of mutations) {
      const [difference] = compareSurfaces(before, projectDocument(vapi, mutated)).differences;
      expect(difference?.sites.map(textOf).toSorted()).toEqual(
        sites
          .get(spot?.place ?? "")
          ?.map(textOf)
          .toSorted(),
      );
    }
  });

  it("needs a person where our model is made of what is gone, and nowhere else where it is only read", async () => {
    const document = publishedFrom(vapi);
    const checker = await openChecker(vapi);
    const before = checker.project({ document, source: "before" });
    const { mutateAll } = createMutations(vapi, document);
    // Of what only lies in `raw`, some; of both, every third: each takes all our functions to judge.
    const isTried = (place: string) => isMadeOf(place) ?? false;
    const isSpared = (place: string) => isMadeOf(place) === false && /^(Campaign|Call|Monitor)\./.test(place);
    const judged = mutateAll("property removed", (place) => isTried(place) || isSpared(place)).filter(
      (_, index) => index % 3 === 0,
    );
    const onlyRead = judged.filter(({ spot }) => spot?.ways.has("send") === false);
    expect(onlyRead.length).toBeGreaterThan(15);
    for (const { document: mutated, spot } of onlyRead) {
      const after = checker.project({ document: mutated, source: "after" });
      const { consequence } = await checker.compare(before, after);
      expect(`${spot?.place}: ${consequence}`).toBe(
        `${spot?.place}: ${isMadeOf(spot?.place ?? "") === true ? "needs a person" : "tolerable"}`,
      );
    }
  });
});

interface Findings {
  readonly mutations: number;
  readonly expected: number;
  readonly reported: number;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
  /** Reported with the same words before and after. */
  readonly misnamed: readonly string[];
}

function findings(
  contract: Contract,
  document: Readonly<Record<string, unknown>>,
  count: number,
  seed: number,
): Findings {
  const before = projectDocument(contract, document);
  const missed: string[] = [];
  const invented: string[] = [];
  const misnamed: string[] = [];
  let [mutations, expected, reported] = [0, 0, 0];
  for (const mutation of mutationsOf(contract, document, count, seed)) {
    const { differences } = compareSurfaces(before, projectDocument(contract, mutation.document));
    const wanted = new Set(mutation.expected.map((each) => keyOf(each, each.sense)));
    const got = new Set(differences.map((each) => keyOf(each, senseOf(each))));
    mutations += 1;
    expected += wanted.size;
    reported += got.size;
    const from = `${mutation.kind} at ${mutation.spot?.at.join("/") ?? mutation.operation}`;
    missed.push(...[...wanted].filter((key) => !got.has(key)).map((key) => `${from}: ${key}`));
    invented.push(...[...got].filter((key) => !wanted.has(key)).map((key) => `${from}: ${key}`));
    misnamed.push(
      ...differences.filter(({ before: old, after }) => old === after).map(({ place }) => `${from}: ${place}`),
    );
  }
  return { mutations, expected, reported, missed, invented, misnamed };
}

async function gradings(contract: Contract, checker: Checker, count: number, seed: number) {
  const document = publishedFrom(contract);
  const before = checker.project({ document, source: "before" });
  const disagreed: string[] = [];
  let agreed = 0;
  for (const mutation of mutationsOf(contract, document, count, seed)) {
    const after = checker.project({ document: mutation.document, source: "after" });
    const { differences } = await checker.compare(before, after);
    for (const each of mutation.expected) {
      const graded = differences.find((one) => keyOf(one, senseOf(one)) === keyOf(each, each.sense));
      const likely = each.aspect === "neighbour" ? ["none"] : likelyConsequences(mutation, each);
      if (graded !== undefined && likely.includes(graded.consequence)) agreed += 1;
      else disagreed.push(`${mutation.kind}, ${each.place}: ${graded?.consequence} instead of ${likely.join(" or ")}`);
    }
  }
  return { agreed, disagreed };
}

/** Kinds of mutation take turns: none is left out by chance. */
function* mutationsOf(
  contract: Contract,
  document: Readonly<Record<string, unknown>>,
  count: number,
  seed: number,
): Generator<Mutation> {
  const { kinds, mutate } = createMutations(contract, document);
  const draw = createDraw(seed);
  for (let index = 0; index < count; index += 1) {
    const mutation = mutate(kinds[index % kinds.length] ?? "", draw);
    if (mutation !== undefined) yield mutation;
  }
}

function keyOf({ place, aspect, name = "" }: Pick<Expected, "place" | "aspect" | "name">, sense: string): string {
  return [place, aspect, name, sense].join(" | ");
}

function textOf({ operation, way, path }: Site): string {
  return [operation, way, ...path].join(" ");
}

function senseOf({ before, after }: Difference): Expected["sense"] {
  if (before === undefined) return "added";
  return after === undefined ? "gone" : "other";
}

function told({ mutations, expected, reported, missed, invented }: Findings): string {
  const recall = (expected - missed.length) / expected;
  const precision = (reported - invented.length) / reported;
  return `${mutations} mutations, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)} of ${expected} differences`;
}

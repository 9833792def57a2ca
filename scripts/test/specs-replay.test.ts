import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, record } from "../contracts.ts";
import { openChecker } from "../specs/check.ts";
import { told } from "../specs/commands/replay.ts";
import { DocumentError } from "../specs/document/document.ts";
import { historyBeside, withHistory } from "../specs/document/history.ts";
import { addTo, NO_TOTALS, replay, type Transition } from "../specs/replay/replay.ts";
import { summary, TABLE_HEAD, tableRow } from "../specs/replay/table.ts";
import { compareSurfaces } from "../specs/surface/compare.ts";
import type { Difference } from "../specs/surface/difference.ts";
import { projectContract, projectDocument } from "../specs/surface/project.ts";
import type { Surface } from "../specs/surface/surface.ts";
import { contractOf } from "../specs/usage.ts";
import { createDraw, createMutations } from "./support/mutate-document.ts";
import { publishedFrom } from "./support/published-from.ts";
import { RESPELLINGS } from "./support/respelled.ts";

type Node = Readonly<Record<string, unknown>>;

const vapi = contractOf("vapi");
const first = publishedFrom(vapi);
/** What it has tried once, it remembers. */
const shared = openChecker(vapi);
const spellings = Object.entries(RESPELLINGS);
const folder = mkdtempSync(join(tmpdir(), "replayed-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a document as a provider would publish our contract", () => {
  it.each(["vapi", "cozmox", "revox"])("differs in nothing from %s's contract", (provider) => {
    const contract = contractOf(provider);
    const published = projectDocument(contract, publishedFrom(contract));
    expect(compareSurfaces(projectContract(contract), published).differences.map(({ place }) => place)).toEqual(
      // Its words come in two lists, each of which has a name with us and none with them.
      provider === "revox" ? ["CallAttempt.end_reason", "CallAttempt.end_reason"] : [],
    );
  });

  it.each(["vapi", "cozmox", "revox"])("differs in nothing from itself: %s", (provider) => {
    const contract = contractOf(provider);
    const document = publishedFrom(contract);
    const [one, other] = [projectDocument(contract, document), projectDocument(contract, structuredClone(document))];
    expect(compareSurfaces(one, other)).toEqual({ differences: [], idle: [] });
  });

  it.each(spellings)("differs in nothing from itself %s", (_, respell) => {
    expect(JSON.stringify(respell(first))).not.toBe(JSON.stringify(first));
    expect(between(first, respell(first))).toEqual([]);
  });
});

/** Twelve documents: some say otherwise what the one before said, some are it in another spelling. */
function inventedHistory(): readonly { readonly name: string; readonly document: Node; readonly hasMoved: boolean }[] {
  const draw = createDraw(20_250_619);
  const kinds = [
    "new word",
    "array to page",
    "required property added",
    "property removed",
    "null allowed",
    "path renamed",
  ];
  let document = first;
  return Array.from({ length: 12 }, (_, index) => {
    const name = `${String(index + 98).padStart(3, "0")}-2025-10-${String(10 + Math.floor(index / 2))}`;
    const [, respell] = spellings[index % 2] ?? [];
    if (index % 2 === 0) {
      document = index === 0 || respell === undefined ? document : respell(document);
      return { name, document, hasMoved: false };
    }
    const mutation = createMutations(vapi, document).mutate(kinds[(index - 1) / 2] ?? "", draw);
    document = mutation?.document ?? document;
    return { name, document, hasMoved: (mutation?.expected.length ?? 0) > 0 };
  });
}

describe("a history", () => {
  const history = inventedHistory();
  const files = history.map(({ name }) => join(folder, `${name}.json`));
  const archive = join(tmpdir(), `replayed-${process.pid}.tar.gz`);

  beforeAll(() => {
    for (const [index, { document }] of history.entries()) writeFileSync(files[index] ?? "", JSON.stringify(document));
    execFileSync("tar", ["-czf", archive, "-C", folder, "."]);
  });
  afterAll(() => rmSync(archive));

  it("moves where a document says otherwise, and nowhere else", async () => {
    const transitions = await replayed([folder]);
    expect(transitions.map(({ from, to }) => [from, to])).toEqual(
      history.slice(1).map(({ name }, index) => [history[index]?.name, name]),
    );
    expect(transitions.filter(({ differences }) => differences.length > 0).map(({ to }) => to)).toEqual(
      history.filter(({ hasMoved }) => hasMoved).map(({ name }) => name),
    );
    expect(history.filter(({ hasMoved }) => hasMoved)).toHaveLength(6);
  });

  it("is the same text each time: from a folder, an archive, and files in any order", async () => {
    const text = await printed([folder]);
    expect(text).toContain("vapi: of 11 transitions, 6 moved what we use, 5 did not.");
    expect(await printed([folder], openChecker(vapi))).toBe(text);
    expect(await printed([archive])).toBe(text);
    expect(await printed(files.toReversed())).toBe(text);
  });

  it("goes by the day in a name, then by the number, then by the name", async () => {
    const names = [
      "10-2025-07-02",
      "9-2025-07-02",
      "v1",
      "vapi-2025-07-01",
      "11-2024-01-31",
      "2026-01-01-b",
      "2026-01-01-a",
    ];
    const given = names.map((name) => `/nowhere/${name}.json`);
    const made = mkdtempSync(join(tmpdir(), "named-"));
    try {
      for (const path of given) writeFileSync(join(made, path.slice("/nowhere/".length)), "{}");
      const order = await withHistory([made], async (editions) => editions.map(({ name }) => name));
      expect(order).toEqual([
        "v1",
        "11-2024-01-31",
        "vapi-2025-07-01",
        "9-2025-07-02",
        "10-2025-07-02",
        "2026-01-01-a",
        "2026-01-01-b",
      ]);
    } finally {
      rmSync(made, { recursive: true });
    }
  });

  it("is refused where there is none", async () => {
    const [empty, broken] = [mkdtempSync(join(tmpdir(), "empty-")), join(folder, "broken.tar.gz")];
    writeFileSync(broken, "no archive");
    try {
      await expect(replayed([join(folder, "missing")])).rejects.toThrow(/missing: is not there$/);
      await expect(replayed([empty])).rejects.toThrow(/: holds no document: neither \.json nor \.yaml$/);
      await expect(replayed([broken])).rejects.toThrow(/broken\.tar\.gz: cannot be unpacked: \S/);
      await expect(replayed([broken])).rejects.toThrow(DocumentError);
      writeFileSync(join(empty, "1.json"), '{"openapi":"3.0.0","paths":{"/other":{"get":{"responses":{}}}}}');
      await expect(replayed([empty])).rejects.toThrow(
        /1\.json: has none of the operations that specs\/vapi\.yaml names/,
      );
      expect(() => historyBeside("nobody")).toThrow(/: holds no document of nobody: say where there are some$/);
    } finally {
      rmSync(broken);
      rmSync(empty, { recursive: true });
    }
  });
});

describe("a document that was taken back", () => {
  it("differs from the one after as that did from it, the other way round", () => {
    const { kinds, mutate } = createMutations(vapi, first);
    const draw = createDraw(7);
    for (const kind of kinds) {
      const mutation = mutate(kind, draw);
      const after = mutation?.document ?? first;
      expect(between(after, first), kind).toEqual(between(first, after).map(reversed).toSorted());
    }
  });

  it("is graded for what it is, whatever came before", async () => {
    const { mutate } = createMutations(vapi, first);
    const checker = await shared;
    const before = checker.project({ document: first, source: "before" });
    const graded = async (kind: string) => {
      const after = checker.project({ document: mutate(kind, createDraw(3))?.document ?? first, source: "after" });
      const there = await checker.compare(before, after);
      const back = await checker.compare(after, before);
      expect(await checker.compare(before, after)).toEqual(there);
      return [there.consequence, back.consequence];
    };
    expect(await graded("page to array")).toEqual(["needs a person", "needs a person"]);
    expect(await graded("operation removed")).toEqual(["needs a person", "none"]);
    expect(await graded("optional property added")).toEqual(["none", "tolerable"]);
    expect(await graded("required parameter added")).toEqual(["needs a person", "tolerable"]);
  });
});

const beside = sourcesBeside();

describe.skipIf(beside === undefined)("what Vapi published, where that lies beside the repository", () => {
  const surfaces: { readonly name: string; readonly surface: Surface }[] = [];
  const samples: Node[] = [];

  beforeAll(async () => {
    await withHistory(beside ?? [], async (editions) => {
      for (const [index, { name, read }] of editions.entries()) {
        const { document } = await read();
        surfaces.push({ name, surface: projectDocument(vapi, document) });
        if (index === 0 || index === editions.length - 1) samples.push(document);
      }
    });
  });

  it.each(spellings)("differs in nothing from itself %s", (_, respell) => {
    // What is expected at a place is known there by its name alone where another schema stands than ours.
    const isByName =
      respell === RESPELLINGS["with other names of its schemas"] ||
      respell === RESPELLINGS["with references written out"];
    for (const document of samples) {
      const found = between(document, respell(document));
      expect(isByName ? found.filter((each) => !each.includes("CampaignV2 20")) : found).toEqual([]);
    }
  });

  it("differs from the one before as that does from it, the other way round", () => {
    for (const [index, { surface, name }] of surfaces.entries()) {
      const before = surfaces[index - 1];
      if (before === undefined) continue;
      const [there, back] = [compareSurfaces(before.surface, surface), compareSurfaces(surface, before.surface)];
      expect(back.differences.map(keyOf).toSorted(), name).toEqual(there.differences.map(reversedKey).toSorted());
    }
  });

  it("is replayed from end to end, as docs/replay.md has it, with the day on which a list became a page", async () => {
    const transitions = await replayed(beside ?? []);
    expect(transitions).toHaveLength(surfaces.length - 1);
    const serious = transitions.filter(({ consequence }) => consequence === "needs a person");
    expect(serious.map(({ to }) => to)).toContainEqual(expect.stringContaining("2025-07-02"));
    const [page] = serious.filter(({ to }) => to.includes("2025-07-02")).flatMap(({ differences }) => differences);
    expect(page).toMatchObject({ place: "listCampaigns 200", before: "list of Campaign", after: "CampaignPage" });
    const moved = transitions.filter(({ differences }) => differences.length > 0);
    const totals = summary("vapi", transitions.reduce(addTo, NO_TOTALS));
    expect(readFileSync(`${ROOT}docs/replay.md`, "utf8")).toContain(
      [TABLE_HEAD, ...moved.map(tableRow), "", totals].join("\n"),
    );
    // Every difference of every transition is tried on all our functions.
  }, 180_000);
});

async function replayed(sources: readonly string[], checker = shared): Promise<Transition[]> {
  const opened = await checker;
  return withHistory(sources, async (editions) => {
    const transitions: Transition[] = [];
    for await (const transition of replay(opened, editions)) transitions.push(transition);
    return transitions;
  });
}

async function printed(sources: readonly string[], checker = shared): Promise<string> {
  const opened = await checker;
  const { rows, json, totals } = await withHistory(sources, (editions) => told(vapi, replay(opened, editions)));
  return [...rows, JSON.stringify(json), summary("vapi", totals)].join("\n");
}

function sourcesBeside(): readonly string[] | undefined {
  try {
    return historyBeside("vapi");
  } catch {
    return undefined;
  }
}

/** Sorted, as text. */
function between(before: Node, after: Node): string[] {
  const surfaces = [before, after].map((document) => projectDocument(vapi, record(document, "document")));
  const [one, other] = surfaces;
  if (one === undefined || other === undefined) return [];
  return compareSurfaces(one, other).differences.map(keyOf).toSorted();
}

/** A success is told under the number that it had, and a parameter that moved at the place where it was. */
function keyOf({ place, aspect, name, before, after, sites }: Difference): string {
  if (aspect === "position")
    return JSON.stringify([place.replace(/ \w+ /, " "), aspect, null, before ?? null, after ?? null, null]);
  const at = aspect === "answer" && before !== undefined && after !== undefined ? place.replace(/ \d+$/, "") : place;
  return JSON.stringify([at, aspect, name ?? null, before ?? null, after ?? null, sites]);
}

function reversedKey(difference: Difference): string {
  return reversed(keyOf(difference));
}

function reversed(key: string): string {
  const [place, aspect, name, before, after, sites] = JSON.parse(key);
  return JSON.stringify([place, aspect, name, after, before, sites]);
}

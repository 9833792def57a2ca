/** What our functions make of a provider's answers: all of them read what the contracts promise, and changes are told by what they change. */
import { brokenProperties } from "@trunkline/conformance";
import type { CallAttempt, Campaign, Row } from "@trunkline/core";
import { describe, expect, it } from "vitest";
import { isRecord, readContracts } from "../contracts.ts";
import { answerOf } from "../specs/readers/answers.ts";
import { changed } from "../specs/readers/changes.ts";
import { openReaders } from "../specs/readers/readers.ts";
import { variantsOf } from "../specs/readers/variants.ts";
import { ABSENT, thing } from "../specs/readers/wishes.ts";
import { projectContract } from "../specs/surface/project.ts";
import type { Property, Shape, Surface } from "../specs/surface/surface.ts";

const SURFACES = readContracts().map(projectContract);
const FUNCTIONS = {
  all: ["listCampaigns", "getCampaign", "listRows", "listAttempts", "getAttempt", "createCampaign", "cancelCampaign"],
  always: ["deleteCampaign", "updateCampaign", "waitUntilQuiet", "reconcileIntents"],
  revox: ["launchCampaign", "pauseCampaign", "resumeCampaign"],
};

function surfaceOf(provider: string): Surface {
  const found = SURFACES.find((surface) => surface.provider === provider);
  if (found === undefined) throw new Error(`no contract of ${provider}`);
  return found;
}

function isModel(value: unknown): value is Campaign | Row | CallAttempt {
  return isRecord(value) && typeof value.id === "string" && value.provider !== undefined;
}

describe.each(SURFACES)("over answers as $provider's contract has them", (surface) => {
  const { provider } = surface;

  it("every function of every adapter goes on, with models that keep what their types promise, and nothing odd", async () => {
    const readings = await (await openReaders(provider, surface)).readAll();
    expect(readings.filter(({ failed }) => failed !== undefined)).toEqual([]);
    expect(readings.flatMap(({ observed }) => observed)).toEqual([]);
    const models = readings.flatMap((reading) => reading.models);
    expect(models.filter(isModel)).toHaveLength(models.length);
    expect(models.filter(isModel).flatMap(brokenProperties)).toEqual([]);
    const expected = [...FUNCTIONS.all, ...FUNCTIONS.always, ...(provider === "revox" ? FUNCTIONS.revox : [])];
    for (const variant of variantsOf(provider).flatMap(({ title, functions }) => (functions ? [] : [title]))) {
      const own = readings.filter((reading) => reading.variant === variant);
      expect(new Set(own.map((reading) => reading.function))).toEqual(new Set(expected));
      for (const name of ["listCampaigns", "listRows", "listAttempts"]) {
        const items = own.filter((reading) => reading.function === name).map((reading) => reading.models.length);
        expect(Math.max(...items)).toBeGreaterThan(3);
      }
    }
  });

  it("every request is one that the contract has, and every operation but those nobody needs is asked", async () => {
    const readers = await openReaders(provider, surface);
    const unasked = [...surface.operations.keys()].filter((name) => readers.askedBy(name).length === 0);
    expect(unasked).toEqual(provider === "revox" ? ["cancelCall"] : []);
  });

  it("two runs give the same", async () => {
    const [first, second] = [await openReaders(provider, surface), await openReaders(provider, surface)];
    const place = { operation: "getCampaign", path: provider === "revox" ? ["campaign", "status"] : ["status"] };
    expect(JSON.stringify(await first.readAll())).toBe(JSON.stringify(await second.readAll()));
    expect(await first.try(place, { kind: "word" })).toEqual(await second.try(place, { kind: "word" }));
    expect(await first.try(place, { kind: "word" })).toEqual(await first.try(place, { kind: "word" }));
  });

  it("answers that leave out what they may, and have words that nobody has heard of, are read as well", async () => {
    const runs = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (seed) => (await openReaders(provider, surface, { seed, drift: true })).readAll()),
    );
    const readings = runs.flat();
    expect(readings.flatMap(({ failed }) => failed ?? [])).toEqual([]);
    expect(readings.flatMap(({ models }) => models.filter(isModel).flatMap(brokenProperties))).toEqual([]);
    expect(readings.some(({ observed }) => observed.some((each) => each.includes("unheard-of")))).toBe(true);
    const texts = runs.map((run) => JSON.stringify(run));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("nobody in them is real", async () => {
    const readings = await (await openReaders(provider, surface)).readAll();
    const text = JSON.stringify(readings);
    const numbers = text.match(/\+\d{7,}/g) ?? [];
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.filter((number) => !/^\+1202555(?:01)\d\d$/.test(number))).toEqual([]);
    expect((text.match(/[\w.-]+@[\w.-]+/g) ?? []).filter((address) => !address.endsWith("@example.com"))).toEqual([]);
  });
});

describe("a change of an answer is told", () => {
  it("by the fields that come out otherwise, and by the functions that give them", async () => {
    const readers = await openReaders("vapi", surfaceOf("vapi"));
    const gone = await readers.try(
      { operation: "listCampaignsV2", path: ["results", "[]", "status"] },
      { kind: "absent" },
    );
    expect(gone.fields).toContain("Campaign.status");
    expect(gone.fields).toContain("Campaign.providerStatus");
    expect(gone).toMatchObject({ functions: ["listCampaigns"], failed: [] });
    expect(gone.observed).toContain("listCampaigns: missing at results[].status");
    const named = await readers.try({ operation: "listContactsV2", path: ["results", "[]", "name"] }, { kind: "null" });
    expect(named).toMatchObject({ fields: ["Row.contact.name"], functions: ["listRows"], failed: [] });
  });

  it("of a row's attempts as of attempts", async () => {
    const readers = await openReaders("revox", surfaceOf("revox"));
    const path = ["rows", "[]", "call", "call_attempts", "[]", "recording_url"];
    const gone = await readers.try({ operation: "listRows", path }, { kind: "absent" });
    expect(gone).toMatchObject({ fields: ["CallAttempt.recordingUrl"], functions: ["listAttempts", "listRows"] });
  });

  it.each([
    ["vapi", "listCampaigns"],
    ["vapi", "listCampaignsV2"],
    ["cozmox", "listCampaigns"],
    ["revox", "listCampaigns"],
  ])("as a failure where %s answers %s with a bare list instead of a page", async (provider, operation) => {
    const readers = await openReaders(provider, surfaceOf(provider));
    const outcome = await readers.try({ operation, path: [] }, { kind: "value", value: [] });
    expect(outcome.functions).toContain("listCampaigns");
    expect(outcome.functions.filter((name) => /^(?:list|get)/.test(name))).toEqual(["listCampaigns"]);
    expect(outcome.failed[0]).toEqual({
      function: "listCampaigns",
      message: expect.stringContaining("listCampaigns"),
    });
  });

  it("as a page that is too short where nothing says any more how much one holds", async () => {
    const readers = await openReaders("cozmox", surfaceOf("cozmox"));
    const outcome = await readers.try(
      { operation: "listCampaigns", path: ["metadata", "itemsPerPage"] },
      { kind: "absent" },
    );
    expect(outcome).toMatchObject({ fields: ["Campaign"], functions: ["listCampaigns"], failed: [] });
  });

  it.each([
    ["vapi", ["[]", "createdAt"]],
    ["cozmox", ["[]", "createdAt"]],
  ])(
    "as a failure where %s's calls cannot be paged by %s any more, with more of them than a page holds",
    async (provider, path) => {
      const readers = await openReaders(provider, surfaceOf(provider));
      for (const change of [{ kind: "absent" }, { kind: "null" }, { kind: "value", value: 12 }] as const) {
        const { failed } = await readers.try({ operation: "listCalls", path }, change);
        const message = expect.stringContaining("more than 1000 calls share one moment");
        expect(failed).toContainEqual({ function: "listAttempts", message });
      }
      const inCampaign = await readers.try({ operation: "listCalls", path: ["[]", "campaignId"] }, { kind: "absent" });
      expect(inCampaign.fields).toContain("CallAttempt");
      expect(inCampaign.failed).toEqual([]);
    },
  );

  it("of which of a person's names ties a call to them, where the others are missing", async () => {
    const readers = await openReaders("cozmox", surfaceOf("cozmox"));
    for (const name of ["number", "sipUri", "extension", "externalId"]) {
      const path = ["[]", "customer", name];
      const outcome = await readers.try({ operation: "listCalls", path }, { kind: "absent" });
      expect(outcome.functions, name).toContain("listRows");
    }
    const listed = ["customers", "[]", "extension"];
    const { fields } = await readers.try({ operation: "getCampaign", path: listed }, { kind: "absent" });
    expect(fields).toContain("Row.contact.extension");
  });

  it("where what says the same in another way is missing already", async () => {
    const readers = await openReaders("vapi", surfaceOf("vapi"));
    const paths = [["recording", "mono", "combinedUrl"], ["recordingUrl"], ["presignedMonoUrl"]];
    for (const path of paths) {
      const outcome = await readers.try({ operation: "getCall", path: ["artifact", ...path] }, { kind: "absent" });
      expect(outcome.fields).toEqual(["CallAttempt.recordingUrl"]);
    }
  });

  it("as nothing where nobody asks, nobody reads it, or there is no such place", async () => {
    const readers = await openReaders("revox", surfaceOf("revox"));
    const nothing = { failed: [], fields: [], functions: [], observed: [] };
    const gone = { kind: "absent" } as const;
    expect(await readers.try({ operation: "cancelCall", path: ["success"] }, gone)).toEqual(nothing);
    expect(await readers.try({ operation: "getCampaign", path: ["campaign", "funnel_stats"] }, gone)).toEqual(nothing);
    expect(await readers.try({ operation: "getCampaign", path: ["campaign", "nowhere"] }, gone)).toEqual(nothing);
    expect(await readers.try({ operation: "nowhere", path: [] }, gone)).toEqual(nothing);
  });

  it("wherever its path leads, and nowhere else", () => {
    const answer = { list: [{ a: 1, b: [{ c: 2 }] }, { b: [] }], a: 3 };
    const text = (path: readonly string[], change: Parameters<typeof changed>[2]) =>
      JSON.parse(changed(answer, path, change));
    expect(text(["list", "[]", "a"], { kind: "absent" })).toEqual({ list: [{ b: [{ c: 2 }] }, { b: [] }], a: 3 });
    expect(text(["list", "[]", "b", "[]", "c"], { kind: "null" })).toEqual({
      ...answer,
      list: [{ a: 1, b: [{ c: null }] }, { b: [] }],
    });
    expect(text(["list", "[]", "d"], { kind: "value", value: 4 }).list).toEqual([
      { a: 1, b: [{ c: 2 }], d: 4 },
      { b: [], d: 4 },
    ]);
    expect(text(["list", "[]", "d"], { kind: "word" })).toEqual(answer);
    expect(changed(answer, [], { kind: "absent" })).toBe("");
  });
});

describe("what our functions send", () => {
  it("is told by place, with who sends it, whether always, and the provider's own words", async () => {
    const vapi = await openReaders("vapi", surfaceOf("vapi"));
    const listed = vapi.sent("listContactsV2");
    expect(listed.get("query sortBy")).toMatchObject({
      functions: ["listAttempts", "listRows"],
      words: ["position"],
      always: true,
    });
    expect(listed.get("query limit")?.values).toContain("1000");
    const created = vapi.sent("createCampaignV2");
    expect(created.get("body name")).toMatchObject({ functions: ["createCampaign"], words: [], always: true });
    expect(created.get("body customers[].number")).toMatchObject({ always: false });
    expect(vapi.sent("updateCampaignV2").get("body status")).toMatchObject({
      functions: ["cancelCampaign", "deleteCampaign"],
      words: ["cancelled"],
      always: false,
    });
    const revox = await openReaders("revox", surfaceOf("revox"));
    expect(revox.sent("launchCampaign").get("body mode")).toMatchObject({
      functions: ["createCampaign", "launchCampaign", "reconcileIntents"],
      words: ["ai_first", "speed_dial"],
      always: true,
    });
    expect(revox.sent("nowhere").size).toBe(0);
  });

  it("holds all that callers may choose: filters, sizes, the provider's own options, and what another setting sends", async () => {
    const [vapi, revox] = [
      await openReaders("vapi", surfaceOf("vapi")),
      await openReaders("revox", surfaceOf("revox")),
    ];
    const listed = [...vapi.sent("listCampaignsV2").keys()];
    expect(listed).toEqual(expect.arrayContaining(["query createdAtGe", "query createdAtLe", "query limit"]));
    expect(listed).toEqual(expect.arrayContaining(["query updatedAtGe", "query updatedAtLe"]));
    expect(vapi.sent("listCampaignsV2").get("query includeCounters")?.words ?? []).toEqual([]);
    const created = vapi.sent("createCampaignV2");
    const own = ["server.url", "predialPlan.enabled", "assistantOverrides", "squadOverrides"];
    for (const name of own) expect(created.get(`body ${name}`), name).toMatchObject({ functions: ["createCampaign"] });
    expect(created.get("body serverMessages[]")?.words).toContain("contact.predial-failed");
    expect(vapi.sent("createCampaign").has("body predialPlan.enabled")).toBe(false);
    expect(revox.sent("createCampaign").get("body launch")).toMatchObject({ always: false });
    expect(revox.sent("createCampaign").has("body scheduled_at")).toBe(true);
    const asking = vapi.askedBy("listCampaignsV2");
    expect(asking).toEqual(["createCampaign", "listCampaigns", "reconcileIntents"]);
    expect(vapi.askedBy("getCampaignV2")).toContain("waitUntilQuiet");
  });
});

describe("a provider", () => {
  const { operations } = surfaceOf("vapi");

  it("that has no adapter yet has readers that nothing affects", async () => {
    const readers = await openReaders("newcomer", { provider: "newcomer", operations, neighbours: [] });
    const outcome = await readers.try({ operation: "listCampaigns", path: [] }, { kind: "absent" });
    expect(outcome).toEqual({ failed: [], fields: [], functions: [], observed: [] });
    expect(readers.sent("listCampaigns").size).toBe(0);
    expect(readers.askedBy("listCampaigns")).toEqual([]);
    expect(await readers.readAll()).toEqual([]);
  });

  it("whose document lacks an operation answers it with a refusal, and what needs it fails at once", async () => {
    const { listContactsV2: _, ...rest } = Object.fromEntries(operations);
    const older = { provider: "vapi", operations: new Map(Object.entries(rest)), neighbours: [] };
    const readings = await (await openReaders("vapi", older)).readAll();
    const failed = readings.filter((reading) => reading.failed !== undefined);
    const told = failed.map(({ variant, function: name }) => `${variant} ${name}`);
    expect(new Set(told)).toEqual(new Set(["Vapi V2 listRows", "Vapi V2 listAttempts"]));
  });
});

describe("an invented answer", () => {
  const shape = (facts: Partial<Shape>): Shape => ({
    ...{ kinds: ["string"], isNullable: false, isOpen: false, isWhole: false, facts: {} },
    ...facts,
  });
  const property = (facts: Partial<Shape>, isRequired = true): Property => ({
    shape: shape(facts),
    isRequired,
    isDeprecated: false,
  });
  const object = (properties: Readonly<Record<string, Property>>) =>
    shape({ kinds: ["object"], properties: new Map(Object.entries(properties)) });
  const fields = {
    title: property({}),
    createdAt: property({ facts: { format: "date-time" } }),
    count: property({ kinds: ["number"] }),
    share: property({ kinds: ["integer"], facts: { minimum: 3, maximum: 5 } }),
    short: property({ facts: { maxLength: 40, minLength: 1 } }),
    mood: property({ words: ["calm", "glad", "sad"] }),
    list: property({ kinds: ["array"], items: { shape: object({ note: property({}) }), isDeprecated: false } }),
  };
  const options = { seed: 7 };

  it("is the same at a place whatever stands beside it, comes after it, or is in another version", () => {
    const before = answerOf(object(fields), options);
    const after = answerOf(object({ added: property({}), ...fields, last: property({ kinds: ["boolean"] }) }), options);
    expect(after).toMatchObject(isRecord(before) ? before : {});
    expect(Object.keys(isRecord(after) ? after : {})).toHaveLength(Object.keys(fields).length + 2);
    expect(answerOf(object(fields), { seed: 8 })).not.toEqual(before);
  });

  it("keeps its word when others come after it, unless the new one is drawn", () => {
    const words = ["calm", "glad", "sad"];
    const drawn = Array.from({ length: 40 }, (_, seed) => [
      answerOf(shape({ words }), { seed }),
      answerOf(shape({ words: ["new", ...words] }), { seed }),
    ]);
    expect(drawn.every(([old, now]) => now === old || now === "new")).toBe(true);
    expect(new Set(drawn.map(([old]) => old))).toEqual(new Set(words));
    expect(drawn.filter(([, now]) => now === "new").length).toBeLessThan(20);
  });

  it("has text that names its place, times of 2026, numbers within their bounds, and a word of those there are", () => {
    expect(answerOf(object(fields), options)).toEqual({
      title: expect.stringMatching(/^title-[0-9a-f]{4}$/),
      createdAt: expect.stringMatching(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      count: expect.toSatisfy((count) => Number.isInteger(count) && count >= 0 && count <= 1_000),
      share: expect.toSatisfy((share) => share >= 3 && share <= 5),
      short: expect.stringMatching(/^short-/),
      mood: expect.stringMatching(/^(?:calm|glad|sad)$/),
      list: [{ note: expect.any(String) }, { note: expect.any(String) }],
    });
  });

  it("ends where a shape goes on within itself", () => {
    const properties = new Map<string, Property>();
    const node: Shape = { ...shape({ kinds: ["object"] }), name: "Node", properties };
    properties.set("id", property({}));
    properties.set("child", { shape: node, isRequired: true, isDeprecated: false });
    properties.set("others", property({ kinds: ["array"], items: { shape: node, isDeprecated: false } }));
    expect(answerOf(node, options)).toMatchObject({ child: { id: expect.any(String), others: [] } });
    expect(JSON.stringify(answerOf(node, options)).length).toBeLessThan(500);
  });

  it("is what is wished for, as far as its shape allows, and the same thing wherever it stands", () => {
    const person = object({ name: property({}), age: property({ kinds: ["number"] }, false), note: property({}) });
    const both = object({ a: { ...property({}), shape: person }, b: { ...property({}), shape: person } });
    const somebody = thing("somebody", { name: "Somebody", age: ABSENT, note: 3, unknown: "nothing" });
    const answer = answerOf(both, options, { a: somebody, b: somebody });
    const one = { name: "Somebody", note: expect.stringMatching(/^note-/) };
    expect(answer).toEqual({ a: one, b: one });
    expect(isRecord(answer) && answer.a).toEqual(isRecord(answer) && answer.b);
  });

  it("lacks at times what may be lacking when answers drift, and never what may not", () => {
    const drifting = object({ must: property({}), may: property({}, false), none: property({ isNullable: true }) });
    const answers = Array.from({ length: 60 }, (_, seed) => answerOf(drifting, { seed, drift: true })).filter(isRecord);
    expect(answers.every((answer) => typeof answer.must === "string" && "none" in answer)).toBe(true);
    expect(new Set(answers.map((answer) => "may" in answer))).toEqual(new Set([true, false]));
    expect(new Set(answers.map((answer) => answer.none === null))).toEqual(new Set([true, false]));
  });
});

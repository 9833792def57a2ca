/** What `pnpm specs sync` writes into a contract, what it leaves to a person, and what it tells of both. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReference, readReferenceArchive } from "../../test-support/reference.ts";
import { ROOT, toContract } from "../contracts.ts";
import { check } from "../specs/check.ts";
import { listOf, type Node } from "../specs/document/dialect.ts";
import { draftChangeset } from "../specs/sync/changeset.ts";
import { plan } from "../specs/sync/plan.ts";
import { sync } from "../specs/sync/sync.ts";
import { type Change, changeDocument } from "./support/change-document.ts";
import { pruneContract } from "./support/prune-contract.ts";
import { publishedFrom } from "./support/published-from.ts";

const text = readFileSync(`${ROOT}specs/vapi.yaml`, "utf8");
const vapi = toContract("vapi", text);
const TODAY = "2026-11-21";

/** What the contract's provider would publish, changed at some places. */
function published(...changes: readonly Change[]) {
  const document = changeDocument(publishedFrom(vapi), ...changes);
  return { document, source: "vapi-2026-11-20.json", date: "2026-11-20" };
}

const adding = (more: Node) => (value: Node) => ({ ...value, ...more });
const addingWords =
  (...words: readonly string[]) =>
  (value: Node) => ({ ...value, enum: [...listOf(value.enum), ...words] });
const droppingWord = (word: string) => (value: Node) => ({
  ...value,
  enum: listOf(value.enum).filter((each) => each !== word),
});
const without = (name: string) => (value: Node) =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

const STATUS = "components/schemas/Call/properties/status";
const CALL = "components/schemas/Call/properties";

async function follow(...changes: readonly Change[]) {
  const upstream = published(...changes);
  const { text: after, written, left } = await sync(vapi, text, upstream, TODAY);
  return {
    after,
    again: async () => (await sync(toContract("vapi", after), after, upstream, TODAY)).text,
    lines: newLines(after),
    written: written.map(({ place }) => place),
    left: left.map(({ place, aspect, consequence }) => `${place} ${aspect}: ${consequence}`),
    changeset: draftChangeset("vapi", "2026-11-20", written),
  };
}

/** Lines that were not there before. */
function newLines(after: string): readonly string[] {
  const before = new Set(text.split("\n"));
  const lines = after.split("\n").filter((line) => !before.has(line));
  return lines.map((line) => line.trim()).filter((line) => line !== 'checked: "2026-11-20"');
}

describe("a contract that follows its provider", () => {
  it("stays as it is where nothing differs, but for the day of the document", async () => {
    const { lines, after, written, left, changeset } = await follow();
    expect({ lines, written, left, changeset }).toEqual({ lines: [], written: [], left: [], changeset: undefined });
    expect(after).toBe(text.replace('checked: "2026-08-18"', 'checked: "2026-11-20"'));
  });

  it("stays the same bytes where the document has no day and nothing differs, so that nothing changes by waiting", async () => {
    const { date: _, ...undated } = published();
    expect((await sync(vapi, text, undated, TODAY)).text).toBe(text);
  });

  it("takes a new word over, behind the one that it follows, and tells what it reads as", async () => {
    const { lines, left, again, after, changeset } = await follow([STATUS, addingWords("on-hold")]);
    expect(lines).toEqual([
      "enum: [scheduled, queued, ringing, in-progress, forwarding, ended, not-found, deletion-failed, on-hold]",
    ]);
    expect(left).toEqual([]);
    expect(await again()).toBe(after);
    expect(changeset).toContain("New words of theirs: `on-hold` of `CallStatus`.");
  });

  it("keeps a word that left as retired, and brings it back when it returns", async () => {
    const gone = await follow([STATUS, droppingWord("forwarding")]);
    expect(gone.lines).toEqual([
      "enum: [scheduled, queued, ringing, in-progress, ended, not-found, deletion-failed]",
      "x-retired-enum: [forwarding]",
    ]);
    const back = await sync(toContract("vapi", gone.after), gone.after, published(), TODAY);
    expect(back.text).toBe(text.replace('checked: "2026-08-18"', 'checked: "2026-11-20"'));
  });

  it("takes new optional properties of whole schemas over, marked as somebody's until somebody has looked", async () => {
    const { lines, written, left } = await follow([
      CALL,
      adding({
        hangupSeconds: { type: "number", minimum: 0, description: "Not ours to repeat." },
        greeting: { type: "string", nullable: true },
        retryPlan: { allOf: [{ $ref: "#/components/schemas/SchedulePlan" }] },
        mood: { type: "string", enum: ["cheerful", "grave", "cheerful"] },
        notes: { type: "array", items: { $ref: "#/components/schemas/UnusedModel" } },
      }),
    ]);
    expect(lines).toEqual([
      "hangupSeconds: { type: number, minimum: 0 }",
      'greeting: { type: [string, "null"], x-sensitive: variables }',
      'retryPlan: { $ref: "#/components/schemas/SchedulePlan" }',
      'mood: { $ref: "#/components/schemas/CallMood" }',
      "notes: { type: array, items: { type: object, additionalProperties: true }, x-sensitive: variables }",
      "CallMood:",
      "enum: [cheerful, grave]",
    ]);
    expect(written).toHaveLength(5);
    expect(left).toEqual([]);
  });

  it("takes over what is looser than before: null, a requirement that is dropped, a wider bound, a new parameter", async () => {
    const { lines, left } = await follow(
      [`${CALL}/orgId`, adding({ nullable: true })],
      ["components/schemas/Call", adding({ required: ["id", "orgId", "createdAt"] })],
      ["components/schemas/CreateCustomerDTO/properties/email", adding({ maxLength: 254 })],
      ["paths/~1campaign/get", (value) => ({ ...value, parameters: [...listOf(value.parameters), PARAMETER] })],
    );
    expect(lines).toEqual([
      "- { name: region, in: query, schema: { type: string, x-sensitive: variables } }",
      "email: { type: string, maxLength: 254, x-sensitive: email }",
      "required: [id, orgId, createdAt]",
      'orgId: { type: [string, "null"] }',
    ]);
    expect(left).toEqual([]);
  });

  it("names what appears beside what we ask for, and nothing else of it", async () => {
    const { lines, left } = await follow(["paths", adding({ "/campaign/{id}/pause": { post: { responses: {} } } })]);
    expect(lines).toEqual(["- POST /campaign/{id}/pause"]);
    expect(left).toEqual([]);
  });

  it("leaves to a person what takes something away, and whatever it does not know how to write", async () => {
    const { lines, left, written } = await follow(
      [CALL, without("endedReason")],
      ["components/schemas/CreateCustomerDTO/properties/name", adding({ maxLength: 20 })],
      [`${CALL}/startedAt`, () => ({ type: "number" })],
    );
    expect(lines).toEqual([]);
    expect(written).toEqual([]);
    expect(left).toEqual([
      "Call.endedReason property: needs a person",
      "Call.startedAt kind: needs a person",
      "Call.startedAt format: tolerable",
      "Customer.name maxLength: tolerable",
    ]);
  });

  it("keeps every comment and every line that it does not change", async () => {
    const { after } = await follow(
      [STATUS, addingWords("on-hold")],
      [CALL, adding({ hangupSeconds: { type: "number" } })],
    );
    const kept = new Set(after.split("\n"));
    const lost = text.split("\n").filter((line) => !kept.has(line));
    expect(lost).toEqual(['    checked: "2026-08-18"', expect.stringContaining("enum: [scheduled, queued")]);
  });

  it("is not taken back to an older document", async () => {
    const older = { ...published(), source: "vapi-2026-01-01.json", date: "2026-01-01" };
    await expect(sync(vapi, text, older, TODAY)).rejects.toThrow(
      "vapi-2026-01-01.json: is of 2026-01-01; the contract was held against one of 2026-08-18",
    );
  });
});

describe("what a sync leaves alone", () => {
  it("is a word that only some of the places have that share a list: it comes once, and the text is stable from then on", async () => {
    const upstream = published([
      "components/schemas/CampaignSummary/properties/status",
      () => ({ type: "string", enum: ["scheduled", "in-progress", "ended", "cancelled", "archived", "paused"] }),
    ]);
    const once = (await sync(vapi, text, upstream, TODAY)).text;
    expect(once).toContain("enum: [scheduled, in-progress, ended, cancelled, archived, paused]");
    const twice = await sync(toContract("vapi", once), once, upstream, TODAY);
    expect(twice.text).toBe(once);
    expect(twice.left.map(({ place, name, before }) => [place, name, before])).toEqual([
      ["CampaignStatus", "paused", "paused"],
    ]);
    expect((await sync(toContract("vapi", twice.text), twice.text, upstream, TODAY)).text).toBe(once);
  });

  it("is a word that left only some of the places that share a list", async () => {
    const { lines, left } = await follow([
      "components/schemas/CampaignSummary/properties/status",
      () => ({ type: "string", enum: ["scheduled", "in-progress", "ended", "cancelled"] }),
    ]);
    expect(lines).toEqual([]);
    expect(left).toEqual(["CampaignStatus word: none"]);
  });

  it("is what is deprecated at some of its places only: the next sync would take it back", async () => {
    const { differences } = await check(vapi, published([`${CALL}/startedAt`, adding({ deprecated: true })]));
    const somewhere = differences.map((each) => ({ ...each, sites: each.sites.slice(0, 1) }));
    expect(plan(vapi, differences).edits).toHaveLength(1);
    expect(plan(vapi, somewhere).edits).toEqual([]);
  });

  it.each([
    ["words that are numbers", { type: "number", enum: [1, 2] }],
    ["words that are true or false", { type: "boolean", enum: [true] }],
    ["words or null", { type: "string", enum: ["cheerful", "grave"], nullable: true }],
    ["a list of words that are numbers", { type: "array", items: { type: "number", enum: [1, 2] } }],
    ["a word of two lines", { type: "string", enum: ["cheerful", "gra\nve"] }],
    ["a word that steers a terminal", { type: "string", enum: ["cheerful", "\u001b[2J"] }],
    ["a word of megabytes", { type: "string", enum: ["cheerful", "x".repeat(2_000_000)] }],
    ["a pattern of two lines", { type: "string", pattern: "a\nb" }],
  ])("is a new property that has %s, for a contract would say something else of it", async (_, schema) => {
    const { lines, left } = await follow([CALL, adding({ mood: schema })]);
    expect(lines).toEqual([]);
    expect(left).toEqual(["Call.mood property: none"]);
  });

  it("is a parameter that has words that are numbers, or that is not written as usual", async () => {
    const schema = { type: "array", items: { type: "string" } };
    const parameters = [
      { ...PARAMETER, name: "year", schema: { type: "number", enum: [1, 2] } },
      { ...PARAMETER, name: "tags", style: "pipeDelimited", explode: false, schema },
      { ...PARAMETER, name: "filter[status]" },
    ];
    const { lines, left } = await follow([
      "paths/~1campaign/get",
      (value) => ({ ...value, parameters: [...listOf(value.parameters), ...parameters] }),
    ]);
    expect(lines).toEqual([]);
    expect(left).toEqual([
      "listCampaigns query year parameter: none",
      "listCampaigns query tags parameter: none",
      "listCampaigns query filter[status] parameter: none",
    ]);
  });

  it.each(["*star", "two\nlines", "x".repeat(101), "__proto__", "1st", ""])(
    "is a property of a name that no code has: %j",
    async (name) => {
      const { lines, left } = await follow([
        CALL,
        (value) => Object.fromEntries([...Object.entries(value), [name, {}]]),
      ]);
      expect(lines).toEqual([]);
      expect(left.length).toBeLessThan(2);
    },
  );

  it("is every one of several lists whose names could be taken for one another", async () => {
    const words = (...list: readonly string[]) => ({ type: "string", enum: list });
    const { lines, left, again, after } = await follow([
      CALL,
      adding({ mood: words("x"), Mood: words("y"), Status: words("a"), statusWord: words("b"), tone: words("t") }),
    ]);
    expect(lines).toEqual(['tone: { $ref: "#/components/schemas/CallTone" }', "CallTone:", "enum: [t]"]);
    expect(left.map((each) => each.split(" ")[0])).toEqual([
      "Call.mood",
      "Call.Mood",
      "Call.Status",
      "Call.statusWord",
    ]);
    expect(await again()).toBe(after);
  });

  it("is a list whose names, the one it would have and the next, are both taken", async () => {
    const words = (...list: readonly string[]) => ({ type: "string", enum: list });
    const first = await follow([CALL, adding({ Status: words("a") })]);
    expect(first.lines).toContain("CallStatusWord:");
    const upstream = published([CALL, adding({ Status: words("a"), status_: words("b"), callstatus: words("c") })]);
    const { left } = await sync(toContract("vapi", first.after), first.after, upstream, TODAY);
    expect(left.map(({ place }) => place)).toEqual(["Call.status_"]);
  });

  it("is a word, or an operation beside ours, that is no line", async () => {
    const { lines, left } = await follow(
      [STATUS, addingWords("new\nword")],
      ["paths", adding({ "/campaign/a\nb": OPERATION })],
    );
    expect(lines).toEqual([]);
    expect(left).toEqual(["CallStatus word: new word", "POST /campaign/a\nb neighbour: none"]);
  });

  it("is a property that came as two things to two places of one schema of ours: which of them it is, a person says", async () => {
    const { differences } = await check(vapi, published([CALL, adding({ pause: { type: "number" } })]));
    const [one] = differences;
    if (one === undefined) throw new Error("nothing differs");
    const { edits, left } = plan(vapi, [one, { ...one, after: "string", shape: { ...one.shape, ...TEXT } }]);
    expect(edits).toEqual([]);
    expect(left).toHaveLength(2);
  });
});

describe("what is new and may be somebody's", () => {
  const marked = async (properties: Node) => {
    const { lines } = await follow([CALL, adding(properties)]);
    return lines.filter((line) => line.includes("x-sensitive")).map((line) => line.split(":")[0]);
  };

  it("is all that is text, an object, anything, or a list of those, ids too", async () => {
    const string = { type: "string" };
    const properties = {
      callerId: string,
      passport_id: string,
      apiTokenIds: { type: "array", items: string },
      extra: {},
      extras: { type: "array", items: {} },
      deep: { type: "object" },
      bornOn: { type: "string", format: "date" },
    };
    expect((await marked(properties)).sort()).toEqual(Object.keys(properties).sort());
  });

  it("is a moment or a number only where its name tells so", async () => {
    const moment = { type: "string", format: "date-time" };
    const number = { type: "number" };
    const told = { birthAt: moment, phone: number, taxNumber: { type: "integer" }, cardDigits: number };
    const others = {
      heldAt: moment,
      hangupSeconds: number,
      isPhone: { type: "boolean" },
      phoneKind: { type: "string", enum: ["mobile", "landline"] },
      phonePlan: { allOf: [{ $ref: "#/components/schemas/SchedulePlan" }] },
    };
    expect((await marked({ ...told, ...others })).sort()).toEqual(Object.keys(told).sort());
  });
});

describe("a changeset's draft", () => {
  it("has nothing in it that a document could steer its readers with", async () => {
    const { written } = await sync(vapi, text, published([STATUS, addingWords("on-hold")]), TODAY);
    const [word] = written;
    if (word === undefined) throw new Error("nothing was written");
    const draft = draftChangeset("vapi", "2026-11-20", [
      { ...word, name: "x\n```\n</details>@team closes #1\u001b[2J" },
    ]);
    expect(draft).toContain(
      "<code>x\\u000a&grave;&grave;&grave;\\u000a&lt;/details>&commat;&ZeroWidthSpace;team closes &num;&ZeroWidthSpace;1\\u001b&lbrack;2J</code> of `CallStatus`.",
    );
    const long = draftChangeset("vapi", "2026-11-20", [{ ...word, name: "x".repeat(2_000_000) }]);
    expect(long).toContain(`New words of theirs: \`${"x".repeat(99)}…\` of`);
  });
});

const newest = readReference("upstream/vapi-2026-08-18.json");
const [older] = readReferenceArchive("upstream/vapi-history.tar.xz", "-2026-04-22-");

describe.skipIf(newest === undefined || older === undefined)("what Vapi really published", () => {
  it("is taken over from 2026-04-22 to 2026-08-18 until nothing is left that differs", async () => {
    const pruned = pruneContract("vapi", text, JSON.parse(older ?? "{}"), "2026-04-22");
    const upstream = { document: JSON.parse(newest ?? "{}"), source: "vapi-2026-08-18.json", date: "2026-08-18" };
    const { text: after, written, left } = await sync(toContract("vapi", pruned), pruned, upstream, TODAY);
    expect(written.filter(({ aspect }) => aspect === "word")).toHaveLength(28);
    expect(written.filter(({ aspect }) => aspect === "property").length).toBeGreaterThan(25);
    expect(left).toEqual([]);
    expect((await check(toContract("vapi", after), upstream)).differences).toEqual([]);
    expect((await sync(toContract("vapi", after), after, upstream, TODAY)).text).toBe(after);
  });
});

const PARAMETER = { name: "region", in: "query", required: false, schema: { type: "string" } };
const TEXT = { kinds: ["string"], isNullable: false, isOpen: false, isWhole: false, facts: {} } as const;
const OPERATION = { post: { responses: {} } };

/** What is a difference on our surface and what is none, said in the ways in which documents say things; and how serious it is. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, it } from "vitest";
import { openChecker } from "../specs/check.ts";
import { listOf, type Node, nodeOf } from "../specs/document/dialect.ts";
import { readPublished, toDocument } from "../specs/document/document.ts";
import { contractOf } from "../specs/usage.ts";
import { type Change, changeDocument } from "./support/change-document.ts";
import { publishedFrom } from "./support/published-from.ts";

const vapi = contractOf("vapi");
const BASE = publishedFrom(vapi);
const opened = openChecker(vapi);

/** What differs from what the provider publishes: `place aspect: consequence`, most serious first. */
async function differing(...changes: readonly Change[]): Promise<readonly string[]> {
  const checker = await opened;
  const [before, after] = [BASE, changeDocument(BASE, ...changes)].map((document) =>
    checker.project({ document, source: "vapi.json" }),
  );
  if (before === undefined || after === undefined) return [];
  const { differences } = await checker.compare(before, after);
  return differences.map(({ place, aspect, consequence }) => `${place} ${aspect}: ${consequence}`);
}

const CREATE = "components/schemas/CreateCampaignDTO";
const SUMMARY = "components/schemas/CampaignSummary";
const adding = (more: Node) => (value: Node) => ({ ...value, ...more });
const withParameter = (name: string, more: Node) => (operation: Node) => ({
  ...operation,
  parameters: listOf(operation.parameters).map((each) =>
    nodeOf(each).name === name ? { ...nodeOf(each), ...more } : each,
  ),
});
const [contacts = ""] = Object.keys(nodeOf(BASE.paths)).filter((path) => path.endsWith("/contacts"));
const CONTACTS = `paths/${contacts.replaceAll("/", "~1")}/get`;
const answering = (status: string, schema: Node | undefined) => (operation: Node) => ({
  ...operation,
  responses: { [status]: schema === undefined ? {} : { content: { "application/json": { schema } } } },
});

describe("the same said in another way", () => {
  it.each<[string, readonly Change[]]>([
    [
      "one of several properties is demanded",
      [[CREATE, adding({ anyOf: [{ required: ["assistantId"] }, { required: ["squadId"] }] })]],
    ],
    [
      "a description is added in another part of `allOf`",
      [[SUMMARY, (schema) => ({ allOf: [schema, { properties: { status: { description: "Where it stands." } } }] })]],
    ],
    [
      "what is demanded stands in the first of two parts",
      [[SUMMARY, ({ required, ...schema }) => ({ allOf: [{ required }, schema] })]],
    ],
    ["a path is kept elsewhere", [["paths/~1call", () => ({ $ref: "#/x-paths/call" })]]],
    ["a bound holds of anything", [[`${CREATE}/properties/name`, adding({ minLength: 0 })]]],
  ])("is no difference: %s", async (_, changes) => {
    const call = nodeOf(nodeOf(BASE.paths)["/call"]);
    const moved = changes.some(([at]) => at === "paths/~1call");
    const checker = await opened;
    const document = changeDocument(moved ? { ...BASE, "x-paths": { call } } : BASE, ...changes);
    const [before, after] = [BASE, document].map((each) => checker.project({ document: each, source: "vapi.json" }));
    expect(before !== undefined && after !== undefined && (await checker.compare(before, after)).differences).toEqual(
      [],
    );
  });

  it("hides nothing that changes beside it", async () => {
    const found = await differing([
      CREATE,
      (schema) => ({
        ...schema,
        anyOf: [{ required: ["assistantId"] }, { required: ["squadId"] }],
        required: [...listOf(schema.required), "tenantId"],
        properties: Object.fromEntries(
          Object.entries(nodeOf(schema.properties)).filter(([name]) => name !== "customers"),
        ),
      }),
    ]);
    expect(found).toEqual([
      "CreateCampaign.customers property: needs a person",
      "CreateCampaign.tenantId property: needs a person",
    ]);
  });
});

describe("a difference", () => {
  it.each<[string, readonly Change[], readonly string[]]>([
    ["another host", [], ["address address: needs a person"]],
    [
      "another way to prove who asks",
      [["components/securitySchemes", () => ({ bearer: { type: "apiKey", in: "header", name: "X-Key" } })]],
      expect.arrayContaining(["listCalls proof: needs a person"]),
    ],
    [
      "an operation that goes one day",
      [["paths/~1call/get", adding({ deprecated: true })]],
      ["listCalls deprecated: none"],
    ],
    [
      "how a list is written in an address",
      [[CONTACTS, withParameter("status", { explode: false })]],
      ["listContactsV2 query status style: tolerable"],
    ],
    [
      "what is no longer to be sent",
      [[`${CREATE}/properties/customers`, adding({ readOnly: true })]],
      ["CreateCampaign.customers readOnly: needs a person"],
    ],
    [
      "what no longer comes",
      [[`${SUMMARY}/properties/status`, adding({ writeOnly: true })]],
      ["CampaignSummary.status writeOnly: needs a person"],
    ],
    [
      "numbers of which only some are taken",
      [[CONTACTS, withParameter("limit", { schema: { type: "number", enum: [10, 50] } })]],
      expect.arrayContaining(["listContactsV2 query limit words: needs a person"]),
    ],
    [
      "a page smaller than we ask for",
      [[CONTACTS, withParameter("limit", { schema: { type: "number", minimum: 1, maximum: 50 } })]],
      ["listContactsV2 query limit maximum: needs a person"],
    ],
    [
      "a page that must be smaller than we ask for",
      [
        [
          CONTACTS,
          withParameter("limit", { schema: { type: "number", minimum: 1, maximum: 1000, exclusiveMaximum: 1000 } }),
        ],
      ],
      ["listContactsV2 query limit exclusiveMaximum: needs a person"],
    ],
    [
      "a page larger than before",
      [[CONTACTS, withParameter("limit", { schema: { type: "number", minimum: 1, maximum: 5000 } })]],
      ["listContactsV2 query limit maximum: none"],
    ],
    [
      "days where we send moments",
      [["components/schemas/SchedulePlan/properties/earliestAt", adding({ format: "date" })]],
      ["SchedulePlan.earliestAt format: needs a person"],
    ],
    [
      "an answer without JSON",
      [["paths/~1call/get", answering("200", undefined)]],
      ["listCalls 200 kind: needs a person"],
    ],
    [
      "a further success of another form",
      [
        [
          "paths/~1call/get",
          (operation) => ({
            ...operation,
            responses: {
              ...nodeOf(operation.responses),
              206: { content: { "application/json": { schema: { type: "object" } } } },
            },
          }),
        ],
      ],
      ["listCalls 206 kind: needs a person", "listCalls 206 answer: none"],
    ],
    [
      "what is demanded and not described",
      [[CREATE, (schema) => ({ ...schema, required: [...listOf(schema.required), "tenantId"] })]],
      ["CreateCampaign.tenantId property: needs a person"],
    ],
  ])("is told and graded: %s", async (what, changes, expected) => {
    const checker = await opened;
    const server = { servers: [{ url: what === "another host" ? "https://api.example.com" : "https://api.vapi.ai" }] };
    const proof = { security: [{ bearer: [] }] };
    const base = { ...BASE, servers: [{ url: "https://api.vapi.ai/" }], ...proof };
    const scheme = { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } };
    const complete: Node = { ...base, components: { ...nodeOf(BASE.components), ...scheme } };
    const [before, after] = [complete, { ...changeDocument(complete, ...changes), ...server }].map((document) =>
      checker.project({ document, source: "vapi.json" }),
    );
    const { differences } = before && after ? await checker.compare(before, after) : { differences: [] };
    expect(differences.map(({ place, aspect, consequence }) => `${place} ${aspect}: ${consequence}`)).toEqual(expected);
  });
});

describe("a document that cannot be held against anything", () => {
  const folder = mkdtempSync(`${tmpdir()}/documents-`);
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is one that was cut off between two lines, and refers to what is gone", () => {
    const schemas = Object.entries(nodeOf(nodeOf(BASE.components).schemas)).slice(0, 3);
    const cut = { ...BASE, components: { schemas: Object.fromEntries(schemas) } };
    expect(() => toDocument("vapi.yaml", JSON.stringify(cut))).toThrow(
      /^vapi\.yaml: refers to \d+ things that are not in it, such as #\/components\/schemas\/\w+: it is truncated$/,
    );
  });

  it("is another API's, though a path or two are called alike", async () => {
    const paths = Object.entries(nodeOf(BASE.paths)).filter(([path]) => path === "/call");
    const other = { ...BASE, paths: Object.fromEntries(paths) };
    const checker = await opened;
    expect(() => checker.project({ document: other, source: "other.json" })).toThrow(
      "other.json: has 1 of the 13 operations that specs/vapi.yaml names: it is another API's",
    );
  });

  it("goes in so many circles that only going through each part once comes to an end", async () => {
    const levels = Array.from({ length: 28 }, (_, level) => [
      `Level${level}`,
      { allOf: Array.from({ length: 8 }, () => ({ $ref: `#/components/schemas/Level${level + 1}` })) },
    ]);
    const bomb = changeDocument(
      BASE,
      ["components/schemas", adding({ ...Object.fromEntries(levels), Level28: { type: "string" } })],
      ["components/schemas/Call/properties", adding({ bomb: { $ref: "#/components/schemas/Level0" } })],
    );
    const checker = await opened;
    const surface = checker.project({ document: bomb, source: "bomb.json" });
    const { differences } = await checker.compare(checker.project({ document: BASE, source: "vapi.json" }), surface);
    expect(differences.map(({ place, shape }) => `${place}: ${shape?.kinds}`)).toEqual(["Call.bomb: string"]);
  });

  it("is told of without what opens it", async () => {
    await expect(readPublished("http://user:secret@127.0.0.1:1/api?token=secret")).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:1\/api: cannot be fetched: (?!.*secret)/,
    );
    await expect(readPublished("ftp://user:secret@127.0.0.1/x")).rejects.toThrow(
      "ftp://127.0.0.1/x: is fetched by http or https only",
    );
  });

  it("is one that is nested deeper than anything that is read", async () => {
    const deep = `${'{"items":'.repeat(30_000)}{}${"}".repeat(30_000)}`;
    const text = JSON.stringify(
      changeDocument(BASE, ["components/schemas/Call/properties", adding({ costs: "DEEP" })]),
    );
    writeFileSync(`${folder}/deep.json`, text.replace('"DEEP"', deep));
    const checker = await opened;
    const published = await readPublished(`${folder}/deep.json`);
    expect(() => checker.project(published)).toThrow(/deep\.json: is nested too deeply to be read$/);
  });
});

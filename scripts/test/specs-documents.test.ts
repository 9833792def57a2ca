import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Contract, toContract } from "../contracts.ts";
import { openChecker } from "../specs/check.ts";
import { DocumentError, readPublished, toDocument } from "../specs/document/document.ts";
import { phrase } from "../specs/report/phrase.ts";
import { compareSurfaces } from "../specs/surface/compare.ts";
import { projectContract, projectDocument } from "../specs/surface/project.ts";
import { contractOf } from "../specs/usage.ts";

const folder = mkdtempSync(join(tmpdir(), "documents-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a document", () => {
  const whole = '{"openapi":"3.0.0","info":{"title":"Things"},"paths":{"/things":{}}}';

  it.each<[what: string, text: string, why: RegExp]>([
    ["is empty", "", /is empty$/],
    ["holds nothing but space", " \n\t", /is empty$/],
    ["is a web page", "<!doctype html><html></html>", /is a web page, not an OpenAPI document$/],
    ["ends in the middle", whole.slice(0, 40), /is truncated: it ends in the middle, after 40 characters$/],
    ["ends in the middle, after a bracket", whole.slice(0, -1), /is truncated|is neither JSON nor YAML/],
    ["is a list", "[]", /is not an OpenAPI document: it holds no object$/],
    ["is a text", "just some words", /is not an OpenAPI document: it holds no object$/],
    ["is neither JSON nor YAML", "{ openapi: [", /is truncated|is neither JSON nor YAML: \S/],
    ["is of the generation before", '{"swagger":"2.0","paths":{}}', /is Swagger 2\.0; only OpenAPI 3 is read$/],
    ["states another generation", '{"openapi":"4.0.0","paths":{}}', /it states openapi "4\.0\.0"$/],
    ["is an answer of an API", '{"statusCode":404,"message":"Not Found"}', /it has no `openapi`$/],
    ["has no paths", '{"openapi":"3.1.0","info":{}}', /is not an OpenAPI document: it has no `paths`$/],
  ])("is refused when it %s", (_, text, why) => {
    expect(() => toDocument("things.json", text)).toThrow(why);
    expect(() => toDocument("things.json", text)).toThrow(DocumentError);
    expect(() => toDocument("things.json", text)).toThrow(/^things\.json: /);
  });

  it("is read as JSON and as YAML, with a mark of byte order or without", () => {
    const expected = { openapi: "3.0.0", info: { title: "Things" }, paths: { "/things": {} } };
    expect(toDocument("a", whole)).toEqual(expected);
    expect(toDocument("a", `\uFEFF${whole}`)).toEqual(expected);
    expect(toDocument("a", 'openapi: "3.0.0"\ninfo:\n  title: Things\npaths:\n  /things: {}\n')).toEqual(expected);
  });

  it("is read from a file, whose name may tell its day", async () => {
    const path = join(folder, "vapi-2025-07-02-bcc59ab6.json");
    writeFileSync(path, whole);
    expect(await readPublished(path)).toMatchObject({
      source: path,
      date: "2025-07-02",
      document: { openapi: "3.0.0" },
    });
    const undated = join(folder, "things.json");
    writeFileSync(undated, whole);
    expect(await readPublished(undated)).not.toHaveProperty("date");
  });

  it("is refused when there is no such file, when it is none, and when no document is that large", async () => {
    const large = join(folder, "large.json");
    const file = openSync(large, "w");
    ftruncateSync(file, 64 * 1024 * 1024 + 1);
    closeSync(file);
    await expect(readPublished(join(folder, "missing.json"))).rejects.toThrow(/missing\.json: is not there$/);
    await expect(readPublished(folder)).rejects.toThrow(/: is not a file$/);
    await expect(readPublished(large)).rejects.toThrow(
      /large\.json: is larger than 64 MB, and no provider's document is$/,
    );
  });

  it("of another API is refused, rather than taken for one from which everything is gone", async () => {
    const checker = await openChecker(contractOf("vapi"));
    const published = { document: { openapi: "3.0.0", paths: { "/pets": { get: {} } } }, source: "pets.json" };
    expect(() => checker.project(published)).toThrow(
      "pets.json: has none of the operations that specs/vapi.yaml names: it is another API's",
    );
  });
});

describe("an address", () => {
  const served: { server?: Server; base: string } = { base: "" };

  beforeAll(async () => {
    const server = createServer((request, response) => {
      if (request.url === "/api-json") response.end('{"openapi":"3.0.0","paths":{}}');
      else if (request.url === "/cut-off") {
        response.writeHead(200, { "content-length": "1000" });
        response.write('{"openapi"', () => response.destroy());
      } else if (request.url === "/endless") {
        const part = Buffer.alloc(1024 * 1024, " ");
        const more = () => {
          while (!response.destroyed && response.write(part));
          if (!response.destroyed) response.once("drain", more);
        };
        more();
      } else response.writeHead(request.url === "/empty" ? 200 : 404).end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    served.server = server;
    served.base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  afterAll(() => {
    served.server?.closeAllConnections();
    served.server?.close();
  });

  it("is read like a file", async () => {
    expect(await readPublished(`${served.base}/api-json`)).toMatchObject({ document: { openapi: "3.0.0" } });
  });

  it.each<[what: string, path: string, why: RegExp]>([
    ["answers something else", "/elsewhere", /\/elsewhere: answers 404$/],
    ["answers nothing", "/empty", /\/empty: is empty$/],
    ["breaks off", "/cut-off", /\/cut-off: cannot be fetched: \S/],
    ["does not end", "/endless", /\/endless: is larger than 64 MB/],
  ])("is refused when it %s", async (_, path, why) => {
    await expect(readPublished(`${served.base}${path}`)).rejects.toThrow(why);
    await expect(readPublished(`${served.base}${path}`)).rejects.toThrow(DocumentError);
  });

  it("is refused when nobody is there", async () => {
    await expect(readPublished("http://127.0.0.1:1/api-json")).rejects.toThrow(/: cannot be fetched: \S/);
  });
});

/** A contract of one operation, whose schema a published document spells in many ways. */
const acme: Contract = toContract(
  "acme",
  `
paths:
  /things/{id}:
    get:
      operationId: getThing
      x-effect: read
      x-evidence: published
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }
components:
  schemas:
    Thing:
      x-upstream-schema: ThingDTO
      x-whole: true
      type: object
      required: [state]
      properties:
        state: { $ref: "#/components/schemas/State" }
        states: { type: array, items: { $ref: "#/components/schemas/State" } }
        note: { type: [string, "null"] }
        plan: { $ref: "#/components/schemas/Plan" }
        count: { type: integer }
        parent: { $ref: "#/components/schemas/Thing" }
        cost: { $ref: "#/components/schemas/Cost" }
    State: { type: string, enum: [open, shut] }
    Plan:
      x-upstream-schema: PlanDTO
      x-whole: true
      type: object
      required: [at]
      properties: { at: { type: string }, of: { $ref: "#/components/schemas/Thing" } }
    Cost:
      type: object
      required: [type]
      properties: { type: { $ref: "#/components/schemas/CostType" }, days: { type: number } }
    CostType: { type: string, enum: [fare, rent] }
`,
);

type Node = Readonly<Record<string, unknown>>;
const STATE = { type: "string", enum: ["open", "shut"] };
const [THING, PLAN, COST] = ["ThingDTO", "PlanDTO", "CostDTO"].map((name) => ({
  $ref: `#/components/schemas/${name}`,
}));

function published(
  properties: Node = {},
  { path = "/things/{id}", status = "200", operation = {}, schemas = {} } = {},
): Node {
  const thing = {
    type: "object",
    required: ["state"],
    properties: {
      state: STATE,
      states: { type: "array", items: STATE },
      note: { type: "string", nullable: true },
      plan: PLAN,
      count: { type: "number" },
      parent: THING,
      cost: { oneOf: [{ $ref: "#/components/schemas/RentDTO" }, { $ref: "#/components/schemas/FareDTO" }] },
      ...properties,
    },
  };
  const answer = { description: "", content: { "application/json": { schema: THING } } };
  const parameters = [{ name: /\{(\w+)\}/.exec(path)?.[1], in: "path", required: true, schema: { type: "string" } }];
  return {
    openapi: "3.0.0",
    paths: { [path]: { get: { parameters, responses: { [status]: answer }, ...operation } } },
    components: {
      schemas: {
        ThingDTO: thing,
        PlanDTO: { type: "object", required: ["at"], properties: { at: { type: "string" }, of: THING } },
        RentDTO: {
          type: "object",
          required: ["type", "days"],
          properties: { type: { type: "string", enum: ["rent"] }, days: { type: "number" } },
        },
        FareDTO: { type: "object", required: ["type"], properties: { type: { type: "string", enum: ["fare"] } } },
        ...schemas,
      },
    },
  };
}

function differences(document: Node): string[] {
  return compareSurfaces(projectContract(acme), projectDocument(acme, document)).differences.map(
    (difference) => `${difference.place} ${phrase(difference)}`,
  );
}

describe("a publisher's habit", () => {
  it.each<[habit: string, document: Node]>([
    ["none at all", published()],
    ["words twice", published({ state: { type: "string", enum: ["open", "shut", "open"] } })],
    ["words in another order", published({ state: { type: "string", enum: ["shut", "open"] } })],
    ["words without a type", published({ state: { enum: ["open", "shut"] } })],
    ["text with words declared an object", published({ state: { type: "object", enum: ["open", "shut"] } })],
    ["words on the list", published({ states: { type: "array", enum: ["open", "shut"], items: { type: "string" } } })],
    ["words on the list and its items", published({ states: { type: "array", enum: ["open"], items: STATE } })],
    ["words as constants", published({ state: { oneOf: [{ const: "open" }, { const: "shut" }] } })],
    ["one reference in allOf", published({ plan: { description: "Planned.", allOf: [PLAN] } })],
    ["one reference in oneOf", published({ plan: { oneOf: [PLAN] } })],
    ["one reference in allOf, twice", published({ plan: { allOf: [{ allOf: [PLAN] }] } })],
    ["what is said beside a reference", published({ plan: { ...PLAN, description: "Planned.", example: {} } })],
    ["null in the type", published({ note: { type: ["string", "null"] } })],
    ["null as a kind of a choice", published({ note: { oneOf: [{ type: "string" }, { type: "null" }] } })],
    ["null as a kind of any", published({ note: { anyOf: [{ type: "null" }, { type: "string" }] } })],
    ["null as a word", published({ note: { oneOf: [{ type: "string" }, { enum: [null] }] } })],
    [
      "a choice with a kind that is nowhere",
      published({ plan: { oneOf: [PLAN, { $ref: "#/components/schemas/Nowhere" }] } }),
    ],
    [
      "a choice in any of",
      published({
        cost: { anyOf: [{ $ref: "#/components/schemas/RentDTO" }, { $ref: "#/components/schemas/FareDTO" }] },
      }),
    ],
    ["whole numbers that are", published({ count: { type: "integer" } })],
    ["another name of what is in the path", published({}, { path: "/things/{thingId}" })],
    ["a parameter in the path that nobody declares", published({}, { operation: { parameters: undefined } })],
    [
      "further refusals and headers",
      published({}, { operation: { tags: ["things"], security: [], deprecated: undefined } }),
    ],
    [
      "a schema put together of parts",
      published(
        {},
        {
          schemas: {
            PlanDTO: {
              allOf: [
                { type: "object", required: ["at"], properties: { at: { type: "string" } } },
                { type: "object", properties: { of: THING } },
              ],
            },
          },
        },
      ),
    ],
    [
      "an answer by reference",
      {
        ...published({}, { operation: { responses: { "200": { $ref: "#/components/responses/Thing" } } } }),
        components: {
          ...Object.fromEntries(Object.entries(published().components ?? {})),
          responses: { Thing: { description: "", content: { "application/json; charset=utf-8": { schema: THING } } } },
        },
      },
    ],
  ])("is no difference: %s", (_, document) => {
    expect(differences(document)).toEqual([]);
  });

  it.each<[what: string, document: Node, found: readonly string[]]>([
    ["null where there was none", published({ state: { ...STATE, nullable: true } }), ["Thing.state may be null now"]],
    ["never null any more", published({ note: { type: "string" } }), ["Thing.note is never null now"]],
    ["a word", published({ state: { const: "open" } }), ["State no longer lists `shut`"]],
    ["any text", published({ state: { type: "string" } }), ["State is any text instead of 2 words"]],
    ["another number of a success", published({}, { status: "201" }), ["getThing 200 is answered 201 now"]],
    [
      "a reference to nothing",
      published({ plan: { $ref: "#/components/schemas/Nowhere" } }),
      ["Thing.plan is anything instead of object"],
    ],
    [
      "a reference to itself",
      published({}, { schemas: { PlanDTO: PLAN } }),
      ["Thing.plan is anything instead of object"],
    ],
    [
      "references in a circle",
      published({ plan: COST }, { schemas: { CostDTO: { allOf: [COST] } } }),
      ["Thing.plan is anything instead of object"],
    ],
    [
      "a property as every object has one",
      published({ constructor: { type: "string" } }),
      ["Thing.constructor is new: string"],
    ],
  ])("is told apart from what is a difference: %s", (_, document, found) => {
    expect(differences(document)).toEqual(found);
  });
});

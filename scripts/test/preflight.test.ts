import { type InputRules, preflightBy } from "@trunkline/core/preflight";
import { describe, expect, it } from "vitest";
import { rules as cozmox } from "../../packages/cozmox/src/generated/rules.ts";
import { rules as revox } from "../../packages/revox/src/generated/rules.ts";
import { rules as vapi } from "../../packages/vapi/src/generated/rules.ts";
import { type Contract, readContracts, toContract } from "../contracts.ts";
import { type OperationParts, operationParts } from "../generate/operation-parts.ts";
import { toRules } from "../generate/rules.ts";
import { type Break, breaksOf, broken, fieldAt, keywordsIn, sampleOf } from "./support/break-contract.ts";

const RULES: Readonly<Record<string, InputRules>> = { cozmox, revox, vapi };

/** Keywords that rules say, and those that constrain nothing. `uuid` is left to the provider: a wrong id dials nobody. */
const KNOWN_KEYWORDS = new Set([
  ...["type", "enum", "required", "properties", "additionalProperties", "items", "format"],
  ...["minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "minItems", "maxItems"],
  ...["description", "default", "deprecated"],
]);

describe.each(readContracts().map((contract) => ({ contract, name: contract.provider })))(
  "requests of $name",
  ({ contract }) => {
    const rules = rulesOf(contract);
    const parts = operationParts(contract);

    it("ask for nothing that cannot be checked before they are sent", () => {
      const schemas = parts.flatMap(({ parameters, body }) => [...parameters.map(({ schema }) => schema), body]);
      const keywords = schemas.flatMap((schema) => keywordsIn(contract, schema));
      expect(keywords.filter((keyword) => !KNOWN_KEYWORDS.has(keyword))).toEqual([]);
    });

    it("say nothing of what fills a path but that it is text", () => {
      const inPath = parts.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === "path"));
      const keywords = inPath.flatMap(({ schema }) => keywordsIn(contract, schema));
      expect(keywords.filter((keyword) => !["type", "format"].includes(keyword))).toEqual([]);
    });

    it.each(parts)("may hold everything that $name takes", (operation) => {
      expect(preflightBy(rules, {}, operation.name, inputOf(contract, operation))).toEqual([]);
    });

    it.each(parts.filter(({ body }) => body !== undefined))(
      "are told each thing that a body of $name breaks",
      (operation) => {
        const { name, body } = operation;
        const input = inputOf(contract, operation);
        const breaks = breaksOf(contract, body);
        expect(breaks.length).toBeGreaterThan(10);
        for (const { path, value, rule } of breaks) {
          const found = preflightBy(rules, {}, name, { ...input, body: broken(input.body, path, value) });
          expect
            .soft(found.map((finding) => `${finding.field}: ${finding.rule}`))
            .toEqual(rule === undefined ? [] : [`${fieldAt(path)}: ${rule}`]);
        }
      },
    );

    it.each(parts.filter(hasQuery))("are told each thing that a query of $name breaks", (operation) => {
      const input = inputOf(contract, operation);
      for (const { name, schema, required } of operation.parameters.filter((parameter) => parameter.in === "query")) {
        const field = String(name);
        for (const { path, value, rule } of breaksOf(contract, schema).filter(isSayable)) {
          const query = new URLSearchParams(input.query);
          query.set(field, String(value));
          const found = preflightBy(rules, {}, operation.name, { ...input, query });
          const place = fieldAt([field, ...path]);
          expect
            .soft(found.map((finding) => `${finding.field}: ${finding.rule}`))
            .toEqual(rule === undefined ? [] : [`${place}: ${rule}`]);
        }
        const without = new URLSearchParams(input.query);
        without.delete(field);
        const missing = required === true ? [{ field, rule: "is missing" }] : [];
        expect.soft(preflightBy(rules, {}, operation.name, { ...input, query: without })).toEqual(missing);
      }
    });
  },
);

const MINIMAL = `
paths:
  /people/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, format: uuid } }]
    get: { operationId: read, x-effect: read, x-evidence: inferred, responses: {} }
    put:
      operationId: write
      x-effect: idempotent
      x-evidence: inferred
      parameters: [{ name: depth, in: query, required: true, schema: { $ref: "#/components/schemas/Count" } }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Person" } } } }
      responses: {}
components:
  schemas:
    Id: { type: string }
    Anything: {}
    Count: { type: integer, minimum: 1 }
    Person:
      type: object
      properties:
        id: { $ref: "#/components/schemas/Id" }
        note: { $ref: "#/components/schemas/Anything" }
        house: { anyOf: [{ type: string }, { type: "null" }] }
        friends: { type: array, items: { $ref: "#/components/schemas/Person" } }
`;

describe("rules that are made of a contract", () => {
  it("know a schema that holds itself by its name, say the simple ones at once, and leave out what checks nothing", () => {
    const person = { is: "o", has: { id: "text", friends: { is: "a", each: "Person" } } };
    expect(toRules(toContract("people", MINIMAL))).toEqual({
      named: { Count: { is: "i", min: 1 }, Person: person },
      operations: { write: { query: { depth: "Count" }, must: ["depth"], body: "Person" } },
    });
  });
});

function rulesOf({ provider }: Contract): InputRules {
  const rules = RULES[provider];
  if (rules === undefined) throw new Error(`no rules of ${provider} are tested`);
  return rules;
}

function hasQuery({ parameters }: OperationParts): boolean {
  return parameters.some((parameter) => parameter.in === "query");
}

/** In a query all is text: there are no nulls and no objects, and text is never of the wrong kind. */
function isSayable({ value, rule }: Break): boolean {
  if (typeof value === "number") return rule !== "is not text";
  return typeof value === "string" && rule !== "is not a list" && rule !== "is not an object";
}

function inputOf(contract: Contract, { parameters, body }: OperationParts) {
  const query = new URLSearchParams();
  for (const { name, schema } of parameters.filter((parameter) => parameter.in === "query")) {
    for (const value of [sampleOf(contract, schema)].flat()) query.append(String(name), String(value));
  }
  const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => [String(name), "some-id"]);
  const path: Readonly<Record<string, string>> = Object.fromEntries(inPath);
  return { path, query, ...(body !== undefined && { body: sampleOf(contract, body) }) };
}

import { describe, expect, it } from "vitest";
import { readReference, readReferenceArchive } from "../../test-support/reference.ts";
import { type Contract, isRecord, readContracts, record, toContract } from "../contracts.ts";
import { compareContract } from "./support/compare-contract.ts";

const contracts = readContracts();
const vapi = contractOf("vapi");
const cozmox = contractOf("cozmox");
const today = parsed(readReference(`upstream/vapi-${checked(vapi)}.json`));
const standIn = parsed(readReferenceArchive("upstream/vapi-history.tar.xz", `-${checked(cozmox)}-`)[0]);

describe("every contract", () => {
  // Reading them has already checked that operations are named, with an effect and an evidence that we know.
  it.each(contracts)("$provider names each operation once", ({ operations }) => {
    expect(operations).not.toEqual([]);
    expect(repeated(operations.map(({ name }) => name))).toEqual([]);
  });

  it("is refused when an operation does not say what it may bring about", () => {
    const operation = "get: { operationId: listThings, x-effect: rings, x-evidence: published }";
    expect(() => toContract("acme", `paths: { /things: { ${operation} } }`)).toThrow("acme: GET /things: x-effect");
    expect(() => toContract("acme", `paths: { /things: { ${operation.replace("rings", "read")} } }`)).not.toThrow();
  });

  it.each(contracts)("$provider lists no word twice", ({ schemas }) => {
    const lists = Object.values(schemas).map((schema) => [schema.enum ?? [], schema["x-retired-enum"] ?? []].flat());
    expect(lists.flatMap(repeated)).toEqual([]);
  });

  it.each([vapi, cozmox])("$provider gives each list of words a name", ({ document, schemas }) => {
    const named = Object.values(schemas).filter((schema) => Array.isArray(schema.enum)).length;
    expect(named).toBeGreaterThan(0);
    expect(listsOfWords(document)).toBe(named);
  });
});

describe.skipIf(today === undefined)(
  "Vapi's contract holds against what Vapi published, where that lies beside the repository",
  () => {
    const published = record(today ?? {}, "published document");

    it("differs in nothing that it does not explain", () => {
      expect(compareContract(vapi.document, published)).toEqual([]);
    });

    it.each<[change: string, keys: readonly string[], edit: (node: Node) => void, difference: string]>([
      [
        "a required flag is dropped",
        ["components", "schemas", "Contact"],
        (contact) => set(contact, "required", ["id", "status"]),
        "Contact.number: required is false here, true there",
      ],
      [
        "a bound is moved",
        ["components", "schemas", "Customer", "properties", "email"],
        (email) => set(email, "maxLength", 254),
        "Customer.email: maxLength is 254 here, 40 there",
      ],
      [
        "a bound of a parameter is dropped",
        ["components", "parameters", "Page", "schema"],
        (page) => remove(page, "minimum"),
        "GET /campaign query parameter page: minimum is nothing here, 1 there",
      ],
      [
        "a word is added",
        ["components", "schemas", "CampaignStatus"],
        (status) => set(status, "enum", ["scheduled", "in-progress", "ended", "cancelled", "archived", "paused"]),
        "Campaign.status: word paused: not there",
      ],
      [
        "a word is dropped",
        ["components", "schemas", "ContactSortBy"],
        (sortBy) => set(sortBy, "enum", ["position"]),
        "GET /v2/campaign/{id}/contacts query parameter sortBy: word status: there, not here",
      ],
      [
        "a property is renamed",
        ["components", "schemas", "Customer", "properties"],
        (properties) => rename(properties, "externalId", "external_id"),
        "Customer.external_id: not there",
      ],
      [
        "a property of a whole schema is left out",
        ["components", "schemas", "ContactCounters", "properties"],
        (properties) => remove(properties, "predialFailed"),
        "ContactCounters.predialFailed: there, not here",
      ],
      [
        "a type is changed",
        ["components", "schemas", "Contact", "properties", "dispatchedAt"],
        (dispatchedAt) => set(dispatchedAt, "type", "number"),
        'Contact.dispatchedAt: type is "number" here, "string" there',
      ],
      [
        "a format is changed",
        ["components", "parameters", "Id", "schema"],
        (id) => remove(id, "format"),
        'GET /call/{id} path parameter id: format is nothing here, "uuid" there',
      ],
      [
        "a default is changed",
        ["components", "schemas", "Customer", "properties", "numberE164CheckEnabled"],
        (flag) => set(flag, "default", false),
        "Customer.numberE164CheckEnabled: default is false here, true there",
      ],
      [
        "null is forgotten",
        ["components", "schemas", "Call", "properties", "assistantVersion"],
        (version) => set(version, "type", "string"),
        "Call.assistantVersion: nullable is false here, true there",
      ],
      [
        "a reference leads elsewhere",
        ["components", "schemas", "CampaignPage", "properties", "results", "items"],
        (items) => set(items, "$ref", "#/components/schemas/CampaignSummary"),
        "CampaignPage.results[]: CampaignSummary here, Campaign there",
      ],
      [
        "a kind of message is left out",
        ["components", "schemas", "Message"],
        (message) => set(message, "anyOf", [{ $ref: "#/components/schemas/UserMessage" }]),
        "Call.messages[]: kind BotMessage: there, not here",
      ],
      [
        "a parameter is added",
        ["paths", "/v2/campaign/{id}/contacts", "get"],
        (operation) => set(operation, "parameters", [{ name: "cursor", in: "query", schema: { type: "string" } }]),
        "GET /v2/campaign/{id}/contacts query parameter cursor: not there",
      ],
      [
        "a parameter is left out",
        ["paths", "/call", "get"],
        (operation) => set(operation, "parameters", []),
        "GET /call query parameter createdAtLe: there, not here",
      ],
      [
        "a path is changed",
        ["paths"],
        (paths) => rename(paths, "/v2/campaign/{id}/contacts", "/v2/campaign/{id}/rows"),
        "GET /v2/campaign/{id}/rows: not there",
      ],
      [
        "a status is changed",
        ["paths", "/campaign", "post", "responses"],
        (responses) => rename(responses, "201", "200"),
        "POST /campaign answers 201: there, not here",
      ],
      [
        "a body is dropped",
        ["paths", "/campaign/{id}", "patch"],
        (operation) => remove(operation, "requestBody"),
        "PATCH /campaign/{id}: a body is sent there only",
      ],
      [
        "an excuse is withdrawn",
        ["components", "schemas", "CreateCampaign", "properties", "customers"],
        (customers) => remove(customers, "x-differs"),
        "CreateCampaign.customers: maxItems is 10000 here, nothing there",
      ],
      [
        "an excuse outlives its difference",
        ["components", "schemas", "CreateCampaign", "properties", "customers"],
        (customers) => remove(customers, "maxItems"),
        "/components/schemas/CreateCampaign/properties/customers: has x-differs, but nothing differs",
      ],
      [
        "an excuse says nothing",
        ["components", "schemas", "CreateCampaign", "properties", "customers"],
        (customers) => set(customers, "x-differs", ""),
        "/components/schemas/CreateCampaign/properties/customers: has x-differs, but is not a sentence",
      ],
    ])("would notice that %s", (_change, keys, edit, difference) => {
      const changed = structuredClone(vapi.document);
      edit(nodeAt(changed, keys));
      expect(compareContract(changed, published)).toContain(difference);
    });
  },
);

describe.skipIf(standIn === undefined)(
  "Cozmox's contract holds against what Vapi published back then, where that archive can be read",
  () => {
    it("differs in nothing that it does not explain", () => {
      expect(compareContract(cozmox.document, record(standIn ?? {}, "archived document"))).toEqual([]);
    });
  },
);

describe("the comparison", () => {
  it("reads past the habits of publishers", () => {
    const published = {
      components: {
        schemas: {
          ThingDTO: {
            type: "object",
            properties: {
              plan: { description: "Planned.", allOf: [{ $ref: "#/components/schemas/PlanDTO" }] },
              note: { type: "string", nullable: true, example: "A note" },
              state: { type: "string", enum: ["open", "shut", "open"] },
              cost: {
                oneOf: [{ $ref: "#/components/schemas/RentDTO" }, { $ref: "#/components/schemas/FareDTO" }],
              },
            },
          },
          PlanDTO: { type: "object", required: ["at"], properties: { at: { type: "string" } } },
          RentDTO: {
            type: "object",
            required: ["type", "days"],
            properties: { type: { type: "string", enum: ["rent"] }, days: { type: "number" } },
          },
          FareDTO: { type: "object", required: ["type"], properties: { type: { type: "string", enum: ["fare"] } } },
        },
      },
    };
    const schemas = {
      Thing: {
        "x-upstream-schema": "ThingDTO",
        "x-whole": true,
        type: "object",
        properties: {
          plan: { $ref: "#/components/schemas/Plan" },
          note: { type: ["string", "null"] },
          state: { $ref: "#/components/schemas/State" },
          cost: { $ref: "#/components/schemas/Cost" },
        },
      },
      State: { type: "string", enum: ["open", "shut"] },
      Plan: {
        "x-upstream-schema": "PlanDTO",
        type: "object",
        required: ["at"],
        properties: { at: { type: "string" } },
      },
      Cost: {
        type: "object",
        required: ["type"],
        properties: { type: { $ref: "#/components/schemas/CostType" }, days: { type: "number" } },
      },
      CostType: { type: "string", enum: ["fare", "rent"] },
    };
    expect(compareContract({ components: { schemas } }, published)).toEqual([]);
  });
});

type Node = Record<string, unknown>;

function contractOf(provider: string): Contract {
  const contract = contracts.find((candidate) => candidate.provider === provider);
  if (contract === undefined) throw new Error(`There is no specs/${provider}.yaml`);
  return contract;
}

/** The day of the document that a contract was last held against. */
function checked({ provider, document }: Contract): string {
  const info = record(document.info, `${provider}: info`);
  return String(record(info["x-upstream"], `${provider}: x-upstream`).checked);
}

function parsed(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

function repeated(words: readonly unknown[]): unknown[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}

function listsOfWords(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((count: number, entry) => count + listsOfWords(entry), 0);
  if (!isRecord(value)) return 0;
  const below = Object.values(value).reduce((count: number, entry) => count + listsOfWords(entry), 0);
  return below + (Array.isArray(value.enum) ? 1 : 0);
}

function nodeAt(document: unknown, keys: readonly string[]): Node {
  const found = keys.reduce<unknown>((value, key) => record(value, key)[key], document);
  if (!isNode(found)) throw new Error(`There is nothing to change at ${keys.join("/")}`);
  return found;
}

function isNode(value: unknown): value is Node {
  return isRecord(value);
}

function set(node: Node, key: string, value: unknown): void {
  node[key] = value;
}

function remove(node: Node, key: string): void {
  delete node[key];
}

function rename(node: Node, from: string, to: string): void {
  node[to] = node[from];
  delete node[from];
}

import { describe, expect, it } from "vitest";
import { readReference, readReferenceArchive } from "../../test-support/reference.ts";
import { type Contract, isRecord, readContracts, record, toContract } from "../contracts.ts";
import { phrase } from "../specs/report/phrase.ts";
import { compareSurfaces } from "../specs/surface/compare.ts";
import { placesOf } from "../specs/surface/places.ts";
import { projectContract, projectDocument } from "../specs/surface/project.ts";

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

describe("what a contract says of where it departs from what is published", () => {
  it.each(contracts)(
    "is a sentence wherever $provider's says it, and belongs to a place that is compared",
    (contract) => {
      const said = departuresIn(contract.document);
      expect(said.filter((why) => !isSentence(why))).toEqual([]);
      const met = [...placesOf(projectContract(contract)).excuses.values()].map(({ why }) => why);
      expect(met.toSorted()).toEqual(said.map(String).toSorted());
    },
  );

  it("is found missing where it says nothing", () => {
    expect(["", "Because", "no capital letter.", true].filter(isSentence)).toEqual([]);
  });
});

describe.skipIf(today === undefined)(
  "Vapi's contract holds against what Vapi published, where that lies beside the repository",
  () => {
    const published = record(today ?? {}, "published document");

    it("differs in nothing that it does not explain, and explains nothing that is no difference", () => {
      expect(compared(vapi, published)).toEqual({ differences: [], idle: [] });
    });

    it.each<[change: string, keys: readonly string[], edit: (node: Node) => void, difference: string]>([
      [
        "a required flag is dropped",
        ["components", "schemas", "Contact"],
        (contact) => set(contact, "required", ["id", "status"]),
        "Contact.number is required now",
      ],
      [
        "a bound is moved",
        ["components", "schemas", "Customer", "properties", "email"],
        (email) => set(email, "maxLength", 254),
        "Customer.email has maxLength 40 instead of 254",
      ],
      [
        "a bound of a parameter is dropped",
        ["components", "parameters", "Page", "schema"],
        (page) => remove(page, "minimum"),
        "listCampaigns query page has minimum 1 now",
      ],
      [
        "a word is added",
        ["components", "schemas", "CampaignStatus"],
        (status) => set(status, "enum", ["scheduled", "in-progress", "ended", "cancelled", "archived", "paused"]),
        "CampaignStatus no longer lists `paused`",
      ],
      [
        "a word is dropped",
        ["components", "schemas", "ContactSortBy"],
        (sortBy) => set(sortBy, "enum", ["position"]),
        "ContactSortBy may be `status` now",
      ],
      [
        "a property is renamed",
        ["components", "schemas", "Customer", "properties"],
        (properties) => rename(properties, "externalId", "external_id"),
        "Customer.external_id is gone (was string)",
      ],
      [
        "a property of a whole schema is left out",
        ["components", "schemas", "PaginationMeta", "properties"],
        (properties) => remove(properties, "totalPages"),
        "PaginationMeta.totalPages is new: number",
      ],
      [
        "a type is changed",
        ["components", "schemas", "Contact", "properties", "dispatchedAt"],
        (dispatchedAt) => set(dispatchedAt, "type", "number"),
        "Contact.dispatchedAt is string instead of number",
      ],
      [
        "a format is changed",
        ["components", "parameters", "Id", "schema"],
        (id) => remove(id, "format"),
        "getCall path id has format uuid now",
      ],
      [
        "a default is changed",
        ["components", "schemas", "Customer", "properties", "numberE164CheckEnabled"],
        (flag) => set(flag, "default", false),
        "Customer.numberE164CheckEnabled has default true instead of false",
      ],
      [
        "null is forgotten",
        ["components", "schemas", "Call", "properties", "assistantVersion"],
        (version) => set(version, "type", "string"),
        "Call.assistantVersion may be null now",
      ],
      [
        "a reference leads elsewhere",
        ["components", "schemas", "CampaignPage", "properties", "results", "items"],
        (items) => set(items, "$ref", "#/components/schemas/CampaignSummary"),
        "CampaignPage.results[] is Campaign instead of CampaignSummary",
      ],
      [
        "a kind of message is left out",
        ["components", "schemas", "Message"],
        (message) => set(message, "anyOf", listIn(message.anyOf).slice(1)),
        "Message may also be UserMessage now",
      ],
      [
        "a parameter is added",
        ["paths", "/v2/campaign/{id}/contacts", "get"],
        (operation) => set(operation, "parameters", [{ name: "cursor", in: "query", schema: { type: "string" } }]),
        "listContactsV2 query cursor is gone (was string)",
      ],
      [
        "a parameter is left out",
        ["paths", "/call", "get"],
        (operation) => set(operation, "parameters", []),
        "listCalls query createdAtLe is new: string",
      ],
      [
        "a path is changed",
        ["paths"],
        (paths) => rename(paths, "/v2/campaign/{id}/contacts", "/v2/campaign/{id}/rows"),
        "listContactsV2 is no longer there",
      ],
      [
        "a status is changed",
        ["paths", "/campaign", "post", "responses"],
        (responses) => rename(responses, "201", "200"),
        "createCampaign 200 is answered 201 now",
      ],
      [
        "a body is dropped",
        ["paths", "/campaign/{id}", "patch"],
        (operation) => remove(operation, "requestBody"),
        "updateCampaign body takes UpdateCampaign now",
      ],
      [
        "an excuse is withdrawn",
        ["components", "schemas", "CreateCampaign", "properties", "customers"],
        (customers) => remove(customers, "x-differs"),
        "CreateCampaign.customers states no maxItems any more (was 10000)",
      ],
      [
        "an excuse outlives its difference",
        ["components", "schemas", "CreateCampaign", "properties", "customers"],
        (customers) => remove(customers, "maxItems"),
        "idle: /components/schemas/CreateCampaign/properties/customers",
      ],
      [
        "a parameter is put elsewhere",
        ["components", "parameters", "Limit"],
        (limit) => set(limit, "in", "header"),
        "listCalls header limit belongs in the query instead of the header",
      ],
      [
        "an operation beside ours is not accounted for",
        ["info", "x-upstream"],
        (upstream) => set(upstream, "unused", []),
        "POST /call is there now",
      ],
    ])("would notice that %s", (_change, keys, edit, difference) => {
      const changed = structuredClone(vapi.document);
      edit(nodeAt(changed, keys));
      const { differences, idle } = compared(toContract("vapi", JSON.stringify(changed)), published);
      expect([...differences, ...idle]).toContain(difference);
    });
  },
);

describe.skipIf(standIn === undefined)(
  "Cozmox's contract holds against what Vapi published back then, where that archive can be read",
  () => {
    it("differs in nothing that it does not explain, and explains nothing that is no difference", () => {
      expect(compared(cozmox, record(standIn ?? {}, "archived document"))).toEqual({ differences: [], idle: [] });
    });
  },
);

/** In words. */
function compared(contract: Contract, published: Readonly<Record<string, unknown>>) {
  const { differences, idle } = compareSurfaces(projectContract(contract), projectDocument(contract, published));
  return {
    differences: differences.map((difference) => `${difference.place} ${phrase(difference)}`),
    idle: idle.map(({ at }) => `idle: ${at}`),
  };
}

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

/** Every `x-differs`, wherever it stands. */
function departuresIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(departuresIn);
  if (!isRecord(value)) return [];
  const own = "x-differs" in value ? [value["x-differs"]] : [];
  return [...own, ...Object.values(value).flatMap(departuresIn)];
}

function isSentence(value: unknown): boolean {
  return typeof value === "string" && /^[A-Z]\S* .*\S\.$/.test(value);
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
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

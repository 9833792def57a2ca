/** What is said of requests that are to differ: by what our functions send, which is what the simulator receives. */
import { beforeAll, describe, expect, it } from "vitest";
import { readContracts } from "../contracts.ts";
import { grade } from "../specs/grade/grade.ts";
import { openReaders, type Readers } from "../specs/readers/readers.ts";
import { variantsOf } from "../specs/readers/variants.ts";
import { compareSurfaces } from "../specs/surface/compare.ts";
import type { Aspect, Consequence, Graded } from "../specs/surface/difference.ts";
import { placesOf } from "../specs/surface/places.ts";
import { projectContract, projectDocument } from "../specs/surface/project.ts";
import { operationsIn, recordIn, withAt } from "./support/document-spots.ts";
import {
  at,
  CONTRACT,
  CREATE,
  demanded,
  type Edit,
  gone,
  PUBLISHED,
  parameter,
  property,
  schemaOf,
  UPDATE,
  without,
  withParameter,
} from "./support/edit-published.ts";
import { expectReadable } from "./support/graded-text.ts";
import { publishedFrom } from "./support/published-from.ts";
import { requestsOf } from "./support/received-requests.ts";

const CONTRACTS = readContracts();
const OWN = projectContract(CONTRACT);
const BASE = projectDocument(CONTRACT, PUBLISHED);

type Case = readonly [what: string, edit: Edit, place: string, aspect: Aspect, Consequence, because: RegExp];

const CASES: readonly Case[] = [
  [
    "a parameter gone that we send",
    without("listCampaignsV2", "page"),
    "listCampaignsV2 query page",
    "parameter",
    "needs a person",
    /we send it, and it is no longer taken/,
  ],
  [
    "a parameter gone that we never send",
    without("listCalls", "assistantId"),
    "listCalls query assistantId",
    "parameter",
    "tolerable",
    /never send it/,
  ],
  [
    "a parameter moved that we send",
    parameter("listCampaignsV2", "includeCounters", { in: "header" }),
    "listCampaignsV2 query includeCounters",
    "position",
    "needs a person",
    /send it in the query, and it belongs in the header/,
  ],
  [
    "a parameter moved that we never send",
    parameter("listCalls", "assistantId", { in: "header" }),
    "listCalls query assistantId",
    "position",
    "tolerable",
    /never send it/,
  ],
  [
    "a parameter written otherwise that we send",
    parameter("listCampaignsV2", "page", { explode: false }),
    "listCampaignsV2 query page",
    "style",
    "needs a person",
    /write it otherwise/,
  ],
  [
    "a parameter written otherwise that we never send",
    parameter("listCalls", "assistantId", { explode: false }),
    "listCalls query assistantId",
    "style",
    "tolerable",
    /never send it/,
  ],
  [
    "a parameter demanded that we have always sent",
    parameter("listCampaignsV2", "page", { required: true }),
    "listCampaignsV2 query page",
    "required",
    "tolerable",
    /always send it/,
  ],
  [
    "a parameter demanded that we may leave out",
    parameter("listCampaignsV2", "createdAtGe", { required: true }),
    "listCampaignsV2 query createdAtGe",
    "required",
    "needs a person",
    /may leave it out/,
  ],
  [
    "a parameter demanded no more",
    parameter("getCampaignV2", "the_id", { required: false }),
    "getCampaignV2 path id",
    "required",
    "none",
    /may be left out/,
  ],
  [
    "a bound tighter",
    schemaOf("listCampaignsV2", "limit", { maximum: 500 }),
    "listCampaignsV2 query limit",
    "maximum",
    "tolerable",
    /less is taken/,
  ],
  [
    "a bound looser",
    schemaOf("listCampaignsV2", "limit", { maximum: 5_000 }),
    "listCampaignsV2 query limit",
    "maximum",
    "none",
    /more is taken/,
  ],
  [
    "a lower bound tighter",
    schemaOf("listCampaignsV2", "page", { minimum: 2 }),
    "listCampaignsV2 query page",
    "minimum",
    "needs a person",
    /what our functions send is no longer taken/,
  ],
  [
    "a lower bound looser",
    schemaOf("listCampaignsV2", "page", { minimum: 0 }),
    "listCampaignsV2 query page",
    "minimum",
    "none",
    /more is taken/,
  ],
  [
    "a bound where there was none",
    property(CREATE, "name", { maxLength: 40 }),
    "CreateCampaign.name",
    "maxLength",
    "tolerable",
    /less is taken/,
  ],
  [
    "a bound that falls away",
    property(CREATE, "maxConcurrency", { minimum: undefined }),
    "CreateCampaign.maxConcurrency",
    "minimum",
    "none",
    /more is taken/,
  ],
  [
    "another pattern",
    property(CREATE, "name", { pattern: "^.+$" }),
    "CreateCampaign.name",
    "pattern",
    "tolerable",
    /less is taken/,
  ],
  [
    "a pattern that we do not keep to",
    property(CREATE, "name", { pattern: "^[a-z]+$" }),
    "CreateCampaign.name",
    "pattern",
    "needs a person",
    /what our functions send is no longer taken/,
  ],
  [
    "a word gone that we send",
    schemaOf("listContactsV2", "sortBy", { enum: ["status"] }),
    "ContactSortBy",
    "word",
    "needs a person",
    /we send this word/,
  ],
  [
    "a word gone that we never send",
    schemaOf("listContactsV2", "sortBy", { enum: ["position"] }),
    "ContactSortBy",
    "word",
    "tolerable",
    /never send this word/,
  ],
  [
    "a word more",
    schemaOf("listContactsV2", "sortBy", { enum: ["position", "status", "name"] }),
    "ContactSortBy",
    "word",
    "none",
    /may be sent now/,
  ],
  ["any word", schemaOf("listContactsV2", "sortBy", { enum: undefined }), "ContactSortBy", "words", "none", /any word/],
  [
    "words for what was any text",
    property(CREATE, "phoneNumberId", { enum: ["one", "two"] }),
    "CreateCampaign.phoneNumberId",
    "words",
    "needs a person",
    /only one, two are taken/,
  ],
  [
    "words for what we never send",
    property(CREATE, "duplicateFromCampaignId", { enum: ["one"] }),
    "CreateCampaign.duplicateFromCampaignId",
    "words",
    "tolerable",
    /never send it/,
  ],
  [
    "more kinds of value",
    property(CREATE, "maxConcurrency", { type: ["number", "string"] }),
    "CreateCampaign.maxConcurrency",
    "kind",
    "none",
    /still taken/,
  ],
  [
    "another kind of value for what we send",
    property(CREATE, "name", { type: "number" }),
    "CreateCampaign.name",
    "kind",
    "needs a person",
    /another kind of value/,
  ],
  [
    "another kind of value for what we never send",
    property(CREATE, "duplicateFromCampaignId", { type: "number" }),
    "CreateCampaign.duplicateFromCampaignId",
    "kind",
    "tolerable",
    /never send it/,
  ],
  [
    "null taken",
    property(CREATE, "maxConcurrency", { nullable: true }),
    "CreateCampaign.maxConcurrency",
    "null",
    "none",
    /null may be sent/,
  ],
  [
    "another default for what we always say",
    schemaOf("listCampaignsV2", "sortOrder", { default: "DESC" }),
    "listCampaignsV2 query sortOrder",
    "default",
    "none",
    /always say it/,
  ],
  [
    "another default for what we may leave out",
    property(CREATE, "maxConcurrency", { default: 1 }),
    "CreateCampaign.maxConcurrency",
    "default",
    "needs a person",
    /means something else/,
  ],
  [
    "a property gone that we send",
    gone(UPDATE, "phoneNumberId"),
    "UpdateCampaign.phoneNumberId",
    "property",
    "needs a person",
    /no longer taken/,
  ],
  [
    "a property gone that we never send",
    gone(CREATE, "duplicateFromCampaignId"),
    "CreateCampaign.duplicateFromCampaignId",
    "property",
    "tolerable",
    /never send it/,
  ],
  [
    "a property demanded that we always send no more",
    demanded([]),
    "CreateCampaign.name",
    "required",
    "none",
    /may be left out/,
  ],
  [
    "a property demanded that we may leave out",
    demanded(["name", "assistantId"]),
    "CreateCampaign.assistantId",
    "required",
    "needs a person",
    /may leave it out/,
  ],
  [
    "a property on its way out",
    property(CREATE, "phoneNumberId", { deprecated: true }),
    "CreateCampaign.phoneNumberId",
    "deprecated",
    "none",
    /still taken/,
  ],
  [
    "a body gone",
    at("createCampaignV2", ["requestBody"], () => undefined),
    "createCampaignV2 body",
    "body",
    "needs a person",
    /none is taken/,
  ],
  [
    "a body where there was none",
    at("deleteCampaignV2", ["requestBody"], () => ({
      content: { "application/json": { schema: { type: "object", properties: {} } } },
    })),
    "deleteCampaignV2 body",
    "body",
    "tolerable",
    /we send none/,
  ],
  [
    "an operation gone",
    at("getCampaignV2", [], () => undefined),
    "getCampaignV2",
    "operation",
    "needs a person",
    /no longer there/,
  ],
  [
    "a new neighbour",
    (document) => withAt(document, ["paths", "/call/{id}/hold"], () => ({ post: { responses: {} } })),
    "POST /call/{id}/hold",
    "neighbour",
    "none",
    /nothing of ours asks for it/,
  ],
];

describe("of requests that are to differ", () => {
  let readers: Readers;
  beforeAll(async () => {
    readers = await openReaders("vapi", OWN);
  });

  async function graded(
    edit: Edit,
    place: string,
    aspect: Aspect,
    { isReverse = false, by = readers } = {},
  ): Promise<Graded> {
    const after = projectDocument(CONTRACT, recordIn(edit(PUBLISHED)));
    const { differences } = isReverse ? compareSurfaces(after, BASE) : compareSurfaces(BASE, after);
    const [found] = await grade(
      differences.filter((each) => each.place === place && each.aspect === aspect),
      by,
      placesOf(OWN),
    );
    if (found === undefined) throw new Error(`no ${aspect} at ${place}: ${JSON.stringify(differences)}`);
    return found;
  }

  it.each(CASES)("%s", async (_, edit, place, aspect, consequence, because) => {
    const found = await graded(edit, place, aspect);
    expect([found.consequence, found.because]).toEqual([consequence, expect.stringMatching(because)]);
    expect(found.ways).toEqual(aspect === "neighbour" ? [] : ["send"]);
    expect(found.functions.length > 0).toBe(!/never send it|nothing of ours/.test(found.because));
    expectReadable(found);
  });

  it("what is demanded within what we never send, or of what we never ask for, is nobody's trouble", async () => {
    const enabled: Edit = (document) =>
      withAt(document, ["components", "schemas", "CampaignPredialPlan", "required"], () => ["enabled"]);
    const others: Readers = {
      ...readers,
      sent: (operation) => new Map([...readers.sent(operation)].filter(([place]) => !place.includes("predialPlan"))),
    };
    const never = await graded(enabled, "PredialPlan.enabled", "required", { by: others });
    expect([never.consequence, never.because]).toEqual([
      "tolerable",
      "is demanded now of what we never send ourselves",
    ]);
    const own = {
      sent: new Map([["body predialPlan", { functions: ["createCampaign"], words: [], values: [], always: false }]]),
    };
    const asked = await graded(enabled, "PredialPlan.enabled", "required", {
      by: { ...others, sent: () => own.sent },
    });
    expect(asked).toMatchObject({ consequence: "needs a person", functions: ["createCampaign"] });
    const revox = contractOf("revox");
    const document = publishedFrom(revox);
    const found = operationsIn(revox, document).find(({ name }) => name === "cancelCall");
    const { differences } = compareSurfaces(
      projectContract(revox),
      projectDocument(revox, recordIn(withAt(document, found?.at ?? [], () => undefined))),
    );
    const lost = differences.filter(({ aspect }) => aspect === "operation");
    const places = placesOf(projectContract(revox));
    const [ungraded] = await grade(lost, await openReaders("revox", projectContract(revox)), places);
    expect(ungraded).toMatchObject({ place: "cancelCall", consequence: "tolerable", functions: [] });
  });

  it("what is new need not be sent, unless it is demanded", async () => {
    const added: readonly (readonly [Edit, string, Aspect, Consequence, RegExp])[] = [
      [withParameter(false), "listCampaignsV2 query region", "parameter", "none", /need not be sent/],
      [withParameter(true), "listCampaignsV2 query region", "parameter", "needs a person", /we do not send it/],
    ];
    for (const [edit, place, aspect, consequence, because] of added) {
      const found = await graded(edit, place, aspect);
      expect([found.consequence, found.because]).toEqual([consequence, expect.stringMatching(because)]);
      expect(found.functions).toContain("listCampaigns");
      expectReadable(found);
    }
    const back = await graded(gone(UPDATE, "phoneNumberId"), "UpdateCampaign.phoneNumberId", "property", {
      isReverse: true,
    });
    expect([back.consequence, back.because]).toEqual(["none", "need not be sent"]);
    const asked = await graded(
      at("getCampaignV2", [], () => undefined),
      "getCampaignV2",
      "operation",
      { isReverse: true },
    );
    expect([asked.consequence, asked.because]).toEqual(["none", "can be asked for now"]);
  });

  it("it names who sends it", async () => {
    const moved = await graded(without("listContactsV2", "page"), "listContactsV2 query page", "parameter");
    expect(moved.functions).toEqual(expect.arrayContaining(["listAttempts", "listRows"]));
    expect(moved.functions).not.toContain("listCampaigns");
    const created = await graded(gone(CREATE, "squadId"), "CreateCampaign.squadId", "property");
    expect(created).toMatchObject({ functions: ["createCampaign"], consequence: "needs a person" });
  });
});

/** Where we send what, but only to what an adapter has seen: which the simulator has, and invented answers need not. */
describe.each(CONTRACTS)("what our functions are said to send to $provider", (contract) => {
  const own = projectContract(contract);
  const variants = variantsOf(contract.provider);

  it.runIf(variants.length > 0)("is what the simulator receives of them", async () => {
    const readers = await openReaders(contract.provider, own);
    const received = new Map<string, Set<string>[]>();
    for (const variant of variants) {
      for (const { operation = "", places } of await requestsOf(contract.provider, variant)) {
        received.set(operation, [...(received.get(operation) ?? []), places]);
      }
    }
    const [missing, untold, notAlways]: [string[], string[], string[]] = [[], [], []];
    for (const { name, path } of own.operations.values()) {
      const requests = received.get(name) ?? [];
      if (requests.length === 0) continue;
      const sent = new Map([...readers.sent(name)].filter(([place]) => !place.startsWith("path ")));
      for (const [place, { always }] of sent) {
        if (!requests.some((places) => places.has(place))) missing.push(`${name} ${place}`);
        else if (always && !requests.every((places) => places.has(place))) notAlways.push(`${name} ${place}`);
      }
      const told = new Set(requests.flatMap((places) => [...places]).filter((place) => isPlace(own, name, place)));
      for (const place of told) if (!sent.has(place)) untold.push(`${name} ${place}`);
      expect(readers.askedBy(name), path).not.toEqual([]);
    }
    expect({ missing, untold, notAlways }).toEqual({ missing: [], untold: [], notAlways: [] });
    expect(received.size).toBeGreaterThan(contract.provider === "revox" ? 9 : 6);
  });
});

/** Whether the contract speaks of it. */
function isPlace(surface: typeof OWN, operation: string, place: string): boolean {
  return [...placesOf(surface).sites.values()].flat().some((site) => {
    if (site.operation !== operation || site.way !== "send") return false;
    const [root = "", ...rest] = site.path;
    const inside = rest.join(".").replaceAll(".[]", "[]");
    return place === (inside === "" ? root : `${root} ${inside}`);
  });
}

function contractOf(provider: string) {
  const found = CONTRACTS.find((contract) => contract.provider === provider);
  if (found === undefined) throw new Error(`no contract of ${provider}`);
  return found;
}

describe("a provider that no adapter reads yet", () => {
  it("has a person look at whatever takes something away, and at nothing that is only new", async () => {
    const readers = await openReaders("newcomer", OWN);
    const difference = { place: "Call.mood", aspect: "property", name: "mood", sites: [] } as const;
    const graded = await grade(
      [
        { ...difference, after: "string" },
        { ...difference, before: "string" },
        { ...difference, after: "required string" },
        { place: "CallStatus", aspect: "word", name: "on-hold", after: "on-hold", sites: [] },
      ],
      readers,
      placesOf(OWN),
    );
    expect(graded.map(({ consequence }) => consequence)).toEqual([
      "none",
      "needs a person",
      "needs a person",
      "new word",
    ]);
  });
});

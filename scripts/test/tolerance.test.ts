/** Whatever an answer holds inside its outer shape, it is read: no throw, nothing changed in `raw`, no personal data told. */

import { brokenProperties } from "@trunkline/conformance";
import type { CallAttempt, Campaign, CampaignProvider, Observation, Row } from "@trunkline/core";
import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import { type Simulator, type SimulatorOptions, startSimulator } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collect } from "../../test-support/collect.ts";
import { isRecord } from "../contracts.ts";
import { applyDrift, type Drift, drift } from "./support/drift.ts";

type Path = readonly (string | number)[];

/** An operation, and which part of the answers behind it drifts. */
interface Situation {
  readonly name: string;
  /** Of the request whose answer drifts, without its query. */
  readonly path: RegExp;
  /** What must stay for there to be something to read: the outer shape, and ids. */
  readonly isFixed: (path: Path) => boolean;
  readonly run: (provider: CampaignProvider, campaignId: string) => Promise<readonly string[]>;
}

interface Subject {
  readonly name: string;
  readonly simulate: SimulatorOptions;
  readonly create: (options: Connection) => CampaignProvider;
  readonly situations: readonly Situation[];
}

interface Connection {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  readonly onObservation: (observation: Observation) => void;
}

const RUNS = 150;
/** Elements that are kept of a long list: what is odd about one is odd about any. */
const ELEMENTS = 8;

const campaigns = async (provider: CampaignProvider) => checked(await collect(provider.listCampaigns()));
const campaign = async (provider: CampaignProvider, id: string) => checked([await provider.getCampaign({ id })]);
const rows = async (provider: CampaignProvider, campaignId: string) =>
  checked(await collect(provider.listRows({ campaignId })));
const attempts = async (provider: CampaignProvider, campaignId: string) =>
  checked(await collect(provider.listAttempts({ campaignId })));

/** The list itself, its elements, and their ids. */
const listed =
  (...holders: readonly string[]) =>
  (path: Path) => {
    const at = path.slice(holders.length);
    const isInside = holders.every((holder, index) => path[index] === holder);
    return path.length <= holders.length ? holders[path.length - 1] === path.at(-1) : isInside && isElementOrId(at);
  };
const isElementOrId = (path: Path) => path.length === 1 || (path.length === 2 && path[1] === "id");
/** Without a list of customers nobody can say who is on it: that is refused, not read. */
const ownIdOrCustomers = (path: Path) => path.length === 1 && (path[0] === "id" || path[0] === "customers");
const ownId = (path: Path) => path.length === 1 && path[0] === "id";
/** Attempts inside a row have ids as well, and another thing in the place of one may have none. */
const anyAttemptOrItsId = (path: Path) =>
  path.at(-2) === "call_attempts" || (path.at(-1) === "id" && path.includes("call_attempts"));

const v1 = (base: string): readonly Situation[] => [
  { name: "campaigns", path: new RegExp(`^${base}$`), isFixed: listed("results"), run: campaigns },
  { name: "a campaign", path: new RegExp(`^${base}/[^/]+$`), isFixed: ownId, run: campaign },
  { name: "rows, from a campaign", path: new RegExp(`^${base}/[^/]+$`), isFixed: ownIdOrCustomers, run: rows },
  { name: "rows, from calls", path: /^\/call$/, isFixed: isElementOrId, run: rows },
  { name: "attempts", path: /^\/call$/, isFixed: isElementOrId, run: attempts },
];

const SUBJECTS: readonly Subject[] = [
  {
    name: "Vapi V1",
    simulate: { provider: "vapi" },
    create: (options) => createVapi({ ...options, campaignsApi: "v1" }),
    situations: v1("/campaign"),
  },
  {
    name: "Vapi V2",
    simulate: { provider: "vapi" },
    create: (options) => createVapi({ ...options, campaignsApi: "v2" }),
    situations: [
      { name: "campaigns", path: /^\/v2\/campaign$/, isFixed: listed("results"), run: campaigns },
      { name: "a campaign", path: /^\/v2\/campaign\/[^/]+$/, isFixed: ownId, run: campaign },
      { name: "rows", path: /\/contacts$/, isFixed: listed("results"), run: rows },
      { name: "attempts, from contacts", path: /\/contacts$/, isFixed: listed("results"), run: attempts },
      { name: "attempts, from calls", path: /^\/call$/, isFixed: isElementOrId, run: attempts },
    ],
  },
  { name: "Cozmox", simulate: { provider: "cozmox" }, create: createCozmox, situations: v1("/campaign") },
  {
    name: "Revox",
    simulate: { provider: "revox" },
    create: createRevox,
    situations: [
      { name: "campaigns", path: /^\/campaigns$/, isFixed: listed("campaigns"), run: campaigns },
      {
        name: "a campaign",
        path: /^\/campaigns\/[^/]+$/,
        isFixed: (path) => path.length === 1 || (path.length === 2 && path[1] === "id"),
        run: campaign,
      },
      ...[
        { name: "rows", run: rows },
        { name: "attempts", run: attempts },
      ].map(({ name, run }) => ({
        name,
        run,
        path: /\/rows$/,
        isFixed: (path: Path) => listed("rows")(path) || anyAttemptOrItsId(path),
      })),
    ],
  },
];

describe.each(SUBJECTS)("$name", ({ simulate, create, situations }) => {
  const answers = new Map<string, { readonly answer: unknown; readonly text: string; readonly status: number }>();
  let simulator: Simulator;
  let campaignId: string;

  beforeAll(async () => {
    simulator = await startSimulator({ ...simulate, history: { rows: 12 } });
    const provider = create({ ...simulator, baseUrl: simulator.url, fetch: globalThis.fetch, onObservation: () => {} });
    const all = await collect(provider.listCampaigns());
    campaignId = all.find(({ status }) => status === "running")?.id ?? "";
  });
  afterAll(() => simulator.close());

  async function remember(key: string, response: Response) {
    const answer = shorten(await response.json(), campaignId);
    const remembered = { answer, text: JSON.stringify(answer), status: response.status };
    answers.set(key, remembered);
    return remembered;
  }

  /** Answers of the simulator, remembered; those on a path come with the drift. */
  function drifting(path: RegExp, isFixed: Situation["isFixed"], drifts: readonly Drift[], seen: string[]) {
    return async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      const { pathname, search } = new URL(request.url);
      const key = pathname + search;
      const { answer, text, status } = answers.get(key) ?? (await remember(key, await fetch(request)));
      const drifted = path.test(pathname) ? JSON.stringify(applyDrift(answer, drifts, isFixed)) : text;
      seen.push(drifted);
      return new Response(drifted, { status, headers: { "Content-Type": "application/json" } });
    };
  }

  it.each(situations)("reads $name whatever they hold", async ({ path, isFixed, run }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(drift, { minLength: 1, maxLength: 4 }), async (drifts) => {
        const seen: string[] = [];
        const told: Observation[] = [];
        const provider = create({
          baseUrl: simulator.url,
          apiKey: simulator.apiKey,
          fetch: drifting(path, isFixed, drifts, seen),
          onObservation: (observation) => told.push(observation),
        });
        const raws = await run(provider, campaignId);
        for (const raw of raws) {
          if (!seen.some((answer) => answer.includes(raw))) throw new Error(`raw was changed: ${raw}`);
        }
        const keys = told.map((each) => JSON.stringify(each));
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.filter((key) => /\+?\d{7}|@|Hello|\s/.test(key))).toEqual([]);
      }),
      { numRuns: RUNS, seed: 20_260_818 },
    );
  });
});

describe("an answer whose outer shape is wrong", () => {
  const broken: readonly (readonly [string, unknown, string])[] = [
    ["is text", "down for maintenance", "is not an object"],
    ["is null", null, "is not an object"],
    ["has no list", { metadata: {} }, "results: is not a list"],
    ["has an object for the list", { results: {} }, "results: is not a list"],
    ["has null in the list", { results: [null] }, "results[]."],
    ["has a campaign without an id", { results: [{ name: "x" }] }, "results[].id: is not an id"],
  ];

  it.each(broken)("that %s is a mapping error that says where", async (_, body, message) => {
    const provider = createVapi({ apiKey: "test", campaignsApi: "v1", fetch: async () => Response.json(body) });
    await expect(collect(provider.listCampaigns())).rejects.toMatchObject({
      code: "mapping",
      provider: "vapi",
      operation: "listCampaigns",
      message: expect.stringContaining(message),
    });
  });
});

/** The answer with short lists: itself one, or an object that holds one. What belongs to the campaign is kept first. */
function shorten(answer: unknown, campaignId: string): unknown {
  const isOwn = (item: unknown) => isRecord(item) && item.campaignId === campaignId;
  const short = (value: unknown) =>
    Array.isArray(value) ? [...value.filter(isOwn), ...value.filter((item) => !isOwn(item))].slice(0, ELEMENTS) : value;
  if (!isRecord(answer)) return short(answer);
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, short(value)]));
}

function checked(models: readonly (Campaign | Row | CallAttempt)[]): string[] {
  expect(models.flatMap(brokenProperties)).toEqual([]);
  return models.map(({ raw }) => JSON.stringify(raw) ?? "");
}

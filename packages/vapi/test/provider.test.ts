import {
  ApiError,
  CAMPAIGN_STATUSES,
  type Campaign,
  type CampaignStatus,
  ConfigurationError,
  NetworkError,
  type Observation,
} from "@trunkline/core";
import { type Simulator, startSimulator } from "@trunkline/simulator";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { odd, playBack, silence } from "../../../test-support/recordings.ts";
import { createVapiClient } from "../src/client.ts";
import { createVapi, type VapiCall, type VapiListCampaignsOptions, type VapiOptions } from "../src/raw.ts";
import { toRowStatus } from "../src/v1/end-reasons.ts";
import { call, campaign, contactPage, summary, summaryPage } from "./support/wire-values.ts";

const simulator = await startSimulator({ provider: "vapi", history: {} });
const crowded = await startSimulator({ provider: "vapi", history: { rows: 2_500 } });
const firstOnly = await startSimulator({ provider: "vapi", campaignsV2: false, history: {} });
afterAll(() => Promise.all([simulator, crowded, firstOnly].map((each) => each.close())));

function connect({ apiKey, url }: Simulator, options: VapiOptions = {}) {
  return createVapi({ apiKey, baseUrl: url, ...options });
}

/** Names of the operations that a simulator was asked for meanwhile. */
async function operationsDuring({ requests }: Simulator, work: () => Promise<unknown>): Promise<string[]> {
  const before = requests.length;
  await work();
  return requests.slice(before).map(({ operation }) => operation ?? "none");
}

function countsOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items.at(index);
  if (item === undefined) throw new Error(`there is no item ${index}`);
  return item;
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** The campaign itself, straight from the API. */
async function readCampaign({ apiKey, url }: Simulator, id: string) {
  const { data } = await createVapiClient({ apiKey, baseUrl: url }).GET("/campaign/{id}", { params: { path: { id } } });
  if (data === undefined) throw new Error(`there is no campaign ${id}`);
  return data;
}

/** The newest thousand calls of the organisation, straight from the API. */
async function readCalls({ apiKey, url }: Simulator): Promise<readonly VapiCall[]> {
  const { data } = await createVapiClient({ apiKey, baseUrl: url }).GET("/call", {
    params: { query: { limit: 1_000 } },
  });
  return data ?? [];
}

const GENERATIONS = ["v1", "v2"] as const;
const NOBODY = "00000000-0000-4000-8000-000000000000";

describe.each(GENERATIONS)("campaigns of %s", (campaignsApi) => {
  const vapi = connect(simulator, { campaignsApi });

  it("come each once and newest first, over many pages as over one", async () => {
    const whole = await collect(vapi.listCampaigns({ pageSize: 1_000 }));
    const pages = await collect(vapi.listCampaigns({ pageSize: 3 }).pages());
    const { data } = await createVapiClient({ apiKey: simulator.apiKey, baseUrl: simulator.url }).GET("/campaign");
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.flatMap(({ items }) => items)).toEqual(whole);
    expect(idsOf(whole).sort()).toEqual(idsOf(data?.results ?? []).sort());
    expect(new Set(idsOf(whole)).size).toBe(24);
    const moments = whole.map(({ createdAt = "" }) => createdAt);
    expect(moments).toEqual([...moments].sort().reverse());
    expect(new Set(whole.map(({ provider }) => provider))).toEqual(new Set(["vapi"]));
  });

  it("are narrowed by status to those that a reader of the whole list would pick", async () => {
    const whole = await collect(vapi.listCampaigns());
    for (const status of CAMPAIGN_STATUSES) {
      expect(await collect(vapi.listCampaigns({ status, pageSize: 3 })), status).toEqual(
        whole.filter((campaign) => campaign.status === status),
      );
    }
    const occurring: CampaignStatus[] = ["scheduled", "running", "stopping", "completed", "cancelled", "archived"];
    expect(whole.map(({ status }) => status)).toEqual(expect.arrayContaining([...occurring, "unknown"]));
    expect(await collect(vapi.listCampaigns({ status: ["stopping", "cancelled"] }))).toEqual(
      whole.filter(({ status }) => status === "stopping" || status === "cancelled"),
    );
    expect(await collect(vapi.listCampaigns({ status: [] }))).toEqual([]);
  });

  it("are narrowed by when they were created and changed, from a moment on and before another", async () => {
    const whole = await collect(vapi.listCampaigns());
    const isBetween = (moment: string | undefined, from: string, before: string) =>
      moment !== undefined && moment >= from && moment < before;

    const created = { createdFrom: at(whole, 15).createdAt ?? "", createdBefore: at(whole, 5).createdAt ?? "" };
    expect(await collect(vapi.listCampaigns({ ...created, pageSize: 3 }))).toEqual(whole.slice(6, 16));

    const byChange = whole.map(({ updatedAt = "" }) => updatedAt).sort();
    const updated = { updatedFrom: at(byChange, 4), updatedBefore: at(byChange, 18) };
    const changed = whole.filter(({ updatedAt }) => isBetween(updatedAt, updated.updatedFrom, updated.updatedBefore));
    expect(changed).toHaveLength(14);
    expect(await collect(vapi.listCampaigns({ ...updated, pageSize: 3 }))).toEqual(changed);

    const narrow = { ...created, ...updated, status: "completed" } as const;
    expect(await collect(vapi.listCampaigns({ ...narrow, pageSize: 3 }))).toEqual(
      whole.slice(6, 16).filter((campaign) => campaign.status === "completed" && changed.includes(campaign)),
    );
  });

  it("are found by id, newest first, each once, without those that do not exist", async () => {
    const whole = await collect(vapi.listCampaigns());
    const [second, seventh] = [at(whole, 2), at(whole, 7)];
    const ids = [seventh.id, NOBODY, second.id, seventh.id];
    expect(await collect(vapi.listCampaigns({ ids }))).toEqual([second, seventh]);
    expect(await collect(vapi.listCampaigns({ ids, status: seventh.status }))).toEqual(
      [second, seventh].filter(({ status }) => status === seventh.status),
    );
    expect(await collect(vapi.listCampaigns({ ids: [] }))).toEqual([]);
  });

  it("are the same one by one as in the list", async () => {
    for (const listed of await collect(vapi.listCampaigns())) {
      expect(await vapi.getCampaign({ id: listed.id })).toEqual(listed);
    }
  });

  it("go on from any cursor exactly where its page ended", async () => {
    const pages = await collect(vapi.listCampaigns({ pageSize: 5 }).pages());
    for (const [index, { cursor }] of pages.entries()) {
      if (cursor === undefined) continue;
      const rest = pages.slice(index + 1).flatMap(({ items }) => items);
      expect(await collect(vapi.listCampaigns({ pageSize: 5, cursor }))).toEqual(rest);
    }
    expect(at(pages, -1).cursor).toBeUndefined();
  });

  it("refuse a cursor of another make, a page size that is none and a moment that is none, before asking", async () => {
    const asked = await operationsDuring(simulator, async () => {
      for (const options of [{ cursor: "3" }, { pageSize: 0 }, { pageSize: 2.5 }, { createdFrom: "yesterday" }]) {
        const error = await thrownBy(() => collect(vapi.listCampaigns(options)));
        expect(error).toBeInstanceOf(ConfigurationError);
        expect(error).toMatchObject({ provider: "vapi", operation: "listCampaigns", delivery: "not_sent" });
      }
    });
    expect(asked).toEqual([]);
  });

  it("that do not exist are refused as not found, whatever is asked about them", async () => {
    for (const [, ask] of questionsAbout(vapi)) {
      const error = await thrownBy(ask);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ kind: "not-found", status: 404, provider: "vapi", delivery: "rejected" });
    }
  });
});

type Vapi = ReturnType<typeof createVapi>;

/** Every operation that takes an id, asked about something that does not exist. */
function questionsAbout(vapi: Vapi) {
  return [
    ["getCampaign", () => vapi.getCampaign({ id: NOBODY })],
    ["listRows", () => collect(vapi.listRows({ campaignId: NOBODY }))],
    ["listAttempts", () => collect(vapi.listAttempts({ campaignId: NOBODY }))],
    ["getAttempt", () => vapi.getAttempt({ id: NOBODY })],
  ] as const;
}

describe("errors", () => {
  it("of v2 name the operation that the caller asked for", async () => {
    for (const [operation, ask] of questionsAbout(connect(simulator, { campaignsApi: "v2" }))) {
      expect(await thrownBy(ask)).toMatchObject({ operation });
    }
  });

  // Its reads ask for campaigns under one name, whoever wants them: `getCampaign`.
  it("of v1 name the operation that the caller asked for", async () => {
    for (const [operation, ask] of questionsAbout(connect(simulator, { campaignsApi: "v1" }))) {
      expect(await thrownBy(ask)).toMatchObject({ operation });
    }
  });

  // The transport knows a request only by the contract's name of it: `getCall`.
  it("of the connection name the operation that the caller asked for", async () => {
    const fetch = playBack(["GET /call/call", new TypeError("fetch failed")]);
    const error = await thrownBy(() =>
      createVapi({ apiKey: "k", fetch, retry: { maxTries: 1 } }).getAttempt({ id: "call" }),
    );
    expect(error).toMatchObject({ code: "network", operation: "getAttempt" });
  });
});

describe("campaigns of v2 without their counters", () => {
  const vapi = connect(simulator, { campaignsApi: "v2" });
  const providerOptions = { vapi: { includeCounters: false } satisfies VapiListCampaignsOptions };

  it("have no progress, and those that were cancelled are not proven quiet", async () => {
    const [whole, bare] = [
      await collect(vapi.listCampaigns()),
      await collect(vapi.listCampaigns({ providerOptions, pageSize: 10 })),
    ];
    expect(idsOf(bare)).toEqual(idsOf(whole));
    expect(bare.filter(({ progress }) => progress !== undefined)).toEqual([]);
    const byId = new Map(bare.map((campaign) => [campaign.id, campaign.status]));
    const cancelled = whole.filter(({ status }) => status === "cancelled");
    expect(cancelled.length).toBeGreaterThan(3);
    for (const { id } of cancelled) expect(byId.get(id)).toBe("stopping");
  });

  it("are listed by requests that say so, and only then", async () => {
    const before = simulator.requests.length;
    await collect(vapi.listCampaigns({ providerOptions }));
    await collect(vapi.listCampaigns({ providerOptions: { revox: { includeCounters: false } } }));
    const counters = simulator.requests.slice(before).map(({ path }) => /includeCounters=(\w+)/.exec(path)?.[1]);
    expect(counters).toEqual(["false", "true"]);
  });
});

describe("rows of v2", () => {
  const vapi = connect(crowded, { campaignsApi: "v2" });

  it("come in order of upload over several pages, each once", async () => {
    const largest = at(await collect(vapi.listCampaigns()), 0);
    const before = crowded.requests.length;
    const pages = await collect(vapi.listRows({ campaignId: largest.id, pageSize: 1_000 }).pages());
    expect(pages.map(({ items }) => items.length)).toEqual([1_000, 1_000, 500]);
    expect(crowded.requests.slice(before).map(({ operation }) => operation)).toEqual([
      "listContactsV2",
      "listContactsV2",
      "listContactsV2",
    ]);
    const rows = pages.flatMap(({ items }) => items);
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 2_500 }, (_, position) => position));
    expect(new Set(idsOf(rows)).size).toBe(2_500);

    const uploaded = (await readCampaign(crowded, largest.id)).customers ?? [];
    expect(rows.map(({ contact }) => contact.phoneNumber)).toEqual(uploaded.map(({ number }) => number));
    expect(rows.map(({ contact }) => contact.name)).toEqual(uploaded.map(({ name }) => name));
    expect(at(rows, 0)).toMatchObject({
      campaignId: largest.id,
      idSource: "provider",
      provider: "vapi",
      variables: {},
    });
  });

  it("go on from a cursor at the position where its page ended, whatever page size is asked for then", async () => {
    const largest = at(await collect(vapi.listCampaigns()), 0);
    const [{ cursor = "" } = {}] = await collect(vapi.listRows({ campaignId: largest.id, pageSize: 1_000 }).pages());
    const rest = await collect(vapi.listRows({ campaignId: largest.id, cursor, pageSize: 400 }));
    expect(rest.map(({ position }) => position)).toEqual(Array.from({ length: 1_500 }, (_, index) => 1_000 + index));
  });

  it("keep their positions when a page holds fewer than were asked for", async () => {
    const metadata = { itemsPerPage: 2, totalItems: 3, currentPage: 1, hasNextPage: true };
    const fetch = playBack(
      [
        "GET /v2/campaign/c/contacts?page=1&limit=1000&sortBy=position",
        Response.json(contactPage(["a", "b"], metadata)),
      ],
      [
        "GET /v2/campaign/c/contacts?page=2&limit=2&sortBy=position",
        Response.json(contactPage(["c"], { ...metadata, currentPage: 2, hasNextPage: false })),
      ],
    );
    const rows = await collect(createVapi({ apiKey: "k", campaignsApi: "v2", fetch }).listRows({ campaignId: "c" }));
    expect(rows.map(({ id, position }) => [id, position])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2],
    ]);
  });
});

describe("rows of v1", () => {
  const vapi = connect(simulator, { campaignsApi: "v1" });

  it("are named by the campaign and their place in the upload", async () => {
    for (const { id, progress } of await collect(vapi.listCampaigns())) {
      const rows = await collect(vapi.listRows({ campaignId: id }));
      expect(rows).toHaveLength(progress?.total ?? 0);
      expect(idsOf(rows)).toEqual(rows.map((_, position) => `${id}:${position}`));
      expect(new Set(rows.map(({ idSource, campaignId }) => `${idSource} ${campaignId}`))).toEqual(
        new Set([`derived ${id}`]),
      );
    }
  });

  it("keep what they were uploaded with", async () => {
    const { id } = at(await collect(vapi.listCampaigns()), 0);
    const uploaded = (await readCampaign(simulator, id)).customers ?? [];
    for (const { position, contact, variables, raw } of await collect(vapi.listRows({ campaignId: id }))) {
      const { number, extension, name, email, externalId, assistantOverrides } = at(uploaded, position);
      expect(JSON.parse(JSON.stringify({ phoneNumber: number, extension, name, email, externalId }))).toEqual(contact);
      expect(variables).toEqual(assistantOverrides?.variableValues);
      expect(raw).toEqual(at(uploaded, position));
    }
  });

  it("follow the upload through a dial plan, one number's share after the other", async () => {
    const planned = at(await collect(vapi.listCampaigns()), 2);
    expect(planned.callers).toHaveLength(2);
    const { dialPlan = [] } = await readCampaign(simulator, planned.id);
    const rows = await collect(vapi.listRows({ campaignId: planned.id }));
    expect(rows.map(({ contact }) => contact.externalId)).toEqual(
      dialPlan.flatMap(({ customers }) => customers.map(({ externalId }) => externalId)),
    );
  });

  it.each([
    [{ customers: null }, "customers"],
    [{ customers: "12" }, "customers"],
    [{ customers: undefined, dialPlan: [{ phoneNumberId: "p1" }] }, "dialPlan[].customers"],
    [{ customers: undefined, dialPlan: [null] }, "dialPlan[].customers"],
  ])("are not taken for none when their list cannot be read: %o", async (changes, path) => {
    const { id } = at(await collect(vapi.listCampaigns()), 0);
    const raw = await readCampaign(simulator, id);
    const fetch = playBack([`GET /campaign/${id}`, Response.json(odd(raw, changes))]);
    const reader = connect(simulator, { campaignsApi: "v1", fetch });
    expect(await thrownBy(() => collect(reader.listRows({ campaignId: id })))).toMatchObject({ code: "mapping", path });
  });

  it("have the status that their own call gives them, and hold it", async () => {
    const statuses = new Set<string>();
    for (const campaign of await collect(vapi.listCampaigns())) {
      for (const row of await collect(vapi.listRows({ campaignId: campaign.id }))) {
        statuses.add(row.status);
        const [attempt] = row.attempts ?? [];
        if (attempt === undefined) {
          expect(row.status).toBe(statusWithoutCall(campaign));
          continue;
        }
        expect(row).toMatchObject({ attemptCount: 1, attempts: [{ rowId: row.id, campaignId: campaign.id }] });
        expect(row.status).toBe(
          attempt.status === "ended" ? toRowStatus(attempt.end.category) : (LIVE_ROWS[attempt.status] ?? "unknown"),
        );
      }
    }
    expect([...statuses].sort()).toEqual([
      "cancelled",
      "completed",
      "failed",
      "in_progress",
      "pending",
      "queued",
      "unknown",
    ]);
  });

  it("that share a number have each their own call", async () => {
    const { id } = at(await collect(vapi.listCampaigns()), 0);
    const rows = await collect(vapi.listRows({ campaignId: id }));
    const [fifth, sixth] = [at(rows, 4), at(rows, 5)];
    expect(fifth.contact.phoneNumber).toBe(sixth.contact.phoneNumber);
    const byId = new Map((await readCalls(simulator)).map((each) => [each.id, each]));
    for (const row of [fifth, sixth]) {
      expect(row.attempts).toHaveLength(1);
      const [attempt] = row.attempts ?? [];
      expect(byId.get(attempt?.id ?? "")?.customer?.externalId).toBe(row.contact.externalId);
    }
  });
});

const LIVE_ROWS: Readonly<Record<string, string>> = {
  scheduled: "queued",
  queued: "queued",
  ringing: "in_progress",
  in_progress: "in_progress",
  transferring: "in_progress",
};

function statusWithoutCall({ status }: Campaign): string {
  if (status === "cancelled" || status === "stopping") return "cancelled";
  return status === "scheduled" || status === "running" ? "pending" : "unknown";
}

describe.each(GENERATIONS)("attempts of %s", (campaignsApi) => {
  it("are all calls of the campaign, each once, read by the thousand though the organisation has others", async () => {
    const vapi = connect(crowded, { campaignsApi });
    const largest = at(await collect(vapi.listCampaigns()), 0);
    const expected = Object.keys((await readCampaign(crowded, largest.id)).calls);
    const strangers = (await readCalls(crowded)).filter(({ campaignId }) => campaignId !== largest.id);
    expect(expected.length).toBeGreaterThan(1_000);
    expect(strangers.length).toBeGreaterThan(10);

    const before = crowded.requests.length;
    const attempts = await collect(vapi.listAttempts({ campaignId: largest.id }));
    const asked = countsOf(crowded.requests.slice(before).map(({ operation = "none" }) => operation));
    expect(idsOf(attempts).sort()).toEqual(expected.sort());
    expect(new Set(attempts.map(({ campaignId }) => campaignId))).toEqual(new Set([largest.id]));
    // Contacts are read for the ids of their calls: three pages of them.
    expect(asked).toEqual(
      campaignsApi === "v1" ? { getCampaign: 1, listCalls: 2 } : { getCampaignV2: 1, listContactsV2: 3, listCalls: 2 },
    );
  });

  it("are those of the campaign's contacts and calls, for every campaign there is", async () => {
    const vapi = connect(simulator, { campaignsApi });
    const calls = await readCalls(simulator);
    for (const { id } of await collect(vapi.listCampaigns())) {
      const expected = calls.filter(({ campaignId }) => campaignId === id);
      const attempts = await collect(vapi.listAttempts({ campaignId: id }));
      expect(idsOf(attempts).sort()).toEqual(idsOf(expected).sort());
    }
  });

  it("are the same one by one as in the list", async () => {
    const vapi = connect(simulator, { campaignsApi });
    const [, , , draining] = await collect(vapi.listCampaigns());
    for (const listed of await collect(vapi.listAttempts({ campaignId: draining?.id ?? "" }))) {
      // A call by itself does not say for which row it was made.
      const { rowId: _row, ...told } = listed;
      expect(await vapi.getAttempt({ id: listed.id })).toEqual(told);
    }
  });

  it("say for which row they were made, where contacts name their calls", async () => {
    const vapi = connect(simulator, { campaignsApi: "v2" });
    const { id: campaignId } = at(await collect(vapi.listCampaigns()), 4);
    const rowIds = new Set(idsOf(await collect(vapi.listRows({ campaignId }))));
    const attempts = await collect(vapi.listAttempts({ campaignId }));
    expect(attempts.length).toBeGreaterThan(0);
    expect(attempts.filter(({ rowId }) => rowId === undefined || !rowIds.has(rowId))).toEqual([]);
  });

  it("are all there when more of them share a moment than a page holds", async () => {
    const vapi = connect(simulator, { campaignsApi });
    const { id } = at(await collect(vapi.listCampaigns()), 4);
    const whole = await collect(vapi.listAttempts({ campaignId: id }));
    for (const pageSize of [1, 2, 3]) {
      const attempts = await collect(vapi.listAttempts({ campaignId: id, pageSize }));
      expect(idsOf(attempts).sort()).toEqual(idsOf(whole).sort());
    }
  });

  it("go on from any cursor where its page ended", async () => {
    const vapi = connect(simulator, { campaignsApi });
    const { id } = at(await collect(vapi.listCampaigns()), 4);
    for (const pageSize of [2, 3]) {
      const pages = await collect(vapi.listAttempts({ campaignId: id, pageSize }).pages());
      expect(pages.length).toBeGreaterThan(2);
      for (const [index, { cursor }] of pages.entries()) {
        if (cursor === undefined) continue;
        const rest = pages.slice(index + 1).flatMap(({ items }) => items);
        expect(idsOf(await collect(vapi.listAttempts({ campaignId: id, pageSize, cursor })))).toEqual(idsOf(rest));
      }
    }
  });
});

describe("attempts that the list of calls lacks", () => {
  const named = { ...campaign, calls: { listed: {}, unlisted: {}, lost: {} } };
  const list = "GET /call?limit=1000&createdAtGe=2026-08-17T08%3A59%3A00.000Z";
  const recordings = [
    ["GET /campaign/campaign", () => Promise.resolve(Response.json(named))],
    [list, () => Promise.resolve(Response.json([{ ...call, id: "listed", campaignId: "campaign" }]))],
    ["GET /call/unlisted", () => Promise.resolve(Response.json({ ...call, id: "unlisted" }))],
    ["GET /call/lost", () => Promise.resolve(Response.json({ message: "Not Found" }, { status: 404 }))],
  ] as const;

  it("are asked for one by one, and one that is lost is reported", async () => {
    const observations: Observation[] = [];
    const vapi = createVapi({
      apiKey: "k",
      campaignsApi: "v1",
      fetch: playBack(...recordings),
      onObservation: (observation) => observations.push(observation),
    });
    expect(idsOf(await collect(vapi.listAttempts({ campaignId: "campaign" })))).toEqual(["listed", "unlisted"]);
    expect(observations).toContainEqual({
      provider: "vapi",
      operation: "listAttempts",
      kind: "incomplete",
      path: "[]",
    });
  });

  it("can be come back to by the cursor before them", async () => {
    const options = { apiKey: "k", campaignsApi: "v1" } as const;
    const vapi = createVapi({ ...options, fetch: playBack(...recordings.slice(0, 2)) });
    const pages = vapi.listAttempts({ campaignId: "campaign" }).pages()[Symbol.asyncIterator]();
    const { value } = await pages.next();
    const cursor = value?.cursor;
    if (cursor === undefined) throw new Error("the first page is the last");
    const later = createVapi({ ...options, fetch: playBack(...recordings.filter(([asked]) => asked !== list)) });
    expect(idsOf(await collect(later.listAttempts({ campaignId: "campaign", cursor })))).toEqual(["unlisted"]);
  });
});

describe("a row of v1 without a call, while some call of its campaign may be its own", () => {
  const customers = [{ number: "+15550100" }];
  const named = Response.json({ ...campaign, customers, calls: { call: {} } });
  const list = "GET /call?limit=1000&createdAtGe=2026-08-17T08%3A59%3A00.000Z";

  it.each([
    ["names nobody", Response.json([{ ...call, campaignId: "campaign" }]), undefined],
    [
      "names somebody else",
      Response.json([{ ...call, campaignId: "campaign", customer: { number: "+15550101" } }]),
      undefined,
    ],
    ["is gone", Response.json([]), Response.json({ message: "Not Found" }, { status: 404 })],
  ])("is not called untried: the call %s", async (_, listed, single) => {
    const told: Observation[] = [];
    const fetch = playBack(
      ["GET /campaign/campaign", named.clone()],
      [list, listed],
      ...(single === undefined ? [] : [["GET /call/call", single] as const]),
    );
    const vapi = createVapi({ apiKey: "k", campaignsApi: "v1", fetch, onObservation: (each) => told.push(each) });
    const rows = await collect(vapi.listRows({ campaignId: "campaign" }));
    expect(rows).toMatchObject([{ status: "unknown", reached: null, attemptCount: null, attempts: [] }]);
    expect(told).toContainEqual(expect.objectContaining({ kind: "incomplete", path: "calls" }));
  });

  it("is pending once every call of the campaign is somebody else's", async () => {
    const both = Response.json({
      ...campaign,
      customers: [...customers, { number: "+15550101" }],
      calls: { call: {} },
    });
    const made = Response.json([{ ...call, campaignId: "campaign", customer: { number: "+15550101" } }]);
    const fetch = playBack(["GET /campaign/campaign", both], [list, made]);
    const vapi = createVapi({ apiKey: "k", campaignsApi: "v1", fetch });
    expect(await collect(vapi.listRows({ campaignId: "campaign" }))).toMatchObject([
      { status: "pending", attemptCount: 0 },
      { status: "unknown", attemptCount: 1 },
    ]);
  });

  it("is a mapping error where the list of calls holds no calls", async () => {
    const fetch = playBack(["GET /campaign/campaign", named.clone()], [list, Response.json([null])]);
    const vapi = createVapi({ apiKey: "k", campaignsApi: "v1", fetch });
    expect(await thrownBy(() => collect(vapi.listRows({ campaignId: "campaign" })))).toMatchObject({ code: "mapping" });
  });
});

describe("a page of campaigns that is not full", () => {
  it("is not the last where Vapi says that another follows", async () => {
    const at = (id: string, minute: number) => ({ ...summary, id, createdAt: `2026-08-17T09:0${minute}:00.000Z` });
    const short = summaryPage([at("b", 2), at("a", 1)]);
    const list = "GET /v2/campaign?limit=100&page=1&sortOrder=DESC";
    const fetch = playBack(
      [`${list}&includeCounters=true`, Response.json({ ...short, metadata: { ...short.metadata, hasNextPage: true } })],
      [
        `${list}&createdAtLe=2026-08-17T09%3A01%3A00.001Z&includeCounters=true`,
        Response.json(summaryPage([at("a", 1), at("z", 0)])),
      ],
    );
    const vapi = createVapi({ apiKey: "k", campaignsApi: "v2", fetch });
    expect(idsOf(await collect(vapi.listCampaigns()))).toEqual(["b", "a", "z"]);
  });
});

describe("attempts that share a moment, in greater number than a page holds", () => {
  const window = "createdAtGe=2026-08-17T08%3A59%3A00.000Z";
  const edge = `${window}&createdAtLe=2026-08-17T09%3A01%3A00.001Z`;
  const asked = ["GET /campaign/campaign", () => Promise.resolve(Response.json(campaign))] as const;
  const calls = Array.from({ length: 1_000 }, (_, index) => ({ ...call, id: `call-${index}`, campaignId: "campaign" }));
  const listOptions = { campaignId: "campaign", pageSize: 2 };

  function connectTo(fetch: typeof globalThis.fetch, onObservation?: VapiOptions["onObservation"]) {
    return createVapi({ apiKey: "k", campaignsApi: "v1", fetch, ...(onObservation && { onObservation }) });
  }

  /** Where the page before the crowd ends: it has the first of them. */
  async function cursorBefore(): Promise<string> {
    const later = { ...at(calls, 0), id: "later", createdAt: "2026-08-17T09:02:00.000Z" };
    const fetch = playBack(asked, [`GET /call?limit=2&${window}`, Response.json([later, at(calls, 0)])]);
    const { value } = await connectTo(fetch).listAttempts(listOptions).pages()[Symbol.asyncIterator]().next();
    return value?.cursor ?? "";
  }

  it("are read by a larger page, also by a listing that goes on from a cursor", async () => {
    const cursor = await cursorBefore();
    const fetch = playBack(
      asked,
      [`GET /call?limit=2&${edge}`, Response.json(calls.slice(0, 2))],
      [`GET /call?limit=1000&${edge}`, Response.json(calls.slice(0, 4))],
    );
    const rest = await collect(connectTo(fetch).listAttempts({ ...listOptions, cursor }));
    expect(idsOf(rest)).toEqual(["call-1", "call-2", "call-3"]);
  });

  it("are a mapping error where not even the largest page holds them, rather than a shorter list", async () => {
    const cursor = await cursorBefore();
    const fetch = playBack(
      asked,
      [`GET /call?limit=2&${edge}`, Response.json(calls.slice(0, 2))],
      [`GET /call?limit=1000&${edge}`, Response.json(calls)],
    );
    const error = await thrownBy(() => collect(connectTo(fetch).listAttempts({ ...listOptions, cursor })));
    expect(error).toMatchObject({
      code: "mapping",
      message: "[vapi] listAttempts: [].createdAt: more than 1000 calls share one moment, and cannot be told apart",
    });
  });
});

describe("campaignsApi", () => {
  const probe = "GET /v2/campaign?limit=1&page=1&sortOrder=DESC&includeCounters=false";
  const refusal = () =>
    Response.json({ message: "Campaigns V2 is not enabled for your organization" }, { status: 403 });
  const first = ["GET /campaign/campaign", () => Promise.resolve(Response.json(campaign))] as const;
  const second = [
    "GET /v2/campaign/campaign?includeCounters=true",
    () => Promise.resolve(Response.json(summary)),
  ] as const;

  it("auto asks for the second generation once, and remembers a refusal", async () => {
    const vapi = connect(firstOnly);
    const asked = await operationsDuring(firstOnly, async () => {
      const campaigns = await collect(vapi.listCampaigns());
      await vapi.getCampaign({ id: at(campaigns, 0).id });
      await collect(vapi.listRows({ campaignId: at(campaigns, 1).id }));
      await collect(vapi.listAttempts({ campaignId: at(campaigns, 1).id }));
    });
    expect(countsOf(asked)).toEqual({ listCampaignsV2: 1, listCampaigns: 1, getCampaign: 3 });
  });

  it("auto uses the second generation where there is one, and asks about it once", async () => {
    const vapi = connect(simulator);
    const asked = await operationsDuring(simulator, async () => {
      const campaigns = await collect(vapi.listCampaigns());
      await vapi.getCampaign({ id: at(campaigns, 0).id });
      await collect(vapi.listRows({ campaignId: at(campaigns, 1).id }));
      await collect(vapi.listAttempts({ campaignId: at(campaigns, 1).id }));
    });
    expect(countsOf(asked)).toEqual({ listCampaignsV2: 2, getCampaignV2: 2, listContactsV2: 2 });
  });

  it("is a default of auto, and what it found out shows in the capabilities", async () => {
    const vapi = connect(firstOnly);
    expect(vapi.capabilities.rows).toMatchObject({
      pages: "paged",
      id: "provider",
      status: "provider",
      attempts: false,
    });
    await collect(vapi.listCampaigns());
    expect(vapi.capabilities.rows).toMatchObject({ pages: "single", id: "derived", status: "derived", attempts: true });
    expect(connect(simulator, { campaignsApi: "v1" }).capabilities).toEqual(vapi.capabilities);
    expect(connect(simulator, { campaignsApi: "v2" }).capabilities).not.toEqual(vapi.capabilities);
  });

  // Calls that start together do not share the question: each puts its own.
  it("auto asks for the second generation once also when two calls start together", async () => {
    const vapi = connect(firstOnly);
    const asked = await operationsDuring(firstOnly, () =>
      Promise.all([collect(vapi.listCampaigns()), collect(vapi.listCampaigns())]),
    );
    expect(countsOf(asked)).toEqual({ listCampaignsV2: 1, listCampaigns: 2 });
  });

  it("auto names what the caller asked for when its own question is refused", async () => {
    const refused = () => Response.json({ message: "bad key" }, { status: 401 });
    const vapi = createVapi({ apiKey: "k", fetch: playBack([probe, refused()], [probe, refused()]) });
    expect(await thrownBy(() => vapi.getCampaign({ id: "campaign" }))).toMatchObject({
      operation: "getCampaign",
      status: 401,
    });
    const rows = () => collect(vapi.listRows({ campaignId: "campaign" }));
    expect(await thrownBy(rows)).toMatchObject({ operation: "listRows", status: 401 });
  });

  it("auto does not ask when the input is refused anyway", async () => {
    const vapi = createVapi({ apiKey: "k", fetch: playBack() });
    for (const bad of [{ pageSize: 0 }, { createdFrom: "yesterday" }]) {
      expect(await thrownBy(() => collect(vapi.listCampaigns(bad)))).toBeInstanceOf(ConfigurationError);
    }
  });

  it("auto takes a failure of the server for what it is, and asks again the next time", async () => {
    const fetch = playBack([probe, Response.json({ message: "oops" }, { status: 500 })], [probe, refusal()], first);
    const vapi = createVapi({ apiKey: "k", fetch, retry: { maxTries: 1 } });
    expect(await thrownBy(() => vapi.getCampaign({ id: "campaign" }))).toMatchObject({ code: "api", kind: "server" });
    expect(vapi.capabilities.rows.id).toBe("provider");
    expect(await vapi.getCampaign({ id: "campaign" })).toMatchObject({ id: "campaign" });
    expect(vapi.capabilities.rows.id).toBe("derived");
  });

  it("auto takes a connection that failed for what it is, and asks again the next time", async () => {
    const fetch = playBack([probe, new TypeError("fetch failed")], [probe, Response.json(summaryPage([]))], second);
    const vapi = createVapi({ apiKey: "k", fetch, retry: { maxTries: 1 } });
    expect(await thrownBy(() => vapi.getCampaign({ id: "campaign" }))).toBeInstanceOf(NetworkError);
    expect(await vapi.getCampaign({ id: "campaign" })).toMatchObject({ id: "campaign" });
  });

  it("v1 never asks the second generation for anything", async () => {
    const vapi = connect(simulator, { campaignsApi: "v1" });
    const asked = await operationsDuring(simulator, async () => {
      const [newest] = await collect(vapi.listCampaigns());
      await vapi.getCampaign({ id: newest?.id ?? "" });
      await collect(vapi.listRows({ campaignId: newest?.id ?? "" }));
      await collect(vapi.listAttempts({ campaignId: newest?.id ?? "" }));
    });
    expect(new Set(asked)).toEqual(new Set(["listCampaigns", "getCampaign", "listCalls"]));
  });

  it("v2 never falls back: a refusal is the caller's to see, and calls are readable all the same", async () => {
    const vapi = connect(firstOnly, { campaignsApi: "v2" });
    const [known] = await readCalls(firstOnly);
    const asked = await operationsDuring(firstOnly, async () => {
      for (const ask of [
        () => collect(vapi.listCampaigns()),
        () => vapi.getCampaign({ id: NOBODY }),
        () => collect(vapi.listRows({ campaignId: NOBODY })),
        () => collect(vapi.listAttempts({ campaignId: NOBODY })),
      ]) {
        const error = await thrownBy(ask);
        expect(error).toBeInstanceOf(ApiError);
        expect(error).toMatchObject({ kind: "forbidden", status: 403, retryable: false });
      }
      expect(await vapi.getAttempt({ id: known?.id ?? "" })).toMatchObject({ id: known?.id });
    });
    expect(asked).toEqual(["listCampaignsV2", "getCampaignV2", "listContactsV2", "getCampaignV2", "getCall"]);
  });
});

describe("time and aborts", () => {
  const probe = "GET /v2/campaign?limit=1&page=1&sortOrder=DESC&includeCounters=false";

  it.each([
    ["getCampaign", "GET /campaign/c"],
    ["listCampaigns", "GET /campaign?limit=100&page=1&sortOrder=DESC"],
    ["listRows", "GET /campaign/c"],
    ["listAttempts", "GET /campaign/c"],
    ["getAttempt", "GET /call/c"],
  ] as const)("timeoutMs bounds %s, and says so", async (operation, request) => {
    const vapi = createVapi({ apiKey: "k", campaignsApi: "v1", fetch: playBack([request, silence]) });
    const error = await thrownBy(() => callByName(vapi, operation));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ timedOut: true, delivery: "unknown", provider: "vapi", operation });
  });

  it.each(["getCampaign", "listCampaigns", "listRows", "listAttempts"] as const)(
    "timeoutMs bounds %s also while the generation is being found out",
    async (operation) => {
      const vapi = createVapi({ apiKey: "k", requestTimeoutMs: 2_000, fetch: playBack([probe, silence]) });
      const error = await thrownBy(() => callByName(vapi, operation));
      expect(error).toMatchObject({ code: "network", timedOut: true, message: expect.stringContaining("10 ms") });
    },
  );

  it("timeoutMs bounds all requests for a list of ids together", async () => {
    const late = (signal: AbortSignal) =>
      new Promise<Response>((resolve) => {
        // This one comes after the time is over, from a server that does not notice; whoever asks on has not looked.
        signal.addEventListener("abort", () => resolve(Response.json({ ...campaign, id: "a" })));
      });
    const vapi = createVapi({
      apiKey: "k",
      campaignsApi: "v1",
      fetch: playBack(["GET /campaign/a", late]),
    });
    const error = await thrownBy(() => collect(vapi.listCampaigns({ ids: ["a", "b"], timeoutMs: 10 })));
    expect(error).toMatchObject({ code: "network", timedOut: true });
  });

  it.each(GENERATIONS)("an abort in the middle of a listing of %s throws its own reason", async (campaignsApi) => {
    const vapi = connect(simulator, { campaignsApi });
    const controller = new AbortController();
    const reason = new Error("seen enough");
    const seen: string[] = [];
    const error = await thrownBy(async () => {
      for await (const { id } of vapi.listCampaigns({ pageSize: 5, signal: controller.signal })) {
        seen.push(id);
        if (seen.length === 5) controller.abort(reason);
      }
    });
    expect(error).toBe(reason);
    expect(seen).toHaveLength(5);
  });

  it("an abort while an answer is awaited throws its own reason, and none is remembered", async () => {
    const controller = new AbortController();
    const reason = new Error("changed my mind");
    const fetch = playBack(
      [
        probe,
        (signal) => {
          const answer = silence(signal);
          controller.abort(reason);
          return answer;
        },
      ],
      [probe, Response.json(summaryPage([]))],
      ["GET /v2/campaign/campaign?includeCounters=true", Response.json(summary)],
    );
    const vapi = createVapi({ apiKey: "k", fetch });
    expect(await thrownBy(() => vapi.getCampaign({ id: "campaign", signal: controller.signal }))).toBe(reason);
    expect(await vapi.getCampaign({ id: "campaign" })).toMatchObject({ id: "campaign" });
  });
});

function callByName(vapi: Vapi, operation: string): Promise<unknown> {
  switch (operation) {
    case "getCampaign":
      return vapi.getCampaign({ id: "c", timeoutMs: 10 });
    case "listCampaigns":
      return collect(vapi.listCampaigns({ timeoutMs: 10 }));
    case "listRows":
      return collect(vapi.listRows({ campaignId: "c", timeoutMs: 10 }));
    case "listAttempts":
      return collect(vapi.listAttempts({ campaignId: "c", timeoutMs: 10 }));
    default:
      return vapi.getAttempt({ id: "c", timeoutMs: 10 });
  }
}

describe("createVapi", () => {
  it("does nothing: no request, and no global is touched", () => {
    const globals = () => ["fetch", "Request", "Response", "Headers"].map((name) => Reflect.get(globalThis, name));
    const before = globals();
    const vapi = createVapi({ fetch: playBack(), baseUrl: "not a URL" });
    expect(vapi).toMatchObject({ id: "vapi", specificationVersion: "v1" });
    expect(globals()).toEqual(before);
  });

  it("says that the key is missing before it asks for anything", async () => {
    const known = process.env.VAPI_API_KEY;
    delete process.env.VAPI_API_KEY;
    onTestFinished(() => {
      if (known !== undefined) process.env.VAPI_API_KEY = known;
    });
    const vapi = createVapi({ fetch: playBack() });
    const error = await thrownBy(() => vapi.getCampaign({ id: "campaign" }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ provider: "vapi", message: expect.stringContaining("VAPI_API_KEY") });
  });

  it("reads the key from the environment when it is first needed", async () => {
    const known = process.env.VAPI_API_KEY;
    const vapi = createVapi({ baseUrl: simulator.url, campaignsApi: "v1" });
    process.env.VAPI_API_KEY = simulator.apiKey;
    onTestFinished(() => {
      if (known === undefined) delete process.env.VAPI_API_KEY;
      else process.env.VAPI_API_KEY = known;
    });
    expect(await collect(vapi.listCampaigns())).toHaveLength(24);
  });

  it("calls the provider what it is told to, in models, errors and observations", async () => {
    const observations: Observation[] = [];
    const vapi = connect(simulator, {
      id: "vapi-eu",
      campaignsApi: "v2",
      onObservation: (observation) => observations.push(observation),
    });
    expect(vapi.id).toBe("vapi-eu");
    const [newest] = await collect(vapi.listCampaigns({ providerOptions: { vapi: { includeCounters: false } } }));
    expect(newest).toMatchObject({ provider: "vapi-eu" });
    expect(newest).not.toHaveProperty("progress");
    const [row] = await collect(vapi.listRows({ campaignId: newest?.id ?? "" }));
    const [attempt] = await collect(vapi.listAttempts({ campaignId: newest?.id ?? "" }));
    expect([row?.provider, attempt?.provider]).toEqual(["vapi-eu", "vapi-eu"]);
    expect(await vapi.getAttempt({ id: attempt?.id ?? "" })).toMatchObject({ provider: "vapi-eu" });
    expect(await thrownBy(() => vapi.getCampaign({ id: NOBODY }))).toMatchObject({
      provider: "vapi-eu",
      message: expect.stringMatching(/^\[vapi-eu\] getCampaign: 404 not-found/),
    });
    expect(new Set(observations.map(({ provider }) => provider))).toEqual(new Set(["vapi-eu"]));
  });

  it("reports each word that nobody knew, and nothing else about answers that keep to the contract", async () => {
    const observations: Observation[] = [];
    const vapi = connect(simulator, {
      campaignsApi: "v2",
      onObservation: (observation) => observations.push(observation),
    });
    for (const { id } of await collect(vapi.listCampaigns())) {
      await collect(vapi.listRows({ campaignId: id }));
      await collect(vapi.listAttempts({ campaignId: id }));
    }
    expect(observations.map(({ kind, path, word }) => `${kind} ${path} ${word}`)).toEqual(
      expect.arrayContaining([
        "unknown_word results[].status warming-up",
        "unknown_word results[].status contact.deferred",
        "unknown_word [].status on-hold",
        "unknown_word [].endedReason sunspot-interference",
      ]),
    );
    expect(new Set(observations.map(({ kind }) => kind))).toEqual(new Set(["unknown_word"]));
  });
});

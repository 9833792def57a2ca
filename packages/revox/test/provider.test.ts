import {
  ApiError,
  CAMPAIGN_STATUSES,
  ConfigurationError,
  createHastyClock,
  MappingError,
  type Observation,
} from "@trunkline/core";
import { type Simulator, startSimulator } from "@trunkline/simulator";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { playBack, silence } from "../../../test-support/recordings.ts";
import { createRevoxClient } from "../src/client.ts";
import { createRevox, type RevoxGetAttemptOptions, type RevoxOptions } from "../src/raw.ts";
import { attempt, campaign, order, row } from "./support/wire-values.ts";

const simulator = await startSimulator({ provider: "revox", history: {} });
const fromOne = await startSimulator({ provider: "revox", pageBase: 1, history: {} });
afterAll(() => Promise.all([simulator.close(), fromOne.close()]));

/** The simulators' present, which stands still. */
const NOW = Date.UTC(2026, 7, 18, 12);
const NOBODY = "00000000-0000-4000-8000-000000000000";

function connect({ apiKey, url }: Simulator, options: RevoxOptions = {}) {
  return createRevox({ apiKey, baseUrl: url, clock: createHastyClock(() => NOW), ...options });
}

function clientOf({ apiKey, url }: Simulator) {
  return createRevoxClient({ apiKey, baseUrl: url });
}

function at<T>(items: readonly T[], index: number): T {
  const item = items.at(index);
  if (item === undefined) throw new Error(`there is no item ${index}`);
  return item;
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

/** Names of the operations that a simulator was asked for meanwhile. */
async function operationsDuring({ requests }: Simulator, work: () => Promise<unknown>): Promise<string[]> {
  const before = requests.length;
  await work();
  return requests.slice(before).map(({ operation }) => operation ?? "none");
}

const revox = connect(simulator);

describe("campaigns", () => {
  it("come all at once, newest first, in one request", async () => {
    const before = simulator.requests.length;
    const pages = await collect(revox.listCampaigns({ pageSize: 5 }).pages());
    expect(simulator.requests.slice(before).map(({ path }) => path)).toEqual(["/campaigns"]);
    expect(pages).toHaveLength(1);
    const { items, cursor } = at(pages, 0);
    expect(cursor).toBeUndefined();
    const { data } = await clientOf(simulator).GET("/campaigns");
    expect(idsOf(items).sort()).toEqual(idsOf(data?.campaigns ?? []).sort());
    const moments = items.map(({ createdAt = "" }) => createdAt);
    expect(moments).toEqual([...moments].sort().reverse());
    expect(new Set(items.map(({ provider }) => provider))).toEqual(new Set(["revox"]));
  });

  it("are narrowed by status to those that a reader of the whole list would pick", async () => {
    const whole = await collect(revox.listCampaigns());
    for (const status of CAMPAIGN_STATUSES) {
      expect(await collect(revox.listCampaigns({ status })), status).toEqual(
        whole.filter((listed) => listed.status === status),
      );
    }
    const occurring = new Set(whole.map(({ status }) => status));
    for (const status of ["draft", "scheduled", "running", "pausing", "paused", "stopping", "completed", "cancelled"]) {
      expect(occurring).toContain(status);
    }
  });

  it("are narrowed by when they were created and changed, from a moment on and before another", async () => {
    const whole = await collect(revox.listCampaigns());
    const created = { createdFrom: at(whole, 15).createdAt ?? "", createdBefore: at(whole, 5).createdAt ?? "" };
    expect(await collect(revox.listCampaigns(created))).toEqual(whole.slice(6, 16));
    const byChange = whole.map(({ updatedAt = "" }) => updatedAt).sort();
    const [updatedFrom, updatedBefore] = [at(byChange, 4), at(byChange, 15)];
    const changed = whole.filter(({ updatedAt = "" }) => updatedAt >= updatedFrom && updatedAt < updatedBefore);
    expect(changed.length).toBeGreaterThan(5);
    expect(await collect(revox.listCampaigns({ updatedFrom, updatedBefore }))).toEqual(changed);
  });

  it("are found by id, newest first, each once, without those that do not exist", async () => {
    const whole = await collect(revox.listCampaigns());
    const [second, seventh] = [at(whole, 2), at(whole, 7)];
    const ids = [seventh.id, NOBODY, second.id, seventh.id];
    const asked = await operationsDuring(simulator, async () => {
      expect(await collect(revox.listCampaigns({ ids }))).toEqual([second, seventh]);
    });
    expect(asked).toEqual(["getCampaign", "getCampaign", "getCampaign"]);
  });

  it("are the same one by one as in the list", async () => {
    for (const listed of await collect(revox.listCampaigns())) {
      expect(await revox.getCampaign({ id: listed.id })).toEqual(listed);
    }
  });

  it("that wait for their start are scheduled until it has come, by the clock that is given", async () => {
    const [waiting] = await collect(revox.listCampaigns({ status: "scheduled" }));
    expect(waiting).toMatchObject({ providerStatus: "draft", schedule: { earliestAt: expect.any(String) } });
    const id = waiting?.id ?? "";
    const later = connect(simulator, {
      clock: createHastyClock(() => Date.parse(waiting?.schedule?.earliestAt ?? "")),
    });
    expect(await later.getCampaign({ id })).toMatchObject({ status: "draft" });
    expect(await collect(later.listCampaigns({ status: "scheduled" }))).toEqual([]);
  });

  it("are read from an envelope, and from an answer that has lost it, which is reported", async () => {
    const observations: Observation[] = [];
    const wrapped = createRevox({
      apiKey: "k",
      fetch: playBack(["GET /api/campaigns/campaign", Response.json({ campaign })]),
      onObservation: (observation) => observations.push(observation),
    });
    const expected = await wrapped.getCampaign({ id: "campaign" });
    expect(observations).toEqual([]);
    const bare = createRevox({
      apiKey: "k",
      fetch: playBack(["GET /api/campaigns/campaign", Response.json(campaign)]),
      onObservation: (observation) => observations.push(observation),
    });
    expect(await bare.getCampaign({ id: "campaign" })).toEqual(expected);
    expect(observations).toEqual([{ provider: "revox", operation: "getCampaign", kind: "wrong_envelope", path: "" }]);
  });

  it("that do not exist are refused as not found, by the name of what was asked", async () => {
    for (const [operation, ask] of [
      ["getCampaign", () => revox.getCampaign({ id: NOBODY })],
      ["listRows", () => collect(revox.listRows({ campaignId: NOBODY }))],
      ["listAttempts", () => collect(revox.listAttempts({ campaignId: NOBODY }))],
    ] as const) {
      const error = await thrownBy(ask);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ kind: "not-found", status: 404, provider: "revox", operation });
    }
  });
});

describe("rows", () => {
  it("come in order of upload, each once, in one request", async () => {
    for (const { id, progress } of await collect(revox.listCampaigns())) {
      const asked = await operationsDuring(simulator, async () => {
        const rows = await collect(revox.listRows({ campaignId: id }));
        expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
        expect(new Set(idsOf(rows)).size).toBe(rows.length);
        if (progress !== undefined) expect(rows).toHaveLength(progress.total ?? 0);
      });
      expect(asked).toEqual(["listRows"]);
    }
  });

  it("come in the order of the answer, and tell their place in the upload", async () => {
    const rows = [2, 0, 1].map((row_index) => ({ ...row, id: `row-${row_index}`, row_index }));
    const fetch = playBack(["GET /api/campaigns/campaign/rows", Response.json({ rows })]);
    const listed = await collect(createRevox({ apiKey: "k", fetch }).listRows({ campaignId: "campaign" }));
    expect(listed.map(({ id, position }) => [id, position])).toEqual([
      ["row-2", 2],
      ["row-0", 0],
      ["row-1", 1],
    ]);
  });

  it("without an order are pending, whether the answer leaves it out or says null", async () => {
    const largest = at(await collect(revox.listCampaigns()), 0);
    const waiting = (await collect(revox.listRows({ campaignId: largest.id }))).filter(({ raw }) => !raw.call);
    expect(new Set(waiting.map(({ raw }) => ("call" in raw ? "null" : "absent")))).toEqual(new Set(["null", "absent"]));
    for (const each of waiting) {
      expect(each).toMatchObject({ status: "pending", reached: false, attemptCount: 0, attempts: [] });
      expect(each).not.toHaveProperty("providerStatus");
      expect(each).not.toHaveProperty("outcome");
    }
  });

  it("have their attempts oldest first, where the provider has them newest first", async () => {
    const largest = at(await collect(revox.listCampaigns()), 0);
    const rows = await collect(revox.listRows({ campaignId: largest.id }));
    const several = rows.filter(({ attempts = [] }) => attempts.length > 1);
    expect(several.length).toBeGreaterThan(10);
    for (const { attempts = [], raw, attemptCount } of several) {
      expect(idsOf(attempts)).toEqual(idsOf(raw.call?.call_attempts ?? []).reverse());
      const moments = attempts.flatMap(({ startedAt }) => startedAt ?? []);
      expect(moments).toEqual([...moments].sort());
      expect(attemptCount).toBe(attempts.length);
    }
  });

  it("are refused when the answer says that there are more than it holds", async () => {
    const answer = () => Response.json({ rows: [row], total: 2 });
    const recorded = ["GET /api/campaigns/campaign/rows", () => Promise.resolve(answer())] as const;
    const partial = createRevox({ apiKey: "k", fetch: playBack(recorded, recorded) });
    for (const [operation, list] of [
      ["listRows", () => collect(partial.listRows({ campaignId: "campaign" }))],
      ["listAttempts", () => collect(partial.listAttempts({ campaignId: "campaign" }))],
    ] as const) {
      const error = await thrownBy(list);
      expect(error).toBeInstanceOf(MappingError);
      expect(error).toMatchObject({ path: "rows", operation, message: expect.stringContaining("1 of 2 rows") });
    }
    const fetch = playBack(["GET /api/campaigns/campaign/rows", Response.json({ rows: [row], total: 1 })]);
    expect(await collect(createRevox({ apiKey: "k", fetch }).listRows({ campaignId: "campaign" }))).toHaveLength(1);
  });
});

describe("attempts", () => {
  it("of a campaign are those of its rows, row by row, and tell to which they belong", async () => {
    for (const { id } of await collect(revox.listCampaigns())) {
      const rows = await collect(revox.listRows({ campaignId: id }));
      const attempts = await collect(revox.listAttempts({ campaignId: id }));
      expect(attempts).toEqual(rows.flatMap(({ attempts = [] }) => attempts));
      for (const { id: rowId, attempts: own = [] } of rows) {
        for (const each of own) expect(each).toMatchObject({ rowId, campaignId: id, provider: "revox" });
      }
    }
  });

  it("are found in their order with one request, when the order is named", async () => {
    const largest = at(await collect(revox.listCampaigns()), 0);
    const rows = await collect(revox.listRows({ campaignId: largest.id }));
    const several = rows.find(({ attempts = [] }) => attempts.length > 1);
    const [first] = several?.attempts ?? [];
    const providerOptions = { revox: { callId: several?.raw.call?.id ?? "" } satisfies RevoxGetAttemptOptions };
    const asked = await operationsDuring(simulator, async () => {
      const { rowId: _untold, ...told } = first ?? {};
      expect(await revox.getAttempt({ id: first?.id ?? "", providerOptions })).toEqual(told);
    });
    expect(asked).toEqual(["getCall"]);
    expect(await thrownBy(() => revox.getAttempt({ id: NOBODY, providerOptions }))).toMatchObject({
      code: "api",
      kind: "not-found",
      operation: "getAttempt",
    });
  });

  it.each([
    ["0", simulator, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    // The one that is refused comes first, the empty one last.
    ["1", fromOne, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  ] as const)("are found in the list of all where pages count from %s", async (_base, server, pages) => {
    const provider = connect(server);
    const listed = await collect(
      (async function* () {
        for await (const { id } of provider.listCampaigns()) yield* provider.listAttempts({ campaignId: id });
      })(),
    );
    const oldest = listed.reduce((a, b) => ((b.startedAt ?? "9") < (a.startedAt ?? "9") ? b : a));
    const newest = listed.reduce((a, b) => ((b.startedAt ?? "") > (a.startedAt ?? "") ? b : a));
    for (const expected of [newest, oldest]) {
      const { rowId: _row, campaignId: _campaign, ...told } = expected;
      expect(await provider.getAttempt({ id: expected.id })).toEqual(told);
    }
    const before = server.requests.length;
    const error = await thrownBy(() => provider.getAttempt({ id: NOBODY }));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ kind: "not-found", status: 404, provider: "revox", operation: "getAttempt" });
    const asked = server.requests.slice(before).map(({ path }) => Number(/page=(\d+)/.exec(path)?.[1]));
    expect(asked).toEqual(pages);
  });

  const full = Array.from({ length: 100 }, (_, index) => ({ ...attempt, id: `attempt-${index}` }));
  const page = (number: number, calls: readonly unknown[]) =>
    [`GET /api/call?page=${number}&page_size=100`, Response.json({ calls })] as const;

  it("are found where page 0 is taken for page 1", async () => {
    const rest = [{ ...attempt, id: "last" }];
    const fetch = playBack(page(0, full), page(1, full), page(2, rest));
    expect(await createRevox({ apiKey: "k", fetch }).getAttempt({ id: "last" })).toMatchObject({ id: "last" });
  });

  it("are found where page 0 is empty and page 1 is the first", async () => {
    const fetch = playBack(page(0, []), page(1, [attempt]));
    expect(await createRevox({ apiKey: "k", fetch }).getAttempt({ id: "attempt" })).toMatchObject({ id: "attempt" });
  });

  it("are not found in an organisation that has none", async () => {
    const fetch = playBack(page(0, []), page(1, []));
    expect(await thrownBy(() => createRevox({ apiKey: "k", fetch }).getAttempt({ id: "attempt" }))).toMatchObject({
      kind: "not-found",
    });
  });

  it("are not searched on after a refusal that is not about the page", async () => {
    const refusal = Response.json({ message: "no" }, { status: 401 });
    const fetch = playBack(["GET /api/call?page=0&page_size=100", refusal]);
    expect(await thrownBy(() => createRevox({ apiKey: "k", fetch }).getAttempt({ id: "attempt" }))).toMatchObject({
      kind: "unauthorized",
    });
  });

  it("of an order that comes without its envelope are read all the same", async () => {
    const bare = { ...order, call_attempts: [{ ...attempt, id: "b" }, attempt] };
    const fetch = playBack(["GET /api/call/order", Response.json(bare)]);
    const options = { id: "attempt", providerOptions: { revox: { callId: "order" } } };
    expect(await createRevox({ apiKey: "k", fetch }).getAttempt(options)).toMatchObject({
      id: "attempt",
      campaignId: "campaign",
    });
  });
});

describe("createRevox", () => {
  it("does nothing: no request, and no global is touched", () => {
    const globals = () => ["fetch", "Request", "Response", "Headers"].map((name) => Reflect.get(globalThis, name));
    const before = globals();
    expect(createRevox({ fetch: playBack(), baseUrl: "not a URL" })).toMatchObject({ id: "revox" });
    expect(globals()).toEqual(before);
  });

  it("says that the key is missing before it asks for anything", async () => {
    const known = process.env.REVOX_API_KEY;
    delete process.env.REVOX_API_KEY;
    onTestFinished(() => {
      if (known !== undefined) process.env.REVOX_API_KEY = known;
    });
    const error = await thrownBy(() => createRevox({ fetch: playBack() }).getCampaign({ id: "campaign" }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ provider: "revox", message: expect.stringContaining("REVOX_API_KEY") });
  });

  it("calls the provider what it is told to, in models and errors", async () => {
    const second = connect(simulator, { id: "revox-2" });
    const [newest] = await collect(second.listCampaigns());
    const [firstRow] = await collect(second.listRows({ campaignId: newest?.id ?? "" }));
    expect([second.id, newest?.provider, firstRow?.provider, firstRow?.attempts?.[0]?.provider]).toEqual(
      Array.from({ length: 4 }, () => "revox-2"),
    );
    expect(await thrownBy(() => second.getAttempt({ id: NOBODY }))).toMatchObject({
      provider: "revox-2",
      message: "[revox-2] getAttempt: 404 not-found",
    });
  });

  it("bounds all requests for a list of ids by one time", async () => {
    // The first answer comes when the time is over, from a server that does not notice.
    const late = (signal: AbortSignal) =>
      silence(signal).catch(() => Response.json({ campaign: { ...campaign, id: "a" } }));
    const fetch = playBack(["GET /api/campaigns/a", late]);
    const ids = ["a", "b"];
    const error = await thrownBy(() =>
      collect(createRevox({ apiKey: "k", fetch }).listCampaigns({ ids, timeoutMs: 10 })),
    );
    expect(error).toMatchObject({ code: "network", timedOut: true });
  });

  it("reports each word that nobody knew, and nothing else about answers that keep to the contract", async () => {
    const observations: Observation[] = [];
    const curious = connect(simulator, { onObservation: (observation) => observations.push(observation) });
    for (const { id } of await collect(curious.listCampaigns())) await collect(curious.listRows({ campaignId: id }));
    expect(observations.map(({ kind, path, word }) => `${kind} ${path} ${word}`).sort()).toEqual(
      [
        "unknown_word campaigns[].status warming_up",
        "unknown_word rows[].call.call_attempts[].dial_error carrier_strike",
        "unknown_word rows[].call.call_attempts[].result fax",
        "unknown_word rows[].call.call_attempts[].status on_hold",
        "unknown_word rows[].call.outcome wants_brochure",
        "unknown_word rows[].call.status awaiting_consent",
      ].sort(),
    );
  });
});

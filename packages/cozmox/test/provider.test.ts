import { ApiError, ConfigurationError } from "@trunkline/core";
import { type Simulator, startSimulator } from "@trunkline/simulator";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { playBack, silence } from "../../../test-support/recordings.ts";
import { createCozmoxClient } from "../src/client.ts";
import { type CozmoxOptions, createCozmox } from "../src/raw.ts";

const simulator = await startSimulator({ provider: "cozmox", history: {} });
afterAll(() => simulator.close());

const NOBODY = "00000000-0000-4000-8000-000000000000";

function connect({ apiKey, url }: Simulator, options: CozmoxOptions = {}) {
  return createCozmox({ apiKey, baseUrl: url, ...options });
}

function at<T>(items: readonly T[], index: number): T {
  const item = items.at(index);
  if (item === undefined) throw new Error(`there is no item ${index}`);
  return item;
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

const cozmox = connect(simulator);

describe("campaigns", () => {
  it("come each once and newest first, over many pages as over one", async () => {
    const whole = await collect(cozmox.listCampaigns({ pageSize: 1_000 }));
    const pages = await collect(cozmox.listCampaigns({ pageSize: 3 }).pages());
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.flatMap(({ items }) => items)).toEqual(whole);
    const moments = whole.map(({ createdAt = "" }) => createdAt);
    expect(new Set(idsOf(whole)).size).toBe(24);
    expect(moments).toEqual([...moments].sort().reverse());
    expect(new Set(whole.map(({ provider }) => provider))).toEqual(new Set(["cozmox"]));
  });

  it("go on from any cursor exactly where its page ended", async () => {
    const pages = await collect(cozmox.listCampaigns({ pageSize: 7 }).pages());
    for (const [index, { cursor }] of pages.entries()) {
      if (cursor === undefined) continue;
      const rest = pages.slice(index + 1).flatMap(({ items }) => items);
      expect(await collect(cozmox.listCampaigns({ pageSize: 7, cursor }))).toEqual(rest);
    }
  });

  it("are narrowed to those that a reader of the whole list would pick", async () => {
    const whole = await collect(cozmox.listCampaigns());
    for (const status of ["scheduled", "running", "stopping", "completed", "cancelled", "unknown"] as const) {
      const expected = whole.filter((campaign) => campaign.status === status);
      expect(expected.length, status).toBeGreaterThan(0);
      expect(await collect(cozmox.listCampaigns({ status, pageSize: 5 }))).toEqual(expected);
    }
    const created = { createdFrom: at(whole, 15).createdAt ?? "", createdBefore: at(whole, 5).createdAt ?? "" };
    expect(await collect(cozmox.listCampaigns(created))).toEqual(whole.slice(6, 16));
    const ids = [at(whole, 7).id, NOBODY, at(whole, 2).id];
    expect(await collect(cozmox.listCampaigns({ ids }))).toEqual([at(whole, 2), at(whole, 7)]);
  });

  it("are the same one by one as in the list", async () => {
    for (const listed of await collect(cozmox.listCampaigns())) {
      expect(await cozmox.getCampaign({ id: listed.id })).toEqual(listed);
    }
  });

  it("that do not exist are refused as not found", async () => {
    for (const ask of [
      () => cozmox.getCampaign({ id: NOBODY }),
      () => collect(cozmox.listRows({ campaignId: NOBODY })),
      () => collect(cozmox.listAttempts({ campaignId: NOBODY })),
      () => cozmox.getAttempt({ id: NOBODY }),
    ]) {
      const error = await thrownBy(ask);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ kind: "not-found", provider: "cozmox" });
    }
  });
});

describe("rows and attempts", () => {
  it("are the campaign's customers and calls, tied to one another", async () => {
    const client = createCozmoxClient({ apiKey: simulator.apiKey, baseUrl: simulator.url });
    const { data: calls = [] } = await client.GET("/call", { params: { query: { limit: 1_000 } } });
    const externalIds = new Map(calls.map(({ id, customer }) => [id, customer?.externalId]));
    for (const { id, raw } of await collect(cozmox.listCampaigns())) {
      const rows = await collect(cozmox.listRows({ campaignId: id }));
      expect(rows.map(({ contact }) => contact.externalId)).toEqual(raw.customers.map(({ externalId }) => externalId));
      expect(idsOf(rows)).toEqual(rows.map((_, position) => `${id}:${position}`));
      for (const { id: rowId, contact, attempts = [], provider } of rows) {
        expect(provider).toBe("cozmox");
        for (const attempt of attempts) {
          expect(attempt).toMatchObject({ rowId, campaignId: id, provider: "cozmox" });
          expect(externalIds.get(attempt.id)).toBe(contact.externalId);
        }
      }
      const attempts = await collect(cozmox.listAttempts({ campaignId: id }));
      const expected = calls.filter(({ campaignId }) => campaignId === id);
      expect(idsOf(attempts).sort()).toEqual(idsOf(expected).sort());
      expect(idsOf(rows.flatMap(({ attempts: own = [] }) => own)).sort()).toEqual(idsOf(expected).sort());
    }
  });

  it("of the largest campaign take a request for the campaign, and one for each thousand calls", async () => {
    const { id } = at(await collect(cozmox.listCampaigns()), 0);
    const before = simulator.requests.length;
    await collect(cozmox.listAttempts({ campaignId: id }));
    await collect(cozmox.listRows({ campaignId: id }));
    expect(simulator.requests.slice(before).map(({ operation }) => operation)).toEqual([
      "getCampaign",
      "listCalls",
      "getCampaign",
      "listCalls",
    ]);
  });

  it("are the same one by one as in the list", async () => {
    const { id } = at(await collect(cozmox.listCampaigns()), 2);
    const attempts = await collect(cozmox.listAttempts({ campaignId: id }));
    expect(attempts.length).toBeGreaterThan(5);
    for (const listed of attempts) expect(await cozmox.getAttempt({ id: listed.id })).toEqual(listed);
  });

  it("go on from any cursor where the page ended", async () => {
    const { id } = at(await collect(cozmox.listCampaigns()), 4);
    const pages = await collect(cozmox.listAttempts({ campaignId: id, pageSize: 4 }).pages());
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, { cursor }] of pages.entries()) {
      if (cursor === undefined) continue;
      const rest = pages.slice(index + 1).flatMap(({ items }) => items);
      expect(await collect(cozmox.listAttempts({ campaignId: id, pageSize: 4, cursor }))).toEqual(rest);
    }
  });
});

describe("createCozmox", () => {
  it("does nothing: no request, and no global is touched", () => {
    const globals = () => ["fetch", "Request", "Response", "Headers"].map((name) => Reflect.get(globalThis, name));
    const before = globals();
    expect(createCozmox({ fetch: playBack(), baseUrl: "not a URL" })).toMatchObject({ id: "cozmox" });
    expect(globals()).toEqual(before);
  });

  it("asks the address that it is given, under any path, with or without a slash at the end", async () => {
    const page = { results: [], metadata: { itemsPerPage: 100, totalItems: 0, currentPage: 1 } };
    for (const baseUrl of ["https://calls.example/v9", "https://calls.example/v9/"]) {
      const fetch = playBack(["GET /v9/campaign?limit=100&page=1&sortOrder=DESC", Response.json(page)]);
      expect(await collect(createCozmox({ apiKey: "k", baseUrl, fetch }).listCampaigns())).toEqual([]);
    }
  });

  it("refuses an address that is none, and a missing key, before it asks for anything", async () => {
    const known = process.env.COZMOX_API_KEY;
    delete process.env.COZMOX_API_KEY;
    onTestFinished(() => {
      if (known !== undefined) process.env.COZMOX_API_KEY = known;
    });
    const fetch = playBack();
    for (const [options, says] of [
      [{ apiKey: "k", baseUrl: "calls.example" }, "baseUrl"],
      [{}, "COZMOX_API_KEY"],
    ] as const) {
      const error = await thrownBy(() => createCozmox({ ...options, fetch }).getCampaign({ id: NOBODY }));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error).toMatchObject({ provider: "cozmox", message: expect.stringContaining(says) });
    }
  });

  it("calls the provider what it is told to, in models and errors", async () => {
    const second = connect(simulator, { id: "cozmox-2" });
    const [newest] = await collect(second.listCampaigns());
    const [row] = await collect(second.listRows({ campaignId: newest?.id ?? "" }));
    const [attempt] = await collect(second.listAttempts({ campaignId: newest?.id ?? "" }));
    expect([second.id, newest?.provider, row?.provider, attempt?.provider]).toEqual(
      Array.from({ length: 4 }, () => "cozmox-2"),
    );
    expect(await thrownBy(() => second.getAttempt({ id: NOBODY }))).toMatchObject({
      message: expect.stringMatching(/^\[cozmox-2\] getAttempt: 404 not-found/),
    });
  });

  it("bounds all requests behind one call by one time", async () => {
    const [first] = await collect(cozmox.listCampaigns());
    // The first answer comes when the time is over, from a server that does not notice.
    const late = (signal: AbortSignal) => silence(signal).catch(() => Response.json(first?.raw));
    const recorded = ["GET /campaign/a", late] as const;
    const slow = createCozmox({ apiKey: "k", fetch: playBack(recorded, recorded, recorded) });
    for (const list of [
      () => collect(slow.listCampaigns({ ids: ["a", "b"], timeoutMs: 10 })),
      () => collect(slow.listRows({ campaignId: "a", timeoutMs: 10 })),
      () => collect(slow.listAttempts({ campaignId: "a", timeoutMs: 10 })),
    ]) {
      expect(await thrownBy(list)).toMatchObject({ code: "network", timedOut: true });
    }
  });
});

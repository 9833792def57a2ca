import { ConfigurationError, type Observation } from "@trunkline/core";
import { describe, expect, it } from "vitest";
import { collect, thrownBy } from "../../../test-support/collect.ts";
import { playBack, type Recording } from "../../../test-support/recordings.ts";
import { createVapi } from "../src/index.ts";
import { call, campaign, contact, counters, summary } from "./support/wire-values.ts";

const SINCE = "createdAtGe=2026-08-17T08%3A59%3A00.000Z";
const ended = { ...campaign, status: "ended", endedReason: "campaign.ended.success" } as const;
const NOT_FOUND = { message: "Not Found" };

function connect(campaignsApi: "v1" | "v2", ...recordings: Recording[]) {
  const observations: Observation[] = [];
  const vapi = createVapi({
    apiKey: "k",
    campaignsApi,
    retry: { maxTries: 1 },
    fetch: playBack(...recordings),
    onObservation: (observation) => observations.push(observation),
  });
  return { vapi, observations };
}

function own(id: string, minute = 1) {
  return { ...call, id, campaignId: "campaign", createdAt: `2026-08-17T09:0${minute}:00.000Z` };
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

function contactsOf(...contacts: readonly object[]): Recording {
  const results = contacts.map((each, index) => ({ ...contact, id: `contact-${index}`, ...each }));
  const metadata = { itemsPerPage: 1_000, totalItems: results.length, currentPage: 1, hasNextPage: false };
  return ["GET /v2/campaign/campaign/contacts?page=1&limit=1000&sortBy=position", Response.json({ results, metadata })];
}

describe("calls of v1 that a campaign names", () => {
  it("are all there is once it is over, and nothing is asked when they are there", async () => {
    const { vapi } = connect(
      "v1",
      ["GET /campaign/campaign", Response.json({ ...ended, callsCounterEnded: 2, calls: { a: {}, b: {} } })],
      [`GET /call?limit=2&${SINCE}&createdAtLe=2026-08-17T10%3A01%3A00.000Z`, Response.json([own("b", 2), own("a")])],
    );
    expect(idsOf(await collect(vapi.listAttempts({ campaignId: "campaign", pageSize: 2 })))).toEqual(["b", "a"]);
  });

  it("are not taken for all while the campaign counts more: others are looked for in its time", async () => {
    const { vapi } = connect(
      "v1",
      ["GET /campaign/campaign", Response.json({ ...ended, callsCounterEnded: 2, calls: { named: {} } })],
      [
        `GET /call?limit=1000&${SINCE}&createdAtLe=2026-08-17T10%3A01%3A00.000Z`,
        Response.json([own("named", 2), own("counted")]),
      ],
    );
    expect(idsOf(await collect(vapi.listAttempts({ campaignId: "campaign" })))).toEqual(["named", "counted"]);
  });

  it("are not taken for all by counters that are all nought while it runs", async () => {
    const { vapi } = connect(
      "v1",
      ["GET /campaign/campaign", Response.json(campaign)],
      [`GET /call?limit=1000&${SINCE}`, Response.json([own("early")])],
    );
    expect(idsOf(await collect(vapi.listAttempts({ campaignId: "campaign" })))).toEqual(["early"]);
  });

  it("and that are not kept any more make their page incomplete, and say so", async () => {
    const { vapi, observations } = connect(
      "v1",
      ["GET /campaign/campaign", Response.json({ ...ended, callsCounterEnded: 3, calls: { a: {}, b: {}, c: {} } })],
      [`GET /call?limit=1000&${SINCE}&createdAtLe=2026-08-17T10%3A01%3A00.000Z`, Response.json([own("a")])],
      ["GET /call/b", Response.json(NOT_FOUND, { status: 404 })],
      ["GET /call/c", Response.json(own("c"))],
    );
    const pages = await collect(vapi.listAttempts({ campaignId: "campaign" }).pages());
    expect(pages.map(({ items, isWhole }) => [idsOf(items), isWhole])).toEqual([
      [["a"], undefined],
      [["c"], false],
    ]);
    expect(observations).toContainEqual(expect.objectContaining({ kind: "incomplete", path: "[]" }));
  });

  it("fail the listing when one of them is refused, and not for being gone", async () => {
    const { vapi } = connect(
      "v1",
      ["GET /campaign/campaign", Response.json({ ...ended, callsCounterEnded: 2, calls: { a: {}, b: {} } })],
      [`GET /call?limit=1000&${SINCE}&createdAtLe=2026-08-17T10%3A01%3A00.000Z`, Response.json([])],
      ["GET /call/a", Response.json(NOT_FOUND, { status: 404 })],
      ["GET /call/b", Response.json({ message: "Forbidden" }, { status: 403 })],
    );
    const error = await thrownBy(() => collect(vapi.listAttempts({ campaignId: "campaign" })));
    expect(error).toMatchObject({ code: "api", status: 403 });
  });

  it("are asked for by four at a time, and come in the order of their names", async () => {
    const names = Array.from({ length: 30 }, (_, index) => `call-${index}`);
    const calls = Object.fromEntries(names.map((name) => [name, {}]));
    let [underWay, most] = [0, 0];
    const fetch: typeof globalThis.fetch = async (input) => {
      const { pathname } = new URL(new Request(input).url);
      if (pathname === "/campaign/campaign") return Response.json({ ...ended, callsCounterEnded: 30, calls });
      if (pathname === "/call") return Response.json([]);
      most = Math.max(most, ++underWay);
      // The first of each four is answered last.
      for (let turns = pathname.endsWith("0") ? 50 : 5; turns > 0; turns--) await Promise.resolve();
      underWay--;
      return Response.json(own(pathname.slice("/call/".length)));
    };
    const vapi = createVapi({ apiKey: "k", campaignsApi: "v1", fetch });
    expect(idsOf(await collect(vapi.listAttempts({ campaignId: "campaign" })))).toEqual(names);
    expect(most).toBe(4);
  });
});

describe("a list of calls that comes oldest first", () => {
  const names = ["call-0", "call-200", "call-399"];
  const calls = Array.from({ length: 400 }, (_, index) => ({
    ...own(`call-${index}`),
    campaignId: names.includes(`call-${index}`) ? "campaign" : "another",
    createdAt: new Date(Date.UTC(2026, 7, 17, 9) + index * 9_000).toISOString(),
  }));

  /** How many requests it takes, and how many calls an answer holds at most. */
  async function countRequests(pageSize: number): Promise<number> {
    let requests = 0;
    const fetch: typeof globalThis.fetch = async (input) => {
      const { pathname, searchParams } = new URL(new Request(input).url);
      const [from = "", to = ""] = ["createdAtGe", "createdAtLe"].map((name) => searchParams.get(name) ?? undefined);
      requests++;
      if (pathname === "/campaign/campaign") {
        return Response.json({
          ...ended,
          callsCounterEnded: 3,
          calls: Object.fromEntries(names.map((id) => [id, {}])),
        });
      }
      if (pathname !== "/call") return Response.json(calls.find(({ id }) => pathname.endsWith(`/${id}`)));
      return Response.json(calls.filter((each) => each.createdAt >= from && each.createdAt <= to).slice(0, pageSize));
    };
    const vapi = createVapi({ apiKey: "k", campaignsApi: "v1", fetch });
    expect(idsOf(await collect(vapi.listAttempts({ campaignId: "campaign", pageSize })))).toEqual(names);
    return requests;
  }

  it("is read to its end where it is short, and left where it is long", async () => {
    expect(await countRequests(250)).toBe(1 + 2);
    expect(await countRequests(10)).toBe(1 + 1 + 2);
  });
});

describe("calls of v2 that contacts name", () => {
  const campaignOf = (given: Parameters<typeof counters>[0], dialed: number): Recording => [
    "GET /v2/campaign/campaign?includeCounters=true",
    Response.json({ ...summary, contactCounters: counters(given), callMetrics: { dialed, connected: 0 } }),
  ];
  const done = { status: "contact.completed", callId: "a" };

  it("are all there is when every contact tells its own, and the counters agree", async () => {
    const { vapi } = connect("v2", campaignOf({ completed: 1, pending: 1 }, 1), contactsOf(done, {}), [
      "GET /call/a",
      Response.json(own("a")),
    ]);
    expect(idsOf(await collect(vapi.listAttempts({ campaignId: "campaign" })))).toEqual(["a"]);
  });

  it.each([
    ["a contact that failed names none", { completed: 1, failed: 1 }, 1, [done, { status: "contact.failed" }]],
    ["more are counted than named", { completed: 2 }, 1, [done, {}]],
    ["more were dialled than are named", { completed: 1, pending: 1 }, 2, [done, {}]],
    ["a contact is in a state that nobody knows", { completed: 1 }, 1, [done, { status: "contact.waiting" }]],
    [
      "one that is still to be called names one, and one that was called does not",
      { completed: 1, pending: 1 },
      1,
      [{ status: "contact.completed" }, { callId: "a" }],
    ],
    ["two contacts name the same", { completed: 2 }, 1, [done, done]],
  ])("are looked for in the campaign's time where %s", async (_, given, dialed, contacts) => {
    const { vapi } = connect("v2", campaignOf(given, dialed), contactsOf(...contacts), [
      `GET /call?limit=1000&${SINCE}`,
      Response.json([own("b", 2), own("a")]),
    ]);
    expect(idsOf(await collect(vapi.listAttempts({ campaignId: "campaign" })))).toEqual(["b", "a"]);
  });
});

describe("a cursor of attempts", () => {
  it.each([
    "",
    "3",
    "{}",
    "[]",
    '{"named":1,"pages":1}',
    "calls:a,b",
    '{"window":{}}',
    '{"ids":[1],"named":1,"pages":0}',
    '{"window":"x","named":1,"pages":1}',
  ])("that no listing gave is refused before anything is asked: %s", async (cursor) => {
    const { vapi } = connect("v1");
    const error = await thrownBy(() => collect(vapi.listAttempts({ campaignId: "campaign", cursor })));
    expect(error).toBeInstanceOf(ConfigurationError);
  });
});

describe("calls that are asked for one by one", () => {
  const one = { ...ended, callsCounterEnded: 1, calls: { a: {} } };
  const whole = {
    ...own("a"),
    assistant: { name: "Robin" },
    artifact: {
      transcript: "Hello.",
      messages: [{ role: "user", message: "Hello.", secondsFromStart: 1 }],
      recordingUrl: "https://x.example/r",
    },
  };

  it("lack what was to be left out, and say so, as those of a page do", async () => {
    const { vapi, observations } = connect(
      "v1",
      ["GET /campaign/campaign", Response.json(one)],
      ["GET /call/a", Response.json(whole)],
    );
    const omit = ["assistant", "transcript", "structuredOutput"] as const;
    const [attempt] = await collect(vapi.listAttempts({ campaignId: "campaign", omit }));
    const { assistant: _assistant, artifact, ...rest } = whole;
    expect(attempt).toMatchObject({ omitted: ["assistant", "transcript"], recordingUrl: artifact.recordingUrl });
    expect(attempt?.raw).toEqual({ ...rest, artifact: { recordingUrl: artifact.recordingUrl } });
    expect(attempt).not.toHaveProperty("transcript");
    expect(observations.filter(({ kind }) => kind === "missing")).toEqual([]);
  });

  it("are not given where they say that they are another campaign's", async () => {
    const { vapi, observations } = connect(
      "v1",
      ["GET /campaign/campaign", Response.json(one)],
      ["GET /call/a", Response.json({ ...own("a"), campaignId: "other" })],
    );
    expect(await collect(vapi.listAttempts({ campaignId: "campaign" }))).toEqual([]);
    expect(observations).toMatchObject([{ kind: "contradiction", path: "campaignId" }]);
  });
});

import { describe, expect, it } from "vitest";
import { field, get, list, readEverything, readPages, text, using, valuesOf, words } from "./support.ts";

describe.each(["vapi", "cozmox"] as const)("%s: campaigns of the first generation", (provider) => {
  it("covers every campaign exactly once by pages, in either order", async () => {
    await using({ provider }, async (simulator) => {
      const read = async (path: string) => (await get(simulator, path)).body;
      const newestFirst = await readPages(read, "/campaign?limit=5");
      expect(new Set(newestFirst).size).toBe(24);
      expect(newestFirst.length).toBe(24);
      expect(await readPages(read, "/campaign?limit=11&sortOrder=ASC")).toEqual([...newestFirst].reverse());
      expect(field(await read("/campaign?limit=5&page=5"), "metadata")).toMatchObject({
        itemsPerPage: 5,
        totalItems: 24,
        currentPage: 5,
      });
      expect(list(await read("/campaign"), "results").length).toBe(24);
    });
  });

  it("narrows by id, status and dates", async () => {
    await using({ provider }, async (simulator) => {
      const read = async (query: string) => list((await get(simulator, `/campaign?${query}`)).body, "results");
      const all = await read("limit=1000");
      const [, , third] = all;
      const createdAt = text(third, "createdAt");
      expect(await read(`id=${text(third, "id")}`)).toEqual([third]);
      expect(await read(`createdAtGe=${createdAt}`)).toEqual(all.slice(0, 3));
      expect(await read(`createdAtGt=${createdAt}`)).toEqual(all.slice(0, 2));
      expect(await read(`createdAtLt=${createdAt}`)).toEqual(all.slice(3));
      expect(await read(`createdAtLe=${createdAt}&createdAtGe=${createdAt}`)).toEqual([third]);
      const scheduled = await read("status=scheduled");
      expect(scheduled).toEqual(all.filter((campaign) => field(campaign, "status") === "scheduled"));
      expect(scheduled.length).toBeGreaterThan(0);
    });
  });

  it("has counters that agree with the calls", async () => {
    await using({ provider }, async (simulator) => {
      const calls = list((await get(simulator, "/call?limit=1000")).body);
      for (const campaign of list((await get(simulator, "/campaign?limit=1000")).body, "results")) {
        const own = calls.filter((call) => field(call, "campaignId") === text(campaign, "id"));
        const count = (...statuses: string[]) => own.filter((call) => statuses.includes(text(call, "status"))).length;
        expect(campaign).toMatchObject({
          callsCounterScheduled: count("scheduled"),
          callsCounterQueued: count("queued"),
          callsCounterInProgress: count("ringing", "in-progress", "forwarding"),
          callsCounterEnded: count("ended"),
          callsCounterEndedVoicemail: own.filter((call) => field(call, "endedReason") === "voicemail").length,
        });
        expect(Object.keys(Object(field(campaign, "calls"))).sort()).toEqual(
          own.map((call) => text(call, "id")).sort(),
        );
      }
    });
  });

  it("tells apart a campaign that was stopped with people on the phone, and one that is through", async () => {
    await using({ provider }, async (simulator) => {
      const ended = list((await get(simulator, "/campaign?status=ended")).body, "results");
      const live = (campaign: unknown) =>
        Number(field(campaign, "callsCounterQueued")) + Number(field(campaign, "callsCounterInProgress"));
      const stopping = ended.filter((campaign) => live(campaign) > 0);
      expect(stopping.map((campaign) => text(campaign, "endedReason"))).toEqual(["campaign.in-progress.ended-by-user"]);
      const succeeded = ended.find((campaign) => field(campaign, "endedReason") === "campaign.ended.success");
      expect(succeeded).toBeDefined();
      expect(ended.some((campaign) => field(campaign, "endedReason") === undefined)).toBe(true);
    });
  });

  it("has every word of the contract somewhere, and rows that share a number", async () => {
    await using({ provider }, async (simulator) => {
      const campaigns = list((await get(simulator, "/campaign?limit=1000")).body, "results");
      const calls = list((await get(simulator, "/call?limit=1000")).body);
      const missing = (schema: string, items: readonly unknown[], key: string) =>
        words(provider, schema).filter((word) => !items.some((item) => field(item, key) === word));
      expect(missing("CampaignStatus", campaigns, "status")).toEqual([]);
      expect(missing("CampaignEndedReason", campaigns, "endedReason")).toEqual([]);
      expect(missing("CallStatus", calls, "status")).toEqual([]);
      const numbers = valuesOf("number", field(campaigns[0], "customers"));
      expect([numbers.length, new Set(numbers).size]).toEqual([120, 119]);
    });
  });
});

describe.each(["vapi", "cozmox"] as const)("%s: calls", (provider) => {
  it("come newest first, and are all reached by walking back through their dates", async () => {
    await using({ provider }, async (simulator) => {
      const all = list((await get(simulator, "/call?limit=1000")).body);
      const instants = all.map((call) => text(call, "createdAt"));
      expect(instants).toEqual([...instants].sort().reverse());
      expect(new Set(instants).size).toBeLessThan(instants.length);

      const reached = new Set<string>();
      for (let bound = "2100-01-01T00:00:00Z", size = -1; size !== reached.size; ) {
        size = reached.size;
        const page = list((await get(simulator, `/call?limit=30&createdAtLe=${bound}`)).body);
        for (const call of page) reached.add(text(call, "id"));
        bound = text(page.at(-1), "createdAt");
      }
      expect(reached.size).toBe(all.length);
      expect(list((await get(simulator, "/call")).body).length).toBe(100);
    });
  });

  it("belong partly to no campaign, within the same hours", async () => {
    await using({ provider }, async (simulator) => {
      const [newest] = list((await get(simulator, "/campaign?limit=1")).body, "results");
      const since = await get(simulator, `/call?limit=1000&createdAtGe=${text(newest, "createdAt")}`);
      const strangers = list(since.body).filter((call) => field(call, "campaignId") === undefined);
      expect(strangers.length).toBeGreaterThan(10);
    });
  });

  it("are narrowed by assistant and by caller number", async () => {
    await using({ provider }, async (simulator) => {
      const all = list((await get(simulator, "/call?limit=1000")).body);
      for (const key of ["assistantId", "phoneNumberId"]) {
        const value = valuesOf(key, all)[0];
        const kept = list((await get(simulator, `/call?limit=1000&${key}=${value}`)).body);
        expect(kept).toEqual(all.filter((call) => field(call, key) === value));
        expect(kept.length).toBeLessThan(all.length);
      }
    });
  });

  it("mostly end as calls do, and come to rarer ends once or twice", async () => {
    const answers = await using({ provider, history: { oddities: false } }, readEverything);
    const calls = list(answers.find(({ path }) => path === "/call?limit=1000")?.body);
    const reasons = calls.map((call) => field(call, "endedReason")).filter((reason) => reason !== undefined);
    const common = /^(voicemail|customer-(ended-call|did-not-answer|busy)|assistant-(ended|forwarded)-call)$/;
    expect(reasons.filter((reason) => common.test(String(reason))).length / reasons.length).toBeGreaterThan(0.75);
    expect(FAMILIES.filter((family) => !reasons.some((reason) => family.test(String(reason))))).toEqual([]);
  });

  it("carry what was said and what it cost, once somebody picked up", async () => {
    await using({ provider }, async (simulator) => {
      const calls = list((await get(simulator, "/call?limit=1000")).body);
      const picked = calls.filter((call) => field(call, "startedAt") && field(call, "endedAt"));
      expect(picked.length).toBeGreaterThan(50);
      for (const call of picked) {
        expect(text(field(call, "analysis"), "summary")).not.toBe("");
        expect(text(field(call, "artifact"), "transcript")).toMatch(/^(AI|User): .+\n(AI|User): /);
        const { total, ...parts } = Object(field(call, "costBreakdown"));
        expect(total).toBe(field(call, "cost"));
        const shares = ["transport", "stt", "llm", "tts", "vapi"].map((part) => Number(parts[part]));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(total, 6);
        // Each has what the vendor's document requires of its kind, though our contract does not ask for it.
        expect(list(call, "costs")).toMatchObject([
          { type: "transport", minutes: expect.any(Number) },
          { type: "transcriber", minutes: expect.any(Number), transcriber: {} },
          {
            type: "model",
            model: {},
            promptTokens: parts.llmPromptTokens,
            completionTokens: parts.llmCompletionTokens,
          },
          { type: "voice", voice: {}, characters: parts.ttsCharacters },
          { type: "vapi", subType: "normal", minutes: expect.any(Number) },
        ]);
      }
    });
  });
});

/** The families of ended reasons that both contracts know. */
const FAMILIES = [
  /^voicemail$/,
  /^customer-did-not-answer$/,
  /^customer-busy$/,
  /misdialed$/,
  /microphone-permission$/,
  /^customer-ended-call/,
  /^call\.forwarding\./,
  /^assistant-forwarded-call/,
  /^assistant-ended-call/,
  /^assistant-said-/,
  /^exceeded-max-duration$/,
  /^silence-timed-out$/,
  /^manually-canceled$/,
  /^scheduled-call-deleted$/,
  /concurrency-limit/,
  /insufficient-credits/,
  /daily-limit/,
  /vapi-number-international/,
  /^vonage-completed$/,
  /completed-call$/,
  /sip-inbound/,
  /outbound-sip-\d{3}/,
  /failed-to-connect/,
  /vonage-rejected/,
  /did-not-receive-customer-audio/,
  /worker/,
  /^call\.start\.error-get-/,
  /^call\.start\.error-vapifault/,
  /^assistant-not-/,
  /^pipeline-error-.*llm/,
  /^pipeline-error-.*voice/,
  /error-vapifault-.*transcriber/,
];

import { describe, expect, it } from "vitest";
import { contract as cozmox } from "../src/generated/cozmox/contract.ts";
import { contract as revox } from "../src/generated/revox/contract.ts";
import { contract as vapi } from "../src/generated/vapi/contract.ts";
import { type Fault, INVENTED_DRIFT, type Simulator, type SimulatorEvent, startSimulator } from "../src/index.ts";
import { see } from "./fault-support.ts";
import { field, text, using } from "./support.ts";

/** Statuses of so many requests in a row. */
async function statuses(simulator: Simulator, count: number, request?: string): Promise<(number | undefined)[]> {
  const seen = [];
  for (let index = 0; index < count; index++) seen.push((await see(simulator, request)).status);
  return seen;
}

const failing = { fault: "status", status: 503 } as const;

describe("which requests a fault befalls", () => {
  it("every operation, as often as there are requests, unless it says otherwise", async () => {
    await using({ provider: "vapi", faults: [failing] }, async (simulator) => {
      expect(await statuses(simulator, 3)).toEqual([503, 503, 503]);
      expect(await statuses(simulator, 1, "GET /v2/campaign")).toEqual([503]);
      expect(await statuses(simulator, 1, "GET /nowhere")).toEqual([404]);
    });
  });

  it("one operation, or several", async () => {
    const faults: Fault[] = [
      { ...failing, operation: "listCalls" },
      { fault: "status", status: 429, operation: ["listCampaignsV2", "getCampaignV2"] },
    ];
    await using({ provider: "vapi", faults }, async (simulator) => {
      expect(await statuses(simulator, 1)).toEqual([200]);
      expect(await statuses(simulator, 1, "GET /call")).toEqual([503]);
      expect(await statuses(simulator, 1, "GET /v2/campaign")).toEqual([429]);
      expect(await statuses(simulator, 1, "GET /v2/campaign/some-id")).toEqual([429]);
    });
  });

  it("after so many of its operation, so many times, and then never again", async () => {
    await using(
      { provider: "cozmox", faults: [{ ...failing, operation: "listCampaigns", after: 2, count: 3 }] },
      async (simulator) => {
        expect(await statuses(simulator, 2, "GET /call")).toEqual([200, 200]);
        expect(await statuses(simulator, 7)).toEqual([200, 200, 503, 503, 503, 200, 200]);
      },
    );
  });

  it("a storm of refusals, and what follows on it", async () => {
    const faults: Fault[] = [
      { fault: "status", status: 429, retryAfterSeconds: 1, count: 20 },
      { fault: "status", status: 500, count: 1 },
    ];
    await using({ provider: "revox", faults }, async (simulator) => {
      expect(await statuses(simulator, 22)).toEqual([...Array.from({ length: 20 }, () => 429), 500, 200]);
    });
  });

  it("by chance, the same ones for the same seed, whatever other faults come after it", async () => {
    const befallen = (seed: number, faults: readonly Fault[]) =>
      using({ provider: "revox", seed, history: { campaigns: 1, rows: 1 }, faults }, (simulator) =>
        statuses(simulator, 60),
      );
    const chance = { ...failing, probability: 0.4 };
    const first = await befallen(5, [chance]);
    expect(await befallen(5, [chance, { fault: "late", milliseconds: 0, probability: 0.5 }])).toEqual(first);
    expect(await befallen(6, [chance])).not.toEqual(first);
    const share = first.filter((status) => status === 503).length / 60;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.6);
    expect(new Set(await befallen(5, [{ ...failing, probability: 0 }]))).toEqual(new Set([200]));
    expect(new Set(await befallen(5, [{ ...failing, probability: 1 }]))).toEqual(new Set([503]));
  });

  it("from when it is injected until it is taken away, or all are", async () => {
    await using(
      { provider: "vapi", faults: [{ fault: "content_type", contentType: "text/plain" }] },
      async (simulator) => {
        const away = simulator.inject(failing);
        simulator.inject({ fault: "status", status: 500, operation: "listCalls" });
        expect(await statuses(simulator, 2)).toEqual([503, 503]);
        away();
        away();
        expect(await statuses(simulator, 2)).toEqual([200, 200]);
        expect(await statuses(simulator, 1, "GET /call")).toEqual([500]);
        simulator.clearFaults();
        const seen = await see(simulator, "GET /call");
        expect([seen.status, seen.headers?.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
      },
    );
  });

  it("never those that are too late for its kind: reads are not ignored, single things not shifted", async () => {
    const faults: Fault[] = [{ fault: "ignored" }, { fault: "launched_anyway" }, { fault: "shifted", by: "removal" }];
    await using({ provider: "vapi", faults }, async (simulator) => {
      await see(simulator, "GET /campaign/some-id");
      expect(simulator.requests[0]).not.toHaveProperty("faults");
    });
  });
});

describe("a request that changes something", () => {
  const body = {
    assistant_id: "assistant-1",
    name: "Check-ups",
    contacts: [{ to_phone_number: "+15550100", prompt_variables: {} }],
  };

  it("is answered as if it had been acted upon when it is ignored", async () => {
    await using({ provider: "revox", history: { campaigns: 0 } }, async (simulator) => {
      simulator.inject({ fault: "ignored", count: 1 });
      const seen = await see(simulator, "POST /campaigns", { body });
      expect(seen.status).toBe(200);
      expect(text(field(JSON.parse(seen.text ?? ""), "campaign"), "name")).toBe("Check-ups");
      expect(simulator.campaigns).toEqual([]);
      expect(simulator.requests).toMatchObject([{ acted: false, status: 200, faults: ["ignored"] }]);
      expect((await see(simulator, "POST /campaigns", { body })).status).toBe(200);
      expect(simulator.campaigns).toHaveLength(1);
    });
  });

  it("is acted upon when its answer gets lost, and not when the connection breaks before", async () => {
    await using({ provider: "revox", history: { campaigns: 0 } }, async (simulator) => {
      const faults: Fault[] = [
        { fault: "reset" },
        { fault: "lost_answer" },
        { fault: "status", status: 504, acted: true },
        { fault: "status", status: 504 },
        { fault: "truncated" },
      ];
      const counts = [];
      for (const fault of faults) {
        const away = simulator.inject(fault);
        await see(simulator, "POST /campaigns", { body });
        counts.push(simulator.campaigns.length);
        away();
      }
      expect(counts).toEqual([0, 1, 2, 2, 3]);
      expect(simulator.requests.map(({ acted }) => acted)).toEqual([false, true, true, false, true]);
    });
  });

  it("has brought about what is due at once when its answer comes", async () => {
    const types: string[] = [];
    const onEvent = ({ type }: SimulatorEvent) => types.push(type);
    await using({ provider: "vapi", history: { campaigns: 0 }, onEvent }, async (simulator) => {
      const own = { name: "Check-ups", assistantId: "a", phoneNumberId: "p", customers: [{ number: "+15550100" }] };
      expect((await see(simulator, "POST /campaign", { body: own })).status).toBe(201);
      expect(types).toEqual(["campaign", "call", "request"]);
    });
  });

  it("changes nothing in an answer that was decided before, and comes late", async () => {
    await using({ provider: "revox", history: { campaigns: 0 }, generation: "g1" }, async (simulator) => {
      const { text: created = "" } = await see(simulator, "POST /campaigns", { body });
      const rows = `GET /campaigns/${text(field(JSON.parse(created), "campaign"), "id")}/rows`;
      const before = await see(simulator, rows);
      simulator.inject({ fault: "late", milliseconds: 40, count: 1 });
      const late = see(simulator, rows);
      while (simulator.requests.length < 3) await new Promise((resolve) => setImmediate(resolve));
      await simulator.advance("7d");
      expect((await late).text).toBe(before.text);
      expect((await see(simulator, rows)).text).not.toBe(before.text);
    });
  });

  it("rings at once when it was to leave a draft, and does not say so", async () => {
    await using(
      { provider: "revox", history: { campaigns: 0 }, numbers: { "+15550100": "interested" } },
      async (simulator) => {
        simulator.inject({ fault: "launched_anyway" });
        const seen = await see(simulator, "POST /campaigns", { body });
        expect(field(field(JSON.parse(seen.text ?? ""), "campaign"), "status")).toBe("draft");
        await simulator.advance("24h");
        expect(simulator.rings.map(({ phoneNumber, requestId }) => [phoneNumber, requestId])).toEqual([
          ["+15550100", 1],
        ]);
      },
    );
  });
});

describe("what is no fault", () => {
  it.each<[object, string]>([
    [{}, "fault: must be one of refused, reset,"],
    [{ fault: "explosion" }, "fault: must be one of refused, reset,"],
    [{ fault: "reset", after: -1 }, "after: must be a whole number, 0 or more"],
    [{ fault: "reset", count: 1.5 }, "count: must be a whole number, 0 or more"],
    [{ fault: "reset", probability: 1.1 }, "probability: must be from 0 to 1"],
    [{ fault: "reset", operation: "createCampaing" }, "operation: must be among listCampaigns,"],
    [{ fault: "reset", operation: [] }, "operation: must be among listCampaigns,"],
    [{ fault: "reset", operation: ["listCampaigns", 5] }, "operation: must be among listCampaigns,"],
    [{ fault: "reset", milliseconds: 5 }, "milliseconds: is none of fault, operation, after, count, probability"],
    [{ fault: "late" }, "milliseconds: is missing"],
    [{ fault: "late", milliseconds: "5" }, "milliseconds: must be a whole number, from 0 to 2147483647"],
    [{ fault: "status" }, "status: is missing"],
    [{ fault: "status", status: 418 }, "status: must be one of 408, 425, 429, 500, 502, 503, 504"],
    [{ fault: "status", status: 503, acted: "yes" }, "acted: must be true or false"],
    [{ fault: "status", status: 503, retryAfterSeconds: 0.5 }, "retryAfterSeconds: must be a whole number, 0 or more"],
    [{ fault: "content_type", contentType: "" }, "contentType: must be text"],
    [{ fault: "content_type", contentType: "text\nhtml" }, "contentType: must be text that a header can hold"],
    [{ fault: "shifted" }, "by: is missing"],
    [{ fault: "shifted", by: "chance" }, "by: must be one of insertion, removal"],
    [{ fault: "drift", drift: "continental" }, "drift: must be one of word, null, missing, retyped, extra"],
    [{ fault: "drift", drift: "null", path: "results[x]" }, "path: must be like results[].status"],
    [{ fault: "clock_skew", seconds: Number.NaN }, "seconds: must be a whole number, from -1000000000 to 1000000000"],
  ])("%j", async (fault, message) => {
    const unchecked: Fault[] = JSON.parse(JSON.stringify([fault]));
    const started = startSimulator({ provider: "vapi", faults: unchecked });
    await expect(started).rejects.toThrow(TypeError);
    await expect(started).rejects.toThrow(`faults[0].${message}`);
    await using({ provider: "vapi" }, async (simulator) => {
      for (const one of unchecked) expect(() => simulator.inject(one)).toThrow(message);
    });
  });
});

describe("what drift makes up", () => {
  it("is in no contract", () => {
    const contracts = JSON.stringify([vapi, revox, cozmox]);
    expect(contracts).toContain('"scheduled"');
    for (const word of [INVENTED_DRIFT.word, INVENTED_DRIFT.property]) expect(contracts).not.toContain(`"${word}"`);
  });
});

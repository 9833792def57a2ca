import { describe, expect, it } from "vitest";
import { isRecord } from "../src/contract.ts";
import { type NumberOutcomes, OUTCOMES, type Outcome } from "../src/index.ts";
import {
  AROUND_THE_CLOCK,
  begin,
  callsAmong,
  campaignOf,
  done,
  numberAt,
  readCampaign,
  readOrders,
  watching,
} from "./revox-support.ts";
import { field, list, text } from "./support.ts";

/** Lets one person be called by a plan until all is done, from a Tuesday noon in UTC on. */
function callOne(outcomes: NumberOutcomes[string], config: object = {}, retryWith: object = AROUND_THE_CLOCK) {
  return watching({ numbers: { [numberAt(0)]: outcomes } }, async (simulator, events) => {
    const id = await begin(simulator, campaignOf(1, { call_retry_config: { ...retryWith, ...config } }));
    await simulator.advance("14d");
    const [order] = await readOrders(simulator, id);
    return {
      order,
      /** Oldest first. */
      attempts: [...list(order, "call_attempts")].reverse(),
      campaign: await readCampaign(simulator, id),
      rings: simulator.rings,
      events: callsAmong(events).map(({ status }) => status),
      truth: simulator.campaigns[0]?.rows[0]?.attempts.map(({ outcome }) => outcome),
    };
  });
}

describe("revox: an attempt", () => {
  it("is queued, rings, is picked up and ends, and its order is told of each step", async () => {
    await watching({ numbers: { [numberAt(0)]: "interested" } }, async (simulator, events) => {
      const id = await begin(simulator, campaignOf(1));
      const seen: unknown[] = [];
      for (let second = 0; second < 120; second++) {
        const [order] = await readOrders(simulator, id);
        const last = field(order, "last_call_attempt");
        const known = last ? [field(last, "status"), field(last, "result"), isRecord(field(last, "transcript"))] : [];
        const step = [field(order, "status"), ...known].join(" ");
        if (seen.at(-1) !== step) seen.push(step);
        await simulator.advance("1s");
      }
      expect(seen.map((step) => String(step).replaceAll(" false", ""))).toEqual([
        "initializing",
        // What it will end as is not told before.
        "calling queued ",
        "calling ringing ",
        "calling ongoing ",
        "completed completed human",
      ]);
      expect(callsAmong(events).map(({ status }) => status)).toEqual(["queued", "ringing", "answered", "ended"]);
      expect(callsAmong(events).at(-1)).toMatchObject({ outcome: "interested" });
    });
  });

  const WIRE = {
    interested: ["completed", "human", null, "interested"],
    not_interested: ["completed", "human", null, "not_interested"],
    completed: ["completed", "human", null, "completed"],
    callback: ["completed", "human", null, "requested_callback_later"],
    new_number: ["completed", "human", null, "requested_callback_new_number"],
    do_not_contact: ["completed", "human", null, "do_not_contact"],
    transfer: ["completed", "human", null, "completed"],
    voicemail: ["completed", "voicemail", null, null],
    ivr: ["completed", "IVR", null, null],
    screening: ["completed", "ios-screening-filter", null, null],
    cut_off: ["error", "human", null, null],
    no_answer: ["completed", null, "no_answer", null],
    busy: ["completed", null, "busy", null],
    unreachable: ["completed", null, "temporarily_unavailable", null],
    invalid_number: ["error", null, "number_non_attributed", null],
    not_dialled: ["error", null, expect.stringMatching(/^(no_international|precondition|too_many)/), null],
  } as const satisfies Record<Outcome, readonly unknown[]>;
  const SILENT: readonly Outcome[] = ["busy", "unreachable", "invalid_number", "not_dialled"];
  const TRIED_AGAIN: readonly Outcome[] = ["voicemail", "no_answer", "busy", "unreachable"];

  it.each(OUTCOMES)("that comes to %s says so, rings or not, and is tried again or not", async (outcome) => {
    const { order, attempts, rings, campaign, truth } = await callOne(outcome);
    const count = TRIED_AGAIN.includes(outcome) ? 3 : 1;
    expect(attempts).toHaveLength(count);
    expect(rings).toHaveLength(SILENT.includes(outcome) ? 0 : count);
    expect(truth).toEqual(Array.from({ length: count }, () => outcome));
    const [status, result, dial_error, verdict] = WIRE[outcome];
    for (const attempt of attempts) {
      expect(attempt).toMatchObject({ status, result, dial_error });
      expect(field(attempt, "answered_at") !== null).toBe(result !== null);
      expect(field(attempt, "transcript") !== null).toBe(result !== null);
    }
    expect(order).toMatchObject({
      status: status === "error" ? "errored" : "completed",
      outcome: verdict,
      calls_count: count,
      last_call_attempt: { id: text(attempts.at(-1), "id") },
    });
    expect(campaign).toMatchObject({ status: "completed" });
  });

  it("has moments in order, all of them on this side of the present", async () => {
    const { attempts } = await callOne(["no_answer", "voicemail", "interested"]);
    const moments = attempts.flatMap((attempt) =>
      ["started_at", "answered_at", "ended_at"].map((name) => field(attempt, name)).filter((moment) => moment !== null),
    );
    expect(moments).toHaveLength(8);
    expect(moments).toEqual([...moments].sort());
  });
});

describe("revox: further attempts", () => {
  const startsOf = (attempts: readonly unknown[]) => attempts.map((attempt) => Date.parse(text(attempt, "started_at")));
  const endsOf = (attempts: readonly unknown[]) => attempts.map((attempt) => Date.parse(text(attempt, "ended_at")));

  it("are made until somebody is reached", async () => {
    const { order, rings, truth } = await callOne(["no_answer", "interested"]);
    expect(truth).toEqual(["no_answer", "interested"]);
    expect(order).toMatchObject({ status: "completed", outcome: "interested", calls_count: 2 });
    expect(rings).toHaveLength(2);
  });

  it.each([1, 2, 5])("are made until there have been %d in all", async (most) => {
    const { order, rings } = await callOne("no_answer", { max_retry_attempts: most });
    expect(order).toMatchObject({ status: "completed", outcome: null, calls_count: most });
    expect(rings).toHaveLength(most);
  });

  it("wait for the delay of the window, as scheduled orders that say until when", async () => {
    await watching({ numbers: { [numberAt(0)]: "no_answer" } }, async (simulator) => {
      const id = await begin(simulator, campaignOf(1));
      await simulator.advance("10m");
      const [order] = await readOrders(simulator, id);
      const ended = Date.parse(text(field(order, "last_call_attempt"), "ended_at"));
      expect(order).toMatchObject({ status: "scheduled", scheduled_at: new Date(ended + 3_600_000).toISOString() });
      expect(await readCampaign(simulator, id)).toMatchObject({ row_stats: { retry: 1, pending: 0, completed: 0 } });
      await simulator.advance("1h");
      const [again] = await readOrders(simulator, id);
      expect(again).toMatchObject({ calls_count: 2 });
      expect(startsOf(list(again, "call_attempts"))[0]).toBeLessThan(ended + 3_600_000 + 5_000);
    });
  });

  it("follow the first one at once when they may, and only the first", async () => {
    const { attempts } = await callOne("no_answer", { call_twice_in_a_row: true });
    const [first = 0, second = 0] = endsOf(attempts);
    const [, another = 0, third = 0] = startsOf(attempts);
    expect(another - first).toBeLessThan(5_000);
    expect(third - second).toBeGreaterThanOrEqual(3_600_000);
    const { attempts: one } = await callOne("no_answer", { call_twice_in_a_row: true, max_retry_attempts: 1 });
    expect(one).toHaveLength(1);
    const { attempts: reached } = await callOne("interested", { call_twice_in_a_row: true });
    expect(reached).toHaveLength(1);
  });

  it("keep to windows and days in the callee's own time, the first attempt included", async () => {
    const config = {
      allowed_days: ["tuesday", "thursday"],
      calling_windows: [
        { calling_window_start_time: "10:00", calling_window_end_time: "6pm", retry_delay_seconds: 5 * 3600 },
      ],
      timezone: null,
    };
    // On Tuesday at 8 in the morning in New York.
    const { attempts } = await callOne("no_answer", config);
    const starts = attempts.map((attempt) => text(attempt, "started_at").slice(0, 16));
    expect(starts).toEqual(["2026-08-18T14:00", "2026-08-18T19:00", "2026-08-20T14:00"]);
    const { attempts: inTokyo } = await callOne("no_answer", { ...config, timezone: "Asia/Tokyo" });
    expect(text(inTokyo[0], "started_at").slice(0, 16)).toBe("2026-08-20T01:00");
  });

  it("follow the assistant's plan when the campaign has none: office hours, two hours apart", async () => {
    await watching({ numbers: { [numberAt(0)]: "no_answer" } }, async (simulator) => {
      await begin(simulator, { ...campaignOf(1), call_retry_config: undefined });
      await simulator.advance("7d");
      const rings = simulator.rings.map(({ at }) => at.slice(0, 13));
      expect(rings).toEqual(["2026-08-18T14", "2026-08-18T16", "2026-08-18T18"]);
    });
  });

  it("wait for the next day when the window closes while an order stands in line", async () => {
    const config = {
      ...AROUND_THE_CLOCK,
      calling_windows: [
        { calling_window_start_time: "12:00", calling_window_end_time: "12:01", retry_delay_seconds: 60 },
      ],
    };
    await watching({ outcomes: { interested: 1 } }, async (simulator) => {
      const body = campaignOf(6, { max_concurrent_calls: 1, call_retry_config: config });
      const id = await begin(simulator, body);
      await simulator.advance("30d");
      expect(await readCampaign(simulator, id)).toMatchObject({ status: "completed" });
      expect(simulator.rings).toHaveLength(6);
      for (const { at } of simulator.rings) expect(at).toMatch(/T12:0[01]:0?/);
      expect(new Set(simulator.rings.map(({ at }) => at.slice(0, 10))).size).toBeGreaterThan(1);
    });
  });

  it("are each another attempt of the same order", async () => {
    await watching({ numbers: { [numberAt(0)]: "voicemail" } }, async (simulator) => {
      const id = await begin(simulator, campaignOf(1));
      await simulator.advance("1d");
      const [order] = await readOrders(simulator, id);
      expect(await done(simulator, `GET /call/${text(order, "id")}`)).toEqual({ call: order });
      const ids = list(order, "call_attempts").map((attempt) => text(attempt, "id"));
      expect(new Set(ids).size).toBe(3);
      const all = list(await done(simulator, "GET /call?page=0&page_size=10"), "calls");
      expect(all.map((attempt) => text(attempt, "id"))).toEqual(ids);
    });
  });
});

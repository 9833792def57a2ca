import type { CallAttempt, CampaignStatus, RowStatus } from "@trunkline/core";
import { describe, expect, it } from "vitest";
import { odd } from "../../../test-support/recordings.ts";
import { toAttempt as readAttempt } from "../src/attempts.ts";
import { toCampaign as readCampaign, toRow as readRow } from "../src/mapping.ts";
import type { RevoxCall, RevoxCallAttempt, RevoxCampaign, RevoxRow } from "../src/raw.ts";
import { recordReading } from "./support/record-reading.ts";
import { attempt, campaign, order, row, stats } from "./support/wire-values.ts";

const NOW = Date.UTC(2026, 7, 18, 12);

function toCampaign(changes: Partial<RevoxCampaign>) {
  return readCampaign({ ...campaign, ...changes }, NOW, recordReading("revox").reading);
}

function toRow(changes: Partial<RevoxRow>) {
  return readRow({ ...row, ...changes }, "campaign", 0, recordReading("revox").reading);
}

/** A row whose order is this one. */
function toOrderRow(changes: Partial<RevoxCall>) {
  return toRow({ call: { ...order, ...changes } });
}

function toAttempt(changes: Partial<RevoxCallAttempt>): CallAttempt<RevoxCallAttempt> {
  return readAttempt({ ...attempt, ...changes }, {}, recordReading("revox").reading);
}

const QUIET = stats({});
const LIVE = stats({ calling: 1 });
const TOMORROW = "2026-08-19T12:00:00Z";
const YESTERDAY = "2026-08-17T12:00:00Z";

describe("the status of a campaign", () => {
  const statuses: readonly (readonly [CampaignStatus, string, Partial<RevoxCampaign>])[] = [
    ["draft", "is a draft", { status: "draft" }],
    ["draft", "is a draft whose start has passed", { status: "draft", scheduled_at: YESTERDAY }],
    ["scheduled", "is a draft whose start is ahead", { status: "draft", scheduled_at: TOMORROW }],
    ["running", "is running", { status: "running" }],
    ["running", "is running, whatever its start says", { status: "running", scheduled_at: TOMORROW }],
    ["paused", "is paused, and nobody is on the phone", { status: "paused", row_stats: QUIET }],
    ["pausing", "is paused, and somebody is on the phone", { status: "paused", row_stats: LIVE }],
    ["pausing", "is paused, and nobody counted", { status: "paused" }],
    ["completed", "is completed", { status: "completed" }],
    ["cancelled", "was cancelled, and nobody is on the phone", { is_cancelled: true, row_stats: QUIET }],
    ["stopping", "was cancelled, and somebody is on the phone", { is_cancelled: true, row_stats: LIVE }],
    ["stopping", "was cancelled, and nobody counted", { is_cancelled: true }],
    ["unknown", "has a word that nobody knows", odd({}, { status: "warming_up" })],
    ["unknown", "has no word", odd({}, { status: null })],
  ];

  it.each(statuses)("is %s when it %s", (status, _when, changes) => {
    expect(toCampaign(changes)).toMatchObject({ status, providerStatus: changes.status ?? expect.any(String) });
  });

  it.each(["draft", "running", "paused", "completed"] as const)(
    "of one that is %s yields to the mark of a cancel",
    (status) => {
      expect(toCampaign({ status, is_cancelled: true, row_stats: QUIET, scheduled_at: TOMORROW }).status).toBe(
        "cancelled",
      );
      expect(toCampaign({ status, is_cancelled: true, row_stats: LIVE }).status).toBe("stopping");
    },
  );

  it("takes the mark also where it is not a boolean, which is reported", () => {
    const { reading, notes } = recordReading("revox");
    const raw = odd(campaign, { is_cancelled: "true", row_stats: QUIET });
    expect(readCampaign(raw, NOW, reading).status).toBe("cancelled");
    expect(notes).toEqual(["wrong_type is_cancelled string"]);
  });
});

describe("a campaign", () => {
  it("has only what its answer tells", () => {
    expect(toCampaign({})).toEqual({
      provider: "revox",
      id: "campaign",
      name: "Check-ups",
      status: "running",
      providerStatus: "running",
      createdAt: "2026-08-17T09:00:00.000Z",
      updatedAt: "2026-08-17T10:00:00.000Z",
      agent: { kind: "assistant", id: "assistant" },
      callers: [],
      raw: campaign,
    });
  });

  it("has its start, caller, concurrency and counts", () => {
    const counted = {
      not_launched: 1,
      pending: 2,
      calling: 3,
      retry: 4,
      completed: 5,
      failed: 6,
      skipped: 7,
      total: 28,
    };
    const changes = {
      scheduled_at: TOMORROW,
      from_phone_number: "+15550190",
      max_concurrent_calls: 5,
      row_stats: stats(counted),
    };
    expect(toCampaign(changes)).toMatchObject({
      schedule: { earliestAt: "2026-08-19T12:00:00.000Z" },
      callers: [{ phoneNumber: "+15550190" }],
      maxConcurrency: 5,
      progress: {
        total: 28,
        live: 3,
        rows: { pending: 1, queued: 2, in_progress: 3, awaiting_retry: 4, completed: 5, failed: 6, skipped: 7 },
      },
    });
  });

  it("reads null as absent, whatever is null", () => {
    const nulls = { from_phone_number: null, max_concurrent_calls: null, scheduled_at: null, row_stats: null };
    const { raw: _own, ...told } = toCampaign(nulls);
    const { raw: _bare, ...bare } = toCampaign({});
    expect(told).toEqual(bare);
    const nameless = toCampaign(odd({}, { name: null, assistant_id: null, created_at: null, updated_at: null }));
    expect(nameless).toMatchObject({ name: "" });
    for (const name of ["agent", "createdAt", "updatedAt"]) expect(nameless).not.toHaveProperty(name);
  });
});

describe("the status of a row", () => {
  const statuses: readonly (readonly [RowStatus, string, Partial<RevoxCall>])[] = [
    ["queued", "is being set up", { status: "initializing" }],
    ["queued", "waits for a line", { status: "queued_for_calling" }],
    ["in_progress", "is being called", { status: "calling" }],
    ["queued", "waits for its first call", { status: "scheduled" }],
    ["awaiting_retry", "waits for another call", { status: "scheduled", calls_count: 1 }],
    ["completed", "is through", { status: "completed" }],
    ["failed", "broke", { status: "errored" }],
    ["cancelled", "was called off", { status: "cancelled" }],
    ["cancelled", "carries the mark of it, whatever the word", { status: "calling", is_cancelled: true }],
    ["unknown", "has a word that nobody knows", odd({}, { status: "awaiting_consent" })],
  ];

  it.each(statuses)("is %s when its order %s", (status, _when, changes) => {
    expect(toOrderRow(changes)).toMatchObject({ status, providerStatus: changes.status });
  });

  it("is pending without an order", () => {
    for (const changes of [{}, { call: null }]) {
      expect(toRow(changes)).toMatchObject({ status: "pending", reached: false, attemptCount: 0, attempts: [] });
      expect(toRow(changes)).not.toHaveProperty("providerStatus");
    }
  });

  it("counts the attempts that came where the answer does not", () => {
    const uncounted = { status: "scheduled", calls_count: null };
    expect(toOrderRow(odd({}, { ...uncounted, call_attempts: [attempt] })).status).toBe("awaiting_retry");
    expect(toOrderRow(odd({}, uncounted)).status).toBe("queued");
  });

  it("is told by two booleans in answers from before there was a word for it", () => {
    const old = { status: null };
    expect(toOrderRow(odd({}, { ...old, is_completed: true })).status).toBe("completed");
    expect(toOrderRow(odd({}, { ...old, is_cancelled: true, is_completed: true })).status).toBe("cancelled");
    expect(toOrderRow(odd({}, old)).status).toBe("unknown");
    expect(toOrderRow(odd({}, old))).not.toHaveProperty("providerStatus");
  });

  it("goes by the word where there is one, not by the boolean that says that it is over", () => {
    expect(toOrderRow({ status: "calling", is_completed: true }).status).toBe("in_progress");
  });
});

describe("a row", () => {
  it("has its place, its number and its variables", () => {
    expect(toRow({ row_index: 7 })).toEqual({
      provider: "revox",
      campaignId: "campaign",
      id: "row",
      idSource: "provider",
      position: 7,
      contact: { phoneNumber: "+15550100" },
      variables: { first_name: "Robin" },
      status: "pending",
      reached: false,
      attemptCount: 0,
      attempts: [],
      raw: { ...row, row_index: 7 },
    });
  });

  it("has its place in the answer where it does not tell its own", () => {
    const { reading, notes } = recordReading("revox");
    expect(readRow(odd(row, { row_index: null }), "campaign", 4, reading).position).toBe(4);
    expect(notes).toEqual(["missing row_index"]);
  });

  it("was reached once a person was, by any of its attempts", () => {
    const reachedBy = (...attempts: readonly Partial<RevoxCallAttempt>[]) =>
      toOrderRow({ call_attempts: attempts.map((changes) => ({ ...attempt, ...changes })) }).reached;
    expect(reachedBy({ result: "voicemail" }, { result: "human" }, { dial_error: "busy" })).toBe(true);
    expect(reachedBy({ result: "voicemail" }, { dial_error: "no_answer" })).toBe(false);
    expect(reachedBy({ result: "IVR" })).toBe(false);
    expect(reachedBy({ result: "ios-screening-filter" })).toBe(false);
    expect(reachedBy({ result: "unknown" })).toBe(null);
    expect(reachedBy({ dial_error: "busy" }, { status: "ongoing" })).toBe(null);
    expect(reachedBy({ dial_error: "non_classified_error" })).toBe(null);
    expect(reachedBy()).toBe(false);
  });

  it("has an outcome once there is one", () => {
    expect(toOrderRow({ outcome: "requested_callback_later" }).outcome).toBe("callback_requested");
    expect(toOrderRow({ outcome: "requested_callback_new_number" }).outcome).toBe("callback_new_number");
    for (const same of ["interested", "not_interested", "completed", "do_not_contact"] as const) {
      expect(toOrderRow({ outcome: same }).outcome).toBe(same);
    }
    expect(toOrderRow(odd({}, { outcome: "wants_brochure" })).outcome).toBe("unknown");
    expect(toOrderRow({ outcome: null })).not.toHaveProperty("outcome");
    expect(toOrderRow({})).not.toHaveProperty("outcome");
  });

  it("has its attempts oldest first, and as many as the order says", () => {
    const call_attempts = ["c", "b", "a"].map((id) => ({ ...attempt, id }));
    const model = toOrderRow({ call_attempts, calls_count: 3 });
    expect(model.attempts?.map(({ id, rowId, campaignId }) => [id, rowId, campaignId])).toEqual([
      ["a", "row", "campaign"],
      ["b", "row", "campaign"],
      ["c", "row", "campaign"],
    ]);
    expect(model.attemptCount).toBe(3);
  });

  it("has its attempts by when they started, whatever their order in the answer", () => {
    const call_attempts = ["10", "12", "11"].map((hour) => ({
      ...attempt,
      id: hour,
      started_at: `2026-08-18T${hour}:00:00.000Z`,
    }));
    expect(toOrderRow({ call_attempts }).attempts?.map(({ id }) => id)).toEqual(["10", "11", "12"]);
  });

  it("has attempts that started at the same moment by Revox's order turned round", () => {
    const starts = ["12", "10", "11", "11"];
    const call_attempts = starts.map((hour, index) => ({
      ...attempt,
      id: `${index}`,
      started_at: `2026-08-18T${hour}:00:00.000Z`,
    }));
    expect(toOrderRow({ call_attempts }).attempts?.map(({ id }) => id)).toEqual(["1", "3", "2", "0"]);
  });

  it("has its attempts by Revox's order turned round as soon as one does not say when it started", () => {
    const call_attempts = ["11", "12", null].map((hour, index) => ({
      ...attempt,
      id: `${index}`,
      started_at: hour === null ? null : `2026-08-18T${hour}:00:00.000Z`,
    }));
    expect(toOrderRow({ call_attempts }).attempts?.map(({ id }) => id)).toEqual(["2", "1", "0"]);
  });

  it("has as many attempts as are listed where the order does not count them, and where it lists none, nobody knows", () => {
    const call_attempts = ["b", "a"].map((id) => ({ ...attempt, id }));
    expect(toOrderRow(odd({ call_attempts }, { calls_count: null })).attemptCount).toBe(2);
    expect(toOrderRow(odd({}, { calls_count: null, call_attempts: null })).attemptCount).toBe(null);
  });

  it("whose order cannot be read is not one that was never tried", () => {
    for (const form of ["ord_1", 7, [], true]) {
      expect(toRow(odd({}, { call: form })), String(form)).toMatchObject({
        status: "unknown",
        reached: null,
        attemptCount: null,
        attempts: [],
      });
    }
  });

  it("has at least as many attempts as are listed, whatever the count says", () => {
    expect(toOrderRow({ call_attempts: [attempt], calls_count: 0, status: "scheduled" })).toMatchObject({
      attemptCount: 1,
      status: "awaiting_retry",
    });
  });

  it("is read also where half of its order is null", () => {
    const call_attempts = [null, odd(attempt, { status: null, phone_number: null })];
    expect(toOrderRow(odd({}, { call_attempts, prompt_variables: null, assistant: null }))).toMatchObject({
      status: "in_progress",
      attempts: [{ id: "attempt", status: "unknown", providerStatus: "" }],
    });
    expect(toRow(odd({}, { input_data: null, phone_number: null }))).toMatchObject({ contact: {}, variables: {} });
  });
});

describe("an attempt", () => {
  it("that is under way has no end yet", () => {
    const live = toAttempt({ status: "ongoing", started_at: YESTERDAY, answered_at: YESTERDAY });
    expect(live).toEqual({
      provider: "revox",
      id: "attempt",
      phoneNumber: "+15550100",
      providerStatus: "ongoing",
      startedAt: "2026-08-17T12:00:00.000Z",
      answeredAt: "2026-08-17T12:00:00.000Z",
      answeredBy: "unknown",
      status: "in_progress",
      raw: live.raw,
    });
    expect(toAttempt({ status: "queued" }).status).toBe("queued");
    expect(toAttempt({ status: "ringing" }).status).toBe("ringing");
    expect(toAttempt(odd({}, { status: "on_hold" })).status).toBe("unknown");
  });

  it("says who answered, and how it went", () => {
    expect(toAttempt({ result: "human", ended_by: "user" })).toMatchObject({
      status: "ended",
      answeredBy: "human",
      disposition: "answered",
      end: { category: "callee_hangup", by: "callee" },
    });
    expect(toAttempt({ result: "voicemail", ended_by: "agent", end_reason: "voicemail" })).toMatchObject({
      answeredBy: "machine",
      disposition: "voicemail",
      end: { category: "voicemail", by: "agent", providerReason: "voicemail" },
    });
    expect(toAttempt({ result: "IVR", ended_by: "agent", end_reason: "ivr_no_navigate" })).toMatchObject({
      answeredBy: "ivr",
      disposition: "answered",
      end: { category: "agent_hangup", by: "agent", providerReason: "ivr_no_navigate" },
    });
    expect(toAttempt({ result: "human", ended_by: "agent", end_reason: "transfer" })).toMatchObject({
      end: { category: "transferred", by: "agent" },
    });
  });

  it("says why nobody answered, in the place of a reason", () => {
    expect(toAttempt({ dial_error: "busy" })).toMatchObject({
      answeredBy: "nobody",
      disposition: "busy",
      end: { category: "busy", by: "callee", providerReason: "busy" },
    });
    expect(toAttempt({ status: "error", dial_error: "too_many_calls" })).toMatchObject({
      answeredBy: "nobody",
      disposition: "not_dialled",
      end: { category: "capacity", by: "system", providerReason: "too_many_calls" },
    });
    expect(toAttempt({ status: "error", dial_error: "non_classified_error" })).toMatchObject({
      answeredBy: "unknown",
      disposition: "failed",
      end: { category: "dial_failed", by: "system" },
    });
  });

  it("goes by what answered where a dial error stands beside it", () => {
    expect(toAttempt({ result: "human", dial_error: "no_answer", ended_by: "user" })).toMatchObject({
      answeredBy: "human",
      disposition: "answered",
      end: { category: "callee_hangup", by: "callee" },
    });
  });

  it("goes by who hung up where the reason is one that nobody has listed", () => {
    expect(toAttempt({ result: "human", ended_by: "user", end_reason: "went_quiet" })).toMatchObject({
      end: { category: "callee_hangup", by: "callee", providerReason: "went_quiet" },
    });
  });

  it("that ended without a word about it ended nobody knows how, and an error failed", () => {
    expect(toAttempt({})).toMatchObject({ disposition: "unknown", end: { category: "unknown", by: "unknown" } });
    expect(toAttempt({ status: "error" })).toMatchObject({ disposition: "failed", end: { category: "unknown" } });
  });

  it("lasted from the answer to the end, in seconds", () => {
    const started_at = "2026-08-17T12:00:00.000Z";
    const answered_at = "2026-08-17T12:00:08.500Z";
    const ended_at = "2026-08-17T12:01:10.000Z";
    expect(toAttempt({ started_at, answered_at, ended_at }).durationSeconds).toBe(61.5);
    expect(toAttempt({ started_at, ended_at })).not.toHaveProperty("durationSeconds");
    expect(toAttempt({ started_at, answered_at })).not.toHaveProperty("durationSeconds");
    expect(toAttempt({ answered_at: ended_at, ended_at: answered_at })).not.toHaveProperty("durationSeconds");
    expect(toAttempt({ answered_at, ended_at: answered_at }).durationSeconds).toBe(0);
  });

  it("has its times in one form, whatever form they came in, and the other forms are reported", () => {
    const moment = "2026-08-17T12:00:00.000Z";
    const seconds = Date.parse(moment) / 1_000;
    for (const [given, note] of [
      [moment, []],
      ["2026-08-17T14:00:00+02:00", []],
      ["2026-08-17T12:00:00", ["wrong_time started_at"]],
      [seconds, ["wrong_time started_at"]],
      [seconds * 1_000, ["wrong_time started_at"]],
      [String(seconds), ["wrong_time started_at"]],
    ] as const) {
      const { reading, notes } = recordReading("revox");
      expect(readAttempt({ ...attempt, started_at: given }, {}, reading).startedAt, String(given)).toBe(moment);
      expect(notes).toEqual(expect.arrayContaining([...note]));
      expect(notes.filter((each) => each.startsWith("wrong_time"))).toEqual(note);
    }
    for (const never of [null, undefined, "soon", {}]) {
      expect(toAttempt({ started_at: never })).not.toHaveProperty("startedAt");
    }
  });

  it("was answered by nobody only where a known dial error says so", () => {
    expect(toAttempt({ status: "error", dial_error: "busy" }).answeredBy).toBe("nobody");
    for (const dial_error of ["dropped_after_pickup", "", {}, 7]) {
      expect(toAttempt(odd({}, { status: "error", dial_error })).answeredBy, String(dial_error)).toBe("unknown");
    }
  });

  it("goes by its end reason only where the agent ended it, and reports one that nobody knows", () => {
    const endOf = (changes: Record<string, unknown>) => {
      const { reading, notes } = recordReading("revox");
      const model = readAttempt(odd(attempt, { status: "completed", result: "human", ...changes }), {}, reading);
      return { end: model.status === "ended" ? model.end : undefined, notes };
    };
    expect(endOf({ ended_by: "user", end_reason: "tool_end_call" }).end).toMatchObject({
      category: "callee_hangup",
      by: "callee",
      providerReason: "tool_end_call",
    });
    const unknown = endOf({ ended_by: "agent", end_reason: "brand_new" });
    expect(unknown.end).toMatchObject({ category: "agent_hangup", providerReason: "brand_new" });
    expect(unknown.notes).toContain("unknown_word end_reason brand_new");
  });

  it("is transcribed turn by turn, with the tools that were used", () => {
    const transcript: RevoxCallAttempt["transcript"] = [
      { role: "assistant", content: "Good morning." },
      { role: "user", content: "Who is this?" },
      { role: "tool", content: "booked", tool_name: "book", tool_arguments: { day: "monday" }, tool_output: "booked" },
      { role: "tool", content: "failed", tool_name: "book", tool_arguments: '{"day":"monday"}', tool_is_error: true },
    ];
    expect(toAttempt({ transcript }).transcript).toEqual([
      { role: "agent", text: "Good morning." },
      { role: "callee", text: "Who is this?" },
      { role: "tool", text: "booked", toolName: "book" },
      { role: "tool", text: "failed", toolName: "book" },
    ]);
    expect(toAttempt({ transcript: [] }).transcript).toEqual([]);
    expect(toAttempt({ transcript: null })).not.toHaveProperty("transcript");
    expect(toAttempt(odd({}, { transcript: [null, { role: "narrator" }] })).transcript).toEqual([
      { role: "unknown", text: "" },
      { role: "unknown", text: "" },
    ]);
  });

  it("has its recording and what was extracted, and never a cost", () => {
    const recording_url = "https://recordings.example/attempt.mp3";
    const full = toAttempt({ recording_url, structured_output: { interest: 0 } });
    expect(full).toMatchObject({ recordingUrl: recording_url, structuredOutput: { interest: 0 } });
    expect(full).not.toHaveProperty("cost");
    const bare = toAttempt({ recording_url: null, structured_output: null });
    for (const name of ["recordingUrl", "structuredOutput"]) expect(bare).not.toHaveProperty(name);
  });
});

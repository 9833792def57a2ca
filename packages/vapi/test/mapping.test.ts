import type { CallAttempt, Campaign, CampaignStatus, RowStatus } from "@trunkline/core";
import { describe, expect, it } from "vitest";
import { odd } from "../../../test-support/recordings.ts";
import { toRow } from "../src/contact-mapping.ts";
import { callShape, campaignShape } from "../src/generated/shapes.ts";
import { toCampaign as toCampaignV2 } from "../src/mapping.ts";
import type { VapiCall, VapiCampaign, VapiCampaignSummary, VapiContact, VapiCustomer } from "../src/raw.ts";
import { toAttempt as readAttempt } from "../src/v1/attempt.ts";
import { customersOf, toCampaign as toCampaignV1 } from "../src/v1/campaign.ts";
import { namesAllCalls } from "../src/v1/counts.ts";
import { matchCalls } from "../src/v1/matching.ts";
import { statusWithoutCall, toDerivedRow } from "../src/v1/rows.ts";
import { recordReading } from "./support/record-reading.ts";
import { call, campaign, contact, counters, summary } from "./support/wire-values.ts";

function first(changes: Partial<VapiCampaign>): { model: Campaign<VapiCampaign>; notes: string[] } {
  const { reading, notes } = recordReading("vapi");
  return { model: toCampaignV1({ ...campaign, ...changes }, reading, campaignShape), notes };
}

function second(changes: Partial<VapiCampaignSummary>): { model: Campaign<VapiCampaignSummary>; notes: string[] } {
  const { reading, notes } = recordReading("vapi");
  return { model: toCampaignV2({ ...summary, ...changes }, reading), notes };
}

function toAttempt(changes: Partial<VapiCall>): CallAttempt<VapiCall> {
  return readAttempt({ ...call, ...changes }, recordReading("vapi").reading, callShape);
}

function toContactRow(changes: Partial<VapiContact>) {
  return toRow({ ...contact, ...changes }, "campaign", 3, recordReading("vapi").reading);
}

const BY_USER = "campaign.in-progress.ended-by-user";
const SUCCESS = "campaign.ended.success";

describe("the status of a campaign", () => {
  const statuses: readonly (readonly [CampaignStatus, string, Partial<VapiCampaign>, Partial<VapiCampaignSummary>])[] =
    [
      ["scheduled", "is scheduled before it starts", { status: "scheduled" }, { status: "scheduled" }],
      ["running", "is under way", {}, {}],
      [
        "stopping",
        "was ended by a person, and somebody is on the phone",
        { status: "ended", endedReason: BY_USER, callsCounterInProgress: 1 },
        { status: "ended", endedReason: BY_USER, contactCounters: counters({ dispatched: 1 }) },
      ],
      [
        "cancelled",
        "was ended by a person, and nobody is on the phone",
        { status: "ended", endedReason: BY_USER, callsCounterEnded: 4 },
        { status: "ended", endedReason: BY_USER, contactCounters: counters({ pending: 3, completed: 4 }) },
      ],
      [
        "cancelled",
        "was ended before it started",
        { status: "ended", endedReason: "campaign.scheduled.ended-by-user" },
        { status: "ended", endedReason: "campaign.scheduled.ended-by-user", contactCounters: counters({ pending: 9 }) },
      ],
      [
        "stopping",
        "has the second generation's word for it, and somebody is on the phone",
        { status: "cancelled", callsCounterInProgress: 2 },
        { status: "cancelled", contactCounters: counters({ dispatched: 2 }) },
      ],
      [
        "cancelled",
        "has the second generation's word for it, and nobody is on the phone",
        { status: "cancelled" },
        { status: "cancelled", contactCounters: counters({}) },
      ],
      [
        "completed",
        "ended with success",
        { status: "ended", endedReason: SUCCESS, callsCounterEnded: 4 },
        { status: "ended", endedReason: SUCCESS, contactCounters: counters({ completed: 4 }) },
      ],
      [
        "completed",
        "ended without a reason, and nothing is left to dial",
        { status: "ended", callsCounterEnded: 4 },
        { status: "ended", contactCounters: counters({ completed: 3, failed: 1 }) },
      ],
      [
        "unknown",
        "ended without a reason, and something is left to dial",
        { status: "ended", callsCounterScheduled: 1 },
        { status: "ended", contactCounters: counters({ pending: 1 }) },
      ],
      ["archived", "is hidden, whatever became of it", { status: "archived" }, { status: "archived" }],
    ];

  it.each(statuses)("is %s when it %s, in both generations", (status, _when, v1, v2) => {
    for (const { model, notes } of [first(v1), second(v2)]) {
      expect(model.status).toBe(status);
      expect(model.providerStatus).toBe(v1.status ?? "in-progress");
      expect(notes).toEqual([]);
    }
  });

  it("is running when it claims success while somebody is on the phone, and the contradiction is reported", () => {
    const claims = { status: "ended", endedReason: SUCCESS } as const;
    for (const { model, notes } of [
      first({ ...claims, callsCounterQueued: 1 }),
      second({ ...claims, contactCounters: counters({ dispatched: 1 }) }),
    ]) {
      expect(model).toMatchObject({ status: "running", endedReason: SUCCESS });
      expect(notes).toEqual(["contradiction status"]);
    }
  });

  it("is unknown, never over, for a word that nobody knows, which is reported", () => {
    const { model, notes } = second(odd({}, { status: "warming-up" }));
    expect(model).toMatchObject({ status: "unknown", providerStatus: "warming-up" });
    expect(notes).toEqual(["unknown_word status warming-up"]);
    expect(second(odd({}, { status: "constructor" })).model.status).toBe("unknown");
  });

  it("is not proven quiet without counters: cancelled reads as stopping, an end without a reason as unknown", () => {
    expect(second({ status: "cancelled" }).model.status).toBe("stopping");
    expect(second({ status: "ended", endedReason: BY_USER }).model.status).toBe("stopping");
    expect(second({ status: "ended" }).model.status).toBe("unknown");
    expect(second({ status: "ended", endedReason: SUCCESS }).model.status).toBe("completed");
  });

  it("says of an archived one how it had ended, where the reason tells", () => {
    expect(second({ status: "archived", endedReason: SUCCESS }).model.endedAs).toBe("completed");
    expect(second({ status: "archived", endedReason: BY_USER }).model.endedAs).toBe("cancelled");
    expect(second({ status: "archived" }).model).not.toHaveProperty("endedAs");
    expect(second({ status: "ended", endedReason: SUCCESS }).model).not.toHaveProperty("endedAs");
  });

  // The counters count calls. Rows that no call was made for are in none of them.
  it("of v1 is unknown when it ended without a reason and part of its rows were never called", () => {
    const customers = [{ number: "+15550100" }, { number: "+15550101" }];
    expect(first({ status: "ended", customers, callsCounterEnded: 1 }).model.status).toBe("unknown");
  });
});

describe("a campaign", () => {
  it("has only what its answer tells", () => {
    expect(first({}).model).toEqual({
      provider: "vapi",
      id: "campaign",
      name: "Check-ups",
      status: "running",
      providerStatus: "in-progress",
      createdAt: "2026-08-17T09:00:00.000Z",
      updatedAt: "2026-08-17T10:00:00.000Z",
      callers: [],
      progress: { live: 0, rows: { queued: 0, in_progress: 0, completed: 0 } },
      raw: campaign,
    });
    const { progress: _none, ...told } = first({}).model;
    expect(second({}).model).toEqual({ ...told, raw: summary });
  });

  it("has its schedule, concurrency and reason", () => {
    const schedulePlan = { earliestAt: "2026-08-19T08:00:00Z", latestAt: "2026-08-19T18:00:00+02:00" };
    for (const { model } of [first({ schedulePlan, maxConcurrency: 5 }), second({ schedulePlan, maxConcurrency: 5 })]) {
      expect(model.schedule).toEqual({
        earliestAt: "2026-08-19T08:00:00.000Z",
        latestAt: "2026-08-19T16:00:00.000Z",
      });
      expect(model.maxConcurrency).toBe(5);
    }
  });

  it("has an agent of one of three kinds", () => {
    expect(first({ assistantId: "a" }).model.agent).toEqual({ kind: "assistant", id: "a" });
    expect(first({ workflowId: "w" }).model.agent).toEqual({ kind: "workflow", id: "w" });
    expect(first({ squadId: "s" }).model.agent).toEqual({ kind: "squad", id: "s" });
    expect(second({ assistantId: "a" }).model.agent).toEqual({ kind: "assistant", id: "a" });
    expect(second({ squadId: "s" }).model.agent).toEqual({ kind: "squad", id: "s" });
  });

  it("has the callers of its dial plan, and their customers in order", () => {
    const dialPlan = [
      { phoneNumberId: "line-1", customers: [{ number: "+15550100" }, { number: "+15550101" }] },
      { phoneNumberId: "line-2", customers: [{ number: "+15550102" }] },
    ];
    const { model } = first({ dialPlan });
    expect(model.callers).toEqual([{ id: "line-1" }, { id: "line-2" }]);
    expect(model.progress?.total).toBe(3);
    expect(customersOf({ ...campaign, dialPlan }, recordReading("vapi").reading).map(({ number }) => number)).toEqual([
      "+15550100",
      "+15550101",
      "+15550102",
    ]);
    expect(first({ phoneNumberId: "line-1" }).model.callers).toEqual([{ id: "line-1" }]);
    expect(second({ phoneNumberId: "line-1" }).model.callers).toEqual([{ id: "line-1" }]);
  });

  it("of v1 counts its calls by where they stand, and its customers in total", () => {
    const customers = Array.from({ length: 10 }, () => ({ number: "+15550100" }));
    const { progress } = first({
      customers,
      callsCounterScheduled: 4,
      callsCounterQueued: 1,
      callsCounterInProgress: 2,
      callsCounterEnded: 3,
    }).model;
    expect(progress).toEqual({ total: 10, live: 3, rows: { queued: 5, in_progress: 2, completed: 3 } });
  });

  it.each([
    [{ status: "in-progress" }, { pending: 2, queued: 0, in_progress: 0, completed: 1 }],
    [
      { status: "ended", endedReason: BY_USER },
      { queued: 0, in_progress: 0, completed: 1, cancelled: 2 },
    ],
    [{ status: "ended" }, { queued: 0, in_progress: 0, completed: 1, unknown: 2 }],
  ] as const)("of v1 count rows without a call by what that means in its campaign: %o", (changes, rows) => {
    const customers = ["+15550100", "+15550101", "+15550102"].map((number) => ({ number }));
    const { progress } = first({ ...changes, customers, callsCounterEnded: 1 }).model;
    expect(progress).toEqual({ total: 3, live: 0, rows });
  });

  it("of v2 counts its contacts by where they stand, with both ways of being left out as one", () => {
    const contactCounters = { pending: 1, dispatched: 2, completed: 3, failed: 4, skipped: 5, predialFailed: 6 };
    expect(second({ contactCounters }).model.progress).toEqual({
      total: 21,
      live: 2,
      rows: { pending: 1, in_progress: 2, completed: 3, failed: 4, skipped: 11 },
    });
  });

  it("leaves out a count that is missing, and every sum that needs it", () => {
    const contactCounters = odd(counters({ pending: 1 }), { skipped: null });
    expect(second({ contactCounters }).model.progress).toEqual({
      live: 0,
      rows: { pending: 1, in_progress: 0, completed: 0, failed: 0 },
    });
    const { model, notes } = first(odd({}, { callsCounterQueued: null, status: "cancelled" }));
    expect(model.progress).toEqual({ rows: { in_progress: 0, completed: 0 } });
    expect(model.status).toBe("stopping");
    expect(notes).toEqual(["missing callsCounterQueued"]);
  });
});

describe("a contact", () => {
  const statuses: readonly (readonly [VapiContact["status"], RowStatus])[] = [
    ["contact.pending", "pending"],
    ["contact.dispatched", "in_progress"],
    ["contact.completed", "completed"],
    ["contact.failed", "failed"],
    ["contact.skipped", "skipped"],
    ["contact.predial-failed", "skipped"],
  ];

  it.each(statuses)("that is %s makes a row that is %s", (providerStatus, status) => {
    expect(toContactRow({ status: providerStatus })).toMatchObject({ status, providerStatus });
  });

  it("makes a row with what it tells, and no more", () => {
    expect(toContactRow({ name: "Robin" })).toEqual({
      provider: "vapi",
      campaignId: "campaign",
      id: "contact",
      idSource: "provider",
      position: 3,
      contact: { phoneNumber: "+15550100", name: "Robin" },
      variables: {},
      status: "pending",
      providerStatus: "contact.pending",
      reached: false,
      attemptCount: 0,
      raw: { ...contact, name: "Robin" },
    });
  });

  it("who was never dialled was not reached, by no attempts", () => {
    for (const status of ["contact.pending", "contact.skipped", "contact.predial-failed"] as const) {
      expect(toContactRow({ status })).toMatchObject({ reached: false, attemptCount: 0 });
    }
  });

  it("with a call was tried once, whatever the status says", () => {
    expect(toContactRow({ status: "contact.pending", callId: "call" })).toMatchObject({
      reached: null,
      attemptCount: 1,
    });
  });

  it("that is through without a call has an unknown number of attempts", () => {
    expect(toContactRow({ status: "contact.completed" })).toMatchObject({ reached: null, attemptCount: null });
    expect(toContactRow(odd({}, { status: "contact.deferred" }))).toMatchObject({
      status: "unknown",
      reached: null,
      attemptCount: null,
    });
  });

  it("was not reached where a machine or nobody picked up; of a conversation nobody can say with whom it was", () => {
    const reachedBy = (endedReason: string) =>
      toContactRow({ status: "contact.completed", callId: "call", endedReason }).reached;
    expect(reachedBy("voicemail")).toBe(false);
    expect(reachedBy("customer-busy")).toBe(false);
    expect(reachedBy("customer-did-not-answer")).toBe(false);
    expect(reachedBy("call.start.error-subscription-concurrency-limit-reached")).toBe(false);
    expect(reachedBy("customer-ended-call")).toBe(null);
    expect(reachedBy("sunspot-interference")).toBe(null);
  });
});

describe("a call", () => {
  it("that is under way has no end yet", () => {
    const attempt = toAttempt({ status: "in-progress", startedAt: "2026-08-17T09:01:05.000Z", campaignId: "campaign" });
    expect(attempt).toEqual({
      provider: "vapi",
      id: "call",
      campaignId: "campaign",
      providerStatus: "in-progress",
      startedAt: "2026-08-17T09:01:05.000Z",
      answeredBy: "unknown",
      status: "in_progress",
      raw: attempt.raw,
    });
  });

  it("that has ended says how, why and by whom", () => {
    expect(toAttempt({ status: "ended", endedReason: "customer-ended-call" })).toMatchObject({
      status: "ended",
      disposition: "answered",
      answeredBy: "unknown",
      end: { category: "callee_hangup", by: "callee", providerReason: "customer-ended-call" },
    });
    expect(toAttempt({ status: "ended", endedReason: "voicemail" })).toMatchObject({
      disposition: "voicemail",
      answeredBy: "machine",
    });
    expect(toAttempt({ status: "ended", endedReason: "customer-busy" })).toMatchObject({
      disposition: "busy",
      answeredBy: "nobody",
    });
  });

  it("keeps the SIP response that it ended with", () => {
    const endedReason = "call.in-progress.error-providerfault-outbound-sip-403-forbidden";
    const attempt = toAttempt({ status: "ended", endedReason });
    expect(attempt).toMatchObject({
      disposition: "blocked",
      answeredBy: "nobody",
      end: { category: "dial_failed", by: "system", providerReason: endedReason, sipCode: 403 },
    });
    expect(toAttempt({ status: "ended", endedReason: "voicemail" })).not.toHaveProperty("end.sipCode");
  });

  it("that ended without a reason, or with one that nobody knows, ended nobody knows how", () => {
    expect(toAttempt({ status: "ended" })).toMatchObject({
      disposition: "unknown",
      answeredBy: "unknown",
      end: { category: "unknown", by: "unknown" },
    });
    const { reading, notes } = recordReading("vapi");
    const raw = odd(call, { status: "ended", endedReason: "sunspot-interference" });
    expect(readAttempt(raw, reading, callShape)).toMatchObject({
      end: { category: "unknown", providerReason: "sunspot-interference" },
    });
    expect(notes).toEqual(["unknown_word endedReason sunspot-interference"]);
  });

  it("has an end of its own, which others that ended for the same reason do not share", () => {
    const endOf = (attempt: CallAttempt) => (attempt.status === "ended" ? attempt.end : undefined);
    const [first, second] = [1, 2].map(() => endOf(toAttempt({ status: "ended", endedReason: "customer-busy" })));
    expect(first).toEqual({ category: "busy", by: "callee", providerReason: "customer-busy" });
    expect(second).toEqual(first);
    expect(second).not.toBe(first);
  });

  it("that cannot be found, or has no status, is not proven to be over", () => {
    expect(toAttempt({ status: "not-found" }).status).toBe("unknown");
    expect(toAttempt({ status: "deletion-failed" }).status).toBe("unknown");
    expect(toAttempt({})).toMatchObject({ status: "unknown", providerStatus: "" });
  });

  it("is transcribed turn by turn from its messages", () => {
    const messages = [
      { role: "system", message: "You are Robin.", secondsFromStart: 0, time: 0 },
      { role: "bot", message: "Good morning.", secondsFromStart: 0.4, time: 0, endTime: 0 },
      { role: "user", message: "Who is this?", secondsFromStart: 2.5, time: 0, endTime: 0 },
      { role: "tool_call_result", name: "book", result: "booked", secondsFromStart: 9, time: 0, toolCallId: "t" },
    ];
    const attempt = toAttempt(odd({}, { artifact: { messages, transcript: "AI: Good morning." } }));
    expect(attempt.transcript).toEqual([
      { role: "system", text: "You are Robin.", secondsFromStart: 0 },
      { role: "agent", text: "Good morning.", secondsFromStart: 0.4 },
      { role: "callee", text: "Who is this?", secondsFromStart: 2.5 },
      { role: "tool", text: "booked", secondsFromStart: 9, toolName: "book" },
    ]);
  });

  it("is transcribed as one turn of nobody in particular when there is only the text", () => {
    const transcript = "AI: Good morning.\nUser: Who is this?";
    expect(toAttempt({ artifact: { transcript } }).transcript).toEqual([{ role: "unknown", text: transcript }]);
    expect(toAttempt({ artifact: { transcript, messages: [] } }).transcript).toHaveLength(1);
    expect(toAttempt({ artifact: { transcript: "" } })).not.toHaveProperty("transcript");
    expect(toAttempt({ artifact: {} })).not.toHaveProperty("transcript");
  });

  it("gives the recording by the link that lasts longest", () => {
    const mono = { combinedUrl: "https://recordings.example/mono.wav" };
    const links = {
      recordingUrl: "https://recordings.example/old.wav",
      presignedMonoUrl: "https://recordings.example/1h",
    };
    expect(toAttempt({ artifact: { ...links, recording: { mono } } }).recordingUrl).toBe(mono.combinedUrl);
    expect(toAttempt({ artifact: links }).recordingUrl).toBe(links.recordingUrl);
    expect(toAttempt({ artifact: { presignedMonoUrl: links.presignedMonoUrl } }).recordingUrl).toBe(
      links.presignedMonoUrl,
    );
    expect(toAttempt({ artifact: {} })).not.toHaveProperty("recordingUrl");
  });

  it("cost nothing only where the provider says so", () => {
    expect(toAttempt({ cost: 0 }).cost).toEqual({ amount: 0, currency: "USD" });
    expect(toAttempt({ cost: 0.1234 }).cost).toEqual({ amount: 0.1234, currency: "USD" });
    expect(toAttempt({})).not.toHaveProperty("cost");
  });

  it("has its summary, and what was extracted in whatever shape it has", () => {
    const attempt = toAttempt({ analysis: { summary: "They agreed.", structuredData: { interest: 0 } } });
    expect(attempt).toMatchObject({ summary: "They agreed.", structuredOutput: { interest: 0 } });
    expect(toAttempt({ analysis: { structuredData: false } }).structuredOutput).toBe(false);
    expect(toAttempt({ analysis: {} })).not.toHaveProperty("structuredOutput");
  });
});

describe("the numbers of a campaign of v1", () => {
  const numbers = {
    calls: { a: {}, b: {}, c: {}, d: {}, e: {} },
    callsCounterScheduled: 1,
    callsCounterQueued: 1,
    callsCounterInProgress: 1,
    callsCounterEndedVoicemail: 1,
    callsCounterEnded: 2,
  };

  it.each<[string, Readonly<Record<string, unknown>>, boolean]>([
    ["as many calls as are counted", {}, true],
    ["nothing at all", { ...Object.fromEntries(Object.keys(numbers).map((name) => [name, 0])), calls: {} }, true],
    ["fewer calls than are counted", { calls: { a: {}, b: {}, c: {}, d: {} } }, false],
    ["more calls than are counted", { callsCounterQueued: 0 }, false],
    ["no map of calls", { calls: null }, false],
    ["a list of calls", { calls: ["a", "b", "c", "d", "e"] }, false],
    ["a counter too few", { callsCounterScheduled: null, callsCounterQueued: 2 }, false],
    ["no counter of voicemails", { callsCounterEndedVoicemail: null }, false],
    ["a counter that counts nothing", { callsCounterEnded: -2 }, false],
    ["more voicemails than ends", { callsCounterEndedVoicemail: 3 }, false],
  ])("that hold %s prove what they can", (_what, changes, proven) => {
    const raw = odd({ ...campaign, ...numbers }, changes);
    expect(namesAllCalls(raw, recordReading("vapi").reading)).toBe(proven);
  });
});

describe("a row of v1", () => {
  const ANY: VapiCustomer = { number: "+15550100" };

  function derive(campaignStatus: CampaignStatus, ...calls: readonly Partial<VapiCall>[]) {
    const place = { campaignId: "campaign", position: 7, withoutCall: statusWithoutCall(campaignStatus) };
    return toDerivedRow(ANY, place, calls.map(toAttempt), recordReading("vapi").reading);
  }

  it.each([
    ["draft", "pending", false, 0],
    ["scheduled", "pending", false, 0],
    ["running", "pending", false, 0],
    ["stopping", "cancelled", null, null],
    ["cancelled", "cancelled", null, null],
    // The record of a call may be lost, so its absence proves nothing once the campaign is over or nobody knows.
    ["completed", "unknown", null, null],
    ["archived", "unknown", null, null],
    ["failed", "unknown", null, null],
    ["unknown", "unknown", null, null],
  ] as const)(
    "of a campaign that is %s is %s while it has no call",
    (campaignStatus, status, reached, attemptCount) => {
      expect(derive(campaignStatus)).toMatchObject({
        id: "campaign:7",
        idSource: "derived",
        position: 7,
        status,
        reached,
        attemptCount,
        attempts: [],
      });
      expect(derive(campaignStatus)).not.toHaveProperty("providerStatus");
    },
  );

  it("was never tried where that is proven, whatever its status says", () => {
    const place = { campaignId: "campaign", position: 7, withoutCall: "cancelled", isUntried: true } as const;
    const row = toDerivedRow(ANY, place, [], recordReading("vapi").reading);
    expect(row).toMatchObject({ status: "cancelled", reached: false, attemptCount: 0, attempts: [] });
  });

  it.each(["running", "stopping", "cancelled", "completed", "unknown"] as const)(
    "of a campaign that is %s goes by its call",
    (campaignStatus) => {
      const statusOf = (changes: Partial<VapiCall>) => derive(campaignStatus, changes).status;
      expect(statusOf({ status: "scheduled" })).toBe("queued");
      expect(statusOf({ status: "queued" })).toBe("queued");
      expect(statusOf({ status: "ringing" })).toBe("in_progress");
      expect(statusOf({ status: "in-progress" })).toBe("in_progress");
      expect(statusOf({ status: "forwarding" })).toBe("in_progress");
      expect(statusOf({ status: "not-found" })).toBe("unknown");
      expect(statusOf({ status: "ended", endedReason: "customer-ended-call" })).toBe("completed");
      expect(statusOf({ status: "ended", endedReason: "customer-did-not-answer" })).toBe("completed");
      expect(statusOf({ status: "ended", endedReason: "twilio-failed-to-connect-call" })).toBe("failed");
      expect(statusOf({ status: "ended", endedReason: "scheduled-call-deleted" })).toBe("cancelled");
      expect(statusOf({ status: "ended" })).toBe("unknown");
    },
  );

  it("goes by the last of several calls, and counts them all", () => {
    const row = derive(
      "running",
      { id: "a", status: "ended", endedReason: "customer-busy" },
      { id: "b", status: "ringing" },
    );
    expect(row).toMatchObject({ status: "in_progress", attemptCount: 2, reached: null });
    expect(row.attempts?.map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("was not reached by calls that a machine or nobody took", () => {
    expect(derive("completed", { status: "ended", endedReason: "voicemail" }).reached).toBe(false);
    expect(derive("completed", { status: "ended", endedReason: "customer-ended-call" }).reached).toBe(null);
  });
});

describe("calls of v1 without rows of their own", () => {
  function match(customers: readonly VapiCustomer[], calls: readonly Partial<VapiCall>[]) {
    const attempts = calls.map((changes, index) => toAttempt({ id: `call-${index}`, ...changes }));
    const { byPosition, untied } = matchCalls(customers, attempts, recordReading("vapi").reading);
    const idsOf = (own: readonly { readonly id: string }[]) => own.map(({ id }) => id);
    return { tied: byPosition.map(idsOf), untied: idsOf(untied) };
  }

  it("go to the customer with their number, or their SIP address", () => {
    const [phone, sip]: VapiCustomer[] = [{ number: "+15550100" }, { sipUri: "sip:robin@example.com" }];
    expect(
      match([phone ?? {}, sip ?? {}, { number: "+15550101" }], [{ customer: sip ?? {} }, { customer: phone ?? {} }])
        .tied,
    ).toEqual([["call-1"], ["call-0"], []]);
  });

  it("are told apart by extension behind one number", () => {
    const behind = (extension: string): VapiCustomer => ({ number: "+15550100", extension });
    expect(match([behind("1"), behind("2")], [{ customer: behind("2") }, { customer: behind("1") }]).tied).toEqual([
      ["call-1"],
      ["call-0"],
    ]);
  });

  it("are told apart by external id where several customers share a line", () => {
    const known = (externalId: string): VapiCustomer => ({ number: "+15550100", externalId });
    expect(match([known("a"), known("b")], [{ customer: known("b") }, { customer: known("a") }]).tied).toEqual([
      ["call-1"],
      ["call-0"],
    ]);
  });

  it("are dealt out in order of creation where nothing tells them apart, and none is lost", () => {
    const same: VapiCustomer = { number: "+15550100" };
    const at = (minute: number) => ({ customer: same, createdAt: `2026-08-17T09:0${minute}:00.000Z` });
    expect(match([same, same], [at(3), at(1)]).tied).toEqual([["call-1"], ["call-0"]]);
    expect(match([same, same], [at(3), at(1), at(2)]).tied).toEqual([["call-1"], ["call-2", "call-0"]]);
    expect(match([same, same], [at(1)]).tied).toEqual([["call-0"], []]);
  });

  it("are dealt out in order of creation also where moments are epoch seconds", () => {
    const same: VapiCustomer = { number: "+15550100" };
    const calls = [1_787_045_460, 1_787_045_400].map((createdAt, index) =>
      toAttempt(odd(call, { id: `call-${index}`, customer: same, createdAt })),
    );
    const { byPosition } = matchCalls([same, same], calls, recordReading("vapi").reading);
    expect(byPosition.map((own) => own.map(({ id }) => id))).toEqual([["call-1"], ["call-0"]]);
  });

  it("go to the customer with their number however it is written, or with their external id", () => {
    const customers = [{ number: "1 555 01 00" }, { number: "+15550101", externalId: "b" }];
    const calls = [{ customer: { number: "+15550100" } }, { customer: { number: "+15550109", externalId: "b" } }];
    expect(match(customers, calls)).toEqual({ tied: [["call-0"], ["call-1"]], untied: [] });
  });

  it("leave alone those whom none of them can have been for", () => {
    const apart = (customers: readonly VapiCustomer[], ...called: readonly VapiCustomer[]) => {
      const calls = called.map((customer, index) => toAttempt({ id: `call-${index}`, customer }));
      return matchCalls(customers, calls, recordReading("vapi").reading).isApart;
    };
    const [ann, bob]: VapiCustomer[] = [
      { number: "+15550100", externalId: "a" },
      { number: "+15550100", externalId: "b" },
    ];
    if (ann === undefined || bob === undefined) throw new Error("there are two");
    const { externalId: _of, ...somebody } = ann;
    expect(apart([ann, { number: "+15550101" }], ann)).toEqual([false, true]);
    expect(apart([ann, bob], ann)).toEqual([false, true]);
    expect(apart([ann, bob], somebody)).toEqual([false, false]);
    expect(apart([somebody, somebody], somebody)).toEqual([false, false]);
    expect(apart([somebody, bob], bob)).toEqual([false, false]);
    expect(apart([ann, ann, { ...bob, number: "+15550102", externalId: "a" }], ann)).toEqual([false, false, false]);
    expect(apart([{ number: "1 (555) 01-00" }, {}, ann], { number: "+15550101" })).toEqual([true, false, true]);
  });

  it("of somebody who is not on the list are told apart from the rest", () => {
    const calls = [{ customer: { number: "+15550101" } }, {}];
    expect(match([{ number: "+15550100" }], calls)).toEqual({ tied: [[]], untied: ["call-0", "call-1"] });
  });
});

describe("null anywhere", () => {
  /** The same answer with null in the place of each property but the id, one at a time. */
  function withNulls<T extends object>(answer: T): T[] {
    return Object.keys(answer)
      .filter((name) => name !== "id")
      .map((name) => odd(answer, { [name]: null }));
  }

  const everything: VapiCall = {
    ...call,
    status: "ended",
    endedReason: "customer-ended-call",
    startedAt: "2026-08-17T09:01:05.000Z",
    endedAt: "2026-08-17T09:02:00.000Z",
    campaignId: "campaign",
    customer: { number: "+15550100" },
    cost: 1,
    analysis: { summary: "They agreed.", structuredData: {} },
    artifact: { transcript: "AI: Good morning." },
  };

  it("reads as absent in a campaign", () => {
    const schedulePlan = { earliestAt: "2026-08-19T08:00:00Z" };
    const full = { ...campaign, schedulePlan, assistantId: "a", phoneNumberId: "p", dialPlan: [], customers: [] };
    for (const raw of withNulls(full)) {
      const model = toCampaignV1(raw, recordReading("vapi").reading, campaignShape);
      expect(nullsIn({ ...model, raw: undefined })).toEqual([]);
      expect(model.raw).toBe(raw);
    }
    for (const raw of withNulls({ ...summary, schedulePlan, contactCounters: counters({}) })) {
      expect(nullsIn({ ...toCampaignV2(raw, recordReading("vapi").reading), raw: undefined })).toEqual([]);
    }
  });

  it("reads as absent in a call, also deep inside", () => {
    const artifact = {
      messages: [null, { role: null, message: null, secondsFromStart: null }],
      recording: { mono: null },
    };
    for (const raw of [...withNulls(everything), odd(everything, { artifact }), odd(everything, { customer: {} })]) {
      expect(nullsIn({ ...readAttempt(raw, recordReading("vapi").reading, callShape), raw: undefined })).toEqual([]);
    }
    expect(toAttempt(odd({}, { artifact })).transcript).toEqual([
      { role: "unknown", text: "" },
      { role: "unknown", text: "" },
    ]);
  });

  it("reads as absent in a contact, and as not known where a row has a null of its own", () => {
    for (const raw of withNulls({ ...contact, name: "Robin", callId: "call", endedReason: "voicemail" })) {
      const { reached: _own, attemptCount: _too, ...row } = toRow(raw, "campaign", 0, recordReading("vapi").reading);
      expect(nullsIn({ ...row, raw: undefined })).toEqual([]);
    }
  });

  it("reads as a row of nobody where a customer should be", () => {
    const { reading } = recordReading("vapi");
    const customers = customersOf(odd(campaign, { customers: [{ number: "+15550100" }, null] }), reading);
    const place = { campaignId: "campaign", withoutCall: "pending" } as const;
    const rows = customers.map((customer, position) => toDerivedRow(customer, { ...place, position }, [], reading));
    expect(rows.map(({ contact, status }) => [contact.phoneNumber, status])).toEqual([
      ["+15550100", "pending"],
      [undefined, "pending"],
    ]);
    expect(matchCalls(customers, [], reading)).toEqual({
      byPosition: [[], []],
      untied: [],
      // Nobody can say who was meant, so nobody can say that nobody was rung.
      isApart: [true, false],
    });
  });
});

/** Where a model holds a null. */
function nullsIn(value: unknown, path = ""): string[] {
  if (value === null) return [path];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => nullsIn(inner, `${path}.${name}`));
}

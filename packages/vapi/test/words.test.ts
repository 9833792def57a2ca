import { CAMPAIGN_STATUSES, END_CATEGORIES, ROW_STATUSES } from "@trunkline/core";
import { describe, expect, it } from "vitest";
import { readReference, readReferenceArchive } from "../../../test-support/reference.ts";
import {
  callEndedReasonRetiredWords,
  callEndedReasonWords,
  callStatusWords,
  campaignEndedReasonWords,
  campaignStatusWords,
  contactStatusWords,
} from "../src/generated/words.ts";
import { ROW_STATUS } from "../src/statuses.ts";
import { toAnsweredBy, toDisposition, toEnd, toEndCategory, toRowStatus } from "../src/v1/end-reasons.ts";
import { CALL_STATUS, CAMPAIGN_STATUS, toCampaignStatus } from "../src/v1/statuses.ts";

const everyReason = [...callEndedReasonWords, ...callEndedReasonRetiredWords];

describe("Vapi's words in ours", () => {
  it("are what the ledger says, for every reason that a call ever ended with", async () => {
    const ledger = everyReason.map((reason) => {
      const end = toEnd(reason);
      const disposition = toDisposition(end);
      const columns = [end.category, end.by, disposition, toAnsweredBy(disposition), toRowStatus(end.category)];
      return `${columns.map((column) => column.padEnd(18)).join("")}${reason}`;
    });
    const head = ["category", "by", "disposition", "answered by", "row of V1"]
      .map((title) => title.padEnd(18))
      .join("");
    await expect(`${head}reason\n${ledger.join("\n")}\n`).toMatchFileSnapshot("ledgers/ended-reasons.ledger");
  });

  it("are what the ledger says, for every status of a campaign with every reason, live or quiet", async () => {
    const reasons = [undefined, ...campaignEndedReasonWords];
    const lines = campaignStatusWords.flatMap((status) =>
      reasons.flatMap((endedReason) =>
        [undefined, 0, 1].map((live) => {
          const ours = toCampaignStatus(CAMPAIGN_STATUS[status], { endedReason, live, isDone: live === 0 });
          const counted = live === undefined ? "not counted" : live === 0 ? "quiet" : "live";
          return `${ours.padEnd(12)}${status.padEnd(14)}${counted.padEnd(14)}${endedReason ?? ""}`.trimEnd();
        }),
      ),
    );
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("ledgers/campaign-statuses.ledger");
  });

  it("are what the ledger says, for every status of a contact and of a call", async () => {
    const contacts = contactStatusWords.map((status) => `row      ${ROW_STATUS[status].padEnd(14)}${status}`);
    const calls = callStatusWords.map((status) => `attempt  ${CALL_STATUS[status].padEnd(14)}${status}`);
    await expect(`${[...contacts, ...calls].join("\n")}\n`).toMatchFileSnapshot("ledgers/statuses.ledger");
  });

  it("leave no ended reason unread", () => {
    expect(everyReason.filter((reason) => toEndCategory(reason) === "unknown")).toEqual([]);
  });

  it("read a reason that nobody has published by its family, and one without a family as unknown", () => {
    expect(toEndCategory("pipeline-error-brand-new-vendor-voice-failed")).toBe("pipeline_error");
    expect(toEndCategory("call.in-progress.error-providerfault-outbound-sip-486-busy-here")).toBe("dial_failed");
    expect(toEndCategory("unknown-error")).toBe("unknown");
    expect(toEndCategory("constructor")).toBe("unknown");
  });

  it("keep the SIP response, and read from it how the dial went", () => {
    const end = toEnd("call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable");
    expect(end).toMatchObject({ category: "dial_failed", by: "system", sipCode: 480 });
    expect(toDisposition(end)).toBe("unreachable");
  });

  it("use every category that a call of theirs can end with", () => {
    const used = new Set(everyReason.map(toEndCategory));
    // Vapi has no word for a callee who rejects the call, and none in these documents that says nothing.
    expect(END_CATEGORIES.filter((category) => !used.has(category))).toEqual(["rejected", "unknown"]);
  });

  it("are all words of the model", () => {
    expect(CAMPAIGN_STATUSES).toEqual(expect.arrayContaining(Object.values(CAMPAIGN_STATUS)));
    expect(ROW_STATUSES).toEqual(expect.arrayContaining(Object.values(ROW_STATUS)));
  });
});

const documents = [
  ...readReferenceArchive("upstream/vapi-history.tar.xz"),
  ...[readReference("upstream/vapi-2026-08-18.json")].filter((text) => text !== undefined),
];

describe.skipIf(documents.length === 0)("every document that Vapi published since it has campaigns", () => {
  it("names no reason for a call's end that the ledger lacks", () => {
    const published = new Set(documents.flatMap((text) => callReasonsOf(JSON.parse(text))));
    const known = new Set<string>(everyReason);
    expect(documents.length).toBeGreaterThan(40);
    expect(published.size).toBeGreaterThan(600);
    expect([...published].filter((reason) => !known.has(reason))).toEqual([]);
  });
});

function callReasonsOf(document: unknown): string[] {
  const words = ["components", "schemas", "Call", "properties", "endedReason", "enum"].reduce<unknown>(
    (node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined),
    document,
  );
  return Array.isArray(words) ? words.filter((word) => typeof word === "string") : [];
}

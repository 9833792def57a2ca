import { toDisposition, toEnd, toEndCategory } from "@trunkline/vapi/v1";
import { describe, expect, it } from "vitest";
import {
  callEndedReasonWords,
  callStatusWords,
  campaignEndedReasonWords,
  campaignStatusWords,
} from "../src/generated/words.ts";
import { createCozmox } from "../src/index.ts";

describe("Cozmox's words in ours", () => {
  it("are what the ledger says, for every reason that a call can end with", async () => {
    const ledger = callEndedReasonWords.map((reason) => {
      const end = toEnd(reason);
      return `${[end.category, end.by, toDisposition(end)].map((column) => column.padEnd(18)).join("")}${reason}`;
    });
    const head = ["category", "by", "disposition"].map((title) => title.padEnd(18)).join("");
    await expect(`${head}reason\n${ledger.join("\n")}\n`).toMatchFileSnapshot("ledgers/ended-reasons.ledger");
  });

  it("are what the ledger says, for every status of a campaign with every reason, live or quiet, and of a call", async () => {
    const campaigns = campaignStatusWords.flatMap((status) =>
      [undefined, ...campaignEndedReasonWords].flatMap((endedReason) =>
        [0, 1].map((live) => ({ status, endedReason, live })),
      ),
    );
    const fetch = async (request: RequestInfo | URL) => {
      const id = decodeURIComponent(new URL(new Request(request).url).pathname.split("/").at(-1) ?? "");
      const { live = 0, ...told } = campaigns[Number(id)] ?? { id, status: id };
      return Response.json({ id, ...told, customers: [{}], ...counters(live) });
    };
    const cozmox = createCozmox({ apiKey: "test", fetch });
    const lines: string[] = [];
    for (const [index, { status, endedReason = "", live }] of campaigns.entries()) {
      const ours = (await cozmox.getCampaign({ id: String(index) })).status;
      lines.push(
        `campaign ${ours.padEnd(14)}${status.padEnd(14)}${live > 0 ? "live  " : "quiet "}${endedReason}`.trimEnd(),
      );
    }
    for (const status of callStatusWords) {
      lines.push(`attempt  ${(await cozmox.getAttempt({ id: status })).status.padEnd(14)}${status}`);
    }
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("ledgers/statuses.ledger");
  });

  it("leave no ended reason unread", () => {
    expect(callEndedReasonWords.filter((reason) => toEndCategory(reason) === "unknown")).toEqual([]);
  });

  it("read a reason in which the white label put its own name for Vapi's", () => {
    for (const reason of callEndedReasonWords.filter((word) => word.includes("vapi"))) {
      expect(toEndCategory(reason.replaceAll("vapi", "cozmox")), reason).not.toBe("unknown");
    }
  });
});

/** One row, whose call is live or has ended. */
function counters(live: number) {
  return {
    callsCounterScheduled: 0,
    callsCounterQueued: 0,
    callsCounterInProgress: live,
    callsCounterEndedVoicemail: 0,
    callsCounterEnded: 1 - live,
  };
}

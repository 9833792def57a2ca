import { createObserver } from "@trunkline/core/adapter";
import { describe, expect, it } from "vitest";
import { toAttempt } from "../src/attempts.ts";
import {
  attemptEndReasonWords,
  attemptResultWords,
  attemptStatusWords,
  callStatusWords,
  campaignStatusWords,
  dialErrorWords,
  endedByWords,
  outcomeWords,
  transcriptRoleWords,
} from "../src/generated/words.ts";
import { ATTEMPT_STATUS, CAMPAIGN_STATUS, OUTCOME, ROW_STATUS, TURN_ROLE, toCampaignStatus } from "../src/statuses.ts";
import type { RevoxCallAttempt } from "../src/wire.ts";

const reading = createObserver("revox", undefined).reading("test");

const ended = {
  id: "attempt",
  phone_number: "+15550100",
  status: "completed",
  answered_at: null,
  started_at: null,
  ended_at: null,
  recording_url: null,
  dial_error: null,
  result: null,
} as const satisfies RevoxCallAttempt;

describe("Revox's words in ours", () => {
  it("are what the ledger says, for every result, dial error, party and reason of an attempt's end", async () => {
    const variations: readonly Partial<RevoxCallAttempt>[] = [
      {},
      { status: "error" },
      ...attemptResultWords.map((result) => ({ result })),
      ...dialErrorWords.map((dial_error) => ({ dial_error, status: "error" as const })),
      ...endedByWords.map((ended_by) => ({ result: "human" as const, ended_by })),
      ...attemptEndReasonWords.map((end_reason) => ({
        result: "human" as const,
        ended_by: "agent" as const,
        end_reason,
      })),
    ];
    const ledger = variations.map((variation) => {
      const attempt = toAttempt({ ...ended, ...variation }, {}, reading);
      if (attempt.status !== "ended") throw new Error("the ledger is about ended attempts");
      const columns = [attempt.answeredBy, attempt.disposition, attempt.end.category, attempt.end.by];
      const theirs = Object.entries(variation).map(([name, word]) => `${name}=${word}`);
      return `${columns.map((column) => column.padEnd(16)).join("")}${theirs.join(" ")}`.trimEnd();
    });
    const head = ["answered by", "disposition", "category", "by"].map((title) => title.padEnd(16)).join("");
    await expect(`${head}theirs\n${ledger.join("\n")}\n`).toMatchFileSnapshot("ledgers/attempt-ends.ledger");
  });

  it("are what the ledger says, for every status of a campaign, cancelled or not, live or quiet, ahead or due", async () => {
    const lines = campaignStatusWords.flatMap((status) =>
      [false, true].flatMap((isCancelled) =>
        [undefined, 0, 1].flatMap((live) =>
          [false, true].map((isStartAhead) => {
            const ours = toCampaignStatus(CAMPAIGN_STATUS[status], { isCancelled, live, isStartAhead });
            const counted = live === undefined ? "not counted" : live === 0 ? "quiet" : "live";
            const marks = [isCancelled ? "is_cancelled" : "", isStartAhead ? "starts later" : ""];
            return `${ours.padEnd(11)}${status.padEnd(11)}${counted.padEnd(13)}${marks.join(" ").trim()}`.trimEnd();
          }),
        ),
      ),
    );
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("ledgers/campaign-statuses.ledger");
  });

  it("are what the ledger says, for every other word", async () => {
    const lines = [
      ...callStatusWords.map((word) => ["row", ROW_STATUS[word], word]),
      ...attemptStatusWords.map((word) => ["attempt", ATTEMPT_STATUS[word], word]),
      ...outcomeWords.map((word) => ["outcome", OUTCOME[word], word]),
      ...transcriptRoleWords.map((word) => ["turn", TURN_ROLE[word], word]),
    ].map(([about = "", ours = "", theirs = ""]) => `${about.padEnd(9)}${ours.padEnd(21)}${theirs}`);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("ledgers/statuses.ledger");
  });
});

import assert from "node:assert/strict";
import type { Exchange, TrueOutcome } from "./exchange.ts";

/** Without one of each, clauses about them would hold for want of anything to judge. */
const NEEDED: readonly (TrueOutcome | readonly TrueOutcome[])[] = [
  "voicemail",
  "no_answer",
  "busy",
  "do_not_contact",
  ["interested", "not_interested", "completed", "callback", "new_number", "transfer"],
];

/** Fails when the usual situation lacks what clauses are about. */
export function assertUsual({ campaigns }: Exchange): void {
  assert.ok(campaigns.length >= 10, "the exchange has fewer than ten campaigns");
  const rows = campaigns.flatMap((campaign) => campaign.rows);
  const attempts = rows.flatMap((row) => row.attempts);
  const isLive = ({ attempts }: { readonly attempts: readonly { readonly over: boolean }[] }) =>
    attempts.some(({ over }) => !over);
  const has = (what: string, isThere: boolean) => assert.ok(isThere, `the exchange has no ${what}`);
  has(
    "campaign that may dial",
    campaigns.some(({ mayDial }) => mayDial),
  );
  has(
    "campaign that is over",
    campaigns.some(({ mayDial, rows }) => !mayDial && !rows.some(isLive)),
  );
  has("call with somebody on the line", rows.some(isLive));
  has(
    "row that was never tried",
    rows.some((row) => row.attempts.length === 0),
  );
  for (const needed of NEEDED) {
    const words: readonly TrueOutcome[] = typeof needed === "string" ? [needed] : needed;
    has(
      `dial that was ${words.join(" or ")}`,
      attempts.some(({ outcome }) => outcome !== undefined && words.includes(outcome)),
    );
  }
}

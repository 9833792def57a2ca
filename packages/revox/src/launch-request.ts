import type { Finding, Instant } from "@trunkline/core";
import { count, inspect, object, type Reading, within } from "@trunkline/core/adapter";
import { launchAnswerShape } from "./generated/shapes.ts";
import type { RevoxLaunchAnswer, RevoxLaunchCampaign, RevoxLaunchMode } from "./wire.ts";

/**
 * All calls of a campaign. The words of `mode` are not known, nor is it told that an empty filter keeps nobody out: we take it
 * that everybody is picked but those whose calls are named, and name none. They are nowhere else in this adapter.
 */
const EVERYBODY = {
  filters: { assignee_ids: [], directions: [], outcomes: [], results: [], statuses: [] },
  rows: { mode: "exclude", call_ids: [] },
} satisfies RevoxLaunchCampaign["selection"];

/** `at`: absent: now. */
export function toLaunchRequest(mode: RevoxLaunchMode, at: Instant | undefined): RevoxLaunchCampaign {
  return { mode, selection: EVERYBODY, ...(at !== undefined && { scheduled_at: at }) };
}

/** What was not launched, by what Revox counted. `total`: rows of the campaign; absent: not known. */
export function toLaunchFindings(
  answer: RevoxLaunchAnswer | undefined,
  total: number | undefined,
  reading: Reading,
): readonly Finding[] {
  const counts = object(answer, reading, "");
  if (counts !== undefined) inspect(counts, launchAnswerShape, reading);
  const inSkipped = within(reading, "skipped.");
  const reasons = Object.entries(object(counts?.skipped, reading, "skipped") ?? {})
    .map(([word, value]) => ({ word: word.replaceAll("_", " "), skipped: count(value, inSkipped, word) ?? 0 }))
    .filter(({ skipped }) => skipped > 0);
  const skipped = reasons.reduce((sum, reason) => sum + reason.skipped, 0);
  const launched = count(counts?.launched, reading, "launched");
  const all = Math.max(total ?? 0, (launched ?? 0) + skipped);
  const left = launched === undefined ? skipped : all - launched;
  if (left === 0) return launched === 0 ? [{ field: "rows", rule: "none was launched" }] : [];
  const why = [
    ...reasons.map((reason) => `${reason.skipped} ${reason.word}`),
    ...(left > skipped ? [`${left - skipped} for a reason that Revox does not tell`] : []),
  ];
  return [{ field: "rows", rule: `${left} of ${all} ${left === 1 ? "was" : "were"} not launched: ${why.join(", ")}` }];
}

import assert from "node:assert/strict";
import type { Bench, SurveyedCampaign } from "./bench.ts";
import { everyAttempt } from "./clauses/models.ts";

/** Campaigns that really exist, as read and as they are. */
export async function surveyed(bench: Bench) {
  const known = (await bench.survey("usual")).surveyed.flatMap(withTruth);
  assert.ok(known.length > 0, "the exchange knows none of the campaigns");
  return known;
}

function withTruth({ truth, ...rest }: SurveyedCampaign) {
  return truth === undefined ? [] : [{ ...rest, truth }];
}

/** Rows that really exist, as read and as they are. */
export async function rows(bench: Bench) {
  const known = (await surveyed(bench)).flatMap((campaign) =>
    campaign.rows.flatMap((row) => {
      const truth = campaign.truth.rows[row.position];
      return truth === undefined ? [] : [{ row, truth }];
    }),
  );
  assert.ok(known.length > 0, "the exchange knows none of the rows");
  return known;
}

/** Attempts that were really made, as read and as they are. */
export async function attempts(bench: Bench) {
  const truths = new Map(
    (await surveyed(bench)).flatMap(({ truth }) =>
      truth.rows.flatMap((row) => row.attempts.map((attempt) => [attempt.id, attempt] as const)),
    ),
  );
  const known = everyAttempt(await bench.survey("usual")).flatMap((attempt) => {
    const truth = truths.get(attempt.id);
    return truth === undefined ? [] : [{ attempt, truth }];
  });
  assert.ok(known.length > 0, "the exchange knows none of the attempts");
  return known;
}

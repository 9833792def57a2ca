import assert from "node:assert/strict";
import { type Disposition, isOver, mayStillDial, type RowStatus } from "@trunkline/core";
import type { Bench, SurveyedCampaign } from "../bench.ts";
import type { TrueAttempt, TrueCampaign, TrueOutcome, TrueRow } from "../exchange.ts";
import type { Group } from "./group.ts";
import { everyAttempt } from "./models.ts";

/** What a model says of calls, against what really became of them. A doubt is said as a doubt. */
export const SAFETY = {
  async "no campaign is called over that may still dial, or has somebody on the line"(bench) {
    for (const { campaign, truth } of await surveyed(bench)) {
      if (!isOver(campaign.status)) continue;
      assert.ok(!truth.mayDial, `${campaign.status}, and may dial (${campaign.providerStatus})`);
      // Hidden is not hung up: there the count of live calls has to say so.
      const isTold = (campaign.progress?.live ?? 0) > 0;
      assert.ok(!hasLive(truth) || isTold, `${campaign.status}, and somebody is on the line`);
    }
  },

  async "no campaign is called quiet that may still dial, or has somebody on the line"(bench) {
    for (const { campaign, truth } of await surveyed(bench)) {
      if (mayStillDial(campaign.status)) continue;
      assert.ok(!truth.mayDial, `${campaign.status}, and may dial (${campaign.providerStatus})`);
      const isTold = (campaign.progress?.live ?? 0) > 0;
      assert.ok(!hasLive(truth) || isTold, `${campaign.status}, and somebody is on the line`);
    }
  },

  async "no attempt is called ended while somebody is on the line"(bench) {
    for (const { attempt, truth } of await attempts(bench)) {
      if (attempt.status === "ended") assert.ok(truth.over, `${attempt.providerStatus} was read as ended`);
    }
  },

  async "no row is called finished while somebody is on the line"(bench) {
    const finished: readonly RowStatus[] = ["completed", "failed", "skipped", "cancelled"];
    for (const { row, truth } of await rows(bench)) {
      if (!finished.includes(row.status)) continue;
      const isLive = truth.attempts.some(({ over }) => !over);
      assert.ok(!isLive, `${row.status}, and somebody is on the line (${row.providerStatus})`);
    }
  },

  async "no row is called untried that somebody was rung for"(bench) {
    for (const { row, truth } of await rows(bench)) {
      if (truth.attempts.length === 0) continue;
      assert.ok(row.status !== "pending" && row.status !== "skipped", `${row.status}, after an attempt`);
      assert.notEqual(row.attemptCount, 0);
    }
  },

  async "a person counts as reached only if one picked up"(bench) {
    for (const { row, truth } of await rows(bench)) {
      if (row.reached !== true) continue;
      assert.ok(truth.attempts.some(isPerson), `reached, by ${outcomesOf(truth)}`);
    }
    for (const { attempt, truth } of await attempts(bench)) {
      if (attempt.answeredBy !== "human") continue;
      assert.ok(!truth.over || isPerson(truth), `answered by a person, and really ${truth.outcome}`);
    }
  },

  async "a person counts as missed only if nobody picked up, and nobody can"(bench) {
    for (const { row, truth } of await rows(bench)) {
      if (row.reached !== false) continue;
      assert.ok(!truth.attempts.some(isPerson), `not reached, and really ${outcomesOf(truth)}`);
      assert.ok(
        truth.attempts.every(({ over }) => over),
        "not reached, and somebody is on the line",
      );
    }
  },

  async "no machine counts as an answer"(bench) {
    for (const { attempt, truth } of await attempts(bench)) {
      if (truth.outcome !== "voicemail" || attempt.status !== "ended") continue;
      assert.notEqual(attempt.disposition, "answered");
      assert.notEqual(attempt.answeredBy, "human");
    }
  },

  async "how a dial turned out is told as it was, or not told"(bench) {
    for (const { attempt, truth } of await attempts(bench)) {
      if (attempt.status !== "ended" || truth.outcome === undefined) continue;
      const honest: readonly Disposition[] = [...DISPOSITIONS_OF[truth.outcome], "unknown"];
      assert.ok(honest.includes(attempt.disposition), `${truth.outcome} was read as ${attempt.disposition}`);
    }
  },

  async "answers, voicemail, busy lines and ringing in vain are told apart"(bench) {
    const told = new Set<Disposition>();
    for (const { attempt, truth } of await attempts(bench)) {
      if (attempt.status === "ended" && truth.outcome !== undefined) told.add(attempt.disposition);
    }
    const plain: readonly Disposition[] = ["answered", "voicemail", "busy", "no_answer"];
    assert.deepEqual(
      plain.filter((disposition) => !told.has(disposition)),
      [],
      "never told",
    );
  },

  async "the total of rows is what it is, or absent"(bench) {
    for (const { campaign, truth } of await surveyed(bench)) {
      const { total = truth.rows.length } = campaign.progress ?? {};
      assert.equal(total, truth.rows.length);
    }
  },

  async "no count of rows is more than there are"(bench) {
    for (const { campaign, truth } of await surveyed(bench)) {
      const { live = 0, rows: counts = {} } = campaign.progress ?? {};
      const open = truth.rows.flatMap((row) => row.attempts).filter(({ over }) => !over).length;
      assert.ok(live <= open, `${live} live, and really no more than ${open}`);
      assert.ok(live > 0 || campaign.progress?.live === undefined || open === 0, `none live, and really ${open}`);
      const sum = Object.values(counts).reduce((all, each) => all + each, 0);
      assert.ok(sum <= truth.rows.length, `${sum} rows counted, of ${truth.rows.length}`);
      const untried = truth.rows.filter((row) => row.attempts.length === 0).length;
      assert.ok((counts.pending ?? 0) <= untried, `${counts.pending} pending, and really ${untried} untried`);
      const quiet = truth.rows.filter((row) => row.attempts.every(({ over }) => over)).length;
      const finished = (counts.completed ?? 0) + (counts.failed ?? 0) + (counts.skipped ?? 0);
      assert.ok(finished <= quiet, `${finished} finished, and really no more than ${quiet}`);
    }
  },

  async "every attempt of a row is counted, and told oldest first"(bench) {
    for (const { row, truth } of await rows(bench)) {
      const ids = truth.attempts.map(({ id }) => id);
      if (row.attemptCount !== null) assert.equal(row.attemptCount, ids.length);
      if (row.attempts !== undefined && row.attempts.length > 0) {
        assert.deepEqual(
          row.attempts.map(({ id }) => id),
          ids,
        );
      }
      const isComplete = row.attempts === undefined || row.attempts.length === ids.length || row.attemptCount === null;
      assert.ok(isComplete, "a row leaves out its attempts, and does not say so");
    }
  },
} as const satisfies Group;

/** What may be said of each way in which a dial can turn out; `unknown` always may. */
const DISPOSITIONS_OF: Readonly<Record<TrueOutcome, readonly Disposition[]>> = {
  interested: ["answered"],
  not_interested: ["answered"],
  completed: ["answered"],
  callback: ["answered"],
  new_number: ["answered"],
  do_not_contact: ["answered"],
  transfer: ["answered"],
  cut_off: ["answered", "failed"],
  voicemail: ["voicemail"],
  ivr: ["answered"],
  screening: ["answered"],
  no_answer: ["no_answer"],
  busy: ["busy"],
  unreachable: ["unreachable", "failed"],
  invalid_number: ["invalid_number", "failed"],
  not_dialled: ["not_dialled", "blocked", "cancelled", "failed"],
};

const PERSONS: readonly (TrueOutcome | undefined)[] = [
  "interested",
  "not_interested",
  "completed",
  "callback",
  "new_number",
  "do_not_contact",
  "transfer",
  "cut_off",
];

function isPerson({ outcome }: TrueAttempt): boolean {
  return PERSONS.includes(outcome);
}

function outcomesOf(row: TrueRow): string {
  return row.attempts.map(({ outcome = "on the line" }) => outcome).join(", ") || "nobody was rung";
}

function hasLive(truth: TrueCampaign): boolean {
  return truth.rows.some((row) => row.attempts.some(({ over }) => !over));
}

/** Campaigns that really exist, as read and as they are. */
async function surveyed(bench: Bench) {
  const known = (await bench.survey("usual")).surveyed.flatMap(withTruth);
  assert.ok(known.length > 0, "the exchange knows none of the campaigns");
  return known;
}

function withTruth({ truth, ...rest }: SurveyedCampaign) {
  return truth === undefined ? [] : [{ ...rest, truth }];
}

async function rows(bench: Bench) {
  const known = (await surveyed(bench)).flatMap((campaign) =>
    campaign.rows.flatMap((row) => {
      const truth = campaign.truth.rows[row.position];
      return truth === undefined ? [] : [{ row, truth }];
    }),
  );
  assert.ok(known.length > 0, "the exchange knows none of the rows");
  return known;
}

async function attempts(bench: Bench) {
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

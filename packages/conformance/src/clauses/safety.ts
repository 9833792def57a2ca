import assert from "node:assert/strict";
import { type Disposition, isOver, mayStillDial, type Row, type RowStatus } from "@trunkline/core";
import { attempts, rows, surveyed } from "../beside-truth.ts";
import {
  BUSINESS_OF,
  DISPOSITIONS_OF,
  FINISHED,
  hasLive,
  isFinished,
  isPerson,
  isTalking,
  outcomesOf,
  RUNG,
  UNANSWERED,
  UNRUNG,
} from "../honest.ts";
import { same } from "../same.ts";
import type { Group } from "./group.ts";

/** What a model says of calls, against what really became of them. A doubt is said as a doubt. */
export const SAFETY = {
  async "no campaign is called over that may still dial, or has somebody on the line"(bench) {
    for (const { campaign, truth } of await surveyed(bench)) {
      if (!isOver(campaign.status)) continue;
      assert.ok(!truth.mayDial, `${campaign.status}, and may dial (${campaign.providerStatus})`);
      // Hidden is not hung up: there the count of live calls has to say so.
      const isTold = campaign.status === "archived" && (campaign.progress?.live ?? 0) > 0;
      assert.ok(!hasLive(truth) || isTold, `${campaign.status}, and somebody is on the line`);
    }
  },

  async "no campaign is called quiet that may still dial, or has somebody on the line"(bench) {
    for (const { campaign, truth } of await surveyed(bench)) {
      if (mayStillDial(campaign.status)) continue;
      assert.ok(!truth.mayDial, `${campaign.status}, and may dial (${campaign.providerStatus})`);
      const isTold = campaign.status === "archived" && (campaign.progress?.live ?? 0) > 0;
      assert.ok(!hasLive(truth) || isTold, `${campaign.status}, and somebody is on the line`);
    }
  },

  async "no attempt is called ended while somebody is on the line"(bench) {
    for (const { attempt, truth } of await attempts(bench)) {
      if (attempt.status === "ended") assert.ok(truth.over, `${attempt.providerStatus} was read as ended`);
    }
  },

  async "no row is called finished while somebody is on the line"(bench) {
    for (const { row, truth } of await rows(bench)) {
      if (!isFinished(row.status)) continue;
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

  async "nobody who picked up counts as a machine, or as nobody"(bench) {
    for (const { attempt, truth } of await attempts(bench)) {
      if (!isPerson(truth) || attempt.status !== "ended") continue;
      assert.ok(
        ["human", "unknown"].includes(attempt.answeredBy),
        `${attempt.answeredBy}, and really ${truth.outcome}`,
      );
    }
  },

  async "why a dial ended does not say that nobody was rung who was"(bench) {
    for (const { attempt, truth } of await attempts(bench)) {
      if (attempt.status !== "ended" || truth.outcome === undefined) continue;
      const { category } = attempt.end;
      if (isPerson(truth)) assert.ok(!UNANSWERED.includes(category), `${truth.outcome} ended as ${category}`);
      if (RUNG.includes(truth.outcome)) assert.ok(!UNRUNG.includes(category), `${truth.outcome} ended as ${category}`);
    }
  },

  async "what came of it is what was said, above all that somebody wants no more calls"(bench) {
    for (const { row, truth } of await rows(bench)) {
      if (row.outcome === undefined || row.outcome === "unknown") continue;
      const said = truth.attempts.flatMap(({ outcome }) => (outcome === undefined ? [] : (BUSINESS_OF[outcome] ?? [])));
      assert.ok(said.includes(row.outcome), `${row.outcome}, and really ${outcomesOf(truth)}`);
    }
  },

  async "what is over is not called under way"(bench) {
    for (const { campaign, truth } of await surveyed(bench)) {
      const isBusy = campaign.status === "running" || campaign.status === "scheduled";
      assert.ok(!isBusy || truth.mayDial || hasLive(truth), `${campaign.status}, and nothing more comes of it`);
    }
    for (const { row, truth } of await rows(bench)) {
      const isLive = truth.attempts.some(({ over }) => !over);
      assert.ok(row.status !== "in_progress" || isLive, "a row is in progress, and nobody is on the line");
    }
    for (const { attempt, truth } of await attempts(bench)) {
      assert.ok(!truth.over || !isTalking(attempt.status), `${attempt.status}, and really over`);
    }
  },

  async "no campaign is called completed that left anybody out"(bench) {
    const leftOut: readonly RowStatus[] = ["pending", "queued", "awaiting_retry", "cancelled"];
    for (const { campaign, rows } of await surveyed(bench)) {
      if (campaign.status !== "completed") continue;
      const left = rows.filter(({ status }) => leftOut.includes(status)).length;
      assert.equal(left, 0, `completed, and ${left} rows never came to an end`);
    }
  },

  async "what is known is told"(bench) {
    const { capabilities } = (await bench.survey("usual")).provider;
    const known = await rows(bench);
    const tells = (what: string, isTold: (row: Row) => boolean) =>
      assert.ok(
        known.some(({ row }) => isTold(row)),
        `no row is ever ${what}`,
      );
    for (const status of ["pending", "in_progress", "completed"] as const)
      tells(status, (row) => row.status === status);
    tells("not reached", ({ reached }) => reached === false);
    tells("counted as tried", ({ attemptCount }) => (attemptCount ?? 0) > 0);
    if (capabilities.attempts.answeredBy === "provider") tells("reached", ({ reached }) => reached === true);
  },

  async "a row was reached if one of its attempts says so"(bench) {
    for (const { row } of await rows(bench)) {
      const isReached = (row.attempts ?? []).some(({ answeredBy }) => answeredBy === "human");
      if (isReached) assert.equal(row.reached, true);
    }
  },

  async "a campaign that starts by itself says when"(bench) {
    for (const { campaign } of await surveyed(bench)) {
      if (campaign.status === "scheduled") assert.ok(campaign.schedule?.earliestAt !== undefined, campaign.id);
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
    same(
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

  async "as many rows are counted as finished as are listed"(bench) {
    for (const { campaign, rows } of await surveyed(bench)) {
      const counts = campaign.progress?.rows ?? {};
      // Who has a status that nobody knows may be counted under any.
      if (rows.some(({ status }) => status === "unknown")) continue;
      const listed = rows.filter(({ status }) => isFinished(status)).length;
      const counted = FINISHED.flatMap((status) => counts[status] ?? []);
      // Providers differ in what they call completed, failed or skipped, not in whether it is over.
      const sum = counted.reduce((all, each) => all + each, 0);
      if (counted.length > 0) assert.equal(sum, listed, `${campaign.id}: ${sum} finished, and ${listed} listed`);
    }
  },

  async "every attempt of a row is counted, and told oldest first"(bench) {
    for (const { row, truth } of await rows(bench)) {
      const ids = truth.attempts.map(({ id }) => id);
      if (row.attemptCount !== null) assert.equal(row.attemptCount, ids.length);
      if (row.attempts !== undefined && row.attempts.length > 0) {
        same(
          row.attempts.map(({ id }) => id),
          ids,
        );
      }
      const isComplete = row.attempts === undefined || row.attempts.length === ids.length || row.attemptCount === null;
      assert.ok(isComplete, "a row leaves out its attempts, and does not say so");
    }
  },
} as const satisfies Group;

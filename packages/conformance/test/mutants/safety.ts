import type { CallAttempt, Campaign, Disposition, EndCategory } from "@trunkline/core";
import { broken, eachAttempt, eachCampaign, eachRow, type Whole } from "../support/broken.ts";
import type { Mutant } from "./mutant.ts";

const ended = (attempt: CallAttempt): CallAttempt =>
  attempt.status === "unknown"
    ? { ...attempt, status: "ended", disposition: "no_answer", end: { category: "no_answer", by: "callee" } }
    : attempt;
const called = (status: Campaign["status"], instead: Campaign["status"]) =>
  broken((whole) =>
    eachCampaign(whole, (campaign) => (campaign.status === status ? { ...campaign, status: instead } : campaign)),
  );

const eachEnd = (whole: Whole, disposition: Disposition, category: EndCategory) =>
  eachAttempt(whole, (attempt) =>
    attempt.status === "ended" && attempt.disposition === disposition
      ? { ...attempt, end: { ...attempt.end, category } }
      : attempt,
  );

/** Adapters that say more than they know. */
export const SAFETY: readonly Mutant[] = [
  [
    "reads an unknown attempt as ended",
    broken((whole) => eachAttempt(whole, ended)),
    "safety: no attempt is called ended while somebody is on the line",
    "words: a word that nobody knows is read as unknown, and kept",
  ],
  [
    "reads an unknown campaign as completed",
    called("unknown", "completed"),
    "safety: no campaign is called over that may still dial, or has somebody on the line",
    "words: a word that nobody knows is read as unknown, and kept",
    "drift: a word that is new, wherever it comes, is no end and no answer",
  ],
  [
    "calls a campaign cancelled while somebody is on the line",
    broken((whole) =>
      eachCampaign(whole, ({ progress: _hidden, ...campaign }) =>
        campaign.status === "stopping" ? { ...campaign, status: "cancelled" } : campaign,
      ),
    ),
    "safety: no campaign is called over that may still dial, or has somebody on the line",
  ],
  [
    "calls a campaign a draft that starts by itself",
    called("scheduled", "draft"),
    "safety: no campaign is called quiet that may still dial, or has somebody on the line",
  ],
  [
    "calls rows completed while somebody is on the line",
    broken((whole) => eachRow(whole, (row) => (row.status === "in_progress" ? { ...row, status: "completed" } : row))),
    "safety: no row is called finished while somebody is on the line",
  ],
  [
    "calls rows pending that have been tried",
    broken((whole) => eachRow(whole, (row) => (row.status === "awaiting_retry" ? { ...row, status: "pending" } : row))),
    "safety: no row is called untried that somebody was rung for",
  ],
  [
    "counts whatever picks up as a person",
    broken((whole) =>
      eachRow(whole, (row) => ({
        ...row,
        reached: (row.attempts ?? []).some(({ answeredAt }) => answeredAt !== undefined) || row.reached,
      })),
    ),
    "safety: a person counts as reached only if one picked up",
  ],
  [
    "counts a doubt as nobody reached",
    broken((whole) => eachRow(whole, (row) => ({ ...row, reached: row.reached ?? false }))),
    "safety: a person counts as missed only if nobody picked up, and nobody can",
  ],
  [
    "counts voicemail as an answer",
    broken((whole) =>
      eachAttempt(whole, (attempt) =>
        attempt.status === "ended" && attempt.disposition === "voicemail"
          ? { ...attempt, disposition: "answered" }
          : attempt,
      ),
    ),
    "safety: no machine counts as an answer",
    "safety: how a dial turned out is told as it was, or not told",
    "safety: answers, voicemail, busy lines and ringing in vain are told apart",
  ],
  [
    "counts busy lines as numbers that do not exist",
    broken((whole) =>
      eachAttempt(whole, (attempt) =>
        attempt.status === "ended" && attempt.disposition === "busy"
          ? { ...attempt, disposition: "invalid_number" }
          : attempt,
      ),
    ),
    "safety: how a dial turned out is told as it was, or not told",
  ],
  [
    "counts rows twice",
    broken((whole) =>
      eachCampaign(whole, (campaign) => ({
        ...campaign,
        progress: { rows: {}, ...campaign.progress, total: (campaign.progress?.total ?? 0) * 2 },
      })),
    ),
    "safety: the total of rows is what it is, or absent",
  ],
  [
    "counts as pending whatever is left over",
    broken((whole) =>
      eachCampaign(whole, (campaign) => {
        const { total = 0, rows = {} } = campaign.progress ?? {};
        return { ...campaign, progress: { total, rows: { pending: total - (rows.completed ?? 0) } } };
      }),
    ),
    "safety: no count of rows is more than there are",
  ],
  [
    "knows only the last attempt of a row",
    broken((whole) =>
      eachRow(whole, (row) => {
        const attempts = (row.attempts ?? []).slice(-1);
        return { ...row, attempts, attemptCount: attempts.length };
      }),
    ),
    "safety: every attempt of a row is counted, and told oldest first",
  ],
  [
    "tells attempts newest first",
    broken((whole) => eachRow(whole, (row) => ({ ...row, attempts: [...(row.attempts ?? [])].reverse() }))),
    "safety: every attempt of a row is counted, and told oldest first",
  ],
  [
    "counts people who picked up as machines",
    broken((whole) =>
      eachAttempt(whole, (attempt) =>
        attempt.answeredBy === "human" ? { ...attempt, answeredBy: "machine" } : attempt,
      ),
    ),
    "safety: nobody who picked up counts as a machine, or as nobody",
  ],
  [
    "says of those who picked up that nobody did",
    broken((whole) => eachEnd(whole, "answered", "no_answer")),
    "safety: why a dial ended does not say that nobody was rung who was",
  ],
  [
    "says of those who did not pick up that there was no line",
    broken((whole) => eachEnd(whole, "no_answer", "capacity")),
    "safety: why a dial ended does not say that nobody was rung who was",
  ],
  [
    "forgets who wants no more calls",
    broken((whole) =>
      eachRow(whole, (row) => (row.outcome === "do_not_contact" ? { ...row, outcome: "completed" } : row)),
    ),
    "safety: what came of it is what was said, above all that somebody wants no more calls",
  ],
  [
    "calls a campaign running long after it ended",
    called("cancelled", "running"),
    "safety: what is over is not called under way",
  ],
  [
    "says nothing of rows for certain",
    broken((whole) => eachRow(whole, (row) => ({ ...row, status: "unknown", reached: null, attemptCount: null }))),
    "safety: what is known is told",
    "safety: a row was reached if one of its attempts says so",
  ],
  [
    "keeps to itself when a campaign starts",
    broken((whole) => eachCampaign(whole, ({ schedule: _hidden, ...campaign }) => campaign)),
    "safety: a campaign that starts by itself says when",
  ],
  [
    "counts half of the rows that are completed",
    broken((whole) =>
      eachCampaign(whole, ({ progress, ...campaign }) => {
        if (progress === undefined) return campaign;
        const completed = Math.floor((progress.rows.completed ?? 0) / 2);
        return { ...campaign, progress: { ...progress, rows: { ...progress.rows, completed } } };
      }),
    ),
    "safety: as many rows are counted as finished as are listed",
  ],
  [
    "calls a campaign paused while somebody is on the line",
    called("pausing", "paused"),
    "safety: no campaign is called quiet that may still dial, or has somebody on the line",
  ],
  [
    "calls a cancelled campaign completed",
    called("cancelled", "completed"),
    "safety: no campaign is called completed that left anybody out",
  ],
];

import { describe, expect, it } from "vitest";
import { judge, openSession, type Subject, type Verdict } from "../src/index.ts";
import { broken, eachCampaign } from "./support/broken.ts";
import { everything } from "./support/subjects.ts";

const NEWEST_FIRST = "listings: campaigns come newest first";
const PLAIN_DATA = "models: models are plain data: what is stored is what there is";
const REASON = "This provider keeps its campaigns in an order of its own.";

/** Lists nothing wrongly but the order: all campaigns seem to be of one moment but the last, which seems newer. */
const disorderly = broken((whole) =>
  eachCampaign(whole, (campaign) => ({
    ...campaign,
    createdAt: campaign.id === "campaign-0001" ? "2020-01-01T00:00:00.000Z" : "2026-01-01T00:00:00.000Z",
  })),
);

async function verdictOn(subject: Subject, name: string): Promise<Verdict | undefined> {
  const [verdict] = await judge(subject, { only: (clause) => clause === name });
  return verdict;
}

describe("a verdict", () => {
  it("is that a clause holds, or does not and why", async () => {
    expect(await verdictOn(everything, NEWEST_FIRST)).toEqual({ clause: NEWEST_FIRST, outcome: "passed" });
    expect(await verdictOn(disorderly, NEWEST_FIRST)).toMatchObject({
      outcome: "failed",
      error: { name: "AssertionError" },
    });
  });

  it("covers every clause once, whatever goes wrong", async () => {
    const nobody: Subject = { ...everything, exchange: () => Promise.reject(new Error("nobody is at home")) };
    const verdicts = await judge(nobody);
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(verdicts.map(() => "failed"));
    expect(verdicts.map(({ clause }) => clause)).toEqual(openSession(nobody).clauses);
    expect(new Set(verdicts.map(({ clause }) => clause)).size).toBeGreaterThan(90);
  });
});

describe("an exchange", () => {
  it("that lacks what clauses are about makes them fail", async () => {
    const small: Subject = {
      ...everything,
      exchange: (situation) => everything.exchange({ ...situation, campaigns: 3 }),
    };
    const silent: Subject = {
      ...everything,
      async exchange(situation) {
        const exchange = await everything.exchange(situation);
        const campaigns = exchange.campaigns.map((campaign) => ({
          ...campaign,
          rows: campaign.rows.filter(({ attempts }) => attempts.every(({ over }) => over)),
        }));
        return { ...exchange, campaigns, now: () => exchange.now() };
      },
    };
    for (const subject of [small, silent]) {
      expect(await verdictOn(subject, NEWEST_FIRST)).toMatchObject({
        outcome: "failed",
        error: { message: expect.stringContaining("the exchange has") },
      });
    }
  });
});

describe("a skip", () => {
  it("with its sentence stands for a clause that does not hold", async () => {
    const subject = { ...disorderly, skip: { [NEWEST_FIRST]: REASON } };
    expect(await verdictOn(subject, NEWEST_FIRST)).toEqual({
      clause: NEWEST_FIRST,
      outcome: "skipped",
      reason: REASON,
    });
  });

  it("whose clause holds all the same is a failure", async () => {
    const subject = { ...everything, skip: { [NEWEST_FIRST]: REASON } };
    expect(await verdictOn(subject, NEWEST_FIRST)).toMatchObject({
      outcome: "failed",
      error: { message: expect.stringContaining("holds all the same") },
    });
  });

  it("that is no sentence is a failure, also where the clause does not hold", async () => {
    for (const reason of ["", "TODO", "not supported", "Not supported", "it cannot be done here.", "No."]) {
      const subject = { ...disorderly, skip: { [NEWEST_FIRST]: reason } };
      expect(await verdictOn(subject, NEWEST_FIRST), reason).toMatchObject({
        outcome: "failed",
        error: { message: expect.stringContaining("not a sentence") },
      });
    }
  });

  it("that names no clause is a failure", async () => {
    const skip: Record<string, string> = Object.fromEntries([["listings: campaigns come at all", REASON]]);
    const verdicts = await judge(
      { ...everything, skip },
      { only: (clause) => clause.startsWith("listings: campaigns") },
    );
    expect(verdicts.filter(({ outcome }) => outcome === "failed")).toMatchObject([
      { clause: "listings: campaigns come at all", error: { message: expect.stringContaining("names no clause") } },
    ]);
  });

  it("of one clause leaves the others as they are", async () => {
    const subject = { ...disorderly, skip: { [NEWEST_FIRST]: REASON } };
    expect(await verdictOn(subject, PLAIN_DATA)).toEqual({ clause: PLAIN_DATA, outcome: "passed" });
  });
});

/** What the grades of read places claim, held against what our functions make of the simulator's answers. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readContracts } from "../contracts.ts";
import { grade } from "../specs/grade/grade.ts";
import { draw } from "../specs/readers/draw.ts";
import { openReaders, type Readers } from "../specs/readers/readers.ts";
import { rememberTrials } from "../specs/readers/remember-trials.ts";
import { variantsOf } from "../specs/readers/variants.ts";
import type { Graded } from "../specs/surface/difference.ts";
import { placesOf } from "../specs/surface/places.ts";
import { projectContract } from "../specs/surface/project.ts";
import { DRIFTS, type Drifted, driftsOf } from "./support/drifted-document.ts";
import { type Feeder, openFeeder, SUBJECTS } from "./support/fed-answers.ts";
import { expectReadable } from "./support/graded-text.ts";
import { judge, occurs, WOLF } from "./support/judge-grade.ts";

/** Of so many places, one is tried in all its drifts. How many differences are judged at least, and with values that matter. */
const SHARES = {
  vapi: { oneIn: 14, judged: 40, weighty: 32 },
  cozmox: { oneIn: 9, judged: 40, weighty: 36 },
  revox: { oneIn: 8, judged: 45, weighty: 40 },
} as const;

/**
 * Alarms for which the simulator's answers give no reason: a page is never one of several here, no moment is that of a thousand
 * calls, no call is a stranger's, and what is said again elsewhere is looked at there first.
 */
const UNSHOWN = new Set([
  "CampaignPage.metadata",
  "CampaignSummaryPage.metadata",
  "ContactPage.metadata",
  "PaginationMeta.itemsPerPage",
  "Artifact.transcript",
  "Artifact.recording",
  "Artifact.recordingUrl",
  "Artifact.presignedMonoUrl",
  "Recording.mono",
  "MonoRecording.combinedUrl",
  "Call.createdAt",
  "CampaignSummary.callMetrics",
  "ToolCallResultMessage.name",
  "ToolCallResultMessage.result",
]);

/** Tried whatever is drawn. */
const ALWAYS = new Set(["Campaign.dialPlan", "Contact.id"]);

/** Where more comes of it than the grade names, because the answers that it tries are all of a piece; graded rightly for all that. */
const NAMED_IN_PART = new Set([
  "Call.artifact",
  "Campaign.calls",
  "Campaign.callsCounterScheduled",
  "Campaign.callsCounterEnded",
  "Campaign.endedReason",
  "CampaignEndedReason",
  "DialPlanEntry.customers[]",
  "CampaignSummary.endedReason",
  "ContactCounters.pending",
]);

it("every provider that has an adapter has its grades proven", () => {
  const adapted = readContracts().filter(({ provider }) => variantsOf(provider).length > 0);
  expect(Object.keys(SHARES).sort()).toEqual(adapted.map(({ provider }) => provider).sort());
});

describe.each(readContracts().filter(({ provider }) => provider in SHARES))(
  "a grade of what $provider answers",
  (contract) => {
    const own = projectContract(contract);
    const share = Object.entries(SHARES).find(([provider]) => provider === contract.provider)?.[1] ?? SHARES.vapi;
    let feeders: readonly Feeder[] = [];
    let readers: Readers;
    let fed: readonly Drifted[] = [];
    let sample: readonly { readonly drifted: Drifted; readonly graded: Graded }[] = [];

    beforeAll(async () => {
      feeders = await Promise.all(SUBJECTS.filter(({ provider }) => provider === contract.provider).map(openFeeder));
      readers = rememberTrials(await openReaders(contract.provider, own));
      fed = driftsOf(contract).filter((drifted) => occurs(drifted, feeders));
      const chosen = fed.filter(
        ({ drift, difference }) =>
          drift === "word" || ALWAYS.has(difference.place) || draw(difference.place, 5) % share.oneIn === 0,
      );
      const graded = await grade(
        chosen.map(({ difference }) => difference),
        readers,
        placesOf(own),
      );
      sample = graded.flatMap((each, index) => {
        const drifted = chosen[index];
        return drifted === undefined ? [] : [{ drifted, graded: each }];
      });
    });
    afterAll(() => Promise.all(feeders.map((feeder) => feeder.close())));

    it("starts from answers that are read whole, in every function", () => {
      for (const { unchanged, answers } of feeders) {
        for (const [name, result] of unchanged) {
          expect(result).toMatchObject({ failures: [], broken: [] });
          expect(result.given.flatMap((each) => each?.models ?? []).length).toBeGreaterThan(4);
          expect(answers.get(name)?.length).toBeGreaterThan(0);
        }
      }
    });

    it("comes true when such answers are read: no more happens, no less, and where it says", async () => {
      const unexpected: string[] = [];
      const counts = { judged: 0, weighty: 0, unshown: 0, standIns: 0, namedInPart: 0 };
      for (const { drifted, graded } of sample) {
        const { findings, isFed, hasWeight, standsIn } = await judge(drifted, graded, feeders);
        counts.judged += Number(isFed);
        counts.weighty += Number(hasWeight);
        counts.standIns += Number(standsIn);
        for (const finding of findings) {
          if (finding === WOLF && UNSHOWN.has(graded.place)) counts.unshown++;
          else if (finding.endsWith("is not named") && NAMED_IN_PART.has(graded.place)) counts.namedInPart++;
          else
            unexpected.push(`${drifted.drift} ${graded.place}: ${finding} [${graded.consequence}: ${graded.because}]`);
        }
      }
      expect(unexpected).toEqual([]);
      // Exceptions stay exceptions.
      expect(counts.unshown + counts.standIns).toBeLessThan(counts.judged / 5);
      expect(counts.judged).toBeGreaterThanOrEqual(share.judged);
      expect(counts.weighty).toBeGreaterThanOrEqual(share.weighty);
      for (const drift of DRIFTS) expect(sample.some(({ drifted }) => drifted.drift === drift)).toBe(true);
    });

    it("is told in words that can be read", () => {
      for (const { graded } of sample) expectReadable(graded);
    });
  },
);

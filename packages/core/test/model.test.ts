import { describe, expect, it } from "vitest";
import { ATTEMPT_STATUSES, type AttemptStatus, isLive, wasReached } from "../src/model/call-attempt.ts";
import { CAMPAIGN_STATUSES, type CampaignStatus, isOver, mayStillDial } from "../src/model/campaign.ts";
import { attemptOf } from "./support/models.ts";

const CAMPAIGN: Record<CampaignStatus, { readonly over: boolean; readonly mayDial: boolean }> = {
  draft: { over: false, mayDial: false },
  scheduled: { over: false, mayDial: true },
  running: { over: false, mayDial: true },
  pausing: { over: false, mayDial: true },
  paused: { over: false, mayDial: false },
  stopping: { over: false, mayDial: true },
  completed: { over: true, mayDial: false },
  cancelled: { over: true, mayDial: false },
  failed: { over: true, mayDial: false },
  archived: { over: true, mayDial: false },
  unknown: { over: false, mayDial: true },
};

const LIVE: Record<AttemptStatus, boolean> = {
  scheduled: false,
  queued: false,
  ringing: true,
  in_progress: true,
  transferring: true,
  ended: false,
  unknown: true,
};

describe("a campaign's status", () => {
  it.each(CAMPAIGN_STATUSES)("says whether it is over and may still dial: %s", (status) => {
    expect({ over: isOver(status), mayDial: mayStillDial(status) }).toEqual(CAMPAIGN[status]);
  });

  it("is never both over and dialling", () => {
    expect(CAMPAIGN_STATUSES.filter((status) => isOver(status) && mayStillDial(status))).toEqual([]);
  });

  it("that nobody knows is not over, and may still dial", () => {
    expect([isOver("unknown"), mayStillDial("unknown")]).toEqual([false, true]);
  });
});

describe("an attempt's status", () => {
  it.each(ATTEMPT_STATUSES)("says whether somebody may be on the line: %s", (status) => {
    expect(isLive({ status })).toBe(LIVE[status]);
  });

  it("that nobody knows may be live", () => {
    expect(isLive({ status: "unknown" })).toBe(true);
  });
});

describe("whether a row was reached", () => {
  const human = attemptOf("a", { status: "ended" }, "human");
  const machine = attemptOf("b", { status: "ended" }, "machine");
  const nobody = attemptOf("c", { status: "ended" }, "nobody");
  const somebody = attemptOf("d", { status: "ended" }, "unknown");
  const ringing = attemptOf("e", { status: "ringing" }, "nobody");

  it.each([
    ["true once one attempt reached a person", [nobody, human], true],
    ["true also while another is still ringing", [human, ringing], true],
    ["false when all ended without a person", [nobody, machine], false],
    ["false when there are none", [], false],
    ["not known when one was picked up by nobody knows whom", [machine, somebody], null],
    ["not known while one has not ended", [nobody, ringing], null],
    ["true for a person who is on the line now", [attemptOf("f", { status: "in_progress" }, "human")], true],
    ["not known when nobody knows whether it ended", [attemptOf("g", { status: "unknown" }, "nobody")], null],
  ])("is %s", (_case, attempts, reached) => {
    expect(wasReached(attempts)).toBe(reached);
  });
});

import { describe, expect, it } from "vitest";
import { allShares, keptBy, type LinkedSet, type SetLink } from "../src/linked/linked-set.ts";
import { toText } from "../src/linked/ranges.ts";
import { toLedgerEntry, toLinkedSet } from "../src/linked/set-entry.ts";
import { type ReadLink, toView } from "../src/linked/view.ts";
import type { Campaign, CampaignStatus, Progress } from "../src/model/campaign.ts";

const FIRST: SetLink = {
  ...{ number: 1, part: 0, positions: [[0, 9]], start: "now", campaignId: "c-1" },
  closed: { status: "cancelled", untried: [[6, 9]], doubtful: [[4, 5]], rows: { completed: 3, failed: 1 } },
};
const SECOND: SetLink = { number: 2, part: 1, positions: [[10, 14]], start: "now", campaignId: "c-2" };
const THIRD: SetLink = {
  number: 3,
  part: 0,
  positions: [
    [4, 4],
    [6, 9],
  ],
  start: "now",
  campaignId: "c-3",
};

const PAUSED: LinkedSet = {
  ...{ key: "list", provider: "acme", state: "paused", digest: "d", start: "now", size: 10, total: 15 },
  parts: [
    { rows: 10, digest: "p-0" },
    { rows: 5, digest: "p-1" },
  ],
  links: [FIRST, SECOND],
};
const RESUMED: LinkedSet = { ...PAUSED, state: "running", links: [FIRST, SECOND, THIRD] };

function campaign(id: string, status: CampaignStatus, progress?: Progress): Campaign {
  const head = { provider: "acme", id, name: "Check-ups", status, providerStatus: "", callers: [], raw: {} };
  return progress === undefined ? head : { ...head, progress };
}

function read(set: LinkedSet, campaigns: readonly (Campaign | undefined)[]): ReadLink[] {
  return set.links.map((link, index) => ({ link, campaignId: link.campaignId, campaign: campaigns[index] }));
}

function statusOf(set: LinkedSet, ...statuses: readonly CampaignStatus[]): CampaignStatus {
  const campaigns = set.links.map((_, index) => campaign(`c-${index + 1}`, statuses[index] ?? "running"));
  return toView(set, read(set, campaigns), false).status;
}

describe("rows of linked campaigns", () => {
  it("wait, or are in doubt, as long as no later campaign has them", () => {
    const before = allShares(PAUSED);
    expect([toText(before.waiting), toText(before.doubtful)]).toEqual(["6-9", "4-5"]);
    const after = allShares(RESUMED);
    expect([toText(after.waiting), toText(after.doubtful)]).toEqual(["", "5"]);
    expect([FIRST, SECOND, THIRD].map((link) => toText(keptBy(RESUMED, link)))).toEqual(["0-3,5", "10-14", "4,6-9"]);
  });

  it("wait while their part has no campaign at all", () => {
    expect(toText(allShares({ ...PAUSED, links: [FIRST] }).waiting)).toBe("6-9,10-14");
  });

  it("are not rung for a campaign that somebody else has ended", () => {
    const shares = allShares({ ...PAUSED, links: [{ ...FIRST, isEndedElsewhere: true }, SECOND] });
    expect([toText(shares.waiting), toText(shares.dropped)]).toEqual(["", "6-9"]);
  });
});

describe("linked campaigns as one", () => {
  it("count each row once, at each stage", () => {
    const second = campaign("c-2", "completed", { total: 5, live: 0, rows: { completed: 5 } });
    const paused = toView({ ...PAUSED, links: [FIRST, SECOND] }, read(PAUSED, [undefined, second]), false);
    expect(paused.progress).toEqual({ total: 15, live: 0, rows: { completed: 8, failed: 1, unknown: 2, pending: 4 } });
    const third = campaign("c-3", "running", { total: 5, live: 2, rows: { in_progress: 2, pending: 3 } });
    const running = toView(RESUMED, read(RESUMED, [undefined, second, third]), false);
    expect(running.progress).toEqual({
      ...{ total: 15, live: 2 },
      rows: { completed: 8, failed: 1, unknown: 1, pending: 3, in_progress: 2 },
    });
    expect(running.rowsInDoubt).toEqual([5]);
  });

  it("have no progress when one that goes on does not count", () => {
    const view = toView(RESUMED, read(RESUMED, [undefined, campaign("c-2", "running"), undefined]), false);
    expect(view).not.toHaveProperty("progress");
  });

  it("are what the least settled of them is, and over only when all are", () => {
    expect(statusOf(RESUMED, "cancelled", "running", "scheduled")).toBe("running");
    expect(statusOf(RESUMED, "cancelled", "running", "unknown")).toBe("unknown");
    expect(statusOf(RESUMED, "cancelled", "scheduled", "completed")).toBe("scheduled");
    // Whoever is in doubt may never have been rung.
    expect(statusOf(RESUMED, "cancelled", "completed", "completed")).toBe("cancelled");
    const all: SetLink = { ...THIRD, positions: [[4, 9]] };
    expect(statusOf({ ...RESUMED, links: [FIRST, SECOND, all] }, "cancelled", "completed", "completed")).toBe(
      "completed",
    );
    expect(statusOf({ ...RESUMED, state: "resuming" }, "cancelled", "completed", "completed")).toBe("unknown");
    expect(statusOf(PAUSED, "cancelled", "completed")).toBe("paused");
    expect(statusOf({ ...PAUSED, state: "stopped" }, "cancelled", "completed")).toBe("cancelled");
    expect(statusOf({ ...PAUSED, state: "pausing" }, "cancelled", "running")).toBe("pausing");
  });
});

describe("what the ledger keeps of linked campaigns", () => {
  it("is plain JSON, and comes back as it was", () => {
    for (const set of [PAUSED, RESUMED, { ...RESUMED, size: null, start: { at: "2026-08-18T12:00:00.000Z" } }]) {
      const entry = JSON.parse(JSON.stringify(toLedgerEntry(set)));
      expect(toLinkedSet(entry)).toEqual(set);
    }
  });

  it.each(["kind", "state", "digest", "parts", "links", "size", "start"])("is not believed without its %s", (field) => {
    const { [field]: _gone, ...entry } = toLedgerEntry(RESUMED);
    expect(toLinkedSet({ ...entry, key: "list" })).toBeUndefined();
  });

  it("is not believed when one of its links cannot be read", () => {
    const entry = toLedgerEntry(RESUMED);
    expect(toLinkedSet({ ...entry, links: [{ number: 1, part: 0, positions: "9-0", start: "now" }] })).toBeUndefined();
  });
});

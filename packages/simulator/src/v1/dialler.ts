import { HOUR } from "../instant.ts";
import type { CallLife } from "./call-life.ts";
import { sendContact } from "./campaign-messages.ts";
import { askServer, isGated, type Verdict } from "./gate.ts";
import { type Campaign, isMoving, type Row } from "./state.ts";
import type { World } from "./world.ts";

/** Gives out the organisation's lines. A row has one from the moment its turn comes until nobody is on it any more. */
export interface Dialler {
  /** Lets the rows of a campaign have their turns, as long as it is in progress. */
  begin(campaign: Campaign): void;
  /** Takes in calls that were under way from the beginning, whatever became of their campaign. */
  adopt(campaign: Campaign): void;
  /** A line of a campaign is free. */
  release(campaign: Campaign): void;
}

interface Track {
  /** Position of the first row that has not had its turn. */
  next: number;
  /** Lines in use. */
  lines: number;
  /** When it last had one, or began to want one. */
  lastLine: number;
}

/** Asking waits for the clock to move on: a server that answers at its own pace cannot be waited for before. */
const BEFORE_ASKING = 100;

/** How long a campaign goes without a line before it gives up. */
const PATIENCE = HOUR;

export function createDialler(world: World, calls: CallLife, whenThrough: (campaign: Campaign) => void): Dialler {
  const { timeline, concurrency } = world;
  const tracks = new WeakMap<Campaign, Track>();
  const turns: Campaign[] = [];
  let lines = 0;
  let dispatching = false;

  function trackOf(campaign: Campaign): Track {
    const known = tracks.get(campaign);
    if (known) return known;
    const first = campaign.rows.findIndex(({ state }) => state === "waiting");
    const track = { next: first < 0 ? campaign.rows.length : first, lines: 0, lastLine: timeline.now() };
    tracks.set(campaign, track);
    return track;
  }

  function isWaiting(campaign: Campaign): boolean {
    return campaign.status === "in-progress" && trackOf(campaign).next < campaign.rows.length;
  }

  function dispatch(): void {
    if (dispatching) return;
    dispatching = true;
    try {
      takeTurns();
    } finally {
      dispatching = false;
    }
  }

  /** Row by row, so that all campaigns get on when lines are short. */
  function takeTurns(): void {
    for (let passed = 0; lines < concurrency && passed < turns.length; ) {
      const campaign = turns.shift();
      if (campaign === undefined || !isWaiting(campaign)) continue;
      turns.push(campaign);
      const track = trackOf(campaign);
      // Half a line is none.
      const row = track.lines + 1 <= campaign.settings.maxConcurrency ? campaign.rows[track.next] : undefined;
      passed = row === undefined ? passed + 1 : 0;
      if (row !== undefined) take(campaign, track, row);
    }
  }

  function take(campaign: Campaign, track: Track, row: Row): void {
    lines++;
    track.lines++;
    track.next++;
    if (isGated(world, campaign)) ask(campaign, row);
    else place(campaign, row);
  }

  function place(campaign: Campaign, row: Row): void {
    calls.place(campaign, row, () => release(campaign));
  }

  function ask(campaign: Campaign, row: Row): void {
    row.state = "asking";
    timeline.at(timeline.now() + BEFORE_ASKING, () => {
      if (withdraws(campaign, row)) return;
      const answered = askServer(world, campaign, row).then((verdict) => {
        timeline.at(timeline.now(), () => goOn(campaign, row, verdict));
      });
      timeline.hold(answered);
    });
  }

  function goOn(campaign: Campaign, row: Row, verdict: Verdict): void {
    if (withdraws(campaign, row)) return;
    if (verdict === "eligible") {
      place(campaign, row);
      return;
    }
    row.state = verdict;
    sendContact(world, campaign, row, `contact.${verdict}`);
    release(campaign);
  }

  /** Whether a row that is being asked about must not be dialled any more. Its line is free then. */
  function withdraws(campaign: Campaign, row: Row): boolean {
    const stopped = campaign.status !== "in-progress";
    if (stopped) row.state = "waiting";
    else if (isLate(campaign)) leaveOut(campaign, row, "late");
    else return false;
    release(campaign);
    return true;
  }

  function isLate({ schedule }: Campaign): boolean {
    return schedule?.latestAt !== undefined && schedule.latestAt <= timeline.now();
  }

  function release(campaign: Campaign): void {
    const track = trackOf(campaign);
    lines--;
    track.lines--;
    track.lastLine = timeline.now();
    settle(campaign);
    dispatch();
  }

  /** Calls that never end leave a campaign in progress for ever. */
  function settle(campaign: Campaign): void {
    if (campaign.status !== "in-progress" || isWaiting(campaign) || trackOf(campaign).lines > 0) return;
    if (campaign.rows.every(({ call }) => call === undefined || call.status === "ended")) whenThrough(campaign);
  }

  function giveUp(campaign: Campaign, state: "late" | "starved"): void {
    if (!isWaiting(campaign)) return;
    const track = trackOf(campaign);
    for (const row of campaign.rows.slice(track.next)) leaveOut(campaign, row, state);
    track.next = campaign.rows.length;
    settle(campaign);
  }

  function leaveOut(campaign: Campaign, row: Row, state: "late" | "starved"): void {
    row.state = state;
    sendContact(world, campaign, row, state === "late" ? "contact.skipped" : "contact.failed");
  }

  function watch(campaign: Campaign): void {
    const track = trackOf(campaign);
    timeline.at(track.lastLine + PATIENCE, () => {
      if (!isWaiting(campaign)) return;
      if (track.lines > 0) track.lastLine = timeline.now();
      if (timeline.now() - track.lastLine < PATIENCE) watch(campaign);
      else giveUp(campaign, "starved");
    });
  }

  return {
    release,
    begin(campaign) {
      const latestAt = campaign.schedule?.latestAt;
      trackOf(campaign).lastLine = timeline.now();
      if (isLate(campaign)) giveUp(campaign, "late");
      else if (latestAt !== undefined) timeline.at(latestAt, () => giveUp(campaign, "late"));
      watch(campaign);
      turns.push(campaign);
      dispatch();
    },
    adopt(campaign) {
      for (const { call } of campaign.rows) {
        if (call === undefined || !isMoving(call)) continue;
        lines++;
        trackOf(campaign).lines++;
        calls.resume(call, () => release(campaign));
      }
    },
  };
}

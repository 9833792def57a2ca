import { DAY, HOUR, MINUTE, SECOND } from "../instant.ts";
import { createRandom, itemAt, type Random } from "../random.ts";
import type { History } from "../simulation.ts";
import { endCall, newCall } from "./calls.ts";
import { customerAt } from "./customers.ts";
import type { Ending } from "./ending.ts";
import { FICTIONAL_URL, fictionalVerdict } from "./fictional-server.ts";
import { agentAt, callerIds } from "./organisation.ts";
import { COMMON_ENDINGS } from "./past-endings.ts";
import type { Customer, DialPlanEntry } from "./request.ts";
import { type CampaignScript, type Cast, createDeck, DRAINING, reachOf } from "./scripts.ts";
import type { Call, Campaign, Organisation } from "./state.ts";
import { strangersCalls } from "./strangers.ts";

const CITIES = ["north", "south", "east", "west", "centre"];

/** Fills an organisation with campaigns and all that has happened to them by `now`. */
export function growHistory(organisation: Organisation, history: History, now: number, cast: Cast): void {
  const deck = createDeck(cast.rare);
  let live = 0;
  const world: Past = {
    organisation,
    now,
    nextEnding: (random) => deck.next() ?? random.pick(COMMON_ENDINGS),
    nextLive: () => itemAt(cast.live, live++),
  };
  const campaigns = Array.from({ length: history.campaigns }, (_, index) => {
    const script = cast.scripts[index] ?? itemAt(cast.filler, index - cast.scripts.length);
    return growCampaign(world, script, index, history.rows, index === 0 ? cast.waitingWord : undefined);
  });
  const strangers = history.campaigns > 0 ? strangersCalls(organisation, now) : [];
  const calls = [...strangers, ...campaigns.flatMap(({ rows }) => rows.flatMap(({ call }) => call ?? []))];
  for (const campaign of campaigns.sort(oldestFirst)) organisation.campaigns.add(campaign);
  for (const call of calls.sort(oldestFirst)) organisation.calls.add(call);
}

interface Past {
  readonly organisation: Organisation;
  readonly now: number;
  nextEnding(random: Random): Ending;
  nextLive(): string;
}

function growCampaign(past: Past, script: CampaignScript, index: number, most: number, waitingWord?: string): Campaign {
  const { now, organisation } = past;
  const { seed, provider } = organisation;
  const random = createRandom(seed, provider, "campaign", index);
  const id = random.uuid();
  const createdAt = now - 3 * HOUR - index * 30 * HOUR - random.integer(0, index === 0 ? 0 : 8 * HOUR);
  const size = index === 0 ? most : Math.min(most, random.integer(3, 40));
  const begun = createdAt + MINUTE;
  const customers = Array.from({ length: size }, (_, position) => customerAt(seed, id, index, position));
  const callers = callerIds(seed, provider, index, script.dialPlan ? 2 : 1);
  const share = Math.ceil(size / callers.length);
  const campaign: Campaign = {
    id,
    requestId: undefined,
    createdAt,
    updatedAt: createdAt,
    name: `Check-ups ${itemAt(CITIES, index)} ${index + 1}`,
    status: script.status,
    endedReason: script.endedReason,
    agent: agentAt(seed, provider, script.agent ?? "assistant", index),
    schedule: scheduleOf(script, index, now, begun, random),
    phoneNumberId: script.dialPlan ? undefined : callers[0],
    dialPlan: script.dialPlan && callers.map((phoneNumberId, part) => planEntry(phoneNumberId, customers, part, share)),
    settings: {
      maxConcurrency: 10,
      ...(script.predial && {
        predialPlan: { enabled: true },
        server: { url: FICTIONAL_URL, timeoutSeconds: 20 },
      }),
    },
    rows: customers.map((customer, position) => ({
      position,
      customer,
      phoneNumberId: itemAt(callers, Math.floor(position / share)),
      state: "waiting",
      call: undefined,
      ...(waitingWord !== undefined && position === size - 1 && { waitingWord }),
    })),
  };
  dialRows(past, campaign, script, begun);
  const calls = campaign.rows.flatMap(({ call }) => call ?? []);
  campaign.updatedAt = calls.reduce((last, { updatedAt }) => Math.max(last, updatedAt), createdAt);
  return campaign;
}

/** Lets happen what has happened by now. */
function dialRows(past: Past, campaign: Campaign, script: CampaignScript, begun: number): void {
  const { seed, provider } = past.organisation;
  const size = campaign.rows.length;
  const reach = reachOf(script.progress, size);
  const span = Math.min(size * 3 * MINUTE, past.now - 25 * MINUTE - begun);
  for (const row of campaign.rows.slice(0, reach.ended + reach.live)) {
    const { position } = row;
    const verdict = script.predial ? fictionalVerdict(position) : "eligible";
    if (verdict !== "eligible") {
      row.state = verdict;
      continue;
    }
    const random = createRandom(seed, provider, campaign.id, "call", position);
    row.state = "dialled";
    if (position < reach.ended) {
      // Calls are placed in handfuls, so that some share their instant to the millisecond.
      const place = position % 5 === 4 ? position - 1 : position;
      const createdAt = begun + Math.floor((place / size) * span);
      const ending = past.nextEnding(random);
      row.call = newCall(campaign, row, random.uuid(), createdAt);
      endCall(seed, row.call, ending, random);
    } else {
      const createdAt = Math.max(begun, past.now - random.integer(20 * SECOND, 9 * MINUTE));
      row.call = newCall(campaign, row, random.uuid(), createdAt);
      row.call.status = script.progress === "draining" ? itemAt(DRAINING, position) : past.nextLive();
      const talking = row.call.status === "in-progress" || row.call.status === "forwarding";
      if (talking) row.call.startedAt = row.call.updatedAt = Math.min(past.now, createdAt + 9 * SECOND);
    }
  }
}

function planEntry(phoneNumberId: string, customers: readonly Customer[], part: number, share: number): DialPlanEntry {
  return { phoneNumberId, customers: customers.slice(part * share, (part + 1) * share) };
}

function scheduleOf(script: CampaignScript, index: number, now: number, begun: number, random: Random) {
  const scheduled = script.progress === "not begun" && script.endedReason === undefined;
  const earliestAt = scheduled ? now + random.integer(1, 5) * DAY : begun;
  if (!scheduled && index % 4 !== 2) return undefined;
  return script.progress === "not begun" ? { earliestAt, latestAt: earliestAt + 8 * HOUR } : { earliestAt };
}

/** What came together is told apart by id, so that the order is always the same. */
function oldestFirst(a: Call | Campaign, b: Call | Campaign): number {
  if (a.createdAt !== b.createdAt) return a.createdAt - b.createdAt;
  return a.id < b.id ? 1 : -1;
}

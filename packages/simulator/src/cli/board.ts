import type { CallEvent, SimulatorEvent } from "../events.ts";
import type { Outcome } from "../outcomes.ts";
import type { Simulator } from "../simulator.ts";
import type { ProviderId } from "../words.ts";

/** What is worth seeing of a running simulation. Kept up to date by its events. */
export interface Board {
  readonly campaigns: readonly BoardCampaign[];
  /** The latest events in words, oldest first. */
  readonly latest: readonly string[];
  tell(simulator: Simulator, event: SimulatorEvent, line: string | undefined): void;
}

export interface BoardCampaign {
  readonly provider: ProviderId;
  readonly name: string;
  readonly status: string;
  readonly rows: number;
  /** Rows that were dialled and are not on the phone. */
  readonly dialled: number;
  /** Calls under way by how far they are. */
  readonly live: Readonly<Record<Exclude<CallEvent["status"], "ended">, number>>;
  readonly outcomes: ReadonlyMap<Outcome, number>;
}

const REMEMBERED = 12;

interface Entry {
  readonly provider: ProviderId;
  name: string;
  status: string;
  rows: number;
  readonly dialled: Set<number>;
  readonly live: Map<string, Exclude<CallEvent["status"], "ended">>;
  readonly outcomes: Map<Outcome, number>;
}

/** An empty board. */
export function createBoard(): Board {
  const entries = new Map<string, Entry>();
  const latest: string[] = [];

  /** What was under way before anybody watched has told nobody its name. */
  function entryOf({ provider, campaigns }: Simulator, campaignId: string): Entry {
    const known = entries.get(campaignId);
    if (known !== undefined) return known;
    const campaign = campaigns.find(({ id }) => id === campaignId);
    const entry: Entry = {
      provider,
      name: campaign?.name ?? "",
      status: "",
      rows: campaign?.rows.length ?? 0,
      dialled: new Set(
        campaign?.rows.filter(({ attempts }) => attempts.some(({ over }) => over)).map(({ position }) => position),
      ),
      live: new Map(),
      outcomes: new Map(),
    };
    entries.set(campaignId, entry);
    return entry;
  }

  function follow(entry: Entry, event: CallEvent): void {
    if (event.status !== "ended") {
      entry.live.set(event.attemptId, event.status);
      return;
    }
    entry.live.delete(event.attemptId);
    entry.dialled.add(event.position);
    if (event.outcome) entry.outcomes.set(event.outcome, (entry.outcomes.get(event.outcome) ?? 0) + 1);
  }

  return {
    get campaigns() {
      return [...entries.values()].map(toCampaign);
    },
    latest,
    tell(simulator, event, line) {
      if (event.type === "campaign") {
        Object.assign(entryOf(simulator, event.campaignId), {
          name: event.name,
          status: event.status,
          rows: event.rows,
        });
      }
      if (event.type === "call") follow(entryOf(simulator, event.campaignId), event);
      if (line !== undefined) latest.push(line);
      if (latest.length > REMEMBERED) latest.shift();
    },
  };
}

function toCampaign({ dialled, live, ...entry }: Entry): BoardCampaign {
  const statuses = [...live.values()];
  const count = (status: CallEvent["status"]) => statuses.filter((candidate) => candidate === status).length;
  return {
    ...entry,
    dialled: dialled.size,
    live: { queued: count("queued"), ringing: count("ringing"), answered: count("answered") },
  };
}

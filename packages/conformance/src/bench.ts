import {
  type CallAttempt,
  type Campaign,
  type CampaignProvider,
  createHastyClock,
  createMemoryLedger,
  type Observation,
  type Row,
} from "@trunkline/core";
import { collect } from "./asking.ts";
import type { Exchange, Situation, TrueCampaign } from "./exchange.ts";
import { assertUsual } from "./situation.ts";
import type { Connection, Subject } from "./subject.ts";
import { createWire, type Wire } from "./wire.ts";

const TWO_HOURS_MS = 7_200_000;

/** What exchanges hold at the beginning, by name. */
const SITUATIONS = {
  empty: { campaigns: 0, rows: 1, oddities: false },
  /** Every word occurs, those that no contract has included. */
  usual: { campaigns: 24, rows: 120, oddities: true },
  small: { campaigns: 6, rows: 6, oddities: false },
  large: { campaigns: 2, rows: 10_000, oddities: false },
} as const satisfies Record<string, Situation>;
export type SituationName = keyof typeof SITUATIONS;

/** Where clauses are judged. */
export interface Bench {
  readonly subject: Subject;
  /** The exchange of a situation that all clauses share; for those that leave it as it is. */
  shared(situation: SituationName): Promise<Exchange>;
  /** An exchange of one clause's own. */
  fresh(situation: SituationName): Promise<Exchange>;
  /** A new adapter that speaks to an exchange, with a clock and a ledger of its own where it is given none. */
  connect(exchange: Exchange, changes?: Partial<Connection>): Connected;
  /** Everything that an adapter reads of a shared exchange. Read once. */
  survey(situation: SituationName): Promise<Survey>;
  close(): Promise<void>;
}

/** An adapter, and what can be seen of it from outside. */
export interface Connected {
  readonly provider: CampaignProvider;
  readonly wire: Wire;
  readonly observations: readonly Observation[];
}

/** Everything that an adapter reads of an exchange, beside the truth. */
export interface Survey extends Connected {
  readonly campaigns: readonly Campaign[];
  /** In the order of `campaigns`. */
  readonly surveyed: readonly SurveyedCampaign[];
}

export interface SurveyedCampaign {
  readonly campaign: Campaign;
  /** Absent: the adapter made the campaign up. */
  readonly truth?: TrueCampaign;
  readonly rows: readonly Row[];
  readonly attempts: readonly CallAttempt[];
}

/** A bench for one adapter. */
export function createBench(subject: Subject): Bench {
  const open: Promise<Exchange>[] = [];
  const exchanges = new Map<SituationName, Promise<Exchange>>();
  const surveys = new Map<SituationName, Promise<Survey>>();

  function start(situation: SituationName): Promise<Exchange> {
    const exchange = subject.exchange(SITUATIONS[situation]);
    open.push(exchange);
    return exchange;
  }

  const bench: Bench = {
    subject,
    fresh: start,
    shared: (situation) => remember(exchanges, situation, () => start(situation)),
    survey: (situation) =>
      remember(surveys, situation, async () => {
        const exchange = await bench.shared(situation);
        if (situation === "usual") assertUsual(exchange);
        return readAll(exchange, bench.connect(exchange));
      }),
    connect(exchange, changes = {}) {
      const wire = createWire(changes.fetch);
      const connectedAt = Date.now();
      const observations: Observation[] = [];
      // The exchange stands still unless it is advanced; the adapter's own time goes on.
      const { clock = createHastyClock(() => exchange.now() + Date.now() - connectedAt) } = changes;
      const provider = subject.create({
        apiKey: exchange.apiKey,
        baseUrl: exchange.url,
        clock,
        ledger: createMemoryLedger({ clock }),
        onObservation: (observation) => observations.push(observation),
        ...changes,
        fetch: wire.fetch,
      });
      return { provider, wire, observations };
    },
    async close() {
      await Promise.allSettled(open.splice(0).map(async (exchange) => (await exchange).close()));
    },
  };
  return bench;
}

function remember<Key, Value>(values: Map<Key, Value>, key: Key, create: () => Value): Value {
  const value = values.get(key) ?? create();
  values.set(key, value);
  return value;
}

async function readAll(exchange: Exchange, connected: Connected): Promise<Survey> {
  const { provider } = connected;
  const truths = new Map(exchange.campaigns.map((campaign) => [campaign.id, campaign]));
  const campaigns = await collect(provider.listCampaigns());
  const surveyed: SurveyedCampaign[] = [];
  for (const campaign of campaigns) {
    const truth = truths.get(campaign.id);
    const rows = await collect(provider.listRows({ campaignId: campaign.id }));
    const attempts = await collect(provider.listAttempts({ campaignId: campaign.id }));
    surveyed.push({ campaign, rows, attempts, ...(truth !== undefined && { truth }) });
  }
  return { ...connected, campaigns, surveyed };
}

/** Every attempt that an adapter gives: by itself, and with its row. */
export function attemptsOf({ rows, attempts }: SurveyedCampaign): readonly CallAttempt[] {
  return [...attempts, ...rows.flatMap((row) => row.attempts ?? [])];
}

/** The campaign with the most rows. */
export function largestOf({ campaigns }: Exchange): TrueCampaign {
  const [first, ...others] = campaigns;
  if (first === undefined) throw new Error("The exchange has no campaign");
  return others.reduce((largest, other) => (other.rows.length > largest.rows.length ? other : largest), first);
}

/** One of some campaigns that goes on ringing if nobody stops it: seen in an exchange that is left alone. */
export async function findRinging(
  bench: Bench,
  exchange: Exchange,
  among: readonly { readonly id: string }[] = exchange.campaigns,
): Promise<TrueCampaign> {
  const control = await bench.fresh("usual");
  const mark = control.rings.length;
  await control.advance(TWO_HOURS_MS);
  const ringing = new Set(control.rings.slice(mark).map(({ campaignId }) => campaignId));
  const campaign = exchange.campaigns.find(
    ({ id }) => ringing.has(id) && among.some((candidate) => candidate.id === id),
  );
  if (campaign === undefined) throw new Error("No campaign of the exchange's rings anybody");
  return campaign;
}

import { createAsker } from "../../src/adapter/ask.ts";
import { type CampaignOperations, createCampaignOperations } from "../../src/adapter/campaigns.ts";
import { createTransport } from "../../src/adapter/transport.ts";
import type { NewRow } from "../../src/create-campaign.ts";
import { createHastyClock, type HastyClock } from "../../src/hasty-clock.ts";
import type { IntentLedger, LedgerEntry } from "../../src/ledger.ts";
import { createMemoryLedger } from "../../src/memory-ledger.ts";
import type { WireModels } from "../../src/provider.ts";
import { CAMPAIGN_DESTINATION, createTestDriver, type TestDriverOptions } from "./campaign-driver.ts";
import { type CampaignServer, type CampaignServerOptions, startCampaignServer } from "./campaign-server.ts";
import { at } from "./models.ts";

export const INTENT_KEY = "renewals-2026-08";
/** What nobody may find in a message or a ledger. */
export const PERSONAL = ["+15550100123", "+15550100124", "Robin Sample", "gate code 4711"] as const;
export const ROWS: readonly NewRow[] = [
  { contact: { phoneNumber: PERSONAL[0], name: PERSONAL[2] }, variables: { note: PERSONAL[3] } },
  { contact: { phoneNumber: PERSONAL[1] } },
];
/** A campaign to create: `{ ...CAMPAIGN, intentKey: INTENT_KEY }`. */
export const CAMPAIGN = {
  name: "Autumn renewals",
  agent: { kind: "assistant", id: "robin" },
  rows: ROWS,
  start: "now",
} as const;
export const KEYED = { ...CAMPAIGN, intentKey: INTENT_KEY } as const;

export interface BenchOptions extends Omit<CampaignServerOptions, "now" | "onRequest">, TestDriverOptions {
  readonly clock?: HastyClock;
  /** Absent: a new one in memory. `false`: none. */
  readonly ledger?: ((clock: HastyClock) => IntentLedger) | false;
  /** Of the provider. Absent: `acme`. */
  readonly id?: string;
  readonly leaseMs?: number;
  readonly settleMs?: number;
  /** Tries of a request that the transport may make by itself. Absent: 1. */
  readonly maxTries?: number;
  /** Told of every request. */
  readonly onRequest?: (what: string) => void;
}

/** Operations on campaigns against a server of the test's own, and all that a test wants to know of it. */
export interface Bench extends Required<CampaignOperations<WireModels>>, Pick<CampaignServer, "campaigns" | "bodies"> {
  /** Requests so far, in words: `get c1`. */
  readonly asked: string[];
  /** What the ledger said of the intent while each of those requests was under way that may ring somebody, or stop it. */
  readonly states: string[];
  readonly clock: HastyClock;
  readonly ledger: IntentLedger;
  state(key?: string): Promise<string | undefined>;
  entries(): Promise<readonly LedgerEntry[]>;
}

/** Starts a server and operations on it; waits take no time, and reads are sent once. */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const { clock = createHastyClock(() => Date.parse(at(0))), id = "acme", leaseMs, settleMs, onRequest } = options;
  const ledger =
    options.ledger === undefined || options.ledger === false ? createMemoryLedger({ clock }) : options.ledger(clock);
  const asked: string[] = [];
  const states: string[] = [];
  const state = async (key: string = INTENT_KEY) => String((await ledger.read(key))?.state ?? "none");
  const server = await startCampaignServer({
    ...options,
    now: clock.now,
    async onRequest(what) {
      asked.push(what);
      onRequest?.(what);
      if (/^(create|launch|cancel)/.test(what)) states.push(`${what}: ${await state()}`);
    },
  });
  const transport = createTransport(CAMPAIGN_DESTINATION, {
    id,
    apiKey: "sk-test",
    baseUrl: server.url,
    clock,
    retry: { maxTries: options.maxTries ?? 1 },
  });
  const asker = createAsker(transport);
  const operations = createCampaignOperations({
    asker,
    clock,
    driver: createTestDriver(asker, server.url, options),
    options: {
      ...(options.ledger !== false && { ledger }),
      ...(leaseMs !== undefined && { leaseMs }),
      ...(settleMs !== undefined && { settleMs }),
    },
  });
  const { launchCampaign, pauseCampaign, resumeCampaign, updateCampaign } = operations;
  if (!launchCampaign || !pauseCampaign || !resumeCampaign || !updateCampaign) throw new Error("has them all");
  const optional = { launchCampaign, pauseCampaign, resumeCampaign, updateCampaign };
  const { campaigns, bodies } = server;
  return { ...operations, ...optional, campaigns, bodies, asked, states, clock, ledger, state, entries };

  async function entries(): Promise<readonly LedgerEntry[]> {
    const all: LedgerEntry[] = [];
    for await (const entry of ledger.entries()) all.push(entry);
    return all;
  }
}

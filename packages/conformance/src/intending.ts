/** What clauses about intents begin with. */
import { type CampaignProvider, type CreateCampaignOptions, createMemoryLedger } from "@trunkline/core";
import type { Bench, Connected } from "./bench.ts";
import { clockOf, inputFor } from "./campaigning.ts";
import type { Exchange } from "./exchange.ts";
import type { Connection } from "./subject.ts";

export const SETTLE_MS = 90_000;
export const KEY = "spring-check-ups/4711";

/** An intention, and processes that know of it. */
export interface Begun {
  readonly exchange: Exchange;
  /** A process that shares its ledger with the others, and lets the exchange's time pass while it waits. */
  readonly connect: (changes?: Partial<Connection>) => Connected;
  readonly input: CreateCampaignOptions & { readonly intentKey: string };
}

/** An intention that nothing has been done for yet, at an exchange of its own. */
export async function begin(bench: Bench): Promise<Begun> {
  const exchange = await bench.fresh("small");
  const clock = clockOf(exchange);
  const ledger = createMemoryLedger({ clock });
  const connect = (changes: Partial<Connection> = {}) =>
    bench.connect(exchange, { clock, ledger, settleMs: SETTLE_MS, ...changes });
  const provider: CampaignProvider = connect().provider;
  return { exchange, connect, input: { ...(await inputFor(provider)), intentKey: KEY } };
}

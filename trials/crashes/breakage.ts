import type { CampaignProvider, IntentLedger } from "@trunkline/core";
import { SETTLE_MS } from "./settle.ts";

/** What is broken about the library on purpose, for trials of the trials. */
export interface Breakage {
  readonly fetch: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
  readonly provider: (provider: CampaignProvider) => CampaignProvider;
  readonly ledger: (ledger: IntentLedger) => IntentLedger;
  readonly settleMs: number;
  /** Whether the disk keeps what it is told to keep. */
  readonly syncs: boolean;
}

/** Nothing. */
export const SOUND: Breakage = {
  fetch: (fetch) => fetch,
  provider: (provider) => provider,
  ledger: (ledger) => ledger,
  settleMs: SETTLE_MS,
  syncs: true,
};

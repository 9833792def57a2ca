import { type Clock, type CreateCampaignOptions, SYSTEM_CLOCK } from "@trunkline/core";
import { createFileLedger } from "@trunkline/core/file-ledger";
import { createVapi } from "@trunkline/vapi";

/** Where a service finds its provider, and what it has written down. */
export interface Place {
  readonly url: string;
  readonly apiKey: string;
  readonly ledgerPath: string;
}

export const PEOPLE = [
  { name: "Ann", phoneNumber: "+15550101" },
  { name: "Ben", phoneNumber: "+15550102" },
  { name: "Cem", phoneNumber: "+15550103" },
] as const;

/** One intention to ring them. The key is an id of the service's own, the same in every life of it. */
export const CHECK_UPS = {
  intentKey: "check-ups-2026-08",
  name: "Check-ups",
  agent: { kind: "assistant", id: "robin" },
  callers: [{ id: "line-1" }],
  rows: PEOPLE.map((contact) => ({ contact })),
  start: "now",
} as const satisfies CreateCampaignOptions;

/** What only an example needs. */
interface Staging {
  /** Of a process that is to be killed in the middle of a request. */
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
}

/** The same set-up in every process: one ledger for all. */
export function createService(
  { url, apiKey, ledgerPath }: Place,
  { fetch = globalThis.fetch, clock = SYSTEM_CLOCK }: Staging = {},
) {
  const ledger = createFileLedger({ path: ledgerPath, clock });
  return createVapi({ baseUrl: url, apiKey, ledger, fetch, clock });
}

/** Our adapters, each way that one can be set up to speak to its provider. */
import { type CampaignProvider, createHastyClock, createMemoryLedger, type Observation } from "@trunkline/core";
import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import { createVapi } from "@trunkline/vapi";
import { NOW } from "./moments.ts";

/** One adapter in one setting. */
export interface Variant {
  readonly title: string;
  readonly create: (connection: Connection) => CampaignProvider;
  /** Functions that do something else in this setting. Absent: all. */
  readonly functions?: readonly string[];
}

/** What a function of ours asks through, and whom it tells. */
export interface Connection {
  readonly fetch: typeof globalThis.fetch;
  readonly onObservation: (observation: Observation) => void;
}

/** By provider; none for one that has no adapter yet. */
export function variantsOf(provider: string): readonly Variant[] {
  return VARIANTS[provider] ?? [];
}

const VARIANTS: Readonly<Partial<Record<string, readonly Variant[]>>> = {
  vapi: [
    { title: "Vapi V1", create: (connection) => createVapi({ ...settings(connection), campaignsApi: "v1" }) },
    { title: "Vapi V2", create: (connection) => createVapi({ ...settings(connection), campaignsApi: "v2" }) },
  ],
  revox: [
    { title: "Revox", create: (connection) => createRevox(settings(connection)) },
    ...(["g1", "g2"] as const).map((generation) => ({
      title: `Revox ${generation}`,
      create: (connection: Connection) => createRevox({ ...settings(connection), generation }),
      functions: ["createCampaign"],
    })),
    {
      title: "Revox by people",
      create: (connection) => createRevox({ ...settings(connection), launchMode: "speed_dial" }),
      functions: ["launchCampaign"],
    },
  ],
  cozmox: [{ title: "Cozmox", create: (connection) => createCozmox(settings(connection)) }],
};

/** What fails does so at once, and whoever waits does so in no time. */
function settings(connection: Connection) {
  const clock = createHastyClock(() => Date.parse(NOW));
  return {
    ...connection,
    apiKey: "invented",
    baseUrl: "https://provider.invalid",
    retry: { maxTries: 1 },
    requestTimeoutMs: 0,
    clock,
    ledger: createMemoryLedger({ clock }),
  };
}

import type { CampaignProvider, Hooks } from "@trunkline/core";
import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import { type SimulatorOptions, startSimulator } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";

interface OpenProviders {
  readonly providers: readonly CampaignProvider[];
  /** Where they are, in words. */
  readonly source: string;
  close(): Promise<void>;
}

/** The real providers whose keys are in the environment, or simulators of all of them. */
export async function openProviders(onObservation: Hooks["onObservation"] & {}): Promise<OpenProviders> {
  const { VAPI_API_KEY, REVOX_API_KEY, COZMOX_API_KEY } = process.env;
  const real = [
    ...(VAPI_API_KEY ? [createVapi({ onObservation })] : []),
    ...(REVOX_API_KEY ? [createRevox({ onObservation })] : []),
    ...(COZMOX_API_KEY ? [createCozmox({ onObservation })] : []),
  ];
  if (real.length > 0) {
    return { providers: real, source: real.map(({ id }) => id).join(", "), close: async () => {} };
  }
  return openSimulators(onObservation);
}

async function openSimulators(onObservation: Hooks["onObservation"] & {}): Promise<OpenProviders> {
  const now = Date.now();
  const simulate = (options: SimulatorOptions) =>
    startSimulator({ now, history: { rows: 60, campaigns: 13 }, ...options });
  // Two accounts of Vapi's: one has its second campaign API, the other answers 403 to it.
  const [vapiV2, vapiV1, revox, cozmox] = await Promise.all([
    simulate({ provider: "vapi", seed: 1 }),
    simulate({ provider: "vapi", seed: 2, campaignsV2: false }),
    simulate({ provider: "revox", seed: 3 }),
    simulate({ provider: "cozmox", seed: 4 }),
  ]);
  const at = ({ url: baseUrl, apiKey }: { url: string; apiKey: string }) => ({ baseUrl, apiKey, onObservation });
  return {
    providers: [
      createVapi({ ...at(vapiV2), id: "vapi" }),
      createVapi({ ...at(vapiV1), id: "vapi-v1" }),
      createRevox(at(revox)),
      createCozmox(at(cozmox)),
    ],
    source: "simulators on this machine: Vapi (both generations), Revox and Cozmox",
    async close() {
      await Promise.all([vapiV2, vapiV1, revox, cozmox].map((simulator) => simulator.close()));
    },
  };
}

import { type ProviderId, type Simulator, startSimulator } from "@trunkline/simulator";
import type { Ask } from "../support/ask.ts";
import { KEY } from "./judge-sending.ts";
import type { Place } from "./plan.ts";

/** The simulators that a stretch of runs shares. */
export interface Worlds {
  /** The one for a run. What shifts is new each time; it is the caller's to close. */
  at(place: Place, run: number): Promise<Simulator>;
  readonly acting: Simulator;
  /** What can be asked in them. */
  readonly asks: readonly Ask[];
  close(): Promise<void>;
}

/** `turn`: by it they take turns in what the provider is like. */
export async function startWorlds(provider: ProviderId, asks: readonly Ask[], turn: number): Promise<Worlds> {
  const generation = turn % 4 === 0 ? "g1" : "g3";
  const general = { provider, apiKey: KEY, seed: turn + 1, outcomes: { interested: 1 }, generation } as const;
  const history = { campaigns: 4, rows: 4, oddities: false };
  const reading = await startSimulator({ ...general, history });
  const acting = await startSimulator(general);
  const own = asks.filter((ask) => ask.provider === provider);
  return {
    acting,
    async at(place, run) {
      if (place !== "shifting") return place === "reading" ? reading : acting;
      return startSimulator({ ...general, seed: run + 1, history: { ...history, campaigns: 7 } });
    },
    asks: own.filter(({ setting }) => setting?.generation === undefined || setting.generation === generation),
    close: async () => void (await Promise.all([reading.close(), acting.close()])),
  };
}

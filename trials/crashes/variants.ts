import type { CampaignProvider, CreateCampaignOptions, IntentOptions } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import type { OutcomeWeights, SimulatorOptions } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";
import type { Draw } from "../runs/random.ts";

/** A provider in one of its generations. */
export interface Variant {
  readonly name: string;
  readonly simulator: Pick<SimulatorOptions, "provider" | "generation">;
  readonly create: (options: TransportOptions & IntentOptions) => CampaignProvider;
  /** Whether lists are made of several campaigns, and can be held. */
  readonly isLinked: boolean;
  readonly starts: readonly ("now" | "draft" | "at")[];
  /** What only this one is told. */
  readonly more: Pick<CreateCampaignOptions, "agent" | "callers" | "retry">;
}

/** What becomes of calls, and how often somebody may be rung. */
export interface Weather {
  readonly outcomes: OutcomeWeights;
  readonly concurrency: number;
  /** Absent: as the variant says. */
  readonly maxAttempts?: number;
}

/** One for each stretch of runs. Nobody is to be rung twice, whatever the weather. */
export function drawWeather(draw: Draw, { isLinked }: Variant): Weather {
  return {
    // Of a list that is to be held in its middle, some have to wait.
    concurrency: isLinked ? 2 : draw.pick([2, 1_000]),
    ...draw.pick([
      { outcomes: { interested: 1 } },
      // Whoever does not answer would be rung again, if more than one try was allowed.
      { outcomes: { interested: 1, no_answer: 1 }, maxAttempts: 1 },
    ]),
  };
}

const VAPI = { agent: { kind: "assistant", id: "robin" }, callers: [{ id: "line-1" }] } as const;
/** Everybody at any time; whoever was reached would be rung again if somebody launched it again. */
const REVOX = {
  agent: { kind: "assistant", id: "robin" },
  retry: {
    maxAttempts: 3,
    days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    windows: [{ from: "00:00", until: "24:00", retryDelaySeconds: 3600 }],
    timeZone: "UTC",
  },
} as const;

const PLAIN: readonly Variant[] = [
  {
    name: "vapi v2",
    simulator: { provider: "vapi" },
    create: (options) => createVapi({ ...options, campaignsApi: "v2" }),
    isLinked: false,
    starts: ["now", "at"],
    more: VAPI,
  },
  {
    name: "vapi v1",
    simulator: { provider: "vapi" },
    create: (options) => createVapi({ ...options, campaignsApi: "v1" }),
    isLinked: false,
    starts: ["now", "at"],
    more: VAPI,
  },
  {
    name: "cozmox",
    simulator: { provider: "cozmox" },
    create: createCozmox,
    isLinked: false,
    starts: ["now", "at"],
    more: VAPI,
  },
  ...(["g3", "g2", "g1"] as const).map((generation) => ({
    name: `revox ${generation}`,
    simulator: { provider: "revox" as const, generation },
    create: (options: TransportOptions & IntentOptions) => createRevox({ ...options, generation }),
    isLinked: false,
    starts: generation === "g1" ? (["now", "at"] as const) : (["now", "at", "draft"] as const),
    more: REVOX,
  })),
];

/** Every variant by itself, and those that are linked in practice. */
export const VARIANTS: readonly Variant[] = PLAIN.flatMap((variant) => {
  if (variant.name === "revox g2" || variant.name === "revox g1") return [variant];
  return [variant, { ...variant, name: `linked ${variant.name}`, isLinked: true, starts: ["now"] }];
});

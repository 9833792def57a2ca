import type { CampaignProvider, CreateCampaignOptions, IntentOptions } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import { createCozmox } from "@trunkline/cozmox";
import { createRevox } from "@trunkline/revox";
import type { SimulatorOptions } from "@trunkline/simulator";
import { createVapi } from "@trunkline/vapi";

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

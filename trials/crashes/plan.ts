import type { Fault, FaultAction } from "@trunkline/simulator";
import type { Draw } from "../runs/random.ts";
import type { Variant } from "./variants.ts";

/** What a service does with a campaign, one after the other. */
export type Deed = "create" | "rename" | "launch" | "pause" | "resume" | "cancel" | "delete";

/** Everything that is drawn for one run. */
export interface CrashPlan {
  readonly variant: Variant;
  readonly start: "now" | "draft" | "at";
  readonly deeds: readonly Deed[];
  readonly faults: readonly Fault[];
  /** Steps at which the service dies, each in its next life. */
  readonly crashes: readonly number[];
  /** Share of what was not synced that a crash leaves on the disk. */
  readonly kept: number;
  /** Whether a new life begins with finishing what was left open. */
  readonly reconciles: boolean;
  readonly stuck: number;
  /** Time from a crash to the next life, in milliseconds: shorter than the right of the dead lasts, or longer. */
  readonly restartMs: number;
  /** Step at which a second service dies that is asked for the same at the same time, or never. Absent: there is none. */
  readonly twin?: { readonly crash: number | undefined };
  /** What somebody else does with the campaign, without the service, and after which of its lives. Absent: nothing. */
  readonly meddling?: { readonly deed: "cancel" | "delete"; readonly after: number };
  /** Time that passes after each deed, in milliseconds. */
  readonly passes: number;
}

export function drawPlan(draw: Draw, variant: Variant): CrashPlan {
  const start = draw.pick(variant.starts);
  return {
    variant,
    start,
    deeds: drawDeeds(draw, variant, start),
    faults: Array.from({ length: draw.whole(0, 3) }, () => ({ ...drawAction(draw), ...drawScope(draw) })),
    crashes: Array.from({ length: draw.pick([0, 1, 1, 1, 2, 3]) }, () => draw.whole(1, variant.isLinked ? 150 : 60)),
    kept: draw.pick([0, 0.3, 0.7, 1]),
    reconciles: draw.chance(0.6),
    stuck: draw.pick([0, 0, 0.3, 0.6]),
    restartMs: draw.chance(0.4) ? draw.whole(1, 120) * 1_000 : 900_000,
    ...(draw.chance(0.12) && { twin: { crash: draw.chance(0.4) ? draw.whole(1, 40) : undefined } }),
    ...(draw.chance(0.2) && {
      meddling: { deed: draw.pick(["cancel", "delete"] as const), after: draw.pick([1, 1, 2]) },
    }),
    passes: draw.pick([0, 1_000, 15_000, 60_000]),
  };
}

function drawDeeds(draw: Draw, { name, isLinked }: Variant, start: CrashPlan["start"]): Deed[] {
  const launch: Deed[] = start === "draft" && name === "revox g3" ? ["launch"] : [];
  if (isLinked) return ["create", ...draw.pick<readonly Deed[]>(LINKED_ENDS)];
  const ends: readonly (readonly Deed[])[] = name.startsWith("revox")
    ? [[], ["cancel"], ["delete"], ["pause"], ["pause", "resume"], ["pause", "cancel"], ["pause", "resume", "pause"]]
    : [[], [], ["cancel"], ["delete"]];
  // What has not begun cannot be paused.
  const canPause = start === "now" || launch.length > 0;
  const rename: Deed[] = draw.chance(0.2) ? ["rename"] : [];
  return ["create", ...rename, ...launch, ...draw.pick(ends.filter((deeds) => canPause || !deeds.includes("pause")))];
}

const LINKED_ENDS: readonly (readonly Deed[])[] = [
  [],
  ["cancel"],
  ["pause"],
  ["pause", "resume"],
  ["pause", "resume"],
  ["pause", "cancel"],
  ["pause", "resume", "pause", "resume"],
];

function drawScope(draw: Draw): Pick<Fault, "after" | "count" | "probability"> {
  return { after: draw.pick([0, 0, 1, 2, 4]), probability: draw.pick([0.5, 1]), count: draw.whole(1, 5) };
}

function drawAction(draw: Draw): FaultAction {
  const fault = draw.pick([
    "refused",
    "reset",
    "lost_answer",
    "lost_answer",
    "status",
    "status",
    "truncated",
    "not_json",
    "drift",
    "ignored",
    "launched_anyway",
  ] as const);
  switch (fault) {
    case "status":
      return { fault, status: draw.pick([429, 500, 502, 503]), acted: draw.chance(0.4) };
    case "drift":
      return { fault, drift: draw.pick(["word", "null", "missing", "retyped", "extra"]) };
    default:
      return { fault };
  }
}

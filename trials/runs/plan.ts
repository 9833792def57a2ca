import type { RetryOptions } from "@trunkline/core";
import { DRIFTS, FAULT_STATUSES, type Fault, type FaultAction } from "@trunkline/simulator";
import type { Ask } from "../support/ask.ts";
import type { Draw } from "./random.ts";

/** Where a run takes place. `reading`: nothing changes. `shifting`: listings shift. `acting`: people may be rung. */
export type Place = "reading" | "shifting" | "acting";

/** When a caller gives up: before all, as a try is sent, when its answer begins, or between two tries. */
export interface Abort {
  readonly when: "before" | "request" | "answer" | "retry";
  /** Which one of them, from 1. */
  readonly nth: number;
}

/** Everything that is drawn for one run. */
export interface Plan {
  readonly place: Place;
  readonly ask: Ask;
  readonly faults: readonly Fault[];
  readonly retry: RetryOptions;
  readonly waits: boolean;
  readonly pageSize: number | undefined;
  readonly abort: Abort | undefined;
  readonly timeoutMs: number | undefined;
}

/** Draws a run among what can be asked here. */
export function drawPlan(draw: Draw, asks: readonly Ask[]): Plan {
  const place = draw.pick<Place>(["reading", "reading", "reading", "acting", "acting", "acting", "acting", "shifting"]);
  const own = asks.filter((ask) => (ask.kind === "change") === (place === "acting") && fits(ask, place));
  const ask = draw.pick(own);
  // Otherwise it would hardly ever happen to what may ring.
  const lie: FaultAction = { fault: "status", status: 429, acted: true };
  const lies = place === "acting" && draw.chance(0.04) ? [{ ...lie, count: draw.whole(1, 2) }] : [];
  const faults = Array.from({ length: draw.whole(1, 3) }, () => ({ ...drawAction(draw, place), ...drawScope(draw) }));
  const shift: Fault = { fault: "shifted", by: draw.chance(0.5) ? "insertion" : "removal", count: draw.whole(1, 3) };
  return {
    place,
    ask,
    faults: place === "shifting" ? [shift, ...faults] : [...lies, ...faults],
    retry: {
      maxTries: draw.whole(1, 6),
      baseDelayMs: draw.whole(0, 1_000),
      maxRetryAfterMs: draw.pick([0, 5_000, 30_000]),
      random: draw.next,
    },
    waits: draw.chance(0.3),
    pageSize: ask.via === "adapter" ? draw.pick([undefined, 2, 3]) : undefined,
    abort: draw.chance(0.12)
      ? { when: draw.pick(["before", "request", "answer", "retry"]), nth: draw.whole(1, 3) }
      : undefined,
    timeoutMs: ask.via === "adapter" && draw.chance(0.1) ? draw.whole(50, 5_000) : undefined,
  };
}

/** Of what shifts, only the adapters promise anything. */
function fits(ask: Ask, place: Place): boolean {
  return place !== "shifting" || (ask.via === "adapter" && /listCampaigns|listAttempts/.test(ask.name));
}

function drawScope(draw: Draw): Pick<Fault, "after" | "count" | "probability"> {
  return {
    after: draw.pick([0, 0, 0, 1, 2]),
    probability: draw.pick([0.3, 0.6, 1]),
    ...(draw.chance(0.7) && { count: draw.whole(1, 4) }),
  };
}

const TROUBLES = [
  "refused",
  "reset",
  "lost_answer",
  "late",
  "status",
  "status",
  "status",
  "truncated",
  "not_json",
  "content_type",
] as const;

function drawAction(draw: Draw, place: Place): FaultAction {
  const oddities = {
    reading: ["drift", "drift", "clock_skew"],
    shifting: [],
    acting: ["ignored", "launched_anyway", "drift"],
  } as const;
  // Rarely, since each byte of such a body costs as much as a whole other answer.
  const rare = draw.chance(0.1) ? (["trickled"] as const) : [];
  const fault = draw.pick([...TROUBLES, ...oddities[place], ...rare]);
  switch (fault) {
    case "late":
      return { fault, milliseconds: 3_600_000 };
    case "status": {
      const retryAfterSeconds = draw.pick([undefined, undefined, 0, 3, 60]);
      const told = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
      return { fault, status: draw.pick(FAULT_STATUSES), acted: draw.chance(0.4), ...told };
    }
    case "drift":
      return { fault, drift: draw.pick(DRIFTS) };
    case "clock_skew":
      return { fault, seconds: draw.whole(-7_200, 7_200) };
    default:
      return { fault };
  }
}

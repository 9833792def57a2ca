import type { Setting } from "../simulation.ts";
import type { Call, Organisation } from "./state.ts";

/** What everything that happens to campaigns and calls works with. */
export interface World extends Pick<Setting, "timeline" | "concurrency" | "chooseOutcome" | "webhooks" | "tell"> {
  readonly organisation: Organisation;
  /** A call as the provider shows it. */
  readonly show: (call: Call) => ShownCall;
}

/** What messages about a call repeat of it. */
export interface ShownCall {
  readonly status?: string;
  readonly endedReason?: string;
  readonly destination?: object;
  readonly artifact?: object;
  readonly analysis?: object;
  readonly cost?: number;
  readonly costs?: readonly object[];
  readonly startedAt?: string;
  readonly endedAt?: string;
}

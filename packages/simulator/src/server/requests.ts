import type { FaultKind } from "../faults.ts";
import type { Instant } from "../truth.ts";

/** A request that reached the simulator, and what became of it. */
export interface SimulatedRequest {
  /** From 1, in the order of arrival: when the last of it had come. */
  readonly id: number;
  readonly at: Instant;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Name of the operation in the contract; absent when there is none. */
  readonly operation?: string;
  /** As it was sent, parsed; absent when there was none, or no JSON. */
  readonly body?: unknown;
  /**
   * Whether the provider took it up, and did with it what it does, be that to find nothing. False when it was refused
   * before, or got lost, or was only answered as if.
   */
  readonly acted: boolean;
  /** What befell it, in the order of the faults. Absent: nothing. */
  readonly faults?: readonly FaultKind[];
  /** Of the answer that has begun to be sent, however much of it arrives. Absent: none yet, or none at all. */
  readonly status?: number;
}

/** A request whose fate is still being written. */
export type OpenRequest = { -readonly [Key in keyof SimulatedRequest]: SimulatedRequest[Key] };

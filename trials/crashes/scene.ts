import type { Clock } from "@trunkline/core";
import type { Simulator } from "@trunkline/simulator";
import type { Draw } from "../runs/random.ts";
import type { Breakage } from "./breakage.ts";
import type { TrialDisk } from "./disk.ts";
import type { Network } from "./network.ts";

/** What a run takes place in. */
export interface Scene {
  readonly simulator: Simulator;
  readonly network: Network;
  readonly clock: Clock;
  readonly disk: TrialDisk;
  readonly draw: Draw;
  readonly key: string;
  readonly numbers: readonly string[];
  /** When a campaign that waits is to begin, in epoch milliseconds. */
  readonly startsAt: number;
  /** Of each number, where the provider lets it be chosen. Absent: as the variant says. */
  readonly maxAttempts: number | undefined;
  readonly breakage: Breakage;
}

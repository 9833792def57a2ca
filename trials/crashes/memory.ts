import type { IntentReport } from "@trunkline/core";

/** What a service remembers of its own over a crash: how far it has come. And what a trial notices on the way. */
export interface Memory {
  /** Deeds that were done, by their answers. */
  done: number;
  /** What its campaign is known by. */
  id: string;
  /** Positions of rows that were left out, as it was told. */
  inDoubt: readonly number[];
  /** Whether it was told that its campaign may not begin by itself. */
  isWarned: boolean;
  /** What it was told last that was no success. */
  error: unknown;
  reports: readonly IntentReport[];
  /** When it was first about to launch its draft, in epoch milliseconds. Absent: never. */
  launchedAt?: number;
  /** Times when it was told that a campaign is quiet. */
  quiets: number;
  /** Times when that was not so. */
  untrueQuiet: number;
  /** Whether an answer had another's id in the place of its own: then nobody can act on the right campaign. */
  isMisled: boolean;
  /** What somebody else has done with the campaign, or may have. */
  meddled?: "cancel" | "delete";
  /** What two services were told that asked at the same time, when nothing was in their way. Undefined: success. */
  twins: readonly unknown[];
}

export function createMemory(): Memory {
  return {
    done: 0,
    id: "",
    inDoubt: [],
    isWarned: false,
    error: undefined,
    reports: [],
    quiets: 0,
    untrueQuiet: 0,
    isMisled: false,
    twins: [],
  };
}

import type { CampaignStatus } from "@trunkline/core";

/** What a campaign must be like, by what was done with it. Times in epoch milliseconds. */
export interface Known {
  readonly nr: number;
  readonly id: string;
  readonly numbers: readonly string[];
  readonly start: "now" | "draft" | { readonly at: string };
  name: string;
  /** From when on its rows may be rung. Undefined: never, as it is. */
  ringsFrom: number | undefined;
  /** What somebody has done with it last that still holds. */
  held: "paused" | "cancelled" | "archived" | "deleted" | undefined;
  /** Since when, as long as that holds. */
  heldAt: number | undefined;
  /** How many of its rows had been rung when it was found quiet; since then it may be no more. Undefined: it was not. */
  quietWith: number | undefined;
}

/** All campaigns of one run, oldest first. */
export interface Model {
  readonly campaigns: Known[];
}

/** Every status that it may have now. Empty: there is none any more. */
export function possibleStatuses({ held, ringsFrom, quietWith }: Known, now: number): readonly CampaignStatus[] {
  switch (held) {
    case "deleted":
      return [];
    case "archived":
      return ["archived"];
    case "cancelled":
      return quietWith === undefined ? ["cancelled", "stopping"] : ["cancelled"];
    case "paused":
      return quietWith === undefined ? ["paused", "pausing", "completed"] : ["paused", "completed"];
    case undefined:
      if (ringsFrom === undefined) return ["draft"];
      if (now < ringsFrom) return ["scheduled"];
      return quietWith === undefined ? ["scheduled", "running", "completed"] : ["completed"];
  }
}

/** Whether something can be asked of a campaign in a status; `no`: it is refused before anything is sent. */
export function mayBeAsked(what: "launch" | "pause" | "resume", status: CampaignStatus): boolean {
  switch (what) {
    case "launch":
      return ["draft", "scheduled", "running", "completed"].includes(status);
    case "pause":
      return ["running", "paused", "pausing"].includes(status);
    case "resume":
      return ["running", "paused", "pausing"].includes(status);
  }
}

import type { components } from "../generated/vapi/api.ts";
import type { ProviderId } from "../words.ts";
import type { Ending } from "./ending.ts";
import type { Register } from "./register.ts";
import type { Customer, DialPlanEntry, Overrides, Server } from "./request.ts";

/** An organisation as it stands. Every answer is drawn up from it. */
export interface Organisation {
  readonly id: string;
  readonly provider: ProviderId;
  readonly seed: number;
  readonly campaigns: Register<Campaign>;
  /** Also those that no campaign placed, and those of campaigns that are gone. */
  readonly calls: Register<Call>;
}

// Instants are epoch milliseconds.

export interface Campaign {
  readonly id: string;
  /** The request that created it; absent for what was there from the beginning. */
  readonly requestId: number | undefined;
  readonly createdAt: number;
  readonly settings: Settings;
  updatedAt: number;
  name: string;
  status: string;
  endedReason: components["schemas"]["CampaignEndedReason"] | undefined;
  agent: Agent;
  schedule: Schedule | undefined;
  /** Absent with a dial plan. */
  phoneNumberId: string | undefined;
  /** Its customers are those of the rows. */
  dialPlan: readonly DialPlanEntry[] | undefined;
  /** In order of upload, which is the order of dialling. */
  rows: readonly Row[];
}

export interface Agent {
  readonly kind: "assistant" | "workflow" | "squad";
  readonly id: string;
}

export interface Schedule {
  readonly earliestAt: number;
  readonly latestAt?: number;
}

/** What is asked for once, and never changes. */
export interface Settings {
  readonly maxConcurrency: number;
  readonly assistantOverrides?: Overrides;
  readonly squadOverrides?: Overrides;
  readonly server?: Server;
  readonly serverMessages?: readonly string[];
  readonly predialPlan?: { readonly enabled?: boolean };
}

export interface Row {
  readonly position: number;
  readonly customer: Customer;
  /** The number that it is called from. */
  readonly phoneNumberId: string;
  state: RowState;
  /** There is one from the moment the row is `dialled`. */
  call: Call | undefined;
  /** A word that no contract has, which stands there instead while the row waits. */
  readonly waitingWord?: string;
}

export type RowState =
  | "waiting"
  /** The campaign's server is being asked whether to dial. */
  | "asking"
  | "skipped"
  | "predial-failed"
  /** Its campaign's time was over before its turn came. */
  | "late"
  /** There was no line for it for too long. */
  | "starved"
  | "dialled";

export interface Call {
  readonly id: string;
  readonly type: components["schemas"]["CallType"];
  readonly createdAt: number;
  /** Absent for calls that no campaign placed. */
  readonly campaign: Campaign | undefined;
  /** Of its row in the campaign; among the strangers without one. */
  readonly position: number;
  readonly agent: Agent;
  /** Both are absent for calls from a web page. */
  readonly phoneNumberId: string | undefined;
  readonly customer: Customer | undefined;
  updatedAt: number;
  status: string;
  /** When it was picked up. */
  startedAt: number | undefined;
  endedAt: number | undefined;
  /** Not before it has ended. */
  ending: Ending | undefined;
}

/** Statuses that say that nobody is dialled any more. What was under way then may still be. */
const OVER: readonly string[] = ["ended", "cancelled", "archived"];

export function isOver({ status }: Campaign): boolean {
  return OVER.includes(status);
}

/** Where a call goes on from by itself. In any other status it stays for ever. */
const MOVING: readonly string[] = ["scheduled", "queued", "ringing", "in-progress", "forwarding"];

export function isMoving({ status }: Call): boolean {
  return MOVING.includes(status);
}

/** A campaign that can be changed while the original stays as it is. */
export function copyOf(campaign: Campaign): Campaign {
  return { ...campaign, rows: campaign.rows.map((row) => ({ ...row, call: row.call && { ...row.call } })) };
}

import { isRecord } from "../contract.ts";
import type { components as Cozmox } from "../generated/cozmox/api.ts";
import type { components as Vapi } from "../generated/vapi/api.ts";

// What requests hold, as far as it is read. The rest of it is carried along and comes back as it was sent.

/** Of a campaign that is to be created, or changed. */
export interface CampaignRequest {
  readonly name?: string;
  readonly status?: "ended" | "cancelled";
  readonly assistantId?: string;
  readonly workflowId?: string;
  readonly squadId?: string;
  readonly phoneNumberId?: string;
  readonly customers?: readonly Customer[];
  readonly dialPlan?: readonly DialPlanEntry[];
  readonly schedulePlan?: { readonly earliestAt: string; readonly latestAt?: string };
  readonly maxConcurrency?: number;
  readonly assistantOverrides?: Overrides;
  readonly squadOverrides?: Overrides;
  readonly server?: Server;
  readonly serverMessages?: readonly string[];
  readonly predialPlan?: { readonly enabled?: boolean };
  readonly duplicateFromCampaignId?: string;
}

export interface DialPlanEntry {
  readonly phoneNumberId: string;
  readonly customers: readonly Customer[];
}

export interface Customer {
  readonly number?: string;
  readonly numberE164CheckEnabled?: boolean;
  readonly extension?: string;
  readonly sipUri?: string;
  readonly name?: string;
  readonly email?: string;
  readonly externalId?: string;
  readonly assistantOverrides?: Overrides;
  readonly squadOverrides?: Overrides;
}

export interface Overrides {
  readonly firstMessageInterruptionsEnabled?: boolean;
  readonly variableValues?: Readonly<Record<string, unknown>>;
  readonly server?: Server;
  readonly serverMessages?: readonly string[];
}

export interface Server {
  readonly url?: string;
  readonly timeoutSeconds?: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly backoffPlan?: {
    readonly type: "fixed" | "exponential";
    readonly maxRetries: number;
    readonly baseDelaySeconds: number;
  };
}

/** Properties that name who speaks. */
export const AGENTS = ["assistantId", "workflowId", "squadId"] as const;
export type AgentProperty = (typeof AGENTS)[number];

/** Whom a customer's row dials. */
export function addressOf({ number, sipUri }: Customer): string {
  return number ?? sipUri ?? "";
}

/** The body of a request, which the server has held against its schema already. */
export function toRequest(body: unknown): CampaignRequest {
  return isBody(body) ? body : {};
}

type Schemas = Vapi["schemas"] | Cozmox["schemas"];

function isBody(body: unknown): body is Schemas["CreateCampaign"] | Schemas["UpdateCampaign"] {
  return isRecord(body);
}

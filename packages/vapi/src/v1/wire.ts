/**
 * What the mapping needs of a first-generation campaign and its calls. Vapi's own types fit it, and so do Cozmox's: the
 * compiler says so in each adapter, and says it when a contract changes.
 */
import type { CALL_STATUS, CAMPAIGN_STATUS } from "./statuses.ts";

export interface V1Customer {
  readonly number?: string;
  readonly sipUri?: string;
  readonly extension?: string;
  readonly name?: string;
  readonly email?: string;
  readonly externalId?: string;
  readonly assistantOverrides?: { readonly variableValues?: Readonly<Record<string, unknown>> };
}

/** `Customer`: the provider's own type of those to call. */
export interface V1Campaign<Customer extends V1Customer = V1Customer> {
  readonly id: string;
  readonly name: string;
  readonly status: keyof typeof CAMPAIGN_STATUS;
  readonly endedReason?: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly schedulePlan?: V1SchedulePlan;
  readonly assistantId?: string;
  readonly squadId?: string;
  readonly workflowId?: string;
  readonly phoneNumberId?: string;
  readonly customers?: readonly Customer[];
  readonly dialPlan?: readonly { readonly phoneNumberId: string; readonly customers: readonly Customer[] }[];
  readonly maxConcurrency?: number;
  readonly calls: Readonly<Record<string, unknown>>;
  readonly callsCounterScheduled: number;
  readonly callsCounterQueued: number;
  readonly callsCounterInProgress: number;
  readonly callsCounterEndedVoicemail: number;
  readonly callsCounterEnded: number;
}

export interface V1Message {
  readonly role: string;
  readonly message?: string;
  readonly result?: string;
  readonly name?: string;
  readonly secondsFromStart: number;
}

export interface V1Call {
  readonly id: string;
  readonly status?: keyof typeof CALL_STATUS;
  readonly endedReason?: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly campaignId?: string;
  readonly customer?: V1Customer;
  readonly cost?: number;
  readonly analysis?: { readonly summary?: string; readonly structuredData?: unknown };
  readonly artifact?: {
    readonly transcript?: string;
    readonly messages?: readonly V1Message[];
    readonly recordingUrl?: string;
    readonly recording?: { readonly mono?: { readonly combinedUrl?: string } };
    readonly presignedMonoUrl?: string;
  };
}

/** Somebody to call, as a new campaign is told of them. */
export interface V1NewCustomer extends V1Customer {
  /** Instead of `assistantOverrides`, where a squad talks. */
  readonly squadOverrides?: { readonly variableValues?: Readonly<Record<string, unknown>> };
}

/** When a campaign dials. */
export interface V1SchedulePlan {
  readonly earliestAt: string;
  readonly latestAt?: string;
}

/** What can be changed about a campaign, but for its end. Both generations of Vapi's take it, and so does Cozmox. */
export interface V1Change {
  readonly name?: string;
  readonly phoneNumberId?: string;
  readonly schedulePlan?: V1SchedulePlan;
}

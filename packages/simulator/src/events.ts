import type { Outcome } from "./outcomes.ts";
import type { Instant } from "./truth.ts";

/** Something that happened in a simulation, told as it happens. */
export type SimulatorEvent = RequestEvent | CampaignEvent | CallEvent | WebhookEvent;

/** A request was answered, or was left without an answer. */
export interface RequestEvent {
  readonly type: "request";
  readonly at: Instant;
  readonly requestId: number;
}

/** A campaign came into being, or changed its status. */
export interface CampaignEvent {
  readonly type: "campaign";
  readonly at: Instant;
  readonly campaignId: string;
  readonly name: string;
  /** The provider's word, or `deleted`. */
  readonly status: string;
  readonly rows: number;
}

/** A dial got further. */
export interface CallEvent {
  readonly type: "call";
  readonly at: Instant;
  readonly campaignId: string;
  /** Of the row in the upload, from 0. */
  readonly position: number;
  readonly attemptId: string;
  /** As it was uploaded. */
  readonly phoneNumber: string;
  readonly status: "queued" | "ringing" | "answered" | "ended";
  /** With `ended` only. */
  readonly outcome?: Outcome;
  /** The request that brought it about. Absent for what was under way from the beginning. */
  readonly requestId?: number;
}

/** A webhook was sent, or got lost. */
export interface WebhookEvent {
  readonly type: "webhook";
  readonly at: Instant;
  /** The provider's word for the message; `call` where it has none. */
  readonly message: string;
  /** `failed`: nobody answered in time, or with anything but a 2xx. */
  readonly fate: "delivered" | "failed" | "lost";
}

import type { Instant } from "./truth.ts";

/** Where webhooks go, how they prove where they come from, and how unreliable the way is. */
export interface WebhookOptions {
  /** Used for what names no address of its own. Any host but those that are reserved for examples. */
  readonly url: string;
  /** Vapi and Cozmox only: Revox signs nothing. Absent: none. */
  readonly authentication?: WebhookAuthentication;
  /** Share that never arrives, from 0 to 1. */
  readonly lose?: number;
  /** Share that arrives twice, from 0 to 1. */
  readonly double?: number;
  /** Share that arrives late, from 0 to 1, and how late in simulated seconds. */
  readonly delay?: { readonly share: number; readonly seconds: number };
  /**
   * Share that arrives after the message that was sent next, from 0 to 1. Without a next one it arrives a simulated
   * minute later. What is overtaken does not overtake in turn.
   */
  readonly reorder?: number;
}

export type WebhookAuthentication =
  | { readonly kind: "secret"; readonly secret: string }
  | { readonly kind: "bearer"; readonly token: string }
  | {
      readonly kind: "hmac";
      readonly secret: string;
      /** Default `x-signature`. */
      readonly header?: string;
      /** Default `sha256`. */
      readonly algorithm?: "sha256" | "sha512";
      /** Where the time is sent, in epoch milliseconds, and signed with the body. Absent: neither. */
      readonly timestampHeader?: string;
    };

/** One message to whoever listens. */
export interface Webhook {
  /** The provider's word for it; `call` where it has none. */
  readonly message: string;
  readonly body: unknown;
  /** Where this one goes; absent: to the `url` of the options, if there is one. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Simulated seconds that the receiver has. Default 20. However fast the clock goes, it has two real seconds, or this
   * if it is less; with a virtual one it has no more.
   */
  readonly timeoutSeconds?: number;
  /** Other tries after a failure, in simulated seconds. Absent: a delivery that fails is not repeated. */
  readonly backoff?: {
    readonly type: "fixed" | "exponential";
    readonly maxRetries: number;
    readonly baseDelaySeconds: number;
  };
}

/** A message that was sent, or got lost. */
export interface SimulatedWebhook {
  /** When it had arrived, or was given up. */
  readonly at: Instant;
  /** The provider's word for it; `call` where it has none. */
  readonly message: string;
  /** Where it was sent to. */
  readonly url: string;
  /** `failed`: nobody answered in time, or with anything but a 2xx. */
  readonly fate: "delivered" | "failed" | "lost";
  /** With a message that had been sent before: the second of a double, or another try after a failure. */
  readonly repeated?: true;
}

/**
 * Sends webhooks. With a virtual clock they arrive one after the other, and time stands still meanwhile.
 *
 * A message with an address of its own is sent only when that is on loopback, or at the host of the options' `url`:
 * what a test uploads may name a stranger, and a simulation bothers nobody.
 */
export interface Webhooks {
  /** Whether a message would go anywhere, for an address of its own or, without one, for the `url` of the options. */
  reaches(url: string | undefined): boolean;
  send(webhook: Webhook): void;
  /** Sends one at once, and never astray; gives the parsed answer, or nothing when there was none or not in time. */
  ask(webhook: Webhook): Promise<unknown>;
}

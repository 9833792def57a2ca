/** Where webhooks go, how they prove where they come from, and how unreliable the way is. */
export interface WebhookOptions {
  /** Used for what names no address of its own. */
  readonly url: string;
  /** Vapi and Cozmox only: Revox signs nothing. Absent: none. */
  readonly authentication?: WebhookAuthentication;
  /** Share that never arrives, from 0 to 1. */
  readonly lose?: number;
  /** Share that arrives twice, from 0 to 1. */
  readonly double?: number;
  /** Share that arrives late, from 0 to 1, and how late in simulated seconds. */
  readonly delay?: { readonly share: number; readonly seconds: number };
  /** Share that arrives after the message that was sent next, from 0 to 1. */
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
      /** Absent: the time is neither sent nor signed. */
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
  /** Default 20. */
  readonly timeoutSeconds?: number;
  /** Absent: a delivery that fails is not repeated. */
  readonly backoff?: {
    readonly type: "fixed" | "exponential";
    readonly maxRetries: number;
    readonly baseDelaySeconds: number;
  };
}

/** Sends webhooks. With a virtual clock they arrive one after the other, and time stands still meanwhile. */
export interface Webhooks {
  send(webhook: Webhook): void;
  /** Sends one at once, and never astray; gives the parsed answer, or nothing when there was none or not in time. */
  ask(webhook: Webhook): Promise<unknown>;
}

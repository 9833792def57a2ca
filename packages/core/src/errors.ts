import type { IntentReport } from "./intents.ts";
import type { Instant } from "./model/instant.ts";

/**
 * What became of the request that failed.
 *
 * - `not_sent`: it never left, or no connection was made
 * - `rejected`: the provider answered, and did not act
 * - `accepted`: the provider acted, and the answer could not be used
 * - `unknown`: it may have acted; for anything that dials, treat it as if it had
 */
export type Delivery = "not_sent" | "rejected" | "accepted" | "unknown";

/** Kind of a refusal, from the HTTP status. */
export type ApiErrorKind =
  | "invalid"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "rate-limited"
  | "timeout"
  | "server"
  | "other";

/** Which request an error is about. */
export interface ErrorContext {
  readonly provider: string;
  /** Our name of what was being done: `"listCampaigns"`. */
  readonly operation?: string | undefined;
  /** The contract's name of the request that failed, where one operation makes several: `"listContactsV2"`. */
  readonly request?: string | undefined;
  /** Our id of the request, the same for all its tries and in every hook. */
  readonly requestId?: string | undefined;
  /** The provider's id of the last try, where its answer had one: what its support asks for. */
  readonly providerRequestId?: string | undefined;
  /** How often the request was sent, or was tried to be. Absent: never. */
  readonly tries?: number | undefined;
  readonly cause?: unknown;
}

const BRAND = Symbol.for("@trunkline/core.ProviderError");

/** What all errors of this library extend. Messages and causes hold no key and no phone number. */
export abstract class ProviderError extends Error {
  abstract readonly code: "configuration" | "unsupported" | "api" | "network" | "mapping" | "intent";
  /** Whether sending the same again can help and cannot harm: it dials nobody, or was certainly not acted upon. */
  abstract readonly retryable: boolean;
  readonly provider: string;
  readonly operation: string | undefined;
  readonly request: string | undefined;
  readonly requestId: string | undefined;
  readonly providerRequestId: string | undefined;
  readonly tries: number;
  readonly delivery: Delivery;
  /** What happened; the message says before it to whom, and in doing what. */
  readonly detail: string;

  /** `advice`: what the message says after what happened. */
  constructor(detail: string, context: ErrorContext, delivery: Delivery, advice = "") {
    const name = context.operation ?? context.request;
    const doing = name === undefined ? "" : `${name}: `;
    super(
      `[${context.provider}] ${doing}${detail}${advice}`,
      context.cause === undefined ? undefined : { cause: context.cause },
    );
    this.name = new.target.name;
    this.provider = context.provider;
    this.operation = context.operation;
    this.request = context.request;
    this.requestId = context.requestId;
    this.providerRequestId = context.providerRequestId;
    this.tries = context.tries ?? 0;
    this.delivery = delivery;
    this.detail = detail;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** One rule that an input breaks. */
export interface Finding {
  /** Where in the input: `"customers[3].email"`, `"pageSize"`. */
  readonly field: string;
  /** What it ought to be, or is: `"is longer than 40 characters"`. */
  readonly rule: string;
  /** The kind of value that was there, never the value: `"text of 52 characters"`. Absent where it says nothing more. */
  readonly value?: string;
}

/** At least one. */
export type Findings = readonly [Finding, ...Finding[]];

/** Refused before any request, or a cursor that turns out to be of a list which has changed: a missing key, a malformed URL, inputs that break known rules. */
export class ConfigurationError extends ProviderError {
  readonly code = "configuration";
  readonly retryable = false;
  /** Everything that is wrong, at once; the message tells the first ten. Never empty. */
  readonly findings: Findings;

  constructor(findings: Finding | Findings, context: ErrorContext) {
    const all: Findings = "field" in findings ? [findings] : findings;
    super(toSentence(all), context, "not_sent");
    this.findings = all;
  }
}

/** In a message: of ten thousand rows each may break a rule. */
const MOST_TOLD = 10;

function toSentence(findings: Findings): string {
  const told = findings.slice(0, MOST_TOLD).map(toText).join("; ");
  return findings.length > MOST_TOLD ? `${told}; and ${findings.length - MOST_TOLD} more` : told;
}

function toText({ field, rule, value }: Finding): string {
  return `${field}: ${rule}${value === undefined ? "" : ` (${value})`}`;
}

/** This provider cannot do it, whatever the data. Refused before any request, or a cursor that turns out to be of a list which has changed. */
export class UnsupportedError extends ProviderError {
  readonly code = "unsupported";
  readonly retryable = false;
  /** Everything of the input that it cannot do, at once; the message tells the first ten. Never empty. */
  readonly findings: Findings;

  constructor(findings: Finding | Findings, context: ErrorContext) {
    const all: Findings = "field" in findings ? [findings] : findings;
    super(toSentence(all), context, "not_sent");
    this.findings = all;
  }
}

/** The provider answered, and the answer was no. */
export class ApiError extends ProviderError {
  readonly code = "api";
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly retryable: boolean;
  /** When the provider said that asking again makes sense. Absent: it did not say. */
  readonly retryAt: Instant | undefined;
  /**
   * What the provider said was wrong, also in `message`: without phone numbers, addresses, quoted values, and whatever
   * personal the request itself held. Absent: its body had no message.
   */
  readonly providerMessage: string | undefined;
  /** Parsed error body. May hold phone numbers, so printing the error leaves it out: keep it out of logs. */
  declare readonly body: unknown;

  constructor(
    options: ErrorContext & {
      readonly status: number;
      readonly body: unknown;
      /** Absent: false. */
      readonly retryable?: boolean | undefined;
      readonly retryAt?: Instant | undefined;
      /** Without anything personal: it goes into the message. */
      readonly providerMessage?: string | undefined;
      /** Absent: as the status says. */
      readonly delivery?: Delivery | undefined;
    },
  ) {
    const kind = kindOf(options.status);
    const said = options.providerMessage === undefined ? "" : `: ${options.providerMessage}`;
    super(`${options.status} ${kind}${said}`, options, options.delivery ?? deliveryOf(options.status));
    this.kind = kind;
    this.status = options.status;
    this.retryable = options.retryable ?? false;
    this.retryAt = options.retryAt;
    this.providerMessage = options.providerMessage;
    Object.defineProperty(this, "body", { value: options.body, enumerable: false });
  }
}

/** No answer, or not the whole of one: see `delivery`. */
export class NetworkError extends ProviderError {
  readonly code = "network";
  readonly retryable: boolean;
  /** Whether time ran out, rather than the connection failing. */
  readonly timedOut: boolean;

  constructor(
    message: string,
    options: ErrorContext & {
      readonly delivery: Delivery;
      readonly timedOut?: boolean;
      /** Absent: false. */
      readonly retryable?: boolean | undefined;
    },
  ) {
    super(message, options, options.delivery);
    this.timedOut = options.timedOut ?? false;
    this.retryable = options.retryable ?? false;
  }
}

/** The answer is not what the contract promises: not JSON, not an object, no list where a list must be, no id. */
export class MappingError extends ProviderError {
  readonly code = "mapping";
  readonly retryable = false;
  /** Where in the answer, such as `results[].id`. */
  readonly path: string;

  constructor(message: string, options: ErrorContext & { readonly path: string; readonly delivery?: Delivery }) {
    super(options.path === "" ? message : `${options.path}: ${message}`, options, options.delivery ?? "accepted");
    this.path = options.path;
  }
}

/**
 * What was to be done once cannot be said, or must not be done, without somebody's decision. `advice` says what to decide.
 *
 * - `doubtful`: nobody can say whether there is a campaign, or whether it was launched
 * - `absent`: it was looked for long enough: there is none, so asking again is safe
 * - `drafted`: there is a draft that was not launched; asking again launches it
 * - `stopped`: what was to wait was found running, and was cancelled at once; somebody may have been rung
 * - `duplicated`: there are several campaigns, and more than one may have dialled
 * - `busy`: another process works on the same intent
 * - `refused`: nothing was sent, because it could not be written down beforehand
 */
export class IntentError extends ProviderError {
  readonly code = "intent";
  readonly state: Exclude<IntentReport["state"], "sending" | "launching" | "done">;
  readonly retryable: boolean;
  /** Absent: the campaign was created without one. */
  readonly intentKey: string | undefined;
  /** Every campaign that is known to belong to it. */
  readonly campaignIds: readonly string[];
  /** What to do, in words. */
  readonly advice: string;
  /** When another process's right runs out, where `busy`. */
  readonly retryAt: Instant | undefined;

  constructor(
    detail: string,
    options: ErrorContext & {
      readonly state: IntentError["state"];
      readonly advice: string;
      readonly intentKey?: string | undefined;
      readonly campaignIds?: readonly string[];
      readonly retryAt?: Instant | undefined;
    },
  ) {
    super(detail, options, DELIVERY_OF[options.state], `. ${options.advice}`);
    this.state = options.state;
    this.retryable = ["absent", "drafted", "busy", "refused"].includes(options.state);
    this.intentKey = options.intentKey;
    this.campaignIds = options.campaignIds ?? [];
    this.advice = options.advice;
    this.retryAt = options.retryAt;
  }
}

const DELIVERY_OF = {
  doubtful: "unknown",
  absent: "rejected",
  drafted: "rejected",
  stopped: "accepted",
  duplicated: "accepted",
  busy: "not_sent",
  refused: "not_sent",
} as const satisfies Record<IntentError["state"], Delivery>;

/** Any of the six, so that `switch (error.code)` can be exhaustive. */
export type AnyProviderError =
  | ConfigurationError
  | UnsupportedError
  | ApiError
  | NetworkError
  | MappingError
  | IntentError;

/** Whether an error is one of this library's, also when two copies of it are loaded. */
export function isProviderError(error: unknown): error is AnyProviderError {
  return error instanceof Error && BRAND in error;
}

/**
 * What became of a request that was not answered with a 2xx. A gateway that fails does not know; a redirect may be how a
 * service answers what it has just done, unless it asks for the same again elsewhere.
 */
export function deliveryOf(status: number): "rejected" | "unknown" {
  if (status < 400) return status === 307 || status === 308 ? "rejected" : "unknown";
  return status >= 500 || status === 408 ? "unknown" : "rejected";
}

function kindOf(status: number): ApiErrorKind {
  switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
      return "invalid";
    case 401:
      return "unauthorized";
    case 403:
      return "forbidden";
    case 404:
    case 410:
      return "not-found";
    case 408:
      return "timeout";
    case 409:
      return "conflict";
    case 425:
    case 429:
      return "rate-limited";
    default:
      return status >= 500 ? "server" : "other";
  }
}

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
  readonly operation?: string;
  /** The provider's id of the request, where its answer had one. */
  readonly requestId?: string;
  readonly cause?: unknown;
}

const BRAND = Symbol.for("@trunkline/core.ProviderError");

/** What all errors of this library extend. Messages hold no key and no phone number. */
export abstract class ProviderError extends Error {
  abstract readonly code: "configuration" | "unsupported" | "api" | "network" | "mapping";
  readonly provider: string;
  readonly operation: string | undefined;
  readonly requestId: string | undefined;
  readonly delivery: Delivery;
  /** What happened; the message says before it to whom, and in doing what. */
  readonly detail: string;

  constructor(detail: string, context: ErrorContext, delivery: Delivery) {
    const doing = context.operation === undefined ? "" : `${context.operation}: `;
    super(
      `[${context.provider}] ${doing}${detail}`,
      context.cause === undefined ? undefined : { cause: context.cause },
    );
    this.name = new.target.name;
    this.provider = context.provider;
    this.operation = context.operation;
    this.requestId = context.requestId;
    this.delivery = delivery;
    this.detail = detail;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Refused before any request: a missing key, a malformed URL, an input that breaks a known rule. */
export class ConfigurationError extends ProviderError {
  readonly code = "configuration";

  constructor(message: string, context: ErrorContext) {
    super(message, context, "not_sent");
  }
}

/** This provider cannot do it, whatever the data. Refused before any request. */
export class UnsupportedError extends ProviderError {
  readonly code = "unsupported";

  constructor(message: string, context: ErrorContext) {
    super(message, context, "not_sent");
  }
}

/** The provider answered, and the answer was no. */
export class ApiError extends ProviderError {
  readonly code = "api";
  readonly kind: ApiErrorKind;
  readonly status: number;
  /** Whether the same request may succeed later. Nobody has sent it again; whether to is the caller's choice. */
  readonly retryable: boolean;
  /** Parsed error body. May hold phone numbers, so printing the error leaves it out: keep it out of logs. */
  declare readonly body: unknown;

  constructor(options: ErrorContext & { readonly status: number; readonly body: unknown }) {
    const kind = kindOf(options.status);
    super(`${options.status} ${kind}`, options, kind === "server" || kind === "timeout" ? "unknown" : "rejected");
    this.kind = kind;
    this.status = options.status;
    this.retryable = kind === "rate-limited" || kind === "server" || kind === "timeout";
    Object.defineProperty(this, "body", { value: options.body, enumerable: false });
  }
}

/** No answer, or not the whole of one: see `delivery`. */
export class NetworkError extends ProviderError {
  readonly code = "network";
  /** Whether time ran out, rather than the connection failing. */
  readonly timedOut: boolean;

  constructor(message: string, options: ErrorContext & { readonly delivery: Delivery; readonly timedOut?: boolean }) {
    super(message, options, options.delivery);
    this.timedOut = options.timedOut ?? false;
  }
}

/** The answer is not what the contract promises: not an object, no list where a list must be, no id. */
export class MappingError extends ProviderError {
  readonly code = "mapping";
  /** Where in the answer, such as `results[].id`. */
  readonly path: string;

  constructor(message: string, options: ErrorContext & { readonly path: string }) {
    super(options.path === "" ? message : `${options.path}: ${message}`, options, "accepted");
    this.path = options.path;
  }
}

/** Any of the five, so that `switch (error.code)` can be exhaustive. */
export type AnyProviderError = ConfigurationError | UnsupportedError | ApiError | NetworkError | MappingError;

/** Whether an error is one of this library's, also when two copies of it are loaded. */
export function isProviderError(error: unknown): error is AnyProviderError {
  return error instanceof Error && BRAND in error;
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

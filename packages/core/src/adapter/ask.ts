import { ApiError, ConfigurationError, isProviderError, MappingError, NetworkError } from "../errors.ts";
import { startDeadline } from "./timeout.ts";

/** One call of an operation, from its first request to its last. */
export interface Asking {
  /** Our name of what is being done, which errors repeat. */
  readonly operation: string;
  /** The caller's way to stop it, and the end of the time that the caller allows. */
  readonly signal?: AbortSignal;
}

/** Begins a call: from here on the time that the caller allows is running. */
export function startAsking(
  provider: string,
  operation: string,
  options: { readonly signal?: AbortSignal; readonly timeoutMs?: number },
): Asking {
  return { operation, ...signalled(startDeadline(options, { provider, operation })) };
}

/** A request's options for a signal that may be absent. */
export function signalled(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

/** What an openapi-fetch client answers with, as far as it matters here. */
interface ClientAnswer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** Asks on behalf of one provider. */
export type Ask = <Data>(asking: Asking, answer: Promise<ClientAnswer<Data>>) => Promise<Data>;

/** Headers that providers and the networks before them put a request's id into. */
const REQUEST_ID_HEADERS = ["x-request-id", "request-id", "cf-ray"];

/**
 * How a provider's answers are unwrapped: the data of a good one, or a typed error.
 *
 * Throws `ApiError` for a refusal, `NetworkError` when the answer broke off, `MappingError` when it is not JSON or empty.
 * An abort by the caller passes through.
 */
export function createAsk(provider: string): Ask {
  return async ({ operation, signal }, answer) => {
    const { data, error, response } = await answer.catch((cause: unknown) => {
      if (isProviderError(cause)) throw renamed(cause, operation);
      if (signal?.aborted === true) throw cause;
      if (cause instanceof SyntaxError) {
        // The parser's own message quotes the body, so it is not kept as the cause.
        throw new MappingError("the answer is not JSON", { provider, operation, path: "" });
      }
      throw new NetworkError("the answer broke off", { provider, operation, delivery: "unknown", cause });
    });
    const requestId = REQUEST_ID_HEADERS.map((name) => response.headers.get(name)).find((id) => id !== null);
    const where = { provider, operation, ...(typeof requestId === "string" && { requestId }) };
    if (!response.ok) throw new ApiError({ ...where, status: response.status, body: error });
    if (data === undefined) throw new MappingError("the answer is empty", { ...where, path: "" });
    return data;
  };
}

/**
 * The same error as one of another operation: the transport knows a request by the contract's name of it, and one operation
 * may ask for another's answer, while the caller knows only what was asked for.
 */
export function renamed(error: unknown, operation: string): unknown {
  if (!isProviderError(error) || error.operation === operation) return error;
  const { provider, detail, cause, requestId } = error;
  const context = {
    provider,
    operation,
    ...(requestId !== undefined && { requestId }),
    ...(cause !== undefined && { cause }),
  };
  switch (error.code) {
    case "network":
      return new NetworkError(detail, { ...context, delivery: error.delivery, timedOut: error.timedOut });
    case "api":
      return new ApiError({ ...context, status: error.status, body: error.body });
    case "mapping":
    case "unsupported":
      return error;
    case "configuration":
      return new ConfigurationError(detail, context);
  }
}

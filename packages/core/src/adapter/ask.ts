import { ApiError, isProviderError, MappingError, NetworkError } from "../errors.ts";

/** What an openapi-fetch client answers with, as far as it matters here. */
interface ClientAnswer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** Asks on behalf of one provider. */
export type Ask = <Data>(
  operation: string,
  signal: AbortSignal | undefined,
  answer: Promise<ClientAnswer<Data>>,
) => Promise<Data>;

/** Headers that providers and the networks before them put a request's id into. */
const REQUEST_ID_HEADERS = ["x-request-id", "request-id", "cf-ray"];

/**
 * How a provider's answers are unwrapped: the data of a good one, or a typed error.
 *
 * Throws `ApiError` for a refusal, `NetworkError` when the answer broke off, `MappingError` when it is not JSON or empty.
 * An abort by `signal` passes through.
 */
export function createAsk(provider: string): Ask {
  return async (operation, signal, answer) => {
    const { data, error, response } = await answer.catch((cause: unknown) => {
      if (isProviderError(cause) || signal?.aborted === true) throw cause;
      // The parser's own message quotes the body, so it is not kept as the cause.
      if (cause instanceof SyntaxError)
        throw new MappingError("the answer is not JSON", { provider, operation, path: "" });
      throw new NetworkError("the answer broke off", { provider, operation, delivery: "unknown", cause });
    });
    const requestId = REQUEST_ID_HEADERS.map((name) => response.headers.get(name)).find((id) => id !== null);
    const where = { provider, operation, ...(typeof requestId === "string" && { requestId }) };
    if (!response.ok) throw new ApiError({ ...where, status: response.status, body: error });
    if (data === undefined) throw new MappingError("the answer is empty", { ...where, path: "" });
    return data;
  };
}

/** A request's options for a signal that may be absent. */
export function signalled(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

import { ApiError, isProviderError, MappingError, NetworkError } from "../errors.ts";

/** What an openapi-fetch client answers with, as far as it matters here. */
interface ClientAnswer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** Which call this is, and the caller's way to stop it. */
export interface AskContext {
  readonly provider: string;
  readonly operation: string;
  readonly signal?: AbortSignal | undefined;
}

/** Headers that providers and the networks before them put a request's id into. */
const REQUEST_ID_HEADERS = ["x-request-id", "request-id", "cf-ray"];

/**
 * Asks, and unwraps: the data of a good answer, or a typed error.
 *
 * Throws `ApiError` for a refusal, `NetworkError` when the answer broke off, `MappingError` when it is not JSON or empty.
 */
export async function ask<Data>(context: AskContext, answer: Promise<ClientAnswer<Data>>): Promise<Data> {
  const { provider, operation, signal } = context;
  let settled: ClientAnswer<Data>;
  try {
    settled = await answer;
  } catch (error) {
    if (isProviderError(error) || signal?.aborted === true) throw error;
    if (error instanceof SyntaxError) {
      // The parser's own message quotes the body, so it is not kept as the cause.
      throw new MappingError("the answer is not JSON", { provider, operation, path: "" });
    }
    throw new NetworkError("the answer broke off", { provider, operation, delivery: "unknown", cause: error });
  }
  const { response } = settled;
  const requestId = REQUEST_ID_HEADERS.map((name) => response.headers.get(name)).find((id) => id !== null);
  const where = { provider, operation, ...(requestId !== undefined && requestId !== null && { requestId }) };
  if (!response.ok) throw new ApiError({ ...where, status: response.status, body: settled.error });
  if (settled.data === undefined) throw new MappingError("the answer is empty", { ...where, path: "" });
  return settled.data;
}

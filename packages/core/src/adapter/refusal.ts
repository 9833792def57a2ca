import { ApiError } from "../errors.ts";
import { providerMessageOf } from "./provider-message.ts";
import { sentOf } from "./sent.ts";

/** What a client answers with, openapi-fetch or our own, as far as it matters here. */
export interface ClientAnswer<Data = unknown> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The error that a typed client's refusal is: what became of the request, whether and when it may be sent again, what the
 * provider said. Undefined for a good answer.
 */
export function toError({ error, response }: ClientAnswer): ApiError | undefined {
  if (response.ok) return undefined;
  const { redact, isDoubtful, ...sent } = sentOf(response);
  return new ApiError({
    ...sent,
    status: response.status,
    body: error,
    providerMessage: providerMessageOf(error, redact),
    delivery: isDoubtful ? "unknown" : undefined,
  });
}

/** The same errors, told to somebody else, or with more that is known. */
import {
  ApiError,
  ConfigurationError,
  IntentError,
  isProviderError,
  MappingError,
  NetworkError,
  UnsupportedError,
} from "../errors.ts";
import { sentOf } from "./sent.ts";

/** What is wrong with an answer is found by readers that know nothing of how it came. */
export function ofAnswer(error: unknown, answer: Response): unknown {
  if (!isProviderError(error) || error.code !== "mapping" || error.requestId !== undefined) return error;
  const { provider, operation, path, delivery } = error;
  return new MappingError(withoutPath(error), { ...sentOf(answer), provider, operation, path, delivery });
}

function withoutPath({ path, detail }: MappingError): string {
  return path === "" ? detail : detail.slice(path.length + ": ".length);
}

/**
 * The same error as one of another operation: of what several calls wait for together, each has its own name.
 */
export function renamed(error: unknown, operation: string): unknown {
  if (!isProviderError(error) || error.operation === operation) return error;
  const { provider, detail, cause, request, requestId, providerRequestId, tries } = error;
  const context = {
    provider,
    operation,
    request,
    requestId,
    providerRequestId,
    tries,
    ...(cause !== undefined && { cause }),
  };
  switch (error.code) {
    case "network": {
      const { delivery, timedOut, retryable } = error;
      return new NetworkError(detail, { ...context, delivery, timedOut, retryable });
    }
    case "api": {
      const { status, body, retryable, retryAt, providerMessage, delivery } = error;
      return new ApiError({ ...context, status, body, retryable, retryAt, providerMessage, delivery });
    }
    case "configuration":
      return new ConfigurationError(error.findings, context);
    case "mapping":
      return new MappingError(withoutPath(error), { ...context, path: error.path, delivery: error.delivery });
    case "unsupported":
      return new UnsupportedError(error.findings, context);
    case "intent": {
      const { state, advice, intentKey, campaignIds, retryAt } = error;
      return new IntentError(detail, { ...context, state, advice, intentKey, campaignIds, retryAt });
    }
  }
}

import { checkTimeout } from "../adapter/bound.ts";
import type { Clock } from "../clock.ts";
import { ConfigurationError, type ErrorContext, type Finding, type Findings, NetworkError } from "../errors.ts";
import type { IntentLedger } from "../ledger.ts";
import type { CallOptions, CampaignProvider } from "../provider.ts";
import type { LinkedOptions } from "./linked-campaign.ts";

/** What all operations on linked campaigns work with. */
export interface Linking {
  readonly provider: CampaignProvider;
  readonly ledger: IntentLedger;
  readonly clock: Clock;
  readonly leaseMs: number;
  /** Absent: what one campaign of the provider's can have. */
  readonly rowsPerCampaign?: number | undefined;
}

/** One call of an operation on one list. */
export interface LinkedCall extends Linking {
  readonly intentKey: string;
  /** What its errors say of it. */
  readonly context: ErrorContext & { readonly operation: string };
  readonly signal?: AbortSignal | undefined;
  /** For one request more, with what is left of the time. Throws a `NetworkError` when nothing is, and what the signal says. */
  readonly options: () => CallOptions;
}

/** With the number of a link behind it, a key is to be one that a campaign can have. */
const LONGEST_KEY = 190;

/** Begins a call: from here on the time that the caller allows is running. */
export function beginCall(linking: Linking, operation: string, given: LinkedOptions): LinkedCall {
  const { provider, clock } = linking;
  const { intentKey, signal, timeoutMs, providerOptions } = given;
  const context = { provider: provider.id, operation };
  if (timeoutMs !== undefined) checkTimeout("timeoutMs", timeoutMs, context);
  if (typeof intentKey !== "string" || intentKey.trim() === "" || intentKey.length > LONGEST_KEY) {
    const rule = `is not text of 1 to ${LONGEST_KEY} characters`;
    throw new ConfigurationError({ field: "intentKey", rule }, context);
  }
  const endsAt = timeoutMs === undefined ? undefined : clock.now() + timeoutMs;
  return {
    ...linking,
    intentKey,
    context,
    signal,
    options() {
      signal?.throwIfAborted();
      return {
        ...(signal !== undefined && { signal }),
        ...(endsAt !== undefined && { timeoutMs: leftUntil(endsAt) }),
        ...(providerOptions !== undefined && { providerOptions }),
      };
    },
  };

  function leftUntil(endsAt: number): number {
    const leftMs = Math.ceil(endsAt - clock.now());
    if (leftMs >= 1) return leftMs;
    const detail = `not done within ${timeoutMs} ms; asked for again, it goes on from here`;
    throw new NetworkError(detail, { ...context, delivery: "unknown", timedOut: true, retryable: true });
  }
}

/** The same call, stopped by another signal. */
export function stoppedBy(call: LinkedCall, signal: AbortSignal): LinkedCall {
  return {
    ...call,
    signal,
    options() {
      signal.throwIfAborted();
      return { ...call.options(), signal };
    },
  };
}

export function wrong({ context }: Pick<LinkedCall, "context">, findings: Finding | Findings): ConfigurationError {
  return new ConfigurationError(findings, context);
}

/** What of a campaign can be given when it is created and changed later, in Revox's words. */
import type { Caller, Finding, RetryPlan } from "@trunkline/core";
import type { RevoxRetryRequest, RevoxUpdateCampaign } from "./wire.ts";

export interface Settings {
  readonly callers?: readonly Caller[];
  readonly maxConcurrency?: number;
  readonly retry?: RetryPlan;
}

/** Without a name. What is absent is Revox's default, or the assistant's. */
export function toWireSettings({ callers = [], maxConcurrency, retry }: Settings): Omit<RevoxUpdateCampaign, "name"> {
  const phoneNumber = callers[0]?.phoneNumber;
  return {
    ...(phoneNumber !== undefined && { from_phone_number: phoneNumber }),
    ...(maxConcurrency !== undefined && { max_concurrent_calls: maxConcurrency }),
    ...(retry !== undefined && { call_retry_config: toRetryRequest(retry) }),
  };
}

function toRetryRequest({ maxAttempts, days, windows, timeZone, secondAtOnce = false }: RetryPlan): RevoxRetryRequest {
  return {
    // The first dial included: that is how Revox's rule for two dials in a row reads.
    max_retry_attempts: maxAttempts,
    // Said even when it is not wanted: an assistant's own plan may have it.
    call_twice_in_a_row: secondAtOnce,
    ...(days !== undefined && { allowed_days: [...days] }),
    ...(windows !== undefined && {
      calling_windows: windows.map(({ from, until, retryDelaySeconds }) => ({
        calling_window_start_time: from,
        calling_window_end_time: until,
        ...(retryDelaySeconds !== undefined && { retry_delay_seconds: retryDelaySeconds }),
      })),
    }),
    ...(timeZone !== undefined && { timezone: timeZone }),
  };
}

/** Rules of Revox's own, and what it could not make sense of. */
export function settingFindings({ callers: [caller] = [], retry }: Settings): Finding[] {
  const isNumberMissing = caller !== undefined && caller.phoneNumber === undefined;
  return [
    ...(isNumberMissing ? [{ field: "callers[0].phoneNumber", rule: "is missing" }] : []),
    ...(retry?.secondAtOnce === true && retry.maxAttempts < 2
      ? [{ field: "retry.secondAtOnce", rule: "needs maxAttempts of 2 or more" }]
      : []),
    ...(retry?.days?.length === 0 ? [{ field: "retry.days", rule: "are none" }] : []),
    ...(retry?.windows?.length === 0 ? [{ field: "retry.windows", rule: "are none" }] : []),
  ];
}

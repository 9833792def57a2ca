import type { Omittable } from "@trunkline/core";
import type { OmissionTable } from "@trunkline/core/long-lists";

/** Where a row holds what may be left out of it. */
export const OMISSIONS: OmissionTable = {
  assistant: ["call.assistant"],
  transcript: ["call.call_attempts[].transcript", "call.last_call_attempt.transcript"],
  structuredOutput: ["call.call_attempts[].structured_output", "call.last_call_attempt.structured_output"],
  lastAttempt: ["call.last_call_attempt"],
};

/** What of that is a part of attempts, too. */
export const OMITTED_IN_ATTEMPTS = ["transcript", "structuredOutput"] as const;

/** What models say of what was left out. */
export interface Told {
  readonly row: { readonly omitted?: readonly Omittable[] };
  readonly attempt: { readonly omitted?: readonly Omittable[] };
}

/** Nothing was. */
export const WHOLE: Told = { row: {}, attempt: {} };

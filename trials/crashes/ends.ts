import { IntentError, isProviderError } from "@trunkline/core";
import type { Memory } from "./memory.ts";
import { isFinal, type Outcome } from "./run.ts";
import { NotSoError } from "./service.ts";

/** Done, or told something by which somebody knows what to do. */
export function isActionable({ plan, memory }: Outcome): boolean {
  const { error, meddled } = memory;
  if (error === undefined) return memory.done === plan.deeds.length;
  if (error instanceof IntentError) return isFinal(error) && error.advice !== "";
  if (error instanceof NotSoError) return meddled !== undefined && /cancelled|archived/.test(error.message);
  if (!isProviderError(error)) return false;
  if (error.code === "configuration") {
    const over = meddled === undefined ? OVER : ENDED_ELSEWHERE;
    return error.findings.every(({ rule }) => over.some((pattern) => pattern.test(rule)));
  }
  return error.code === "api" && error.kind === "not-found" && meddled === "delete";
}

/** Refusals that say of a campaign that it is through: nothing is left to be done. Nothing is wrong with any other input. */
const OVER: readonly RegExp[] = [/^is of a campaign that is completed, and cannot be (paused|resumed)$/];
/** Those that say what somebody else has done. */
const ENDED_ELSEWHERE: readonly RegExp[] = [
  ...OVER,
  /^is of a campaign that is (stopping|cancelled|archived), and (cannot be (paused|resumed)|only a draft can be launched)$/,
  /^is that of campaign \S+, which the provider does not have any more: another intention needs another key$/,
];

/** Of two who ask for the same at the same time, with nothing in their way, one succeeds, and the other does or has to wait. */
export function isFairToTwins({ twins }: Memory): boolean {
  if (twins.length === 0) return true;
  const isBusy = (error: unknown) => error instanceof IntentError && error.state === "busy";
  return twins.some((error) => error === undefined) && twins.every((error) => error === undefined || isBusy(error));
}

export function nameOf(error: unknown): string {
  if (error instanceof IntentError) return `intent: ${error.state}`;
  if (error instanceof NotSoError) return error.message;
  if (!isProviderError(error)) return error === undefined ? "not done" : "thrown";
  if (error.code === "configuration")
    return `configuration: ${error.findings[0].rule.replace(/campaign \S{8,},/, "campaign …,")}`;
  return error.code === "api" ? `api: ${error.kind}` : error.code;
}

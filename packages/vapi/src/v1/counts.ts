/** Calls of a first-generation campaign as it counts and names them itself. */
import { count, object, type Reading } from "@trunkline/core/adapter";
import type { V1Campaign } from "./wire.ts";

/** Ids of the calls that a campaign names. */
export function namedCalls(raw: V1Campaign, reading: Reading): readonly string[] {
  return Object.keys(object(raw.calls, reading, "calls") ?? {});
}

/**
 * Whether the campaign's own numbers prove that it names every call it made: a map of calls, all counters, and as many calls
 * in it as they count. Voicemails are counted among the ended ones.
 */
export function namesAllCalls(raw: V1Campaign, reading: Reading): boolean {
  const { scheduled, queued, inProgress, ended } = toCounts(raw, reading);
  const voicemail = count(raw.callsCounterEndedVoicemail, reading, "callsCounterEndedVoicemail");
  if (object(raw.calls, reading, "calls") === undefined) return false;
  if (voicemail === undefined || ended === undefined || voicemail > ended) return false;
  return sum(sum(scheduled, queued), sum(inProgress, ended)) === namedCalls(raw, reading).length;
}

/** What the counters say of a campaign's calls; what one of them does not say is undefined. */
export function toCounts(raw: V1Campaign, reading: Reading) {
  return {
    scheduled: count(raw.callsCounterScheduled, reading, "callsCounterScheduled"),
    queued: count(raw.callsCounterQueued, reading, "callsCounterQueued"),
    inProgress: count(raw.callsCounterInProgress, reading, "callsCounterInProgress"),
    ended: count(raw.callsCounterEnded, reading, "callsCounterEnded"),
  };
}

/** Undefined where one of them is. */
export function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

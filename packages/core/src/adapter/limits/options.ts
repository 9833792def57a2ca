import { ConfigurationError, type Finding } from "../../errors.ts";
import type { LimitStore } from "./store.ts";

/** What a credential may use. Absent parts: no limit of ours until the provider refuses for now. */
export interface Limits {
  /** Requests that may begin in any second. A fraction counts over more than a second: 0.5 is one in two. */
  readonly requestsPerSecond?: number;
  /** Requests that may be under way at once; a long list that is read as it comes is one until its answer begins. */
  readonly maxConcurrent?: number;
  /** Where the use of the two is counted, so that several processes keep to them together. Absent: in this process. */
  readonly store?: LimitStore;
}

/** Throws a `ConfigurationError` that names every limit which is none. */
export function checkLimits({ requestsPerSecond, maxConcurrent }: Limits, provider: string): void {
  const findings: Finding[] = [];
  if (requestsPerSecond !== undefined && !(Number.isFinite(requestsPerSecond) && requestsPerSecond > 0)) {
    findings.push({ field: "limits.requestsPerSecond", rule: "is not a finite number above 0" });
  }
  if (maxConcurrent !== undefined && !(Number.isSafeInteger(maxConcurrent) && maxConcurrent > 0)) {
    findings.push({ field: "limits.maxConcurrent", rule: "is not a whole number above 0" });
  }
  const [first, ...others] = findings;
  if (first !== undefined) throw new ConfigurationError([first, ...others], { provider });
}

/** The stricter of each. A store that is named once holds; checking that there are no two is the caller's. */
export function strictest(one: Limits, other: Limits): Limits {
  const requestsPerSecond = smaller(one.requestsPerSecond, other.requestsPerSecond);
  const maxConcurrent = smaller(one.maxConcurrent, other.maxConcurrent);
  const store = one.store ?? other.store;
  return {
    ...(requestsPerSecond !== undefined && { requestsPerSecond }),
    ...(maxConcurrent !== undefined && { maxConcurrent }),
    ...(store !== undefined && { store }),
  };
}

function smaller(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

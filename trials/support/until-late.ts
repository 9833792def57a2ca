import type { Simulator } from "@trunkline/simulator";

/** Says once of each answer that is late that it is, as soon as its request has arrived and been acted upon. */
export function untilLate({ requests }: Simulator): () => boolean {
  let seen = requests.length;
  return () => {
    while (seen < requests.length) if (requests[seen++]?.faults?.includes("late") === true) return true;
    return false;
  };
}

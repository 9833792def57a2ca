import type { SimulatedRequest } from "@trunkline/simulator";
import type { Ledger } from "./invariants.ts";
import type { Seen } from "./run.ts";

/** Holds what was said to have become of a request that changes something against what the provider did. */
export function judgeDelivery({ run, begun, arrived, ended, plan }: Seen, ledger: Ledger, tell: () => string): void {
  const effect = begun.at(-1)?.effect;
  if (effect === undefined || effect === "read") return;
  const deeds = arrived.filter(tookEffect);
  const isLie = arrived.some(isUntrue);
  if (effect === "physical" && !isLie) {
    ledger.check("what may ring is acted upon once at the most", run, deeds.length <= 1, tell);
  } else if (effect === "physical" && deeds.length > 1) {
    ledger.remark("what may ring was sent again because a 429 was a lie");
  }
  if (ended.how !== "failed") return;
  const { delivery } = ended.error;
  const hasActed = deeds.length > 0;
  if (delivery === "not_sent") ledger.check("not_sent was not sent", run, !hasActed || isLie, tell);
  if (delivery === "rejected" && !isLie) ledger.check("rejected was not acted upon", run, !hasActed, tell);
  const isIgnored = plan.faults.some(({ fault }) => fault === "ignored");
  if (delivery === "accepted" && !isIgnored) ledger.check("accepted was acted upon", run, hasActed, tell);
}

/** A refusal of the provider's own has no effect, though it took the request up. */
function tookEffect({ acted, status, faults }: SimulatedRequest): boolean {
  return acted && (status === undefined || status < 400 || faults?.includes("status") === true);
}

/** A refusal that proves that nothing was done, after something was. */
function isUntrue({ acted, status }: SimulatedRequest): boolean {
  return acted && (status === 425 || status === 429);
}

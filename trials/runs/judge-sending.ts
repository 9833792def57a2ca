import { inspect } from "node:util";
import { describeRun } from "./describe-run.ts";
import type { Ledger } from "./invariants.ts";
import { judgeDelivery } from "./judge-delivery.ts";
import type { Seen } from "./run.ts";

/** Holds what was sent, and what was said of it, against what the provider knows. */
export function judgeSending(seen: Seen, ledger: Ledger): void {
  const { run, plan, begun, over, arrived, ended, reason } = seen;
  const tell = () => describeRun(seen);
  const { maxTries = 4 } = plan.retry;
  // What brought something before it broke off begins to count anew; cut off again in the same place, it brings nothing.
  const most = plan.faults.some(({ fault }) => fault === "truncated") ? 2 * maxTries : maxTries;
  for (const id of new Set(begun.map(({ requestId }) => requestId))) {
    const own = begun.filter(({ requestId }) => requestId === id);
    const ends = over.filter(({ requestId }) => requestId === id);
    ledger.check("each onRequest has one onResponse", run, isPaired(own, ends), tell);
    ledger.check("tries keep to maxTries", run, own.length <= most, tell);
    if (own[0]?.effect !== "physical") continue;
    const isProven = ends.slice(0, -1).every(({ status, delivery }) => status === 429 || delivery === "not_sent");
    ledger.check("what may ring is sent again only after not_sent or 429", run, isProven, tell);
  }
  ledger.check("every try that arrived was told of", run, arrived.length <= begun.length, tell);
  if (plan.timeoutMs !== undefined)
    ledger.check("a call is over when its time is", run, seen.tookMs <= plan.timeoutMs, tell);
  if (seen.begunAtAbort !== undefined) {
    ledger.check("nothing is sent once the caller has given up", run, begun.length === seen.begunAtAbort, tell);
  }
  judgeError(seen, ledger, tell);
  judgeDelivery(seen, ledger, tell);
  const error = ended.how === "answered" ? undefined : ended.error;
  const shown = error === undefined ? "" : `${error} ${inspect(error, { depth: 9 })}`;
  const texts = `${shown} ${JSON.stringify([error, begun, over])}`;
  const isSilent = !texts.includes(KEY) && !NUMBER.test(texts);
  ledger.check("nothing tells a key or a number", run, isSilent, () => `${tell()} ${texts}`);
  if (ended.how === "threw" && ended.error === reason) ledger.remark("the caller gave up, and its reason came through");
}

/** The key of every world. */
export const KEY = "key-2f7c51d09ab8";
const NUMBER = /\+?1?\d{3}55501\d\d|\+155501\d\d/;

function isPaired(begun: Seen["begun"], over: Seen["over"]): boolean {
  return (
    begun.length === over.length &&
    begun.every(({ tries }, index) => tries === index + 1 && over[index]?.tries === tries)
  );
}

function judgeError({ run, ended, reason, begun }: Seen, ledger: Ledger, tell: () => string): void {
  if (ended.how === "answered") return;
  const contract = "errors are the contract's, or the caller's own reason";
  ledger.check(contract, run, ended.how === "failed" || ended.error === reason, tell);
  if (ended.how === "threw") return;
  const { error, isThrown } = ended;
  if (!isThrown) return;
  const own = begun.filter(({ requestId }) => requestId === error.requestId);
  if (error.requestId !== undefined && own.length > 0) {
    ledger.check(
      "an error knows its request and its tries",
      run,
      own.length === error.tries && own[0]?.request === error.request,
      tell,
    );
  }
  if (begun.at(-1)?.effect !== "physical") return;
  const mayAgain = error.delivery === "not_sent" || (error.code === "api" && error.status === 429);
  ledger.check("retryable says whether it may be sent again", run, error.retryable === mayAgain, tell);
}

import { IntentError } from "../errors.ts";
import type { LinkedSet } from "./linked-set.ts";
import { linkKeyOf } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import { knownId } from "./links.ts";
import { mustReadSet } from "./open-set.ts";
import type { Waiting } from "./pausing.ts";

/** Waits for one link after the other: what is quiet stays so without another request. */
export async function waitForSet(call: LinkedCall, { pollMs, onProgress }: Waiting): Promise<LinkedSet> {
  const set = await mustReadSet(call);
  for (const link of set.links) {
    if (link.closed !== undefined) continue;
    const id = await knownId(call, set, link);
    if (id === undefined) throw unknownLink(call, linkKeyOf(set, link));
    const more = { ...(pollMs !== undefined && { pollMs }), ...(onProgress !== undefined && { onProgress }) };
    await call.provider.waitUntilQuiet({ ...call.options(), id, ...more });
  }
  return set;
}

function unknownLink({ context }: LinkedCall, intentKey: string): IntentError {
  const advice = "Call createCampaign or resumeCampaign again with the same input, or reconcileIntents.";
  const detail = "nobody can say whether a campaign came of one of its links";
  return new IntentError(detail, { ...context, intentKey, state: "doubtful", advice });
}

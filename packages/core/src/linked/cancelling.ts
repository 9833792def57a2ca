import { isOver } from "../model/campaign.ts";
import type { LinkedSet } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import { ifGone, knownId, readCampaign, settleLinks } from "./links.ts";
import { mustBeKnown, type OpenSet } from "./open-set.ts";

/**
 * Ends all of a set's campaigns. Those that are known first; one that fails does not keep it from the others, and is told
 * afterwards.
 */
export async function cancelSet(open: OpenSet): Promise<LinkedSet> {
  const { call } = open;
  const known = mustBeKnown(call, open.set);
  if (known.state === "stopped") return known;
  const begun = known.state === "stopping" ? known : await open.announce({ ...known, state: "stopping" });
  let failure = await cancelEach(open, begun);
  const settled = await settleLinks(open, begun);
  if (settled !== begun) failure = await cancelEach(open, settled);
  if (failure !== undefined) throw failure;
  return open.record({ ...settled, state: "stopped" });
}

/** Cancels what is known, whoever works on it: that rings nobody. Failures are told when it is done with the sole right. */
export async function cancelKnown(call: LinkedCall, set: LinkedSet): Promise<void> {
  await cancelEach({ call, stay: () => {} }, set);
}

async function cancelEach({ call, stay }: Pick<OpenSet, "call" | "stay">, set: LinkedSet): Promise<unknown> {
  let failure: unknown;
  for (const link of set.links) {
    if (link.closed !== undefined) continue;
    try {
      const id = await knownId(call, set, link);
      const campaign = id === undefined ? undefined : await readCampaign(call, id);
      if (campaign === undefined || isOver(campaign.status) || campaign.status === "stopping") continue;
      await call.provider.cancelCampaign({ ...call.options(), id: campaign.id }).catch(ifGone);
    } catch (error) {
      call.signal?.throwIfAborted();
      failure ??= error ?? new Error("nothing was said");
    }
    stay();
  }
  return failure;
}

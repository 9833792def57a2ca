import { IntentError } from "../errors.ts";
import { type LinkedSet, linkKeyOf, type SetLink } from "./linked-set.ts";
import { closeUnread, intentOf, isClosedByHand, isNothing } from "./links.ts";
import { findUnverified, type TakeOver } from "./matching.ts";
import type { OpenSet } from "./open-set.ts";
import { common, NONE, type Ranges, together, without } from "./ranges.ts";

/** A set, and of it the link that a campaign is to be made for. */
export interface CheckedLink {
  readonly set: LinkedSet;
  /** Absent: nobody of it may be rung. */
  readonly link?: SetLink | undefined;
}

/**
 * Leaves out of a link, before it is made, whoever cannot be proven to have been left by an earlier one: they are in doubt from
 * then on. Throws an `IntentError` where it may have been made already, or where it is not to be gone on with at all.
 */
export async function checkLink({ call, announce, record }: OpenSet, taking: TakeOver): Promise<CheckedLink> {
  const { set, link } = taking;
  const intent = await intentOf(call, set, link);
  if (isClosedByHand(intent)) return { set: await record(closeUnread(set, link)) };
  // Whoever is on it has been rung by now, or will be without us.
  if (intent?.state === "done") return { set, link };
  const unverified = await findUnverified(call, taking);
  if (unverified.length === 0) return { set, link };
  if (!isNothing(intent)) {
    const detail = "a campaign may have come of one of its links, whose rows cannot be compared any more";
    const advice = "Call pauseCampaign, which finds out what came of it, and then resumeCampaign.";
    throw new IntentError(detail, { ...call.context, intentKey: linkKeyOf(set, link), state: "doubtful", advice });
  }
  const links = moveToDoubt(set, link, unverified);
  return { set: await announce({ ...set, links }), link: links.find(({ number }) => number === link.number) };
}

function moveToDoubt({ links }: LinkedSet, link: SetLink, unverified: Ranges): readonly SetLink[] {
  return links.flatMap((each) => {
    if (each.number === link.number) {
      const positions = without(each.positions, unverified);
      return positions.length === 0 ? [] : [{ ...each, positions }];
    }
    const { closed } = each;
    const moved = common(closed?.untried ?? NONE, unverified);
    if (closed === undefined || moved.length === 0) return [each];
    const untried = without(closed.untried, moved);
    return [{ ...each, closed: { ...closed, untried, doubtful: together(closed.doubtful, moved) } }];
  });
}

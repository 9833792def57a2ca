import type { NewRow } from "../create-campaign.ts";
import { IntentError } from "../errors.ts";
import { OMITTABLE } from "../model/omittable.ts";
import type { Row } from "../model/row.ts";
import { compareLines, createDistinction } from "./lines.ts";
import { keptBy, type LinkedSet, linkKeyOf, type SetLink } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import { ifGone } from "./links.ts";
import { common, isIn, NONE, positionAt, positionsIn, type Ranges, rangesOf, together, without } from "./ranges.ts";
import { fateOf, readEvidence, toEvidence } from "./sorting.ts";

/** A link that is to take rows over, and the part that they are of. `from`: position of the part's first row. */
export interface TakeOver {
  readonly set: LinkedSet;
  readonly link: SetLink;
  readonly part: readonly NewRow[];
  readonly from: number;
}

/**
 * Positions that a link takes over as untried, and of which it cannot be made sure that they are: each has to be listed by the
 * link that had it last, with the line that was given. That a provider lists rows in the order of upload is its word alone,
 * and people would be rung twice if it did not. Those that somebody vouches for are not among them. Throws an `IntentError`
 * where somebody else is listed, or somebody who was dialled since.
 */
export async function findUnverified(call: LinkedCall, taking: TakeOver): Promise<Ranges> {
  const { set, link } = taking;
  const links = set.links.filter(({ number }) => number !== link.number);
  let unverified = NONE;
  for (const earlier of links) {
    const { closed, campaignId } = earlier;
    if (closed === undefined || common(earlier.positions, link.positions).length === 0) continue;
    const verified = campaignId === undefined ? NONE : await verify(call, taking, earlier, campaignId).catch(ifGone);
    // What a later one had was made sure of, or vouched for, when that one took it over.
    const untried = common(common(closed.untried, keptBy({ links }, earlier)), link.positions);
    unverified = together(unverified, without(untried, verified ?? NONE));
  }
  return unverified;
}

/** Positions at which an earlier link lists who was given there. */
async function verify(
  call: LinkedCall,
  { set, link, part, from }: TakeOver,
  earlier: SetLink,
  campaignId: string,
): Promise<Ranges> {
  const intentKey = linkKeyOf(set, earlier);
  const untried = earlier.closed?.untried ?? NONE;
  const contactAt = (position: number) => part[position - from]?.contact;
  // Of two on one line, one dialled and one not, the order alone would tell which.
  const others = [...positionsIn(without(earlier.positions, together(untried, link.positions)))];
  const isDistinct = createDistinction(others.flatMap((position) => contactAt(position) ?? []));
  const verified = new Set<number>();
  const dialled: Row[] = [];
  for await (const row of call.provider.listRows({ ...call.options(), campaignId, omit: OMITTABLE })) {
    const position = positionAt(earlier.positions, row.position);
    const given = position === undefined ? undefined : contactAt(position);
    if (position === undefined || given === undefined || !isIn(link.positions, position)) continue;
    const comparison = compareLines(given, row.contact);
    if (comparison === "different") throw misplaced(call, intentKey, position);
    if (comparison === "same" && isDistinct(given, row.contact)) verified.add(position);
    if (!isIn(untried, position) || fateOf(row, row.attempts?.map(toEvidence)) === "untried") continue;
    if (row.attempts !== undefined) throw misplaced(call, intentKey, position);
    dialled.push({ ...row, position });
  }
  const evidence = dialled.length === 0 ? undefined : await readEvidence(call, campaignId);
  const wrong = dialled.find((row) => fateOf(row, evidence?.get(row.id)) !== "untried");
  if (wrong !== undefined) throw misplaced(call, intentKey, wrong.position);
  return rangesOf(verified);
}

function misplaced({ context }: LinkedCall, intentKey: string, position: number): IntentError {
  const detail = `the provider does not list the rows as it did, or as they were uploaded: at ${position} there is somebody else`;
  const advice = "Nobody is rung for it. See who was dialled, and start another campaign for the others.";
  return new IntentError(detail, { ...context, intentKey, state: "doubtful", advice });
}

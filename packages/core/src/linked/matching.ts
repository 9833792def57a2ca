import type { NewRow } from "../create-campaign.ts";
import { IntentError } from "../errors.ts";
import type { Contact, Row } from "../model/row.ts";
import { type LinkedSet, linkKeyOf, type SetLink } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import { common, isIn, positionAt } from "./ranges.ts";
import { fateOf, readEvidence, toEvidence } from "./sorting.ts";

/**
 * Makes sure, of what is read in one go, that the rows that a link takes over from earlier ones are those that were given at
 * their positions, and that those that were untried are so still. That a provider lists rows in the order of upload is its word
 * alone, and people would be rung twice if it did not. `from`: of the part's first row. Throws an `IntentError` before anybody
 * is rung.
 */
export async function mustMatch(
  call: LinkedCall,
  set: LinkedSet,
  link: SetLink,
  part: readonly NewRow[],
  from: number,
): Promise<void> {
  for (const earlier of set.links) {
    const { closed, campaignId } = earlier;
    if (earlier.part !== link.part || closed === undefined || campaignId === undefined) continue;
    // It was gone, and somebody vouches for all of its rows.
    if (closed.status === "unknown") continue;
    const untried = common(closed.untried, link.positions);
    const dialled: Row[] = [];
    for await (const row of call.provider.listRows({ ...call.options(), campaignId })) {
      const position = positionAt(earlier.positions, row.position);
      if (position === undefined || !isIn(link.positions, position)) continue;
      const given = part[position - from]?.contact;
      if (given !== undefined && !isSameLine(given, row.contact))
        throw misplaced(call, linkKeyOf(set, earlier), position);
      if (!isIn(untried, position) || fateOf(row, row.attempts?.map(toEvidence)) === "untried") continue;
      if (row.attempts !== undefined) throw misplaced(call, linkKeyOf(set, earlier), position);
      dialled.push({ ...row, position });
    }
    const evidence = dialled.length === 0 ? undefined : await readEvidence(call, campaignId);
    const wrong = dialled.find((row) => fateOf(row, evidence?.get(row.id)) !== "untried");
    if (wrong !== undefined) throw misplaced(call, linkKeyOf(set, earlier), wrong.position);
  }
}

/** As far as both say. */
function isSameLine(given: Contact, listed: Contact): boolean {
  if (given.phoneNumber !== undefined && listed.phoneNumber !== undefined) {
    return digitsOf(given.phoneNumber) === digitsOf(listed.phoneNumber);
  }
  return given.sipUri === undefined || listed.sipUri === undefined || given.sipUri === listed.sipUri;
}

function digitsOf(number: string): string {
  return number.replace(/\D/g, "");
}

function misplaced({ context }: LinkedCall, intentKey: string, position: number): IntentError {
  const detail = `the provider does not list the rows as it did, or as they were uploaded: at ${position} there is somebody else`;
  const advice = "Nobody is rung for it. See who was dialled, and start another campaign for the others.";
  return new IntentError(detail, { ...context, intentKey, state: "doubtful", advice });
}

import { type Intent, toIntent } from "../adapter/campaigns/intent.ts";
import { ApiError, IntentError } from "../errors.ts";
import type { Campaign } from "../model/campaign.ts";
import { type LinkedSet, linkKeyOf, type SetLink } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import { type OpenSet, unusable } from "./open-set.ts";
import { inDoubt } from "./sorting.ts";

/** The id of a link's campaign, as far as the ledger knows it without asking anybody. */
export async function knownId(call: LinkedCall, set: LinkedSet, link: SetLink): Promise<string | undefined> {
  return link.campaignId ?? idIn(await intentOf(call, set, link));
}

/**
 * What the adapter has noted about a link's campaign. Undefined: nothing, so nothing was sent. Throws an `IntentError` for a
 * note that cannot be read: something may have been.
 */
export async function intentOf(call: LinkedCall, set: LinkedSet, link: SetLink): Promise<Intent | undefined> {
  const intentKey = linkKeyOf(set, link);
  const entry = await call.ledger.read(intentKey).catch((cause: unknown) => {
    throw unusable(call, cause);
  });
  const intent = entry && toIntent(entry);
  if (entry === undefined || intent !== undefined) return intent;
  const advice = "Use the version that wrote it, or a later one: this one does nothing about it.";
  const detail = "what the ledger has about one of its links cannot be read";
  throw new IntentError(detail, { ...call.context, intentKey, state: "doubtful", advice });
}

/**
 * Finds out about links that were left without an id: each has one afterwards, or is a draft that nobody has launched, or came
 * to nothing and is gone, its rows waiting, or was closed by a person, its rows in doubt. Throws an `IntentError` where nobody can say.
 */
export async function settleLinks({ call, record }: OpenSet, set: LinkedSet): Promise<LinkedSet> {
  let settled = set;
  for (const link of set.links) {
    if (link.campaignId !== undefined || link.closed !== undefined) continue;
    const found = await findId(call, settled, link);
    // Without an id it is launched when it is created again, and not before.
    if (found === "drafted") continue;
    if (found === "closed") {
      settled = await record(closeUnread(settled, link));
      continue;
    }
    const links =
      found === undefined
        ? settled.links.filter((each) => each !== link)
        : withId(settled.links, link.number, found.id);
    settled = await record({ ...settled, links });
  }
  return settled;
}

export function withId(links: readonly SetLink[], number: number, campaignId: string): readonly SetLink[] {
  return links.map((link) => (link.number === number ? { ...link, campaignId } : link));
}

/** Closes a link of whose campaign nothing can be read. */
export function closeUnread(set: LinkedSet, { number }: SetLink): LinkedSet {
  const close = (link: SetLink): SetLink => ({ ...link, closed: { status: "unknown", ...inDoubt(link) } });
  return { ...set, links: set.links.map((link) => (link.number === number ? close(link) : link)) };
}

/**
 * Undefined: proven that there is none. `drafted`: there is one that was not launched, though it was to be. `closed`: a person
 * has seen to it, and did not say what came of it.
 */
async function findId(
  call: LinkedCall,
  set: LinkedSet,
  link: SetLink,
): Promise<{ readonly id: string } | "drafted" | "closed" | undefined> {
  const before = await intentOf(call, set, link);
  if (before?.state === "drafted") return "drafted";
  const id = before?.state === "done" ? idIn(before) : undefined;
  if (id !== undefined) return { id };
  if (isClosedByHand(before)) return "closed";
  if (isNothing(before)) return undefined;
  const intentKey = linkKeyOf(set, link);
  const reports = await call.provider.reconcileIntents({ ...call.options(), intentKeys: [intentKey] });
  const after = await intentOf(call, set, link);
  if (after?.state === "drafted") return "drafted";
  const found = after?.state === "done" ? idIn(after) : undefined;
  if (found !== undefined) return { id: found };
  if (isClosedByHand(after)) return "closed";
  if (isNothing(after)) return undefined;
  const report = reports.find((each) => each.intentKey === intentKey);
  const state = report?.state === "busy" ? "busy" : "doubtful";
  throw new IntentError("nobody can say whether a campaign came of one of its links", {
    ...call.context,
    ...{ intentKey, state, campaignIds: report?.campaignIds ?? [] },
    advice: report?.advice ?? "Ask again later: it goes on from here.",
  });
}

export function isNothing(intent: Intent | undefined): boolean {
  return intent === undefined || intent.state === "refused" || intent.state === "absent";
}

/** Whether a person closed it: it counts as done, with no campaign known. */
export function isClosedByHand(intent: Intent | undefined): boolean {
  return intent?.state === "done" && intent.campaignIds.length === 0;
}

function idIn(intent: Intent | undefined): string | undefined {
  const isOne = intent?.state === "done" || intent?.state === "drafted" || intent?.state === "launching";
  return isOne ? intent.campaignIds[0] : undefined;
}

/** Undefined: it does not exist, or not any more. */
export async function readCampaign(call: LinkedCall, id: string): Promise<Campaign | undefined> {
  return call.provider.getCampaign({ ...call.options(), id }).catch(ifGone);
}

export function ifGone(error: unknown): undefined {
  if (error instanceof ApiError && error.kind === "not-found") return undefined;
  throw error;
}

import { type Intent, toIntent } from "../adapter/campaigns/intent.ts";
import { ApiError, IntentError } from "../errors.ts";
import type { Campaign } from "../model/campaign.ts";
import { type LinkedSet, linkKeyOf, type SetLink } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import type { OpenSet } from "./open-set.ts";

/** The id of a link's campaign, as far as the ledger knows it without asking anybody. */
export async function knownId(call: LinkedCall, set: LinkedSet, link: SetLink): Promise<string | undefined> {
  return link.campaignId ?? idIn(await intentOf(call, set, link));
}

/** What the adapter has noted about a link's campaign. Undefined: nothing, so nothing was sent. */
export async function intentOf({ ledger }: LinkedCall, set: LinkedSet, link: SetLink): Promise<Intent | undefined> {
  const entry = await ledger.read(linkKeyOf(set, link));
  return entry && toIntent(entry);
}

/**
 * Finds out about links that were left without an id: each has one afterwards, or is a draft that nobody has launched, or came
 * to nothing and is gone, its rows waiting. Throws an `IntentError` where nobody can say.
 */
export async function settleLinks({ call, record }: OpenSet, set: LinkedSet): Promise<LinkedSet> {
  let settled = set;
  for (const link of set.links) {
    if (link.campaignId !== undefined) continue;
    const found = await findId(call, settled, link);
    // Without an id it is launched when it is created again, and not before.
    if (found === "drafted") continue;
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

/** Undefined: proven that there is none. `drafted`: there is one that was not launched, though it was to be. */
async function findId(
  call: LinkedCall,
  set: LinkedSet,
  link: SetLink,
): Promise<{ readonly id: string } | "drafted" | undefined> {
  const before = await intentOf(call, set, link);
  if (before?.state === "drafted") return "drafted";
  const id = before?.state === "done" ? idIn(before) : undefined;
  if (id !== undefined) return { id };
  if (isNothing(before)) return undefined;
  const intentKey = linkKeyOf(set, link);
  const reports = await call.provider.reconcileIntents({ ...call.options(), intentKeys: [intentKey] });
  const after = await intentOf(call, set, link);
  if (after?.state === "drafted") return "drafted";
  const found = after?.state === "done" ? idIn(after) : undefined;
  if (found !== undefined) return { id: found };
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

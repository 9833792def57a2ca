import type { Launched } from "../../create-campaign.ts";
import { ApiError, type Finding, isProviderError } from "../../errors.ts";
import type { IntentState } from "../../intents.ts";
import type { Campaign } from "../../model/campaign.ts";
import type { Asking } from "../ask.ts";
import { leaveOne } from "./duplicates.ts";
import { isTooEarly, stopEarly } from "./early.ts";
import type { Intent } from "./intent.ts";
import { type Kit, passAbort } from "./kit.ts";
import { launchDraft } from "./launching.ts";
import { noteOf, type OpenIntent, unnoted } from "./open-intent.ts";
import { poll } from "./polling.ts";
import { look, seek } from "./search.ts";

/** What a campaign that has just come to be is meant to become. */
export type Meant = Pick<Intent, "makes" | "start">;

/** A campaign that has just come to be. */
export interface Newborn<Raw> {
  readonly id: string;
  /** As it was answered, for when it cannot be read. */
  readonly given: Campaign<Raw>;
  readonly meant: Meant;
  /** Absent: nobody keeps a record. */
  readonly open: OpenIntent | undefined;
}

/**
 * Brings a campaign that exists to what was meant: reads it back, stops what has begun before its time, makes sure that a
 * draft is the only one of its intent, and launches it.
 */
export async function settleCreated<Raw>(
  kit: Kit<Raw>,
  newborn: Newborn<Raw>,
  asking: Asking,
): Promise<Launched<Campaign<Raw>>> {
  const { id, given, meant, open } = newborn;
  const told = { intentKey: open?.key, campaignIds: [id] };
  const note = (state: IntentState) => noteOf(open, state, [id]);
  const at = typeof meant.start === "object" ? meant.start.at : undefined;
  const mustWait = meant.makes === "draft" || typeof meant.start === "object";
  const read = mustWait || open !== undefined ? await readBack(kit, newborn, asking) : given;
  if (read === "not found") return settleFound(kit, newborn, asking);
  if (mustWait && read === undefined) throw kit.telling.unread(asking, told);
  const campaign = read ?? given;
  const unmarked = isUnmarked(open, read) ? [UNMARKED] : [];
  // Only a draft is a draft: a word that nobody knows may stand for what dials.
  const isEarly = meant.makes === "draft" ? campaign.status !== "draft" : isTooEarly(campaign.status, at, kit);
  if (isEarly) throw await stopEarly(kit, { id, status: campaign.status, open }, asking);
  // What was not read back is not taken for done: its id may not be the one that was answered.
  if (read === undefined) return { campaign, warnings: [UNREAD] };
  if (meant.makes === "campaign") {
    return { campaign, warnings: [...unmarked, ...(await note("done").then(() => [], unnoted))] };
  }

  const warnings = await mustBeAlone(kit, id, open, asking);
  const isDone = meant.start === "draft";
  await note(isDone ? "done" : "drafted").catch((cause: unknown) => {
    throw kit.telling.unnoted(asking, { ...told, cause });
  });
  if (isDone) return { campaign, warnings };
  const launched = await launchDraft(kit, { id, at, open, before: campaign }, asking);
  return { ...launched, warnings: [...warnings, ...launched.warnings] };
}

/** As it is. A provider may need a moment until it finds what it has just made. Undefined: it could not be read. */
function readBack<Raw>(
  kit: Kit<Raw>,
  { id, open }: Newborn<Raw>,
  asking: Asking,
): Promise<Campaign<Raw> | "not found" | undefined> {
  const patience = { settledAt: kit.clock.now() + kit.settleMs, beyondMs: 0, renew: open?.renew };
  return poll(kit, asking, patience, (isSettled) =>
    kit.driver.getCampaign(id, asking).catch((error: unknown) => {
      passAbort(asking);
      const isGone = error instanceof ApiError && error.kind === "not-found";
      return isGone && isSettled ? "not found" : undefined;
    }),
  );
}

/**
 * Goes on with a campaign that is not found by the id that it was answered with. That proves little: only a listing without its
 * mark, after everything has settled, proves absence. One that has the mark under another id is the one.
 */
async function settleFound<Raw>(
  kit: Kit<Raw>,
  { id, meant, open }: Newborn<Raw>,
  asking: Asking,
): Promise<Launched<Campaign<Raw>>> {
  const told = { intentKey: open?.key, campaignIds: [id] };
  if (open?.intent === undefined) throw kit.telling.vanished(asking, told);
  const { marker, sentAt } = open.intent;
  const search = { marker, sentAt: Date.parse(sentAt), settledAt: kit.clock.now(), renew: open.renew };
  const sought = await seek(kit, search, asking);
  if ("absent" in sought) {
    await noteOf(open, "absent", []).catch(() => {});
    throw kit.telling.absent(asking, { intentKey: open.key });
  }
  const [given, ...others] = "found" in sought ? sought.found : [];
  if (given === undefined || given.id === id || others.length > 0) throw kit.telling.vanished(asking, told);
  return settleCreated(kit, { id: given.id, given, meant, open }, asking);
}

/** Whether a lost answer could never be made up for, because nothing would tell the campaign from others. */
function isUnmarked(open: OpenIntent | undefined, read: Campaign | undefined): boolean {
  return open?.intent !== undefined && read !== undefined && read.intentMarker !== open.intent.marker;
}

const UNMARKED: Finding = {
  field: "intentKey",
  rule: "left no mark: the provider gives the name back otherwise, so a campaign whose answer is lost could not be found",
};

const UNREAD: Finding = {
  field: "campaign",
  rule: "was answered, and could not be read back; reconcileIntents makes sure of it",
};

/** Makes sure that a draft is the only campaign of its intent. The listing has to have it, or it says nothing about others. */
async function mustBeAlone<Raw>(
  kit: Kit<Raw>,
  id: string,
  open: OpenIntent | undefined,
  asking: Asking,
): Promise<readonly Finding[]> {
  if (open?.intent === undefined) return [];
  const search = { marker: open.intent.marker, sentAt: Date.parse(open.intent.sentAt) };
  const patience = { settledAt: kit.clock.now() + kit.settleMs, beyondMs: 0, renew: open.renew };
  let cause: unknown;
  const found = await poll(kit, asking, patience, async () => {
    const looked = await look(kit, search, asking).catch((error: unknown) => {
      passAbort(asking);
      cause = error;
      return undefined;
    });
    const isWhole = looked?.unreadable === 0 && looked.found.some((campaign) => campaign.id === id);
    return isWhole ? looked.found : undefined;
  });
  const own = found?.find((campaign) => campaign.id === id);
  if (found === undefined || own === undefined)
    throw kit.telling.unlaunched(asking, { intentKey: open.key, campaignIds: [id], cause });
  // The last one is the one that is kept, if none has dialled.
  const several = [...found.filter((campaign) => campaign !== own), own];
  const single = await leaveOne(kit, several, asking).catch((error: unknown) => {
    throw undecided(kit, open.key, several, error, asking);
  });
  if ("warnings" in single && single.campaign.id === id) return single.warnings;
  const campaignIds = found.map((campaign) => campaign.id);
  await noteOf(open, "duplicated", campaignIds).catch(() => {});
  throw kit.telling.several(asking, { intentKey: open.key, campaignIds });
}

/** Why one of several campaigns could not be left. */
export function undecided<Raw>(
  kit: Kit<Raw>,
  intentKey: string,
  found: readonly Campaign[],
  cause: unknown,
  asking: Asking,
): unknown {
  passAbort(asking);
  if (!isProviderError(cause) || cause.code === "intent") return cause;
  return kit.telling.doubtful(asking, { intentKey, campaignIds: found.map(({ id }) => id), cause });
}

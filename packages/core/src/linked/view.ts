import { type Campaign, type CampaignStatus, isOver, type Progress } from "../model/campaign.ts";
import { ROW_STATUSES, type RowStatus } from "../model/row.ts";
import { supports } from "../provider.ts";
import type { Link, LinkedCampaign } from "./linked-campaign.ts";
import { allShares, keptBy, type LinkedSet, linkKeyOf, type SetLink, type Shares, totalOf } from "./linked-set.ts";
import type { LinkedCall } from "./linking.ts";
import { knownId, readCampaign } from "./links.ts";
import { countOf, positionsIn, toText } from "./ranges.ts";

/** A link, and its campaign as it is now. */
export interface ReadLink {
  readonly link: SetLink;
  readonly campaignId: string | undefined;
  /** Absent: it is closed, and was not read; or it could not be found. */
  readonly campaign: Campaign | undefined;
}

/** Reads the campaigns of a set that may still change, and the first one for its name. */
export async function viewSet(call: LinkedCall, set: LinkedSet): Promise<LinkedCampaign> {
  const read: ReadLink[] = [];
  for (const link of set.links) {
    const campaignId = await knownId(call, set, link);
    const isWanted = link.closed === undefined || link === set.links[0];
    const campaign = isWanted && campaignId !== undefined ? await readCampaign(call, campaignId) : undefined;
    read.push({ link, campaignId, campaign });
  }
  return toView(set, read, supports(call.provider, "pauseCampaign"));
}

/** `pausesItself`: whether the provider can pause, so that its campaigns say themselves whether they are held. */
export function toView(set: LinkedSet, read: readonly ReadLink[], pausesItself: boolean): LinkedCampaign {
  const shares = allShares(set);
  const progress = progressOf(set, read, shares);
  return {
    intentKey: set.key,
    provider: set.provider,
    name: read[0]?.campaign?.name ?? "",
    status: statusOf(set, read, shares, pausesItself),
    total: totalOf(set),
    ...(progress !== undefined && { progress }),
    links: read.map((each) => toLink(set, each)),
    rowsInDoubt: [...positionsIn(shares.doubtful)],
  };
}

function toLink(set: LinkedSet, each: ReadLink): Link {
  return {
    intentKey: linkKeyOf(set, each.link),
    ...(each.campaignId !== undefined && { campaignId: each.campaignId }),
    status: statusOfLink(each),
    positions: toText(keptBy(set, each.link)),
  };
}

function statusOfLink({ link, campaign }: ReadLink): CampaignStatus {
  return link.closed?.status ?? campaign?.status ?? "unknown";
}

/** The first that any link has decides, where not all of them are over. */
const ONE_DECIDES: readonly CampaignStatus[] = [
  "unknown",
  "running",
  "pausing",
  "stopping",
  "paused",
  "scheduled",
  "draft",
];
/** Of several that are over. */
const END_DECIDES: readonly CampaignStatus[] = ["failed", "cancelled", "archived", "completed"];

function statusOf(
  { state }: LinkedSet,
  read: readonly ReadLink[],
  { waiting, doubtful, dropped }: Shares,
  pausesItself: boolean,
): CampaignStatus {
  if (state === "stopping" || (state === "pausing" && !pausesItself)) return state;
  const open = read.filter(({ link }) => link.closed === undefined).map(statusOfLink);
  const going = ONE_DECIDES.find((status) => open.includes(status));
  const isRest = waiting.length === 0 && dropped.length === 0 && doubtful.length === 0;
  // Held by being cancelled: whoever was on the phone then has reached their end.
  const ends = [...open, ...(isRest ? [] : ["cancelled" as const])];
  const end = END_DECIDES.find((status) => ends.includes(status)) ?? "completed";
  if (state === "stopped") return going ?? end;
  if (state === "paused" && !pausesItself) {
    const canGoOn = waiting.length > 0 || doubtful.length > 0 || open.some((status) => !isOver(status));
    return going === undefined || going === "draft" ? (canGoOn ? "paused" : end) : going;
  }
  // Some of what is to be made is not there yet: that is not over.
  return going ?? (state === "creating" || state === "resuming" ? "unknown" : end);
}

function progressOf(set: LinkedSet, read: readonly ReadLink[], shares: Shares): Progress | undefined {
  const rows: Partial<Record<RowStatus, number>> = {};
  const add = (status: RowStatus, count: number) => {
    if (count > 0) rows[status] = (rows[status] ?? 0) + count;
  };
  let live: number | undefined = 0;
  for (const { link, campaign } of read) {
    const counts = link.closed?.rows ?? campaign?.progress?.rows;
    if (counts === undefined) return undefined;
    for (const status of ROW_STATUSES) add(status, counts[status] ?? 0);
    const liveThere = link.closed === undefined ? campaign?.progress?.live : 0;
    live = live === undefined || liveThere === undefined ? undefined : live + liveThere;
  }
  add(set.state === "stopping" || set.state === "stopped" ? "cancelled" : "pending", countOf(shares.waiting));
  add("cancelled", countOf(shares.dropped));
  add("unknown", countOf(shares.doubtful));
  return { total: totalOf(set), ...(live !== undefined && { live }), rows };
}

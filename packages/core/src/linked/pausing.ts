import { type Campaign, type CampaignStatus, isOver } from "../model/campaign.ts";
import { type CampaignProvider, supports, type WaitUntilQuietOptions } from "../provider.ts";
import type { ClosedLink, LinkedSet, SetLink } from "./linked-set.ts";
import { wrong } from "./linking.ts";
import { ifGone, readCampaign, settleLinks } from "./links.ts";
import { mustBeKnown, type OpenSet } from "./open-set.ts";
import { inDoubt, sortRows } from "./sorting.ts";

/** How quiet is waited for. */
export type Waiting = Pick<WaitUntilQuietOptions, "pollMs" | "onProgress">;

/** Holds a set: with the provider's own pause, or by cancelling its campaigns and noting who is left. */
export async function pauseSet(open: OpenSet, waiting: Waiting): Promise<LinkedSet> {
  const { call } = open;
  const known = mustBeKnown(call, open.set);
  if (known.state === "stopping" || known.state === "stopped") {
    throw wrong(call, { field: "intentKey", rule: "is of campaigns that were cancelled, and cannot be paused" });
  }
  const { provider } = call;
  if (supports(provider, "pauseCampaign")) return pauseEach(open, known, provider);
  if (known.state === "paused") return known;
  const begun = known.state === "pausing" ? known : await open.announce(await toPausing(open, known));
  return closeAll(open, begun, waiting);
}

/** With a note of the campaigns that somebody else has ended: whoever did that wanted nobody of theirs to be rung any more. */
async function toPausing({ call }: OpenSet, set: LinkedSet): Promise<LinkedSet> {
  const links: SetLink[] = [];
  for (const link of set.links) {
    const isOpen = link.closed === undefined && link.campaignId !== undefined;
    // One that cannot be read fails the pause before anything is cancelled: afterwards nobody could say who ended it.
    const campaign = isOpen ? await readCampaign(call, link.campaignId) : undefined;
    const isEnded = campaign !== undefined && isOver(campaign.status) && campaign.status !== "completed";
    links.push(isEnded ? { ...link, isEndedElsewhere: true } : link);
  }
  return { ...set, state: "pausing", links };
}

/** All are cancelled before one is waited for, or looked for: meanwhile the others would go on dialling. */
async function closeAll(open: OpenSet, begun: LinkedSet, waiting: Waiting): Promise<LinkedSet> {
  let stopped = await stopEach(open, begun);
  let set = await settleLinks(open, begun);
  if (set !== begun) stopped = await stopEach(open, set);
  for (const { link, id } of stopped) {
    const closed = await closeLink(open, link, id, waiting);
    const links = set.links.map((each) => (each.number === link.number ? { ...each, closed } : each));
    set = await open.record({ ...set, links });
  }
  return open.record({ ...set, state: "paused" });
}

interface StoppedLink {
  readonly link: SetLink;
  readonly id: string;
}

/**
 * Those that are to be closed: a draft dials nobody by itself, and is still what it was. One that cannot be cancelled does not
 * keep it from the others, and is told afterwards.
 */
async function stopEach({ call, stay }: OpenSet, set: LinkedSet): Promise<readonly StoppedLink[]> {
  const stopped: StoppedLink[] = [];
  let failure: unknown;
  for (const link of set.links) {
    const id = link.closed === undefined ? link.campaignId : undefined;
    if (id === undefined) continue;
    try {
      const campaign = await readCampaign(call, id);
      if (campaign?.status === "draft") continue;
      if (campaign !== undefined) await call.provider.cancelCampaign({ ...call.options(), id }).catch(ifGone);
      stopped.push({ link, id });
    } catch (error) {
      call.signal?.throwIfAborted();
      failure ??= error ?? new Error("nothing was said");
    }
    stay();
  }
  if (failure !== undefined) throw failure;
  return stopped;
}

async function closeLink(open: OpenSet, link: SetLink, id: string, waiting: Waiting): Promise<ClosedLink> {
  const { call } = open;
  const quiet = await waitForLink(open, id, waiting).catch(ifGone);
  if (quiet === undefined) return { status: "unknown", ...inDoubt(link) };
  const status: CampaignStatus = quiet.status === "stopping" ? "cancelled" : quiet.status;
  return { status, ...(await sortRows(call, link, id)) };
}

/** Waits for one link, and keeps the right to the set meanwhile. */
async function waitForLink({ call, stay }: OpenSet, id: string, { pollMs, onProgress }: Waiting): Promise<Campaign> {
  return call.provider.waitUntilQuiet({
    ...call.options(),
    id,
    ...(pollMs !== undefined && { pollMs }),
    onProgress(progress) {
      stay();
      onProgress?.(progress);
    },
  });
}

async function pauseEach(open: OpenSet, known: LinkedSet, provider: PausingProvider): Promise<LinkedSet> {
  await mustHaveBegun(open, known);
  const begun = await open.announce({ ...known, state: "pausing" });
  let failure = await holdEach(open, begun, provider);
  const settled = await settleLinks(open, begun);
  if (settled !== begun) failure = await holdEach(open, settled, provider);
  if (failure !== undefined) throw failure;
  return open.record({ ...settled, state: "paused" });
}

/** What waits for its time cannot be held. Where others dial already, those are held, and it is told afterwards. */
async function mustHaveBegun({ call }: OpenSet, { links }: LinkedSet): Promise<void> {
  const { provider } = call;
  if (links.every(({ start }) => typeof start !== "object")) return;
  const statuses: (CampaignStatus | undefined)[] = [];
  for (const { campaignId } of links) {
    // One that cannot be read must not keep it from holding the others.
    const campaign = campaignId === undefined ? undefined : await readCampaign(call, campaignId).catch(() => undefined);
    call.signal?.throwIfAborted();
    statuses.push(campaign?.status);
  }
  const others = statuses.filter((status) => status !== "scheduled");
  if (others.length === statuses.length || others.some((status) => status === undefined || !isIdle(status))) return;
  const rule = `is of campaigns that wait for their start, and ${provider.id} cannot hold those: pause them when they have begun, or cancel them`;
  throw wrong(call, { field: "intentKey", rule });
}

function isIdle(status: CampaignStatus): boolean {
  return isOver(status) || HELD.includes(status);
}

type PausingProvider = CampaignProvider & Required<Pick<CampaignProvider, "pauseCampaign">>;

/** What is over, a draft or held already is left as it is. One that cannot be held does not keep it from the others. */
async function holdEach({ call, stay }: OpenSet, { links }: LinkedSet, provider: PausingProvider): Promise<unknown> {
  let failure: unknown;
  for (const { campaignId } of links) {
    if (campaignId === undefined) continue;
    try {
      const campaign = await readCampaign(call, campaignId);
      if (campaign === undefined || isOver(campaign.status) || HELD.includes(campaign.status)) continue;
      await provider.pauseCampaign({ ...call.options(), id: campaignId });
    } catch (error) {
      call.signal?.throwIfAborted();
      failure ??= error ?? new Error("nothing was said");
    }
    stay();
  }
  return failure;
}

const HELD: readonly CampaignStatus[] = ["draft", "pausing", "paused", "stopping"];

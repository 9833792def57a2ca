import { ApiError, type Finding } from "../../errors.ts";
import { type Campaign, isOver } from "../../model/campaign.ts";
import type { RowStatus } from "../../model/row.ts";
import type { Asking } from "../ask.ts";
import type { Kit } from "./kit.ts";

/** What several campaigns of one intent were brought down to. */
export type Single<Raw> =
  | { readonly campaign: Campaign<Raw>; readonly warnings: readonly Finding[] }
  | { readonly several: readonly string[] };

/**
 * Leaves one of several campaigns, where at most one of them may have dialled: that one, or the last. The others are
 * cancelled. Where more may have dialled, none is touched: which of them is to go on is for a person to say.
 */
export async function leaveOne<Raw>(
  { driver }: Kit<Raw>,
  found: readonly Campaign<Raw>[],
  asking: Asking,
): Promise<Single<Raw>> {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return { campaign: only, warnings: [] };
  const several = found.map(({ id }) => id);
  const read: Campaign<Raw>[] = [];
  for (const { id } of found) read.push(await driver.getCampaign(id, asking));
  const [dialled, ...alsoDialled] = read.filter((campaign) => !hasSurelyDialledNobody(campaign));
  const kept = dialled ?? read.at(-1);
  if (kept === undefined || alsoDialled.length > 0) return { several };
  for (const { id, status } of read) {
    if (id === kept.id) continue;
    if (!isOver(status)) await driver.cancel(id, asking).catch(ifRefused);
    const left = await driver.getCampaign(id, asking);
    // A draft that cannot be cancelled rings nobody by itself.
    if (!isOver(left.status) && left.status !== "draft") return { several };
  }
  const rule = `was found ${found.length} times: ${kept.id} was kept, and the others, which had dialled nobody, were cancelled`;
  return { campaign: kept, warnings: [{ field: "intentKey", rule }] };
}

const TOUCHED: readonly RowStatus[] = ["in_progress", "awaiting_retry", "completed", "failed", "unknown"];

/** Whether a campaign proves that nobody was rung for it. What is not counted proves nothing, once it has begun. */
export function hasSurelyDialledNobody({ status, progress }: Campaign): boolean {
  const rows = progress?.rows ?? {};
  if ((progress?.live ?? 0) > 0 || TOUCHED.some((word) => (rows[word] ?? 0) > 0)) return false;
  if (status === "draft" || status === "scheduled") return true;
  const counted = Object.values(rows).reduce((sum, count) => sum + count, 0);
  return progress?.live === 0 && progress.total === counted;
}

function ifRefused(error: unknown): void {
  if (error instanceof ApiError && (error.kind === "conflict" || error.kind === "invalid")) return;
  throw error;
}

import { isProviderError } from "../../errors.ts";
import type { Campaign } from "../../model/campaign.ts";
import { type Asking, goingOn } from "../ask.ts";
import { type Kit, passAbort } from "./kit.ts";
import { poll } from "./polling.ts";

/** What came of looking for the campaigns of an intent. */
export type Sought<Raw> =
  | { readonly found: readonly [Campaign<Raw>, ...Campaign<Raw>[]] }
  /** Proven. */
  | { readonly absent: true }
  /** `cause`: why the last look failed, if it did. */
  | { readonly doubt: true; readonly cause: unknown };

/** What is looked for. */
export interface Search {
  readonly marker: string;
  /** When its request may first have been sent, in epoch milliseconds. */
  readonly sentAt: number;
  /** When its request can no longer take effect unseen, in epoch milliseconds. */
  readonly settledAt: number;
  readonly renew: () => Promise<void>;
}

/** A provider's clock may differ from ours by less than this. */
const CLOCK_MARGIN_MS = 24 * 3_600_000;

/**
 * Looks for campaigns by their marker, again and again until one is found, or until a complete listing that was begun after
 * the settling time has none. A listing that failed, or that holds campaigns without a readable name, proves nothing.
 */
export async function seek<Raw>(kit: Kit<Raw>, search: Search, asking: Asking): Promise<Sought<Raw>> {
  const patience = { ...search, beyondMs: kit.settleMs };
  let doubt: Sought<Raw> = { doubt: true, cause: undefined };
  const sought = await poll<Sought<Raw>>(kit, asking, patience, async (isSettled) => {
    const looked = await look(kit, search, asking).catch((cause: unknown) => {
      passAbort(asking);
      return { cause };
    });
    doubt = { doubt: true, cause: "cause" in looked ? looked.cause : undefined };
    if ("cause" in looked) return isLockedOut(looked.cause) ? doubt : undefined;
    const [first, ...others] = looked.found;
    if (first !== undefined) return { found: [first, ...others] };
    return isSettled && looked.unreadable === 0 ? { absent: true } : undefined;
  });
  return sought ?? doubt;
}

/** One look. `unreadable`: campaigns of the time in question that were left out, or whose name could not be read. */
export async function look<Raw>(
  { driver, clock }: Kit<Raw>,
  { marker, sentAt }: Pick<Search, "marker" | "sentAt">,
  asking: Asking,
): Promise<{ readonly found: readonly Campaign<Raw>[]; readonly unreadable: number }> {
  const isOlder = ({ createdAt }: Campaign) =>
    createdAt !== undefined && Date.parse(createdAt) < sentAt - CLOCK_MARGIN_MS;
  const found: Campaign<Raw>[] = [];
  let unreadable = 0;
  for await (const { items, isWhole } of driver.listCampaigns(goingOn(asking)).pages()) {
    found.push(...items.filter((campaign) => campaign.intentMarker === marker));
    // What is left out because it is too old may be what is looked for, once that is old.
    if (isWhole === false && clock.now() - sentAt > CLOCK_MARGIN_MS) unreadable++;
    unreadable += items.filter((campaign) => campaign.name === "" && !isOlder(campaign)).length;
    // Newest first: behind these there are only older ones.
    if (items.length > 0 && items.every(isOlder)) break;
  }
  return { found, unreadable };
}

/** No later look will do better. */
function isLockedOut(error: unknown): boolean {
  return isProviderError(error) && error.code === "api" && ["unauthorized", "forbidden"].includes(error.kind);
}

import type { Capabilities } from "./capabilities.ts";
import { type Clock, SYSTEM_CLOCK } from "./clock.ts";
import type { Created } from "./create-campaign.ts";
import { ConfigurationError } from "./errors.ts";
import type { IntentReport } from "./intents.ts";
import type { IntentLedger } from "./ledger.ts";
import { cancelKnown, cancelSet } from "./linked/cancelling.ts";
import { createSet, type Walked } from "./linked/creating.ts";
import type {
  CreateLinkedOptions,
  LinkedCampaign,
  LinkedOptions,
  QuietLinkedOptions,
  ResumeLinkedOptions,
} from "./linked/linked-campaign.ts";
import type { LinkedSet } from "./linked/linked-set.ts";
import { beginCall, type LinkedCall, type Linking } from "./linked/linking.ts";
import { listSet } from "./linked/listing.ts";
import { mustReadSet, withSet } from "./linked/open-set.ts";
import { pauseSet } from "./linked/pausing.ts";
import { waitForSet } from "./linked/quiet.ts";
import { reconcileSets } from "./linked/reconciling.ts";
import { resumeSet } from "./linked/resuming.ts";
import { viewSet } from "./linked/view.ts";
import type { Row } from "./model/row.ts";
import { type CampaignProvider, type ReconcileOptions, supports } from "./provider.ts";

export type {
  CreateLinkedOptions,
  Link,
  LinkedCampaign,
  LinkedOptions,
  QuietLinkedOptions,
  ResumeLinkedOptions,
} from "./linked/linked-campaign.ts";

/**
 * Lists of any length, and a pause for providers that have none: several campaigns of one provider that are looked at, held
 * and let go on as one. Each list is known by the `intentKey` that it was created with; its rows are kept nowhere but at the
 * provider, so whoever lets it go on gives them again.
 *
 * What changes something can be asked for again after a crash, at any point, and goes on from there. It throws what the
 * provider's operations throw, an `IntentError` where it cannot be gone on with without a person or while another process is
 * at it, and a `ConfigurationError` for a key of which nothing is known.
 */
export interface LinkedCampaigns {
  readonly provider: CampaignProvider;
  /** The provider's, with as many rows as you like, and a pause. */
  readonly capabilities: Capabilities;

  /**
   * Makes one campaign for each part of the list, one after the other; with only one part it is one campaign. Rows are read a
   * part at a time. A part that is refused stops it: those before it are there by then, and may be dialling. Asked for again,
   * it compares the input with what was given before, and makes what is missing. All parts dial at the same time.
   */
  createCampaign(options: CreateLinkedOptions): Promise<Created<LinkedCampaign>>;
  getCampaign(options: LinkedOptions): Promise<LinkedCampaign>;
  /**
   * Every row of the list once, in its order: `position` is that in the list, `id` and `campaignId` are those of the link that
   * has it now.
   */
  listRows(options: LinkedOptions): AsyncIterable<Row>;
  /**
   * Holds it. A provider that can pause does so. For another one, the campaigns are cancelled, waited for until nobody is on
   * the line, and read to their end: rows that were provably never dialled are left for later, rows of which nobody can say
   * are in doubt. Drafts stay drafts. `pausing` while calls are live, where it is the provider that pauses; one that cannot
   * hold what waits for its start refuses that with a `ConfigurationError`, and nothing has changed.
   */
  pauseCampaign(options: QuietLinkedOptions): Promise<LinkedCampaign>;
  /**
   * Lets it go on: new campaigns for the rows that are left, or the same ones, where the provider can pause. It takes the same
   * input again, and compares it. Rows in doubt are left out, and told in the warnings, unless `alsoRing` has them. So is
   * whoever the provider does not list any more with the line that was given: they are in doubt from then on.
   */
  resumeCampaign(options: ResumeLinkedOptions): Promise<Created<LinkedCampaign>>;
  /**
   * Ends it for good. What is there is cancelled also while another process works on it; that this one may go on making
   * campaigns is then told by an `IntentError`: ask again.
   */
  cancelCampaign(options: LinkedOptions): Promise<LinkedCampaign>;
  /** Waits until each of its campaigns was proven quiet. */
  waitUntilQuiet(options: QuietLinkedOptions): Promise<LinkedCampaign>;
  /**
   * Finishes what a crash left open, as far as that needs no rows: what was being paused or cancelled, waiting until nobody is
   * on the line. Creating and resuming are told with what to do. `intentKeys`: of lists.
   */
  reconcileIntents(options?: Omit<ReconcileOptions, "close">): Promise<readonly IntentReport[]>;
}

/** How lists are linked. */
export interface LinkedCampaignsOptions {
  /** The one that the provider's adapter was made with: what a crash left open is told by both their notes. */
  readonly ledger: IntentLedger;
  /** Absent: the system's. */
  readonly clock?: Clock;
  /** Absent: the most that one campaign of the provider's can have. */
  readonly rowsPerCampaign?: number;
  /** Time for which one process may work on a list without a sign of life, in milliseconds. Absent: 600 000. */
  readonly leaseMs?: number;
}

const USUAL_LEASE_MS = 600_000;

/** Links campaigns of one provider. Throws a `ConfigurationError` for `rowsPerCampaign` that no campaign can have. */
export function createLinkedCampaigns(
  provider: CampaignProvider,
  { ledger, clock = SYSTEM_CLOCK, rowsPerCampaign, leaseMs = USUAL_LEASE_MS }: LinkedCampaignsOptions,
): LinkedCampaigns {
  mustFit(provider, rowsPerCampaign);
  const linking: Linking = { provider, ledger, clock, leaseMs, rowsPerCampaign };

  async function change(call: LinkedCall, work: Parameters<typeof withSet<LinkedSet>>[1]): Promise<LinkedCampaign> {
    return viewSet(call, await withSet(call, work));
  }

  async function make(call: LinkedCall, work: Parameters<typeof withSet<Walked>>[1]): Promise<Created<LinkedCampaign>> {
    const { set, warnings, how } = await withSet(call, work);
    return { campaign: await viewSet(call, set), warnings, how };
  }

  return {
    provider,
    get capabilities() {
      return linkedCapabilities(provider);
    },
    createCampaign: async (options) =>
      make(beginCall(linking, "createCampaign", options), (open) => createSet(open, options)),
    resumeCampaign: async (options) =>
      make(beginCall(linking, "resumeCampaign", options), (open) => resumeSet(open, options)),
    pauseCampaign: async (options) =>
      change(beginCall(linking, "pauseCampaign", options), (open) => pauseSet(open, options)),
    async cancelCampaign(options) {
      const call = beginCall(linking, "cancelCampaign", options);
      await cancelKnown(call, await mustReadSet(call));
      return change(call, cancelSet);
    },
    async getCampaign(options) {
      const call = beginCall(linking, "getCampaign", options);
      return viewSet(call, await mustReadSet(call));
    },
    async *listRows(options) {
      const call = beginCall(linking, "listRows", options);
      yield* listSet(call, await mustReadSet(call));
    },
    async waitUntilQuiet(options) {
      const call = beginCall(linking, "waitUntilQuiet", options);
      return viewSet(call, await waitForSet(call, options));
    },
    reconcileIntents: async (options = {}) => reconcileSets(linking, options),
  };
}

function linkedCapabilities(provider: CampaignProvider): Capabilities {
  const { capabilities } = provider;
  return {
    ...capabilities,
    rows: { ...capabilities.rows, maximum: null },
    pause: supports(provider, "pauseCampaign") ? "provider" : "emulated",
  };
}

function mustFit({ id, capabilities }: CampaignProvider, rowsPerCampaign: number | undefined): void {
  if (rowsPerCampaign === undefined) return;
  const { maximum } = capabilities.rows;
  const isWhole = Number.isSafeInteger(rowsPerCampaign) && rowsPerCampaign >= 1;
  if (isWhole && (maximum === null || rowsPerCampaign <= maximum)) return;
  const rule = `is not a whole number from 1${maximum === null ? "" : ` to ${maximum}`}`;
  throw new ConfigurationError({ field: "rowsPerCampaign", rule }, { provider: id });
}

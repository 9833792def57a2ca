import type { Launched } from "../../create-campaign.ts";
import { ConfigurationError, type Finding, isProviderError } from "../../errors.ts";
import type { IntentState } from "../../intents.ts";
import type { Campaign, CampaignStatus } from "../../model/campaign.ts";
import type { Instant } from "../../model/instant.ts";
import type { Asking } from "../ask.ts";
import { isTooEarly, stopEarly } from "./early.ts";
import type { Intent } from "./intent.ts";
import { busyWaitMs, type Kit, LONGEST_BUSY_MS, MOST_TRIES, passAbort, pause } from "./kit.ts";
import { noteOf, type OpenIntent, unnoted } from "./open-intent.ts";
import { poll } from "./polling.ts";

/** A draft, and when it is to begin. */
export interface Launch<Raw> {
  readonly id: string;
  readonly at: Instant | undefined;
  /** Undefined: nobody keeps a record. */
  readonly open: OpenIntent | undefined;
  /** When its intent is to begin from now on, where that was not said when it was created. */
  readonly start?: Intent["start"] | undefined;
  /** As it was read just now. */
  readonly before: Campaign<Raw>;
}

/**
 * Launches a draft, once: after a doubt the campaign is read until it is no draft any more, or until the launch can no longer
 * take effect. What has begun already is given as it is.
 */
export async function launchDraft<Raw>(
  kit: Kit<Raw>,
  launch: Launch<Raw>,
  asking: Asking,
): Promise<Launched<Campaign<Raw>>> {
  const { id, at, open } = launch;
  const told = { intentKey: open?.key, campaignIds: [id] };
  const note = (state: IntentState) => noteOf(open, state, [id], launch.start);

  let { before } = launch;
  for (let tries = 1; ; tries++) {
    // Of an intent, whatever is no draft any more has been launched, and what became of it since is somebody's will.
    if (open !== undefined && before.status === "unknown") throw kit.telling.unsure(asking, told);
    if (open !== undefined && before.status !== "draft") return begun(before);
    if (BEGUN.includes(before.status)) return { campaign: before, warnings: [] };
    if (before.status !== "draft") throw notADraft(kit, asking, before.status);
    await note("launching").catch((cause: unknown) => {
      throw kit.telling.unnoted(asking, { ...told, cause });
    });
    const sent = await send(kit, launch, asking);
    if ("refusal" in sent) {
      const cause = sent.refusal;
      const waitMs = busyWaitMs(cause, tries, kit);
      const isLast = waitMs === undefined || tries === MOST_TRIES || waitMs > LONGEST_BUSY_MS;
      const hasWaited = !isLast && (await pause(kit, asking, waitMs));
      // Who refuses may have done it before: only what is a draft all the same was certainly not launched.
      before = await kit.driver.getCampaign(id, asking).catch(() => {
        passAbort(asking);
        throw kit.telling.unsure(asking, { ...told, cause });
      });
      if (hasWaited) continue;
      if (before.status !== "draft") return begun(before);
      await note("drafted").catch(() => {});
      throw kit.telling.unlaunched(asking, { ...told, cause });
    }
    const { cause, warnings } = sent;
    const campaign = await watchBegin(kit, launch, asking);
    if (campaign === undefined) throw kit.telling.unsure(asking, { ...told, cause });
    if (campaign.status !== "draft") return begun(campaign, warnings);
    if (!isAhead(kit, at)) {
      await note("drafted").catch(() => {});
      throw kit.telling.unlaunched(asking, { ...told, cause });
    }
    // What waits for its time may look like a draft: only an answer says that it waits.
    if (cause !== undefined) throw kit.telling.unsure(asking, { ...told, cause });
    return begun(campaign, [...warnings, STILL_A_DRAFT]);
  }

  async function begun(campaign: Campaign<Raw>, warnings: readonly Finding[] = []): Promise<Launched<Campaign<Raw>>> {
    const { status } = campaign;
    if (isTooEarly(status, at, kit)) throw await stopEarly(kit, { id, status, open }, asking);
    return { campaign, warnings: [...warnings, ...(await note("done").then(() => [], unnoted))] };
  }
}

/** `refusal`: nothing was done, certainly. `cause`: why it is not known whether anything was. */
type Sending = { readonly refusal: unknown } | { readonly warnings: readonly Finding[]; readonly cause: unknown };

async function send<Raw>({ driver }: Kit<Raw>, { id, at, open }: Launch<Raw>, asking: Asking): Promise<Sending> {
  if (driver.launch === undefined) throw new TypeError("what cannot launch drafts was asked to");
  try {
    const warnings = await driver.launch(id, at, asking.but({ beforeSend: open?.mustHold ?? (async () => {}) }));
    return { warnings, cause: undefined };
  } catch (error) {
    passAbort(asking);
    if (!isProviderError(error) || error.code === "intent") throw error;
    const isDoubtful = error.delivery === "unknown" || error.delivery === "accepted";
    return isDoubtful ? { warnings: [], cause: error } : { refusal: error };
  }
}

/**
 * What has become of a launch that somebody else may have sent: it has begun, or it is a draft that nothing can launch any
 * more. Throws an `IntentError` where that cannot be said, as of one that waits for its time, which may look like a draft.
 */
export async function mustKnow<Raw>(
  kit: Kit<Raw>,
  launch: Pick<Launch<Raw>, "id" | "at"> & { readonly open: OpenIntent },
  asking: Asking,
): Promise<Campaign<Raw>> {
  const campaign = await watchBegin(kit, launch, asking);
  if (campaign !== undefined && (campaign.status !== "draft" || !isAhead(kit, launch.at))) return campaign;
  throw kit.telling.unsure(asking, { intentKey: launch.open.key, campaignIds: [launch.id] });
}

/**
 * Reads a campaign that may have been launched until it has begun, or as the draft that it still is when nothing can make it
 * begin any more. Undefined: it could not be read in time.
 */
function watchBegin<Raw>(
  kit: Kit<Raw>,
  { id, open }: Pick<Launch<Raw>, "id" | "open">,
  asking: Asking,
): Promise<Campaign<Raw> | undefined> {
  const { driver, clock, settleMs } = kit;
  const patience = { settledAt: clock.now() + settleMs, beyondMs: settleMs, renew: open?.renew };
  return poll(kit, asking, patience, async (isSettled) => {
    const campaign = await driver.getCampaign(id, asking).catch(() => passAbort(asking));
    // A word that nobody knows says neither that it has begun, nor that it is a draft.
    if (campaign === undefined || campaign.status === "unknown") return undefined;
    return campaign.status !== "draft" || isSettled ? campaign : undefined;
  });
}

/** Whether a draft that was launched may still look like one. */
function isAhead({ clock }: Kit<unknown>, at: Instant | undefined): boolean {
  return at !== undefined && Date.parse(at) > clock.now();
}

const BEGUN: readonly CampaignStatus[] = ["scheduled", "running", "completed"];

/** Nobody states that a draft which waits for its time shows it. */
const STILL_A_DRAFT: Finding = {
  field: "start",
  rule: "was answered, and cannot be seen: the campaign still looks like a draft. Look at it before its time",
};

function notADraft({ asker }: Kit<unknown>, asking: Asking, status: CampaignStatus): ConfigurationError {
  const rule = `is of a campaign that is ${status}, and only a draft can be launched`;
  return new ConfigurationError({ field: "id", rule }, { provider: asker.provider, operation: asking.operation });
}

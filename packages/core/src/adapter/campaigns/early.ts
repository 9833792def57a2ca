/** What has begun before its time. */
import type { IntentError } from "../../errors.ts";
import { type CampaignStatus, isOver } from "../../model/campaign.ts";
import type { Instant } from "../../model/instant.ts";
import type { Asking } from "../ask.ts";
import type { Kit } from "./kit.ts";
import { noteOf, type OpenIntent } from "./open-intent.ts";

/** A provider's clock may be ahead of ours by less than this. */
const EARLY_MARGIN_MS = 60_000;

/** What a campaign that is to wait may be, and rings nobody. One that has been cancelled waits no more. */
const WAITING: readonly CampaignStatus[] = ["scheduled", "draft", "paused"];

/** Whether what is to begin at a moment may be dialling long before it. */
export function isTooEarly(status: CampaignStatus, at: Instant | undefined, { clock }: Kit<unknown>): boolean {
  return at !== undefined && clock.now() + EARLY_MARGIN_MS < Date.parse(at) && !WAITING.includes(status);
}

/** A campaign that is to be stopped. */
export interface Begun {
  readonly id: string;
  readonly status: CampaignStatus;
  /** Absent: nobody keeps a record. */
  readonly open: OpenIntent | undefined;
}

/** Cancels it, unless that was done, and gives what a person has to be told. */
export async function stopEarly<Raw>(kit: Kit<Raw>, { id, status, open }: Begun, asking: Asking): Promise<IntentError> {
  const told = { intentKey: open?.key, campaignIds: [id] };
  const isStopped = isOver(status) || status === "stopping";
  const error = await (isStopped ? Promise.resolve() : kit.driver.cancel(id, asking)).then(
    () => kit.telling.stopped(asking, told),
    (cause: unknown) => kit.telling.unstoppable(asking, { ...told, cause }),
  );
  await noteOf(open, "stopped", [id]).catch(() => {});
  return error;
}

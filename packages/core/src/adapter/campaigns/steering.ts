import type { UpdateCampaignOptions } from "../../create-campaign.ts";
import { ApiError, ConfigurationError, isProviderError } from "../../errors.ts";
import { type Campaign, type CampaignStatus, isOver } from "../../model/campaign.ts";
import type { Asking } from "../ask.ts";
import { strangeFindings, textFindings } from "./forms.ts";
import { busyWaitMs, type Kit, LONGEST_BUSY_MS, MOST_TRIES, passAbort, pause } from "./kit.ts";
import { withMarker } from "./marker.ts";
import { closeIntentOf } from "./own-intent.ts";
import { settingsFindings } from "./settings.ts";

/** Ends a campaign, and reads it back. */
export async function cancelCampaign<Raw>({ driver }: Kit<Raw>, id: string, asking: Asking): Promise<Campaign<Raw>> {
  const before = await driver.getCampaign(id, asking);
  if (isOver(before.status)) return before;
  return act(
    { driver },
    id,
    asking,
    () => driver.cancel(id, asking),
    (status) => isOver(status) || status === "stopping",
  );
}

export async function pauseCampaign<Raw>(
  { driver, asker }: Kit<Raw>,
  id: string,
  asking: Asking,
): Promise<Campaign<Raw>> {
  const before = await driver.getCampaign(id, asking);
  if (before.status === "paused" || before.status === "pausing") return before;
  mustBe(before.status, ["running", "unknown"], "paused", asker.provider, asking);
  return act(
    { driver },
    id,
    asking,
    () => driver.pause?.(id, asking),
    (status) => status === "paused" || status === "pausing",
  );
}

/** What is running already is not asked to: that might dial. So it is read again before each try. */
export async function resumeCampaign<Raw>(kit: Kit<Raw>, id: string, asking: Asking): Promise<Campaign<Raw>> {
  const { driver, asker } = kit;
  for (let tries = 1; ; tries++) {
    const before = await driver.getCampaign(id, asking);
    if (before.status === "running" || (tries > 1 && before.status === "completed")) return before;
    mustBe(before.status, ["paused", "pausing"], "resumed", asker.provider, asking);
    try {
      return await act(
        { driver },
        id,
        asking,
        () => driver.resume?.(id, asking.but({ beforeSend: async () => {} })),
        (status) => status === "running" || status === "completed",
      );
    } catch (error) {
      passAbort(asking);
      const waitMs = busyWaitMs(error, tries, kit);
      const isLast = waitMs === undefined || tries === MOST_TRIES || waitMs > LONGEST_BUSY_MS;
      if (isLast || !(await pause(kit, asking, waitMs))) throw error;
    }
  }
}

/**
 * Cancels first what may still dial, so that nothing goes on that nobody can see any more. What does not exist is gone. What
 * was left open about its intent is done by that: otherwise it would be looked for, and found absent.
 */
export async function deleteCampaign<Raw>(kit: Kit<Raw>, id: string, asking: Asking): Promise<void> {
  const { driver } = kit;
  const before = await driver.getCampaign(id, asking).catch(ifGone);
  if (before === undefined) return;
  await closeIntentOf(kit, before, asking);
  if (!isAtAnEnd(before.status)) {
    const refusal = await driver.cancel(id, asking).then(() => undefined, ifRefused);
    const after = refusal === undefined ? undefined : await driver.getCampaign(id, asking).catch(ifGone);
    if (after !== undefined && !isAtAnEnd(after.status)) throw refusal;
  }
  await driver.remove(id, asking).catch(ifGone);
}

function isAtAnEnd(status: CampaignStatus): boolean {
  return isOver(status) || status === "draft" || status === "stopping";
}

const CHANGES = ["callers", "maxConcurrency", "retry", "startAt", "latestAt", "providerOptions"];

/** A change of nothing is no change, and is not sent. */
export async function updateCampaign<Raw>(
  { driver, asker, ledger }: Kit<Raw>,
  { id, name, signal: _signal, timeoutMs: _timeoutMs, ...changes }: UpdateCampaignOptions,
  asking: Asking,
): Promise<Campaign<Raw>> {
  const { callers, maxConcurrency, retry, startAt, latestAt } = changes;
  const settings = { callers, maxConcurrency, retry, startAt, latestAt };
  const [first, ...others] = [
    ...strangeFindings(changes, CHANGES),
    ...(name === undefined ? [] : textFindings("name", name)),
    ...settingsFindings(settings),
  ];
  const context = { provider: asker.provider, operation: asking.operation };
  if (first !== undefined) throw new ConfigurationError([first, ...others], context);
  const send = driver.update?.(changes, asking.operation);
  const before = await driver.getCampaign(id, asking);
  const isNothing = [name, ...Object.values(settings)].every((value) => value === undefined);
  if (isNothing || send === undefined) return before;
  if (name !== undefined && before.name === "" && ledger !== undefined) {
    const rule = "cannot be changed: the present one cannot be read, and the mark of an intent in it would be lost";
    throw new ConfigurationError({ field: "name", rule }, context);
  }
  await send(id, name === undefined ? undefined : withMarker(name, before.intentMarker), asking);
  return driver.getCampaign(id, asking);
}

/**
 * Does something, and reads what is. What the provider refused, or what came of which nobody knows, is fine if it is so all
 * the same: asked for twice, or done by a request whose answer was lost.
 */
async function act<Raw>(
  { driver }: Pick<Kit<Raw>, "driver">,
  id: string,
  asking: Asking,
  step: () => Promise<void> | undefined,
  isSo: (status: CampaignStatus) => boolean,
): Promise<Campaign<Raw>> {
  let failure: unknown;
  try {
    await step();
  } catch (error) {
    const mayBeSo =
      isProviderError(error) && (error.code === "api" || error.code === "network" || error.code === "mapping");
    if (!mayBeSo) throw error;
    failure = error;
  }
  if (failure === undefined) return driver.getCampaign(id, asking);
  const after = await driver.getCampaign(id, asking).catch(() => undefined);
  if (after === undefined || !isSo(after.status)) throw failure;
  return after;
}

function mustBe(
  status: CampaignStatus,
  wanted: readonly CampaignStatus[],
  done: string,
  provider: string,
  { operation }: Asking,
): void {
  if (wanted.includes(status)) return;
  const rule = `is of a campaign that is ${status}, and cannot be ${done}`;
  throw new ConfigurationError({ field: "id", rule }, { provider, operation });
}

function ifGone(error: unknown): undefined {
  if (error instanceof ApiError && error.kind === "not-found") return undefined;
  throw error;
}

/** Gives the refusal: perhaps it was over already. */
function ifRefused(error: unknown): unknown {
  if (error instanceof ApiError && ["conflict", "invalid", "not-found"].includes(error.kind)) return error;
  throw error;
}

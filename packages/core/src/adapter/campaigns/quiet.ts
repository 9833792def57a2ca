import { ApiError, ConfigurationError, isProviderError, NetworkError } from "../../errors.ts";
import { isLive } from "../../model/call-attempt.ts";
import { type Campaign, isOver } from "../../model/campaign.ts";
import { OMITTABLE } from "../../model/omittable.ts";
import type { Row, RowStatus } from "../../model/row.ts";
import type { QuietProgress, WaitUntilQuietOptions } from "../../provider.ts";
import { type Asking, goingOn } from "../ask.ts";
import { tell } from "../tell.ts";
import { type Kit, passAbort, pause } from "./kit.ts";
import { USUAL_WAIT_MS } from "./usual-wait.ts";

const USUAL_POLL_MS = 5_000;
/** In a row. One may have been taken between a call that was handed out and its count. */
const READINGS = 2;

/** Waits for proof that a campaign is quiet. */
export async function waitUntilQuiet<Raw>(
  kit: Kit<Raw>,
  { id, pollMs = USUAL_POLL_MS, onProgress }: WaitUntilQuietOptions,
  asking: Asking,
): Promise<Campaign<Raw>> {
  const context = { provider: kit.asker.provider, operation: asking.operation };
  if (!(pollMs >= 1)) throw new ConfigurationError({ field: "pollMs", rule: "is not a number from 1" }, context);
  const startedAt = kit.clock.now();
  let quiet = 0;
  let isKnown = false;
  for (;;) {
    const reading = await readOnce(kit, id, asking).catch((error: unknown) => {
      passAbort(asking);
      if (!mayPass(error, isKnown)) throw error;
      return { because: "it could not be read" };
    });
    isKnown ||= "campaign" in reading;
    tell(onProgress, (): QuietProgress => ({ ...reading, waitedMs: kit.clock.now() - startedAt }));
    quiet = reading.because === undefined ? quiet + 1 : 0;
    if (quiet >= READINGS && "campaign" in reading) return reading.campaign;
    if (!(await pause(kit, asking, pollMs))) {
      const waitedMs = asking.deadline?.timeoutMs ?? USUAL_WAIT_MS;
      const because = reading.because ?? "it was found so only once";
      const detail = `not proven quiet within ${waitedMs} ms: ${because}`;
      throw new NetworkError(detail, { ...context, delivery: "unknown", timedOut: true, retryable: true });
    }
  }
}

interface Reading<Raw> {
  readonly campaign: Campaign<Raw>;
  readonly because?: string;
}

/** One reading. Without `because` it proves that nobody is on the line, and that nobody will be. */
async function readOnce<Raw>(kit: Kit<Raw>, id: string, asking: Asking): Promise<Reading<Raw>> {
  const campaign = await kit.driver.getCampaign(id, asking);
  const { status, progress } = campaign;
  const live = progress?.live;
  if (live !== undefined && live > 0) return { campaign, because: `${live} calls are live` };
  const isStill = isOver(status) || ["draft", "paused", "pausing", "stopping"].includes(status);
  if (!isStill) return { campaign, because: `it is ${status}` };
  if ((progress?.rows.unknown ?? 0) > 0) return { campaign, because: "the fate of some of its calls is not known" };
  const isOverForGood = isOver(status) || status === "stopping";
  const { queued = 0, awaiting_retry = 0, in_progress = 0 } = progress?.rows ?? {};
  // Of what is over nobody may wait for their turn either; counts that say so are held against the rows.
  const isAnybodyLeft = isOverForGood && queued + awaiting_retry + in_progress > 0;
  const isCounted = live === 0 && status !== "pausing" && status !== "stopping" && !isAnybodyLeft;
  if (isCounted) return { campaign };
  const because = await findLiveRow(kit, id, isOverForGood ? OVER : AT_REST, asking);
  return because === undefined ? { campaign } : { campaign, because };
}

/** Where calls are not counted, every row has to say that it is over, or was never begun. */
async function findLiveRow<Raw>(
  { driver }: Kit<Raw>,
  campaignId: string,
  restful: readonly RowStatus[],
  asking: Asking,
): Promise<string | undefined> {
  let count = 0;
  for await (const row of driver.listRows({ campaignId, omit: OMITTABLE, ...goingOn(asking) })) {
    count++;
    if (!isAtRest(row, restful)) return `its calls are not counted, and a row is ${row.status}`;
  }
  return count === 0 ? "its calls are not counted, and it has no rows" : undefined;
}

/** Of a campaign that nobody can let go on. */
const OVER: readonly RowStatus[] = ["pending", "completed", "failed", "skipped", "cancelled"];
/** Of one that is held: what waits for its turn has none. */
const AT_REST: readonly RowStatus[] = [...OVER, "queued", "awaiting_retry"];

function isAtRest({ status, attempts, attemptCount }: Row, restful: readonly RowStatus[]): boolean {
  return restful.includes(status) && attemptCount !== null && (attempts ?? []).every((attempt) => !isLive(attempt));
}

/** A refusal that time does not mend ends the wait. What was there once and is not found any more proves nothing. */
function mayPass(error: unknown, isKnown: boolean): boolean {
  if (!isProviderError(error)) return false;
  if (error instanceof ApiError) {
    return error.kind === "not-found"
      ? isKnown
      : error.retryable || ["server", "timeout", "conflict"].includes(error.kind);
  }
  return error.code === "network" || error.code === "mapping";
}

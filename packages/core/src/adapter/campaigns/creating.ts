import type { CreateCampaignOptions, Created } from "../../create-campaign.ts";
import { ApiError, ConfigurationError, type ErrorContext, isProviderError } from "../../errors.ts";
import type { Campaign } from "../../model/campaign.ts";
import type { Asking } from "../ask.ts";
import { differencesOf, digestOfInput } from "./digest.ts";
import type { CreatePlan } from "./driver.ts";
import { adopt, finish, isAnothers } from "./finishing.ts";
import { type CampaignInput, toCampaignInput } from "./input.ts";
import type { Intent } from "./intent.ts";
import { busyWaitMs, type Kit, LONGEST_BUSY_MS, MOST_TRIES, passAbort, pause, present } from "./kit.ts";
import { markerOf, withMarker } from "./marker.ts";
import { type OpenIntent, withIntent } from "./open-intent.ts";
import { type Meant, settleCreated } from "./settling.ts";

/** Creates a campaign: once for each intent, or, without one, as it comes. */
export async function createCampaign<Raw>(
  kit: Kit<Raw>,
  options: CreateCampaignOptions,
  asking: Asking,
): Promise<Created<Campaign<Raw>>> {
  const { driver, asker } = kit;
  const { operation } = asking;
  const { intentKey } = options;
  const context = { provider: asker.provider, operation };
  const { input, warnings } = await toCampaignInput(
    options,
    await driver.maximumRows(asking),
    kit.clock.now(),
    context,
  );
  const plan = driver.plan(input, operation);
  const told = [...warnings, ...plan.warnings];
  const meant: Meant = { makes: plan.makes, start: startOf(input) };
  if (intentKey !== undefined) {
    return withIntent(kit, intentKey, asking, async (open) => {
      const created = await createOnce(kit, { input, plan, meant, open }, asking);
      return { ...created, warnings: [...told, ...created.warnings] };
    });
  }
  const given = await plan.send(input.name, asking);
  const settled = await settleCreated(kit, { id: given.id, given, meant, open: undefined }, asking);
  return { campaign: settled.campaign, warnings: [...told, ...settled.warnings], how: "created" };
}

interface Creation<Raw> {
  readonly input: CampaignInput;
  readonly plan: CreatePlan<Raw>;
  readonly meant: Meant;
  readonly open: OpenIntent;
}

/** Goes on from wherever the ledger says that this intent is. */
async function createOnce<Raw>(
  kit: Kit<Raw>,
  creation: Creation<Raw>,
  asking: Asking,
): Promise<Created<Campaign<Raw>>> {
  const { input, open } = creation;
  const { asker, driver } = kit;
  const digest = await digestOfInput(input);
  const known = open.intent;
  if (known === undefined || known.state === "refused" || known.state === "absent") {
    return createAnew(kit, { ...creation, digest }, asking);
  }
  const context = { provider: asker.provider, operation: asking.operation };
  if (known.provider !== asker.provider) {
    const rule = `is that of a campaign at ${known.provider}: what is meant for two providers needs a key for each`;
    throw new ConfigurationError({ field: "intentKey", rule }, context);
  }
  if (known.state !== "done" && isAnothers(kit, known)) throw kit.telling.anothers(asking, { intentKey: known.key });
  const differing = differencesOf(known.digest, digest);
  if (differing.length > 0) throw otherInput(differing, context);
  if (known.state === "done") {
    const [id] = known.campaignIds;
    if (id === undefined) {
      const rule = "was closed by somebody, with no campaign known: another intention needs another key";
      throw new ConfigurationError({ field: "intentKey", rule }, context);
    }
    const campaign = await driver.getCampaign(id, asking).catch((error: unknown) => {
      if (!(error instanceof ApiError) || error.kind !== "not-found") throw error;
      const rule = `is that of campaign ${id}, which the provider does not have any more: another intention needs another key`;
      throw new ConfigurationError({ field: "intentKey", rule }, { ...context, cause: error });
    });
    return { campaign, warnings: [], how: "known" };
  }
  const finished = await finish(kit, open, known, asking);
  if (finished === "absent") return createAnew(kit, { ...creation, digest }, asking);
  return { ...finished, how: "found" };
}

async function createAnew<Raw>(
  kit: Kit<Raw>,
  { input, plan, meant, open, digest }: Creation<Raw> & { readonly digest: string },
  asking: Asking,
): Promise<Created<Campaign<Raw>>> {
  const { clock } = kit;
  const { key } = open;
  const marker = await markerOf(key);
  const intent = (state: Intent["state"]): Omit<Intent, "key" | "at"> => ({
    provider: kit.asker.provider,
    account: kit.asker.account(),
    digest,
    marker,
    ...meant,
    rows: input.rows.length,
    campaignIds: [],
    state,
    sentAt: present(kit),
  });
  for (let tries = 1; ; tries++) {
    const sentAt = clock.now();
    passAbort(asking);
    await open.note(intent("sending")).catch((cause: unknown) => {
      throw kit.telling.unwritten(asking, { intentKey: key, cause });
    });
    let failure: unknown;
    const given = await plan
      .send(withMarker(input.name, marker), asking.but({ beforeSend: open.mustHold }))
      .catch((error: unknown) => {
        passAbort(asking);
        failure = error;
        return undefined;
      });
    if (given !== undefined) {
      const settled = await settleCreated(kit, { id: given.id, given, meant, open }, asking);
      return { ...settled, how: "created" };
    }
    const known = open.intent;
    // Without the right to it, nothing was sent, and nothing can be written down.
    if (!isProviderError(failure) || failure.code === "intent" || known === undefined) throw failure;
    const waitMs = busyWaitMs(failure, tries, kit);
    if (waitMs === undefined && (failure.delivery === "not_sent" || failure.delivery === "rejected")) {
      await open.note(intent("refused")).catch(() => {});
      throw failure;
    }
    // A 429 says that nothing was done. It is looked up all the same: a look costs less than a ring.
    const settledAt = clock.now() + (waitMs === undefined ? kit.settleMs : 0);
    const adopted = await adopt(kit, open, known, { sentAt, settledAt, cause: failure }, asking);
    if (adopted !== "absent") return { ...adopted, how: "found" };
    if (waitMs === undefined) throw kit.telling.absent(asking, { intentKey: key, cause: failure });
    const isLast = tries === MOST_TRIES || waitMs > LONGEST_BUSY_MS;
    if (isLast || !(await pause(kit, asking, waitMs))) throw failure;
  }
}

/** Whoever takes another key because of this rings everybody twice. */
function otherInput(differing: readonly string[], context: ErrorContext): ConfigurationError {
  const names = [...new Set(differing.map((name) => (name === "isDraft" || name === "startAt" ? "start" : name)))];
  const rule = `was used before with another ${names.join(", ")}: ask with the same input; a new key would ring them again`;
  return new ConfigurationError({ field: "intentKey", rule }, context);
}

function startOf({ isDraft, startAt }: CampaignInput): Intent["start"] {
  if (isDraft) return "draft";
  return startAt === undefined ? "now" : { at: startAt };
}

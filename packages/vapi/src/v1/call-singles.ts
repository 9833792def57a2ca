/** Calls that are asked for one by one. */
import type { ApiError, CallAttempt } from "@trunkline/core";
import { type Asking, isProviderError, readBare } from "@trunkline/core/adapter";
import { type Omission, toOmission } from "@trunkline/core/long-lists";
import { toAttempt } from "./attempt.ts";
import type { CallSource, CampaignCalls } from "./call-source.ts";
import type { V1Call } from "./wire.ts";

/** What came of asking for some calls by their ids. */
export interface SingleCalls<K extends V1Call> {
  /** In the order of the ids. */
  readonly attempts: readonly CallAttempt<K>[];
  /** Whether some of them are not kept any more. */
  readonly isShort: boolean;
}

/** Requests that are under way together: each is a round trip, and the provider's limits are kept to elsewhere. */
const AT_ONCE = 4;

const NOTHING_OMITTED = toOmission([], {}, { provider: "vapi" });

/** One call by its id. */
export async function getAttempt<K extends V1Call>(
  { observer, shape, api }: CallSource<K>,
  id: string,
  asking: Asking,
  { omission = NOTHING_OMITTED, rowId }: { readonly omission?: Omission; readonly rowId?: string | undefined } = {},
): Promise<CallAttempt<K>> {
  const reading = observer.reading(asking.operation);
  const { value, omitted } = omission.cut(readBare(await api.getCall(id, asking), "call", reading));
  return { ...toAttempt(value, omission.within(reading), shape, rowId), ...omission.toldOf(omitted) };
}

/** Whose calls are asked for, and what is left out of them. */
export interface SinglesOf extends Pick<CampaignCalls, "rowIds"> {
  readonly campaignId: string;
  readonly omission: Omission;
}

/**
 * Calls by their ids, a few at a time, without those that say that they are another campaign's. Those that are gone are left out,
 * and reported: their record is lost, not their ring. Throws the first other error, when nothing is under way any more.
 */
export async function askSingles<K extends V1Call>(
  source: CallSource<K>,
  ids: readonly string[],
  { campaignId, rowIds, omission }: SinglesOf,
  asking: Asking,
): Promise<SingleCalls<K>> {
  const reading = source.observer.reading(asking.operation);
  const attempts: CallAttempt<K>[] = [];
  let isShort = false;
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const group = ids.slice(start, start + AT_ONCE);
    const answers = await Promise.allSettled(
      group.map((id) => getAttempt(source, id, asking, { omission, rowId: rowIds.get(id) })),
    );
    for (const answer of answers) {
      if (answer.status === "rejected") {
        if (!isNotFound(answer.reason) && !isNoId(answer.reason)) throw answer.reason;
        isShort = true;
      } else if ((answer.value.campaignId ?? campaignId) === campaignId) attempts.push(answer.value);
      else reading.note("contradiction", "campaignId");
    }
  }
  if (isShort) reading.note("incomplete", "[]");
  return { attempts, isShort };
}

function isNotFound(error: unknown): error is ApiError {
  return isProviderError(error) && error.code === "api" && error.kind === "not-found";
}

/** A name that the provider's answer gives to a call, and that no request can be made of. */
function isNoId(error: unknown): boolean {
  return isProviderError(error) && error.code === "configuration" && error.findings.some(({ field }) => field === "id");
}

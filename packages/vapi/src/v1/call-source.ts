import type { Instant } from "@trunkline/core";
import type { Asker, Asking, ClientAnswer, Observer, Shape, TimeWindow } from "@trunkline/core/adapter";
import type { V1Call } from "./wire.ts";

/** What calls are listed by; moments are included. There is no filter by campaign. */
export interface CallQuery {
  readonly limit: number;
  readonly createdAtGe?: Instant;
  readonly createdAtLe?: Instant;
}

/** A request whose answer is read as it comes: a list may be large. */
export type StreamedRequest = (fetch: Asking["fetch"]) => Promise<ClientAnswer>;

/** The two operations on calls. */
export interface CallApi<K extends V1Call> {
  listCalls(query: CallQuery): StreamedRequest;
  getCall(id: string, asking: Asking): Promise<K>;
}

/** What reading calls needs. */
export interface CallSource<K extends V1Call> {
  readonly asker: Asker;
  readonly observer: Observer;
  readonly shape: Shape;
  readonly api: CallApi<K>;
}

/** What is known of a campaign's calls before they are read. */
export interface CampaignCalls {
  /** When they were created. */
  readonly window: TimeWindow;
  /** Those that the campaign names itself, each with the row that it is for, where that is known. */
  readonly rowIds: ReadonlyMap<string, string | undefined>;
  /** Whether these are certainly all, so that no other has to be looked for. */
  readonly isAll: boolean;
}

/** Vapi's own limit of a page. */
export const MAXIMUM_CALLS = 1_000;

import type { Capabilities } from "./capabilities.ts";
import type { CreateCampaignOptions, Created, Launched, UpdateCampaignOptions } from "./create-campaign.ts";
import type { IntentReport } from "./intents.ts";
import type { Listing } from "./listing.ts";
import type { CallAttempt } from "./model/call-attempt.ts";
import type { Campaign, CampaignStatus } from "./model/campaign.ts";
import type { Instant } from "./model/instant.ts";
import type { Omittable } from "./model/omittable.ts";
import type { Row } from "./model/row.ts";

/** The provider's own types of the answers that models are built from; each model's `raw` has one. */
export interface WireModels {
  readonly campaign: unknown;
  readonly row: unknown;
  readonly attempt: unknown;
}

/** What every call takes. */
export interface CallOptions {
  /** Stops the call; its reason is thrown as it is. */
  readonly signal?: AbortSignal;
  /**
   * Time for the whole call, in milliseconds: all pages of a listing, all tries, the waits between them, and what you do between
   * two items. Absent: only each try is bounded, by `requestTimeoutMs`.
   */
  readonly timeoutMs?: number;
  /** Input that only one provider understands, by its id. Others leave it alone. */
  readonly providerOptions?: Readonly<Record<string, unknown>>;
}

/** What every listing takes. */
export interface ListOptions extends CallOptions {
  /** Where to go on, as `pages()` gave it: of the same campaign and filters. */
  readonly cursor?: string;
  /**
   * What is asked for at a time, from 1, and not how many a page then holds: rows, also for Revox's attempts; calls of the
   * organisation, of which a page keeps the campaign's. Absent: what suits the provider. Its maximum, if that is less.
   */
  readonly pageSize?: number;
}

/** What `listRows` and `listAttempts` take. */
export interface ListOfCampaignOptions extends ListOptions {
  readonly campaignId: string;
  /**
   * What is not needed. Of a list it is received, and neither decoded nor parsed; of an answer with a single call it is taken out.
   * Models lack it, `raw` does too, and `omitted` says so. A provider whose answers have no such part has nothing to leave out.
   */
  readonly omit?: readonly Omittable[];
}

/** What `listCampaigns` takes. Filters narrow together; `capabilities` says which of them the provider applies itself. */
export interface ListCampaignsOptions extends ListOptions {
  /** Any of these. */
  readonly status?: CampaignStatus | readonly CampaignStatus[];
  /** Any of these. One that does not exist is left out, without an error. */
  readonly ids?: readonly string[];
  /** This moment or later. */
  readonly createdFrom?: Instant;
  /** Earlier than this moment. */
  readonly createdBefore?: Instant;
  /** This moment or later. */
  readonly updatedFrom?: Instant;
  /** Earlier than this moment. */
  readonly updatedBefore?: Instant;
}

/** What `launchCampaign` takes. */
export interface LaunchCampaignOptions extends CallOptions {
  readonly id: string;
  /** When it is to begin. Absent: now. */
  readonly at?: Instant;
}

/** What `waitUntilQuiet` takes. */
export interface WaitUntilQuietOptions extends CallOptions {
  readonly id: string;
  /** Time for the whole wait, in milliseconds. Absent: an hour. */
  readonly timeoutMs?: number;
  /** Wait between two readings, in milliseconds, from 1. Absent: 5 000. */
  readonly pollMs?: number;
  /** Told after each reading. What it throws is ignored. */
  readonly onProgress?: (progress: QuietProgress) => void;
}

/** What one reading of a campaign that is waited for came to. */
export interface QuietProgress {
  /** Why it is not quiet, in words; absent: this reading found it quiet. */
  readonly because?: string;
  /** As it was read. Absent: it could not be. */
  readonly campaign?: Campaign;
  /** Since the wait began, in milliseconds. */
  readonly waitedMs: number;
}

/** What `reconcileIntents` takes. */
export interface ReconcileOptions extends CallOptions {
  /** Of these intents alone. Absent: of all that the ledger has of this provider. */
  readonly intentKeys?: readonly string[];
  /**
   * Intents that a person has looked into: whatever is open about them is taken for done, nothing is asked or sent, and they are
   * told of no more. Their keys stay used.
   */
  readonly close?: readonly string[];
}

/**
 * What every adapter implements.
 *
 * Required methods are the ones that all providers can serve. Optional methods are left out by providers that cannot; ask
 * with {@link supports} before calling.
 *
 * What changes a campaign can be asked for twice: what is so already is left as it is, and is no error. Each reads back what
 * came of it, so a status is what is and not what was meant: `pausing` and `stopping` while calls are live.
 *
 * All reject with the classes of `errors`, or with the reason of the caller's signal. What only asks, or may be done twice, is
 * sent again by the library after failures that may pass; what may make a phone ring only when it was certainly not acted
 * upon. So callers need no retries of their own.
 */
export interface CampaignProvider<Wire extends WireModels = WireModels> {
  readonly specificationVersion: "v1";
  /** One word everywhere: package, contract, `providerOptions` key. */
  readonly id: string;
  readonly capabilities: Capabilities;

  /** Newest first by creation. */
  listCampaigns(options?: ListCampaignsOptions): Listing<Campaign<Wire["campaign"]>>;
  /** Throws an `ApiError` of kind `not-found` when there is none. */
  getCampaign(options: { readonly id: string } & CallOptions): Promise<Campaign<Wire["campaign"]>>;
  /** In order of upload; where `capabilities.rows.pages` is `streamed`, in the order in which the provider gives them. */
  listRows(options: ListOfCampaignOptions): Listing<Row<Wire["row"]>>;
  /** All dials of a campaign. The order differs by provider. */
  listAttempts(options: ListOfCampaignOptions): Listing<CallAttempt<Wire["attempt"]>>;
  /** Throws an `ApiError` of kind `not-found` when there is none. */
  getAttempt(options: { readonly id: string } & CallOptions): Promise<CallAttempt<Wire["attempt"]>>;

  /**
   * Makes a campaign, and starts it as `start` says. Throws a `ConfigurationError` or an `UnsupportedError` before anything is
   * sent; with an `intentKey`, an `IntentError` where it cannot be said, or must not be done, without a person.
   */
  createCampaign(options: CreateCampaignOptions): Promise<Created<Campaign<Wire["campaign"]>>>;
  /**
   * Ends a campaign: nobody is dialled any more, and calls under way run to their end. One that is over is left as it is.
   */
  cancelCampaign(options: { readonly id: string } & CallOptions): Promise<Campaign<Wire["campaign"]>>;
  /**
   * Puts a campaign away for good, cancelling it first if need be. One that does not exist, or not any more, is no error.
   * Calls that are under way cannot be watched afterwards with every provider: wait until it is quiet.
   */
  deleteCampaign(options: { readonly id: string } & CallOptions): Promise<void>;
  /**
   * Waits until nobody is on the line for a campaign, and nobody will be without another request: two readings in a row that
   * prove it. An unknown word, a record that is missing and a reading that failed prove nothing. Rejects with a `NetworkError`,
   * `timedOut`, when time is over, and at once with a refusal that time does not mend.
   */
  waitUntilQuiet(options: WaitUntilQuietOptions): Promise<Campaign<Wire["campaign"]>>;
  /**
   * Finishes what a crash left open: looks for the campaign of every intent whose fate the ledger does not know, and launches
   * drafts that were to be launched. Sends nothing that may ring somebody for whom that was not intended, or was done. One
   * intent that fails does not keep it from the others. Needs a ledger.
   */
  reconcileIntents(options?: ReconcileOptions): Promise<readonly IntentReport[]>;

  /** Starts a draft; what has begun already is left as it is. */
  launchCampaign?(options: LaunchCampaignOptions): Promise<Launched<Campaign<Wire["campaign"]>>>;
  /** Holds a campaign so that it can go on later. */
  pauseCampaign?(options: { readonly id: string } & CallOptions): Promise<Campaign<Wire["campaign"]>>;
  /** Lets a paused campaign go on. */
  resumeCampaign?(options: { readonly id: string } & CallOptions): Promise<Campaign<Wire["campaign"]>>;
  /** Changes what is given. Throws an `UnsupportedError` for what this provider cannot change. */
  updateCampaign?(options: UpdateCampaignOptions): Promise<Campaign<Wire["campaign"]>>;
}

/** Operations that a provider may not have. */
export type OptionalOperation = "launchCampaign" | "updateCampaign" | "pauseCampaign" | "resumeCampaign";

/** Whether a provider has an operation; after it, the compiler knows too. */
export function supports<Provider extends CampaignProvider, Name extends OptionalOperation>(
  provider: Provider,
  operation: Name,
): provider is Provider & Required<Pick<CampaignProvider, Name>> {
  return typeof provider[operation] === "function";
}

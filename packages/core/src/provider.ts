import type { Capabilities } from "./capabilities.ts";
import type { Listing } from "./listing.ts";
import type { CallAttempt } from "./model/call-attempt.ts";
import type { Campaign, CampaignStatus } from "./model/campaign.ts";
import type { Instant } from "./model/instant.ts";
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
   * Time for the whole call, in milliseconds: all pages of a listing, all tries, and the waits between them. Absent: only
   * each try is bounded, by `requestTimeoutMs`.
   */
  readonly timeoutMs?: number;
  /** Input that only one provider understands, by its id. Others leave it alone. */
  readonly providerOptions?: Readonly<Record<string, unknown>>;
}

/** What every listing takes. */
export interface ListOptions extends CallOptions {
  /** Where to go on, from an earlier page of the same listing. */
  readonly cursor?: string;
  /** Items that are asked for at a time. Absent: what suits the provider. Its maximum, if that is less. */
  readonly pageSize?: number;
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

/**
 * What every adapter implements.
 *
 * Required methods are the ones that all providers can serve; creating, cancelling and deleting will be among them, and are
 * not here yet. Optional methods are left out by providers that cannot; ask with {@link supports} before calling.
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
  /** In order of upload. */
  listRows(options: { readonly campaignId: string } & ListOptions): Listing<Row<Wire["row"]>>;
  /** All dials of a campaign. The order differs by provider. */
  listAttempts(options: { readonly campaignId: string } & ListOptions): Listing<CallAttempt<Wire["attempt"]>>;
  /** Throws an `ApiError` of kind `not-found` when there is none. */
  getAttempt(options: { readonly id: string } & CallOptions): Promise<CallAttempt<Wire["attempt"]>>;

  /** Starts a draft. */
  launchCampaign?(options: { readonly id: string } & CallOptions): Promise<Campaign<Wire["campaign"]>>;
  /** Holds a campaign so that it can go on later. The status is read back, not assumed. */
  pauseCampaign?(options: { readonly id: string } & CallOptions): Promise<Campaign<Wire["campaign"]>>;
  /** Changes what is given; what more a provider lets be changed is in its `providerOptions`. Read back, not assumed. */
  updateCampaign?(
    options: { readonly id: string; readonly name?: string } & CallOptions,
  ): Promise<Campaign<Wire["campaign"]>>;
  /** Lets a paused campaign go on. The status is read back, not assumed. */
  resumeCampaign?(options: { readonly id: string } & CallOptions): Promise<Campaign<Wire["campaign"]>>;
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

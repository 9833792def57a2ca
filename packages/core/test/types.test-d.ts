/** What the compiler promises to callers. Nothing here runs: a wrong promise does not compile. */
import { expectTypeOf } from "vitest";
import { lookup } from "../src/adapter/lookup.ts";
import { compact } from "../src/adapter/read.ts";
import {
  type AnyProviderError,
  type ApiErrorKind,
  type CallAttempt,
  type Campaign,
  type CampaignProvider,
  type Disposition,
  type End,
  isProviderError,
  type Listing,
  supports,
} from "../src/index.ts";

/** `switch (error.code)` needs no default: a seventh class of error would not compile here. */
export function adviceFor(error: unknown): string | undefined {
  if (!isProviderError(error)) return undefined;
  expectTypeOf(error).toEqualTypeOf<AnyProviderError>();
  switch (error.code) {
    case "configuration":
    case "unsupported":
      return error.message;
    case "api":
      expectTypeOf(error.kind).toEqualTypeOf<ApiErrorKind>();
      expectTypeOf(error.body).toBeUnknown();
      return `${error.status}`;
    case "network":
      expectTypeOf(error.timedOut).toBeBoolean();
      return error.delivery;
    case "mapping":
      return error.path;
    case "intent":
      return error.advice;
    default:
      return error satisfies never;
  }
}

/** An optional operation can be called after `supports`, and not before. */
export async function pauseWherePossible(provider: CampaignProvider): Promise<Campaign | undefined> {
  // @ts-expect-error: it may be absent
  provider.pauseCampaign({ id: "c1" });
  if (!supports(provider, "pauseCampaign")) return undefined;
  // @ts-expect-error: to be asked for by itself
  provider.resumeCampaign({ id: "c1" });
  return provider.pauseCampaign({ id: "c1" });
}

/** A concrete provider keeps the types of its answers, also behind `supports`. */
export async function rawOf(
  provider: CampaignProvider<{ campaign: { readonly vendorField: number }; row: string; attempt: boolean }>,
): Promise<void> {
  const campaign = await provider.getCampaign({ id: "c1" });
  expectTypeOf(campaign.raw).toEqualTypeOf<{ readonly vendorField: number }>();
  expectTypeOf(provider.listRows({ campaignId: "c1" })).toExtend<Listing<{ readonly raw: string }>>();
  if (supports(provider, "launchCampaign")) {
    expectTypeOf(await provider.getAttempt({ id: "a1" }))
      .toHaveProperty("raw")
      .toEqualTypeOf<boolean>();
  }
  const anyProvider: CampaignProvider = provider;
  expectTypeOf((await anyProvider.getCampaign({ id: "c1" })).raw).toBeUnknown();
}

/** How an attempt ended is there to read once it is known to have ended. */
export function endOf(attempt: CallAttempt): End | undefined {
  // @ts-expect-error: a call that is under way has no end
  attempt.end.category;
  if (attempt.status !== "ended") return undefined;
  expectTypeOf(attempt.disposition).toEqualTypeOf<Disposition>();
  return attempt.end;
}

declare const part: { readonly id: string; readonly name: string | undefined };
expectTypeOf(compact(part)).toExtend<{ readonly id: string; readonly name?: string }>();

// @ts-expect-error: the fallback is one of the table's words, and never widens them
lookup<"running">({ "in-progress": "running" }, "x", "unknown");

import type { ErrorContext, Finding, UpdateCampaignOptions } from "@trunkline/core";
import { compact } from "@trunkline/core/adapter";
import { isMoment, NOT_A_MOMENT } from "@trunkline/core/preflight";
import { callerFindings, type V1Dialect } from "./create-request.ts";
import { ownOptionFindings, refuse } from "./refusals.ts";
import type { V1Change } from "./wire.ts";

/** A change as the members of this family take it. Throws for what cannot be changed, or not so. */
export function toChange(
  changes: Omit<UpdateCampaignOptions, "id" | "name">,
  { title }: V1Dialect,
  key: string,
  context: ErrorContext,
): V1Change {
  const { callers, startAt, latestAt, maxConcurrency, retry, providerOptions } = changes;
  const fixed = (field: string, value: unknown): Finding[] =>
    value === undefined ? [] : [{ field, rule: `cannot be changed once ${title} has the campaign` }];
  const unsupported = [
    ...fixed("maxConcurrency", maxConcurrency),
    ...fixed("retry", retry),
    ...(callers !== undefined && callers.length > 1
      ? [{ field: "callers", rule: `are several: of a campaign that ${title} has, only the one number can be changed` }]
      : []),
  ];
  const wrong = [
    ...Object.entries({ startAt, latestAt }).flatMap(([field, value]): Finding[] =>
      value === undefined || isMoment(value) ? [] : [{ field, rule: NOT_A_MOMENT }],
    ),
    ...(callers === undefined ? [] : callerFindings(callers, title)),
    ...(latestAt !== undefined && startAt === undefined
      ? [{ field: "startAt", rule: "is missing: latestAt is changed together with it" }]
      : []),
    ...(latestAt !== undefined && startAt !== undefined && Date.parse(latestAt) <= Date.parse(startAt)
      ? [{ field: "latestAt", rule: "is not after startAt" }]
      : []),
    ...ownOptionFindings(providerOptions, key, {}),
  ];
  refuse({ unsupported, wrong }, context);
  return compact({
    phoneNumberId: callers?.[0]?.id,
    schedulePlan: startAt === undefined ? undefined : compact({ earliestAt: startAt, latestAt }),
  });
}

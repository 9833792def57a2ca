import type { ErrorContext, UpdateCampaignOptions } from "@trunkline/core";
import { ownOptionFindings } from "./options.ts";
import { refuse } from "./refuse.ts";
import { settingFindings, toWireSettings } from "./settings.ts";
import type { RevoxUpdateCampaign } from "./wire.ts";

/**
 * A change in Revox's words, without a name. Throws an `UnsupportedError` with everything that Revox cannot change, else a
 * `ConfigurationError` with everything that it would not take.
 */
export function toUpdateRequest(
  changes: Omit<UpdateCampaignOptions, "id" | "name">,
  context: ErrorContext,
): Omit<RevoxUpdateCampaign, "name"> {
  const { callers, startAt, latestAt } = changes;
  const count = callers?.length ?? 1;
  refuse(
    "unsupported",
    [
      ...(startAt === undefined ? [] : [{ field: "startAt", rule: "cannot be changed at Revox" }]),
      ...(latestAt === undefined
        ? []
        : [{ field: "latestAt", rule: "is given; Revox does not stop by itself at a moment" }]),
      ...(count === 0 ? [{ field: "callers", rule: "are none; Revox cannot go back to its default" }] : []),
      ...(count > 1 ? [{ field: "callers", rule: `are ${count}; Revox rings from one number` }] : []),
    ],
    context,
  );
  refuse("configuration", [...settingFindings(changes), ...ownOptionFindings(changes.providerOptions)], context);
  return toWireSettings(changes);
}

import type { ErrorContext, Finding } from "@trunkline/core";
import { type CampaignInput, compact } from "@trunkline/core/adapter";
import { readCreateOptions } from "./create-options.ts";
import type { Generation } from "./generation.ts";
import { toAgent, toCreateParts, type V1Dialect } from "./v1/create-request.ts";
import { refuse } from "./v1/refusals.ts";
import type { V1NewCustomer } from "./v1/wire.ts";
import type { VapiCreateCampaign } from "./wire.ts";

/** A new campaign, but for what is known only when it is sent. */
export type VapiCreateRequest = Omit<VapiCreateCampaign, "name" | "schedulePlan" | "duplicateFromCampaignId">;

/** What the shared part of the translation has to know of Vapi. */
export const DIALECT: V1Dialect = { title: "Vapi", hasSquads: true };

/** What Vapi makes of an input. Throws everything that it cannot do, or else everything that is wrong for it. */
export function toCreateRequest(
  input: CampaignInput,
  generation: Generation,
  context: ErrorContext,
): { readonly request: VapiCreateRequest; readonly warnings: readonly Finding[] } {
  const parts = toCreateParts(input, DIALECT);
  const { own, ...options } = readCreateOptions(input, generation);
  refuse(
    {
      unsupported: [...parts.unsupported, ...options.unsupported],
      wrong: [...parts.wrong, ...options.wrong],
    },
    context,
  );
  const { maxConcurrency } = input;
  const { server, serverMessages, predialPlan, assistantOverrides, squadOverrides } = own;
  const request = {
    ...toAgent(input.agent),
    ...toDialled(parts.callerIds, parts.customers),
    ...compact({ maxConcurrency, server, predialPlan, assistantOverrides, squadOverrides }),
    ...(serverMessages && { serverMessages: [...serverMessages] }),
  } satisfies VapiCreateRequest;
  return {
    request,
    warnings: [
      ...parts.warnings,
      ...idleFindings(parts.callerIds, parts.customers),
      ...(maxConcurrency !== undefined && generation === "v1"
        ? [{ field: "maxConcurrency", rule: "is sent, and whether the first generation keeps to it is not documented" }]
        : []),
      ...options.warnings,
    ],
  };
}

/** Blocks of nearly equal size, the larger ones first, so that those to call stay in the order of the rows. */
function toDialled(callerIds: readonly string[], customers: V1NewCustomer[]) {
  const [phoneNumberId, ...others] = callerIds;
  if (phoneNumberId !== undefined && others.length === 0) return { phoneNumberId, customers };
  const size = Math.floor(customers.length / callerIds.length);
  const larger = customers.length % callerIds.length;
  const startOf = (block: number) => block * size + Math.min(block, larger);
  const dialPlan = callerIds
    .map((id, block) => ({ phoneNumberId: id, customers: customers.slice(startOf(block), startOf(block + 1)) }))
    .filter((entry) => entry.customers.length > 0);
  return { dialPlan };
}

function idleFindings(callerIds: readonly string[], { length }: readonly V1NewCustomer[]): Finding[] {
  const idle = callerIds.length - length;
  return idle > 0 ? [{ field: "callers", rule: `are more than the rows: the last ${idle} are not used` }] : [];
}

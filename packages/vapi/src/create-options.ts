/** `providerOptions.vapi` of a new campaign: what is wrong with it, and what it adds to the request. */
import type { Agent, Finding } from "@trunkline/core";
import type { CampaignInput } from "@trunkline/core/adapter";
import type { Generation } from "./generation.ts";
import { type OwnOptionKinds, ownOptionFindings, type Refusals } from "./v1/refusals.ts";
import type { VapiAssistantOverrides, VapiCampaignServerMessage, VapiPredialPlan, VapiServer } from "./wire.ts";

/** What `providerOptions.vapi` may hold on `createCampaign`, in Vapi's own words. Variables have a place of their own. */
export interface VapiCreateCampaignOptions {
  /** Where the campaign's own messages go. */
  readonly server?: VapiServer;
  /** Which messages it gets. */
  readonly serverMessages?: readonly VapiCampaignServerMessage[];
  /**
   * Asks `server` before each dial; anything but a clear yes means no call. Of the second generation only: it is not
   * documented that the first one asks.
   */
  readonly predialPlan?: VapiPredialPlan;
  /** Settings over those of the assistant, for the whole campaign. Only where an assistant talks. */
  readonly assistantOverrides?: Omit<VapiAssistantOverrides, "variableValues">;
  /** The same where a squad talks. */
  readonly squadOverrides?: Omit<VapiAssistantOverrides, "variableValues">;
}

const KINDS = {
  server: "object",
  serverMessages: "list",
  predialPlan: "object",
  assistantOverrides: "object",
  squadOverrides: "object",
} as const satisfies Record<keyof VapiCreateCampaignOptions, string> & OwnOptionKinds;

/** Own options, and why they would be refused. What is in them is for the rules of the request. */
export interface CreateOptions extends Refusals {
  readonly own: VapiCreateCampaignOptions;
  readonly warnings: readonly Finding[];
}

/** Reads them as far as they have to fit the rest of the input, and the generation that it is for. */
export function readCreateOptions(input: CampaignInput, generation: Generation): CreateOptions {
  const { providerOptions, agent, variables, rows } = input;
  const given = providerOptions?.vapi;
  const wrong = ownOptionFindings(providerOptions, "vapi", KINDS);
  if (wrong.length > 0 || !isOwn(given)) return { own: {}, unsupported: [], wrong, warnings: [] };
  const { server, predialPlan, assistantOverrides } = given;
  const isGated = predialPlan !== undefined && predialPlan.enabled !== false;
  const haveVariables = [{ variables }, ...rows].some((holder) => Object.keys(holder.variables ?? {}).length > 0);
  return {
    own: given,
    unsupported:
      isGated && generation === "v1"
        ? [{ field: field("predialPlan"), rule: "is not known to be asked for by the first generation of campaigns" }]
        : [],
    wrong: [
      ...overridesFindings("assistantOverrides", "assistant", given, agent),
      ...overridesFindings("squadOverrides", "squad", given, agent),
      ...(isGated && server === undefined
        ? [{ field: field("server"), rule: "is missing, and predialPlan needs it" }]
        : []),
    ],
    warnings: [
      ...(generation === "v1" ? novelFindings(given) : []),
      ...(assistantOverrides !== undefined && haveVariables
        ? [
            {
              field: field("assistantOverrides"),
              rule: "are sent for the whole campaign; whether they hold for rows with variables is not documented",
            },
          ]
        : []),
    ],
  };
}

/** They came with the second generation; requests of the first have them since, and nothing is said of what they do. */
function novelFindings({ predialPlan: _gate, ...given }: VapiCreateCampaignOptions): Finding[] {
  const rule = "is sent, and whether the first generation keeps to it is not documented";
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [{ field: field(name), rule }]));
}

function overridesFindings(
  name: "assistantOverrides" | "squadOverrides",
  kind: Agent["kind"],
  given: VapiCreateCampaignOptions,
  agent: Agent,
): Finding[] {
  const overrides = given[name];
  if (overrides === undefined) return [];
  return [
    ...(agent.kind === kind ? [] : [{ field: field(name), rule: `are for agent.kind ${kind} only` }]),
    ...("variableValues" in overrides
      ? [{ field: field(`${name}.variableValues`), rule: "are not for here: there is variables" }]
      : []),
  ];
}

function field(name: string): string {
  return `providerOptions.vapi.${name}`;
}

/** Any object: its options have been found to be of their kinds, and the rules of the request look into them. */
function isOwn(given: unknown): given is VapiCreateCampaignOptions {
  return typeof given === "object" && given !== null;
}

import type { Contact, ErrorContext, Finding } from "@trunkline/core";
import type { CampaignInput } from "@trunkline/core/adapter";
import { valueClass } from "@trunkline/core/preflight";
import { ownOptionFindings, type RevoxGeneration } from "./options.ts";
import { refuse } from "./refuse.ts";
import { settingFindings, toWireSettings } from "./settings.ts";
import type { RevoxCreateCampaign } from "./wire.ts";

/** A campaign in Revox's words, before it has its name. */
export interface CreateRequest {
  readonly body: Omit<RevoxCreateCampaign, "name">;
  /** What it brings about. */
  readonly makes: "draft" | "campaign";
  readonly warnings: readonly Finding[];
}

/**
 * Throws an `UnsupportedError` with everything that Revox cannot do, else a `ConfigurationError` with everything that it would
 * not take. Variables become text: numbers, true and false are written out.
 */
export function toCreateRequest(
  input: CampaignInput,
  generation: RevoxGeneration,
  context: ErrorContext,
): CreateRequest {
  refuse("configuration", generationFindings(generation), context);
  refuse("unsupported", unsupportedFindings(input, generation), context);
  refuse("configuration", wrongFindings(input), context);
  const { agent, rows, callers } = input;
  const shared = toTexts(input.variables);
  const { makes, start } = toStart(input, generation);
  return {
    makes,
    body: {
      assistant_id: agent.id,
      contacts: rows.map(({ contact, variables }) => ({
        to_phone_number: contact.phoneNumber ?? "",
        prompt_variables: { ...shared, ...toTexts(variables) },
      })),
      ...start,
      ...toWireSettings(input),
    },
    warnings: [
      ...(callers.length > 1
        ? [{ field: "callers", rule: `are ${callers.length}; Revox rings from one number, and the first is it` }]
        : []),
      ...lossFindings(rows.map(({ contact }) => contact)),
    ],
  };
}

/** Each generation understands its own words only; see `generation` in the options for why a draft is said in all. */
function toStart({ isDraft, startAt }: CampaignInput, generation: RevoxGeneration) {
  const moment = startAt === undefined ? {} : { scheduled_at: startAt };
  if (generation === "g1") return { makes: "campaign", start: moment } as const;
  if (generation === "g2" && !isDraft) return { makes: "campaign", start: { launch: true, ...moment } } as const;
  return { makes: "draft", start: { launch: false } } as const;
}

/** From JavaScript it may be anything, and what is none of the three would be taken for one that starts. */
function generationFindings(generation: string): readonly Finding[] {
  return ["g1", "g2", "g3"].includes(generation) ? [] : [{ field: "generation", rule: "is not one of g1, g2, g3" }];
}

function unsupportedFindings(
  { agent, isDraft, latestAt, rows }: CampaignInput,
  generation: RevoxGeneration,
): readonly Finding[] {
  return [
    ...(agent.kind === "assistant"
      ? []
      : [{ field: "agent.kind", rule: `is ${agent.kind}; Revox has assistants only` }]),
    ...(isDraft && generation === "g1"
      ? [{ field: "start", rule: "is draft; this generation of Revox starts whatever it creates" }]
      : []),
    ...(latestAt === undefined
      ? []
      : [{ field: "latestAt", rule: "is given; Revox does not stop by itself at a moment" }]),
    ...rows.flatMap(({ contact: { phoneNumber, extension } }, position) => [
      ...(phoneNumber === undefined
        ? [
            {
              field: `rows[${position}].contact.sipUri`,
              rule: "is there without phoneNumber; Revox rings numbers only",
            },
          ]
        : []),
      ...(isGiven(extension)
        ? [{ field: `rows[${position}].contact.extension`, rule: "is given; Revox does not dial extensions" }]
        : []),
    ]),
  ];
}

function wrongFindings(input: CampaignInput): readonly Finding[] {
  return [
    ...settingFindings(input),
    ...variableFindings(input.variables, "variables"),
    ...input.rows.flatMap(({ variables }, position) => variableFindings(variables, `rows[${position}].variables`)),
    ...ownOptionFindings(input.providerOptions),
  ];
}

type Variables = Readonly<Record<string, unknown>>;

function variableFindings(variables: Variables = {}, field: string): Finding[] {
  const rule = "is not text, a number or true/false";
  return Object.entries(variables)
    .filter(([, value]) => value !== undefined && !isWritable(value))
    .map(([name, value]) => ({ field: `${field}.${name}`, rule, value: valueClass(value) }));
}

function isWritable(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

/** A variable that is undefined is absent, and takes nothing away from that of the whole campaign. */
function toTexts(variables: Variables = {}): Readonly<Record<string, string>> {
  const given = Object.entries(variables).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}

/** What Revox's contacts have no place for. */
const LOSSES = {
  name: "which Revox does not keep; give it as a variable",
  email: "which Revox does not keep; give it as a variable",
  externalId: "which Revox does not keep; give it as a variable",
  sipUri: "which Revox does not ring; it rings phoneNumber",
} as const satisfies Record<Exclude<keyof Contact, "phoneNumber" | "extension">, string>;

function lossFindings(contacts: readonly Contact[]): Finding[] {
  const { name, email, externalId, sipUri } = LOSSES;
  const counted = (property: keyof typeof LOSSES, why: string) => {
    const count = contacts.filter((contact) => isGiven(contact[property])).length;
    return count === 0
      ? []
      : [{ field: "rows", rule: `${count} ${count === 1 ? "has" : "have"} contact.${property}, ${why}` }];
  };
  return [
    ...counted("name", name),
    ...counted("email", email),
    ...counted("externalId", externalId),
    ...counted("sipUri", sipUri),
  ];
}

function isGiven(text: string | undefined): boolean {
  return text !== undefined && text !== "";
}

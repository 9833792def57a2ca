/** What a difference ought to mean, said from what our adapters are known to read and to send: not by asking what is tested. */
import { CONSEQUENCES, type Consequence, worst } from "../../specs/surface/difference.ts";
import type { Expected, Mutation } from "./mutate-document.ts";

/** What may be said of it: one consequence where there is no doubt. */
export function likelyConsequences(mutation: Mutation, expected: Expected): readonly Consequence[] {
  const ways = waysOf(mutation);
  const read: readonly Consequence[] = ways.has("read") ? reading(mutation, expected) : ["none"];
  const sent: readonly Consequence[] = ways.has("send") ? sending(mutation, expected) : ["none"];
  const found = new Set(read.flatMap((one) => sent.map((other) => worst([one, other]))));
  return CONSEQUENCES.filter((consequence) => found.has(consequence));
}

/** Whether our model is made of what stands at a place, or it only lies in `raw`; undefined where it is not said. */
export function isMadeOf(place: string): boolean | undefined {
  return READ.test(place) || (CARRIED.test(place) ? false : undefined);
}

function waysOf({ spot, kind }: Mutation): ReadonlySet<string> {
  if (spot !== undefined) return spot.ways;
  return new Set(kind === "status changed" ? ["read"] : ["send"]);
}

function reading(mutation: Mutation, { aspect, sense, place }: Expected): readonly Consequence[] {
  const isRead = READ.test(place);
  const isCarried = CARRIED.test(place);
  switch (aspect) {
    case "property":
      if (sense === "added") return ["none"];
      return isRead ? ["needs a person"] : isCarried ? ["tolerable"] : ["tolerable", "needs a person"];
    case "kind":
      return isRead ? ["needs a person"] : isCarried ? ["tolerable"] : ["tolerable", "needs a person"];
    case "required":
      if (mutation.kind !== "requirement dropped") return ["none"];
      return isCarried ? ["tolerable"] : ["tolerable", "needs a person"];
    case "null":
      return isCarried ? ["tolerable"] : ["tolerable", "needs a person"];
    case "word":
    case "words":
      if (sense === "gone") return ["none"];
      return /^(Campaign|Contact|Call)Status$|^CallEndedReason$/.test(place) ? ["new word"] : ["none", "new word"];
    case "choice":
      return ["tolerable"];
    case "answer":
      return ["tolerable"];
    case "format":
      return isCarried ? ["none"] : ["none", "tolerable"];
    default:
      return ["none"];
  }
}

function sending(mutation: Mutation, { aspect, sense, place, name }: Expected): readonly Consequence[] {
  const isSent = SENT.test(place);
  const ifSent: readonly Consequence[] = isSent
    ? ["needs a person"]
    : OPTIONAL.test(place)
      ? ["tolerable", "needs a person"]
      : ["tolerable"];
  switch (aspect) {
    case "operation":
      return ["needs a person"];
    case "parameter":
    case "property":
      if (sense === "added") return mutation.isRequired === true ? demanding(place) : ["none"];
      return ifSent;
    case "kind":
    case "position":
      return ifSent;
    case "required":
      if (mutation.kind === "requirement dropped") return ["none"];
      return isSent ? ["tolerable", "needs a person"] : demanding(place);
    case "word":
      if (sense === "added") return ["none"];
      return WORDS_SENT.has(String(name)) || OPTIONAL.test(place) ? ["tolerable", "needs a person"] : ["tolerable"];
    case "body":
      return sense === "gone" ? ["needs a person"] : ["tolerable"];
    case "default":
      return ["none", ...demanding(place)];
    case "format":
      return sense === "gone" ? ["none"] : ["tolerable"];
    case "minimum":
    case "maximum":
    case "minLength":
    case "maxLength":
    case "minItems":
    case "maxItems":
      return sense === "gone" ? ["none"] : ["tolerable"];
    default:
      return ["none"];
  }
}

/** What is demanded of an object that we never send ourselves may be for those to know who do. */
function demanding(place: string): readonly Consequence[] {
  return OPTIONAL.test(place) ? ["tolerable", "needs a person"] : ["needs a person"];
}

/** Our model is made of these. */
const READ = placesOf({
  Campaign:
    "id name status createdAt updatedAt schedulePlan assistantId workflowId phoneNumberId maxConcurrency customers",
  CampaignSummary:
    "id name status createdAt updatedAt schedulePlan assistantId phoneNumberId maxConcurrency contactCounters",
  CampaignPage: "results",
  CampaignSummaryPage: "results",
  ContactPage: "results",
  ContactCounters: "pending dispatched completed failed skipped predialFailed",
  SchedulePlan: "earliestAt latestAt",
  Contact: "id number name status callId",
  Customer: "number name email externalId",
  Call: "id status customer startedAt endedAt cost campaignId",
});

/** These only lie in `raw`, whatever is below them. */
const CARRIED = placesOf({
  Server: "\\w+",
  BackoffPlan: "\\w+",
  PredialPlan: "\\w+",
  CostBreakdown: "\\w+",
  AnalysisCostBreakdown: "\\w+",
  Monitor: "\\w+",
  Campaign: "server serverMessages predialPlan orgId",
  CampaignSummary: "server serverMessages predialPlan orgId callMetrics",
  Call: "orgId assistant squad workflow compliance monitor costs",
  AssistantOverrides: "name firstMessage model voice transcriber credentials server",
});

/** Our functions put these into requests. */
const SENT = new RegExp(
  [
    placesOf({
      CreateCampaign: "name workflowId assistantId customers phoneNumberId schedulePlan",
      UpdateCampaign: "name schedulePlan status phoneNumberId",
      SchedulePlan: "earliestAt latestAt",
      Customer: "number name email externalId extension sipUri assistantOverrides",
      DialPlanEntry: "phoneNumberId customers",
      AssistantOverrides: "variableValues",
    }).source,
    "^(create|update)Campaign(V2)? body$",
    "^(CreateCampaign.customers|CreateCampaign.dialPlan|DialPlanEntry.customers)\\[\\]$",
    " path id$",
    "^listCampaigns(V2)? query (limit|page|sortOrder|includeCounters|createdAt[GL]e|updatedAt[GL]e)$",
    "^getCampaignV2 query includeCounters$",
    "^listContactsV2 query (limit|page|sortBy)$",
    "^listCalls query (limit|createdAt[GL]e)$",
  ].join("|"),
);

/** Callers may put these into requests, among a provider's own options; a white label takes none of them from us. */
const OPTIONAL =
  /^(Server|BackoffPlan|PredialPlan|AssistantOverrides|DialPlanEntry|CampaignServerMessage|(Client|Server)Message|FirstMessageMode)\b|^CreateCampaign\.(server|predialPlan|assistantOverrides|squadOverrides|maxConcurrency|squadId|dialPlan)/;

const WORDS_SENT: ReadonlySet<string> = new Set(["DESC", "ended", "cancelled", "position"]);

function placesOf(places: Readonly<Record<string, string>>): RegExp {
  const all = Object.entries(places).map(([schema, names]) => `${schema}\\.(${names.split(" ").join("|")})`);
  return new RegExp(`^(${all.join("|")})(\\[\\])?$`);
}

import {
  ANSWERED_BY,
  ATTEMPT_STATUSES,
  BUSINESS_OUTCOMES,
  CAMPAIGN_STATUSES,
  type CallAttempt,
  type Campaign,
  DISPOSITIONS,
  END_CATEGORIES,
  ENDED_BY,
  ROW_STATUSES,
  type Row,
} from "@trunkline/core";

type Rule = (value: unknown) => boolean;

const text: Rule = (value) => typeof value === "string";
const id: Rule = (value) => typeof value === "string" && value !== "";
const amount: Rule = (value) => typeof value === "number" && Number.isFinite(value);
const count: Rule = (value) => amount(value) && Number(value) >= 0;
const instant: Rule = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
const plain: Rule = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const any: Rule = () => true;
const either =
  (...values: readonly unknown[]): Rule =>
  (value) =>
    values.includes(value);
const optional =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || rule(value);
const listOf =
  (rule: Rule): Rule =>
  (value) =>
    Array.isArray(value) && value.every(rule);
const shape =
  (rules: Readonly<Record<string, Rule>>): Rule =>
  (value) =>
    brokenRules(value, rules).length === 0;

function brokenRules(value: unknown, rules: Readonly<Record<string, Rule>>): string[] {
  if (!plain(value) || typeof value !== "object" || value === null) return ["is not an object"];
  const broken = Object.entries(rules).filter(([name, rule]) => !rule(Reflect.get(value, name)));
  const strangers = Object.keys(value).filter((name) => !Object.hasOwn(rules, name));
  const holes = Object.entries(value).filter(([name, item]) => item === undefined && name !== "raw");
  return [...broken.map(([name]) => name), ...strangers, ...holes.map(([name]) => `${name} is undefined`)];
}

const turn = shape({
  role: either("agent", "callee", "tool", "system", "unknown"),
  text,
  secondsFromStart: optional(count),
  toolName: optional(text),
});

const end = shape({
  category: either(...END_CATEGORIES),
  by: either(...ENDED_BY),
  providerReason: optional(text),
  sipCode: optional(count),
});

/** What of a model is not as its type says, by property; whatever the answer was, this has to be empty. */
export function checkCampaign(campaign: Campaign): string[] {
  return brokenRules(campaign, {
    provider: id,
    id,
    name: text,
    status: either(...CAMPAIGN_STATUSES),
    providerStatus: text,
    createdAt: optional(instant),
    updatedAt: optional(instant),
    schedule: optional(shape({ earliestAt: optional(instant), latestAt: optional(instant) })),
    agent: optional(shape({ kind: either("assistant", "squad", "workflow"), id: text })),
    callers: listOf(shape({ id: optional(text), phoneNumber: optional(text) })),
    maxConcurrency: optional(count),
    progress: optional(
      shape({
        total: optional(count),
        live: optional(count),
        rows: shape(Object.fromEntries(ROW_STATUSES.map((status) => [status, optional(count)]))),
      }),
    ),
    endedReason: optional(text),
    endedAs: optional(either("completed", "cancelled")),
    raw: any,
  });
}

export function checkRow(row: Row): string[] {
  const contact = ["phoneNumber", "sipUri", "extension", "name", "email", "externalId"];
  return [
    ...brokenRules(row, {
      provider: id,
      campaignId: id,
      id,
      idSource: either("provider", "derived"),
      position: count,
      contact: shape(Object.fromEntries(contact.map((name) => [name, optional(text)]))),
      variables: plain,
      status: either(...ROW_STATUSES),
      providerStatus: optional(text),
      reached: either(true, false, null),
      outcome: optional(either(...BUSINESS_OUTCOMES)),
      attemptCount: (value) => value === null || count(value),
      attempts: optional(Array.isArray),
      raw: any,
    }),
    ...(row.attempts ?? []).flatMap(checkAttempt),
  ];
}

export function checkAttempt(attempt: CallAttempt): string[] {
  const ended = { disposition: either(...DISPOSITIONS), end };
  return brokenRules(attempt, {
    provider: id,
    id,
    campaignId: optional(text),
    rowId: optional(id),
    phoneNumber: optional(text),
    providerStatus: text,
    startedAt: optional(instant),
    answeredAt: optional(instant),
    endedAt: optional(instant),
    durationSeconds: optional(count),
    answeredBy: either(...ANSWERED_BY),
    transcript: optional(listOf(turn)),
    summary: optional(text),
    structuredOutput: any,
    recordingUrl: optional(text),
    cost: optional(shape({ amount, currency: either("USD") })),
    raw: any,
    status: either(...ATTEMPT_STATUSES),
    ...(attempt.status === "ended" ? ended : {}),
  });
}

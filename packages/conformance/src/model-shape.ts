/** What the types of the model promise, asked of values. */
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
  OMITTABLE,
  ROW_STATUSES,
  type Row,
} from "@trunkline/core";

type Rule = (value: unknown) => boolean;

const text: Rule = (value) => typeof value === "string";
const id: Rule = (value) => typeof value === "string" && value !== "";
const amount: Rule = (value) => typeof value === "number" && Number.isFinite(value);
const count: Rule = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const instant: Rule = (value) =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));
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
    brokenBy(value, rules).length === 0;

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
const contact = shape({
  phoneNumber: optional(text),
  sipUri: optional(text),
  extension: optional(text),
  name: optional(text),
  email: optional(text),
  externalId: optional(text),
});

const omitted = optional(listOf(either(...OMITTABLE)));

const CAMPAIGN: Readonly<Record<keyof Campaign, Rule>> = {
  provider: id,
  id,
  name: text,
  intentMarker: optional(id),
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
};

const ROW: Readonly<Record<keyof Row, Rule>> = {
  provider: id,
  campaignId: id,
  id,
  idSource: either("provider", "derived"),
  position: count,
  contact,
  variables: plain,
  status: either(...ROW_STATUSES),
  providerStatus: optional(text),
  reached: either(true, false, null),
  outcome: optional(either(...BUSINESS_OUTCOMES)),
  attemptCount: (value) => value === null || count(value),
  attempts: optional(listOf(plain)),
  omitted,
  raw: any,
};

const ATTEMPT: Readonly<Record<keyof CallAttempt, Rule>> = {
  provider: id,
  id,
  campaignId: optional(id),
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
  omitted,
  raw: any,
  status: either(...ATTEMPT_STATUSES),
};

/** Properties of a model that are not as its type says, those of a row's attempts included; none when all is well. */
export function brokenProperties(model: Campaign | Row | CallAttempt): string[] {
  if ("position" in model) {
    return [...brokenBy(model, ROW), ...(model.attempts ?? []).flatMap((attempt) => brokenProperties(attempt))];
  }
  if ("answeredBy" in model) {
    const ended = { disposition: either(...DISPOSITIONS), end };
    return brokenBy(model, { ...ATTEMPT, ...(model.status === "ended" && ended) });
  }
  return brokenBy(model, CAMPAIGN);
}

function brokenBy(value: unknown, rules: Readonly<Record<string, Rule>>): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return ["is not an object"];
  const values: Readonly<Record<string, unknown>> = { ...value };
  const broken = Object.keys(rules).filter((name) => rules[name]?.(values[name]) !== true);
  const strangers = Object.keys(values).filter((name) => !Object.hasOwn(rules, name));
  const holes = Object.keys(values).filter((name) => values[name] === undefined && name !== "raw");
  return [
    ...broken,
    ...strangers.map((name) => `${name} is nothing of the model's`),
    ...holes.map((name) => `${name} is undefined`),
  ];
}

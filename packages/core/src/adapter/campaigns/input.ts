import {
  type CreateCampaignOptions,
  type NewRow,
  type RetryPlan,
  type UpdateCampaignOptions,
  WEEKDAYS,
} from "../../create-campaign.ts";
import { ConfigurationError, type ErrorContext, type Finding } from "../../errors.ts";
import type { Instant } from "../../model/instant.ts";
import { isMoment, isPhoneNumber } from "../preflight/forms.ts";
import { valueClass } from "../preflight/words.ts";
import { toInstant } from "./kit.ts";

/** What is to be created, checked as far as that is the same for all providers. */
export interface CampaignInput
  extends Pick<CreateCampaignOptions, "name" | "agent" | "maxConcurrency" | "retry" | "variables" | "providerOptions"> {
  readonly callers: NonNullable<CreateCampaignOptions["callers"]>;
  readonly rows: readonly NewRow[];
  /** Absent: `draft`, or now. */
  readonly startAt?: Instant;
  readonly isDraft: boolean;
  readonly latestAt?: Instant;
}

/** An input, and what is worth knowing about it. */
export interface CheckedInput {
  readonly input: CampaignInput;
  readonly warnings: readonly Finding[];
}

/**
 * Reads an input to its end, and throws a `ConfigurationError` with everything that is wrong with it. `maximumRows`: most
 * rows of one campaign; reading stops there. `null`: there is no such number.
 */
export async function toCampaignInput(
  options: CreateCampaignOptions,
  maximumRows: number | null,
  context: ErrorContext,
): Promise<CheckedInput> {
  const { name, agent, callers = [], start, latestAt, maxConcurrency, retry, variables, providerOptions } = options;
  const findings: Finding[] = [
    ...(isFull(name) ? [] : [{ field: "name", rule: "is empty" }]),
    ...(isFull(agent?.id) ? [] : [{ field: "agent.id", rule: "is empty" }]),
    ...(["assistant", "squad", "workflow"].includes(agent?.kind)
      ? []
      : [{ field: "agent.kind", rule: "is not one of assistant, squad, workflow" }]),
    ...startFindings(start),
    ...(isJson(variables) ? [] : [{ field: "variables", rule: "are not plain JSON" }]),
    ...(isJson(providerOptions) ? [] : [{ field: "providerOptions", rule: "are not plain JSON" }]),
    ...settingsFindings({ callers, maxConcurrency, retry, latestAt, startAt: undefined }),
  ];
  if (
    isMomentText(latestAt) &&
    typeof start === "object" &&
    isMomentText(start.at) &&
    toTime(latestAt) <= toTime(start.at)
  ) {
    findings.push({ field: "latestAt", rule: "is not after start.at" });
  }
  const { rows, isCut } = await collect(options.rows, maximumRows);
  if (rows.length === 0) findings.push({ field: "rows", rule: "are none" });
  if (isCut) {
    const rule = `are more than the ${maximumRows} that one campaign can have; createLinkedCampaigns makes several of them`;
    findings.push({ field: "rows", rule });
  }
  for (const [position, row] of rows.entries()) findings.push(...rowFindings(row, `rows[${position}]`));
  const [first, ...others] = findings;
  if (first !== undefined) throw new ConfigurationError([first, ...others], context);
  const input = {
    name,
    agent,
    callers,
    rows,
    isDraft: start === "draft",
    ...(typeof start === "object" && { startAt: toInstant(toTime(start.at)) }),
    ...(latestAt !== undefined && { latestAt: toInstant(toTime(latestAt)) }),
    ...(maxConcurrency !== undefined && { maxConcurrency }),
    ...(retry !== undefined && { retry }),
    ...(variables !== undefined && { variables }),
    ...(providerOptions !== undefined && { providerOptions }),
  };
  return { input, warnings: repeatedFindings(rows) };
}

/** What can be given to a new campaign, and to one that is there. */
export function settingsFindings({ callers = [], maxConcurrency, retry, startAt, latestAt }: Settings): Finding[] {
  const findings = [
    ...callers.flatMap(({ id, phoneNumber }, index) => callerFindings(id, phoneNumber, `callers[${index}]`)),
    ...wholeFindings("maxConcurrency", maxConcurrency),
    ...retryFindings(retry),
    ...momentFindings("startAt", startAt),
    ...momentFindings("latestAt", latestAt),
  ];
  if (isMomentText(startAt) && isMomentText(latestAt) && toTime(latestAt) <= toTime(startAt)) {
    findings.push({ field: "latestAt", rule: "is not after startAt" });
  }
  return findings;
}

type Settings = {
  readonly [Name in "callers" | "maxConcurrency" | "retry" | "startAt" | "latestAt"]:
    | UpdateCampaignOptions[Name]
    | undefined;
};

/** The moment of a launch in the model's form. Throws a `ConfigurationError` for what is none. */
export function toLaunchMoment(at: Instant | undefined, context: ErrorContext): Instant | undefined {
  const [first] = momentFindings("at", at);
  if (first !== undefined) throw new ConfigurationError(first, context);
  return at === undefined ? undefined : toInstant(toTime(at));
}

async function collect(
  given: CreateCampaignOptions["rows"],
  maximum: number | null,
): Promise<{ readonly rows: readonly NewRow[]; readonly isCut: boolean }> {
  const rows: NewRow[] = [];
  for await (const row of given) {
    if (maximum !== null && rows.length === maximum) return { rows, isCut: true };
    rows.push(row);
  }
  return { rows, isCut: false };
}

function callerFindings(id: string | undefined, phoneNumber: string | undefined, field: string): Finding[] {
  if (id === undefined && phoneNumber === undefined) return [{ field, rule: "has neither id nor phoneNumber" }];
  return [
    ...(id === undefined || isFull(id) ? [] : [{ field: `${field}.id`, rule: "is empty" }]),
    ...(phoneNumber === undefined || isNumber(phoneNumber) ? [] : [notANumber(`${field}.phoneNumber`, phoneNumber)]),
  ];
}

function startFindings(start: CreateCampaignOptions["start"]): Finding[] {
  if (start === "now" || start === "draft") return [];
  if (typeof start !== "object" || start === null) return [{ field: "start", rule: "is none of now, draft, { at }" }];
  return start.at === undefined ? [{ field: "start.at", rule: "is missing" }] : momentFindings("start.at", start.at);
}

function momentFindings(field: string, value: unknown): Finding[] {
  if (value === undefined || isMomentText(value)) return [];
  return [{ field, rule: "is not a moment such as 2026-08-18T09:30:00Z", value: valueClass(value) }];
}

function wholeFindings(field: string, value: number | undefined): Finding[] {
  const isWhole = value === undefined || (Number.isSafeInteger(value) && value >= 1);
  return isWhole ? [] : [{ field, rule: "is not a whole number from 1" }];
}

/** Everything about a retry plan that no provider could make sense of. */
function retryFindings(retry: RetryPlan | undefined): Finding[] {
  if (retry === undefined) return [];
  const { maxAttempts, days = [], windows = [], timeZone } = retry;
  return [
    ...(maxAttempts === undefined ? [{ field: "retry.maxAttempts", rule: "is missing" }] : []),
    ...wholeFindings("retry.maxAttempts", maxAttempts),
    ...(days.every((day) => WEEKDAYS.includes(day))
      ? []
      : [{ field: "retry.days", rule: `are not all of ${WEEKDAYS.join(", ")}` }]),
    ...windows.flatMap(({ from, until, retryDelaySeconds }, index) => {
      const field = `retry.windows[${index}]`;
      return [
        ...(TIME.test(from) ? [] : [{ field: `${field}.from`, rule: "is not a time of day such as 09:30" }]),
        ...(TIME.test(until) ? [] : [{ field: `${field}.until`, rule: "is not a time of day such as 17:00" }]),
        ...(TIME.test(from) && TIME.test(until) && until <= from
          ? [{ field: `${field}.until`, rule: "is not after from" }]
          : []),
        ...wholeFindings(`${field}.retryDelaySeconds`, retryDelaySeconds),
      ];
    }),
    ...(timeZone === undefined || isZone(timeZone)
      ? []
      : [{ field: "retry.timeZone", rule: "is not an IANA time zone such as Europe/Paris" }]),
  ];
}

const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** As the runtime knows them. An offset such as `+01:00` is understood by it as well, and is no zone. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function rowFindings(row: NewRow, field: string): Finding[] {
  const contact = row?.contact;
  if (typeof contact !== "object" || contact === null) return [{ field: `${field}.contact`, rule: "is missing" }];
  if (!isJson(row.variables)) return [{ field: `${field}.variables`, rule: "are not plain JSON" }];
  const { phoneNumber, sipUri } = contact;
  if (phoneNumber === undefined && !isFull(sipUri)) {
    return [{ field: `${field}.contact.phoneNumber`, rule: "is missing, and so is sipUri" }];
  }
  return phoneNumber === undefined || isNumber(phoneNumber)
    ? []
    : [notANumber(`${field}.contact.phoneNumber`, phoneNumber)];
}

/** Whether it can be written down at all. */
function isJson(value: unknown): boolean {
  try {
    return value === undefined || typeof JSON.stringify(value) === "string";
  } catch {
    return false;
  }
}

function isNumber(value: unknown): boolean {
  return typeof value === "string" && isPhoneNumber(value);
}

function notANumber(field: string, value: unknown): Finding {
  return { field, rule: "is not an E.164 number", value: valueClass(value) };
}

/** Whose line is on the list more than once. They may be two people; most often they are not. */
function repeatedFindings(rows: readonly NewRow[]): Finding[] {
  const seen = new Set<string>();
  const again: number[] = [];
  for (const [position, { contact }] of rows.entries()) {
    const line = `${contact.phoneNumber ?? contact.sipUri} ${contact.extension ?? ""}`;
    if (seen.has(line)) again.push(position);
    seen.add(line);
  }
  if (again.length === 0) return [];
  const told = again.slice(0, 10).join(", ");
  const more = again.length > 10 ? `, and ${again.length - 10} more` : "";
  return [
    { field: "rows", rule: `have lines that an earlier row has, and will be rung once for each: ${told}${more}` },
  ];
}

function isFull(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function isMomentText(value: unknown): value is string {
  return typeof value === "string" && isMoment(value);
}

function toTime(text: string): number {
  return Date.parse(text);
}

/** What can be given to a new campaign, and to one that is there. */
import {
  type CreateCampaignOptions,
  type RetryPlan,
  type UpdateCampaignOptions,
  WEEKDAYS,
} from "../../create-campaign.ts";
import type { Finding } from "../../errors.ts";
import { isFull, isMomentText, momentFindings, numberFindings, strangeFindings, wholeFindings } from "./forms.ts";

type Settings = {
  readonly [Name in "callers" | "maxConcurrency" | "retry" | "startAt" | "latestAt"]:
    | UpdateCampaignOptions[Name]
    | undefined;
};

export function settingsFindings({ callers, maxConcurrency, retry, startAt, latestAt }: Settings): Finding[] {
  const findings = [
    ...callersFindings(callers),
    ...wholeFindings("maxConcurrency", maxConcurrency),
    ...retryFindings(retry),
    ...momentFindings("startAt", startAt),
    ...momentFindings("latestAt", latestAt),
  ];
  return isOutOfOrder(startAt, latestAt)
    ? [...findings, { field: "latestAt", rule: "is not after startAt" }]
    : findings;
}

export function isOutOfOrder(startAt: unknown, latestAt: unknown): boolean {
  return isMomentText(startAt) && isMomentText(latestAt) && Date.parse(latestAt) <= Date.parse(startAt);
}

export function startFindings(start: CreateCampaignOptions["start"]): Finding[] {
  if (start === "now" || start === "draft") return [];
  if (typeof start !== "object" || start === null) return [{ field: "start", rule: "is none of now, draft, { at }" }];
  const strange = strangeFindings(start, ["at"], "start.");
  if (start.at === undefined) return [...strange, { field: "start.at", rule: "is missing" }];
  return [...strange, ...momentFindings("start.at", start.at)];
}

function callersFindings(callers: Settings["callers"]): Finding[] {
  if (callers === undefined) return [];
  if (!Array.isArray(callers)) return [{ field: "callers", rule: "is no list" }];
  return callers.flatMap((caller, index) => callerFindings(caller, `callers[${index}]`));
}

function callerFindings(caller: unknown, field: string): Finding[] {
  if (typeof caller !== "object" || caller === null) return [{ field, rule: "is no object" }];
  const { id, phoneNumber } = { id: undefined, phoneNumber: undefined, ...caller };
  const strange = strangeFindings(caller, ["id", "phoneNumber"], `${field}.`);
  if (id === undefined && phoneNumber === undefined)
    return [...strange, { field, rule: "has neither id nor phoneNumber" }];
  return [
    ...strange,
    ...(id === undefined || isFull(id) ? [] : [{ field: `${field}.id`, rule: "is empty" }]),
    ...numberFindings(`${field}.phoneNumber`, phoneNumber),
  ];
}

const RETRY_NAMES = ["maxAttempts", "days", "windows", "timeZone", "secondAtOnce"];
const WINDOW_NAMES = ["from", "until", "retryDelaySeconds"];

function retryFindings(retry: RetryPlan | undefined): Finding[] {
  if (retry === undefined) return [];
  if (typeof retry !== "object" || retry === null) return [{ field: "retry", rule: "is no object" }];
  const { maxAttempts, days = [], windows = [], timeZone } = retry;
  return [
    ...strangeFindings(retry, RETRY_NAMES, "retry."),
    ...(maxAttempts === undefined ? [{ field: "retry.maxAttempts", rule: "is missing" }] : []),
    ...wholeFindings("retry.maxAttempts", maxAttempts),
    ...(Array.isArray(days) && days.every((day) => WEEKDAYS.includes(day))
      ? []
      : [{ field: "retry.days", rule: `are not all of ${WEEKDAYS.join(", ")}` }]),
    ...(Array.isArray(windows)
      ? windows.flatMap((window, index) => windowFindings(window, `retry.windows[${index}]`))
      : [{ field: "retry.windows", rule: "is no list" }]),
    ...(timeZone === undefined || isZone(timeZone)
      ? []
      : [{ field: "retry.timeZone", rule: "is not an IANA time zone such as Europe/Paris" }]),
  ];
}

function windowFindings(window: NonNullable<RetryPlan["windows"]>[number], field: string): Finding[] {
  if (typeof window !== "object" || window === null) return [{ field, rule: "is no object" }];
  const { from, until, retryDelaySeconds } = window;
  const areTimes = TIME.test(from) && TIME.test(until);
  return [
    ...strangeFindings(window, WINDOW_NAMES, `${field}.`),
    ...(TIME.test(from) ? [] : [{ field: `${field}.from`, rule: "is not a time of day such as 09:30" }]),
    ...(TIME.test(until) ? [] : [{ field: `${field}.until`, rule: "is not a time of day such as 17:00" }]),
    ...(areTimes && until <= from ? [{ field: `${field}.until`, rule: "is not after from" }] : []),
    ...wholeFindings(`${field}.retryDelaySeconds`, retryDelaySeconds),
  ];
}

const TIME = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** As the runtime knows them. An offset such as `+01:00` is understood by it as well, and is no zone. */
function isZone(name: unknown): boolean {
  if (typeof name !== "string" || !/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

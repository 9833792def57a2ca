import type { Finding } from "@trunkline/core";
import {
  type Check,
  fieldsOf,
  isMoment,
  isPhoneNumber,
  itemsOf,
  NOT_A_MOMENT,
  type PreflightInput,
  preflightBy,
  valueClass,
} from "@trunkline/core/preflight";
import type { operations } from "./generated/operations.ts";
import { rules } from "./generated/rules.ts";

/** Rules that Revox states in words only: of numbers, of moments, and of the times of a day. */
export const checks = {
  createCampaign: ({ body }) => {
    const { contacts, from_phone_number, scheduled_at, call_retry_config } = fieldsOf(body);
    return [
      ...contactFindings(itemsOf(contacts)),
      ...numberFindings("from_phone_number", from_phone_number),
      ...momentFindings("scheduled_at", scheduled_at),
      ...retryFindings(call_retry_config),
    ];
  },
  updateCampaign: ({ body }) => {
    const { from_phone_number, call_retry_config } = fieldsOf(body);
    return [...numberFindings("from_phone_number", from_phone_number), ...retryFindings(call_retry_config)];
  },
  launchCampaign: ({ body }) => momentFindings("scheduled_at", fieldsOf(body).scheduled_at),
} as const satisfies Partial<Record<keyof typeof operations, Check>>;

/** Everything that Revox would refuse about a request, as far as is known before sending it. Empty: nothing. */
export function preflight(operation: string, input: PreflightInput): readonly Finding[] {
  return preflightBy(rules, checks, operation, input);
}

function contactFindings(contacts: readonly unknown[]): Finding[] {
  const findings: Finding[] = [];
  for (const [index, contact] of contacts.entries()) {
    const number = fieldsOf(contact).to_phone_number;
    if (isWrongNumber(number)) findings.push(...numberFindings(`contacts[${index}].to_phone_number`, number));
  }
  return findings;
}

function numberFindings(field: string, value: unknown): Finding[] {
  if (!isWrongNumber(value)) return [];
  return [{ field, rule: "is not an E.164 number", value: valueClass(value) }];
}

function isWrongNumber(value: unknown): boolean {
  return typeof value === "string" && !isPhoneNumber(value);
}

/** A time that is read otherwise than it was meant would ring people at another hour. */
function momentFindings(field: string, value: unknown): Finding[] {
  if (value === undefined || value === null || (typeof value === "string" && isMoment(value))) return [];
  return [{ field, rule: NOT_A_MOMENT, value: valueClass(value) }];
}

function retryFindings(value: unknown): Finding[] {
  const { calling_windows, timezone } = fieldsOf(value);
  const windows = itemsOf(calling_windows).flatMap((window, index) =>
    Object.entries(fieldsOf(window))
      .filter(([name, time]) => CLOCK_TIMES.includes(name) && typeof time === "string" && !isClockTime(time))
      .map(([name, time]) => ({
        field: `call_retry_config.calling_windows[${index}].${name}`,
        rule: "is not a time of day such as 17:00 or 6pm",
        value: valueClass(time),
      })),
  );
  if (typeof timezone !== "string" || isZone(timezone)) return windows;
  const rule = "is not an IANA time zone such as Europe/Paris";
  return [...windows, { field: "call_retry_config.timezone", rule, value: valueClass(timezone) }];
}

const CLOCK_TIMES = ["calling_window_start_time", "calling_window_end_time"];

/** `17:00`, `6pm` or `6:30 pm`; `24:00` is the end of the day. */
function isClockTime(text: string): boolean {
  return /^\s*(((0?\d|1[0-2])(:[0-5]\d)?\s?[ap]m)|(([01]?\d|2[0-3]):[0-5]\d|24:00))\s*$/i.test(text);
}

/** As the runtime knows them. An offset such as `+01:00` is understood by it as well, and is no zone. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

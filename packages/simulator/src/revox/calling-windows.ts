import type { components } from "../generated/revox/api.ts";
import { DAY, SECOND } from "../instant.ts";
import { dayIn, momentOf, weekdayOf } from "./zone-time.ts";

type Schemas = components["schemas"];

/** On which days, and between which times of the day, somebody may be called. */
export interface CallingRule {
  /** From 0 for Sunday. */
  readonly days: ReadonlySet<number>;
  readonly windows: readonly CallingWindow[];
}

/** In minutes past midnight. One that ends no later than it starts goes on into the next day. */
export interface CallingWindow {
  readonly start: number;
  readonly end: number;
  readonly retryDelaySeconds: number;
}

const WEEKDAYS: readonly Schemas["Weekday"][] = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
];

/** Windows whose times make no sense are left out. */
export function toCallingRule({ allowed_days, calling_windows }: Schemas["CallRetryConfig"]): CallingRule {
  return {
    days: new Set(allowed_days.map((day) => WEEKDAYS.indexOf(day))),
    windows: calling_windows.flatMap((window) => {
      const start = readClock(window.calling_window_start_time);
      const end = readClock(window.calling_window_end_time);
      return start === undefined || end === undefined
        ? []
        : [{ start, end, retryDelaySeconds: window.retry_delay_seconds }];
    }),
  };
}

/** Minutes past midnight in `17:00`, `6pm` or `6:30pm`; `24:00` is the end of the day. */
export function readClock(text: string): number | undefined {
  const [, hours = "", minutes = "0", half] = /^(\d{1,2})(?::(\d{2}))?\s?([ap]m)?$/i.exec(text.trim()) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hours === "" || minute > 59) return undefined;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    return ((hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0)) * 60 + minute;
  }
  const isBareHour = !text.includes(":");
  return isBareHour || hour * 60 + minute > 24 * 60 ? undefined : hour * 60 + minute;
}

/** The first moment from `at` on, itself included, at which somebody in the zone may be called; none if there never is one. */
export function nextAllowed(rule: CallingRule, zone: string, at: number): number | undefined {
  const today = dayIn(zone, at);
  // From yesterday, whose windows may go on past midnight, until the same day of the week has come twice.
  for (let day = today - 1; day <= today + 8; day++) {
    const moments = spansOf(rule, zone, day).filter(({ to }) => to > at);
    if (moments.length > 0) return Math.min(...moments.map(({ from }) => Math.max(from, at)));
  }
  return undefined;
}

/** When to try again after an attempt that was placed in a window, and is over. */
export function nextAttempt(rule: CallingRule, zone: string, placedAt: number, endedAt: number): number | undefined {
  return nextAllowed(rule, zone, endedAt + retryDelay(rule, zone, placedAt));
}

/** Of the window around a moment; outside all of them that of the first. In milliseconds. */
function retryDelay(rule: CallingRule, zone: string, at: number): number {
  const today = dayIn(zone, at);
  const spans = [today - 1, today].flatMap((day) => spansOf(rule, zone, day));
  const around = spans.find(({ from, to }) => from <= at && at < to)?.window ?? rule.windows[0];
  return Math.min(MOST_DELAY, (around?.retryDelaySeconds ?? 0) * SECOND);
}

/** Later than any simulation gets, and still a moment that a calendar has. */
const MOST_DELAY = 100 * 365 * DAY;

/** The windows of one day; what the clocks leave out entirely is not among them. */
function spansOf({ days, windows }: CallingRule, zone: string, day: number) {
  if (!days.has(weekdayOf(day))) return [];
  return windows
    .map((window) => ({
      window,
      from: momentOf(zone, day, window.start),
      to: momentOf(zone, window.end > window.start ? day : day + 1, window.end),
    }))
    .filter(({ from, to }) => to > from);
}

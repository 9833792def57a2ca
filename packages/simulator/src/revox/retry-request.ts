import type { components } from "../generated/revox/api.ts";
import { list, record, text } from "./body-values.ts";
import { readClock } from "./calling-windows.ts";
import type { RetryConfig } from "./state.ts";
import { isZone } from "./zone-time.ts";

export function retryProblems(value: unknown): readonly string[] {
  if (value === undefined) return [];
  const config = toRetryConfig(value);
  const clocks = config.calling_windows.flatMap((window, index) =>
    (["calling_window_start_time", "calling_window_end_time"] as const)
      .filter((name) => readClock(window[name]) === undefined)
      .map((name) => `calling_windows.${index}.${name} must be a time such as 17:00 or 6pm`),
  );
  const { timezone, allowed_days, calling_windows } = config;
  return [
    ...(allowed_days.length === 0 ? ["allowed_days must hold at least one"] : []),
    ...(calling_windows.length === 0 ? ["calling_windows must hold at least one"] : []),
    ...clocks,
    ...(typeof timezone === "string" && !isZone(timezone) ? ["timezone must be the name of an IANA time zone"] : []),
  ].map((problem) => `call_retry_config.${problem}`);
}

/** What holds where a plan says nothing, or not all. */
const DEFAULTS: RetryConfig = {
  allowed_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  call_twice_in_a_row: false,
  calling_windows: [
    { calling_window_start_time: "10:00", calling_window_end_time: "18:00", retry_delay_seconds: 7_200 },
  ],
  max_retry_attempts: 3,
};
const [DEFAULT_WINDOW] = DEFAULTS.calling_windows;

/** Without what nobody knows, and with the defaults of what is not given. */
export function toRetryConfig(value: unknown): RetryConfig {
  const config = { ...DEFAULTS, ...record(value) };
  const { timezone } = config;
  return {
    allowed_days: list(config.allowed_days).filter(isWeekday),
    call_twice_in_a_row: config.call_twice_in_a_row === true,
    calling_windows: list(config.calling_windows).map((window) => {
      const {
        calling_window_start_time: start,
        calling_window_end_time: end,
        retry_delay_seconds: delay,
      } = { ...DEFAULT_WINDOW, ...record(window) };
      return {
        calling_window_start_time: text(start),
        calling_window_end_time: text(end),
        retry_delay_seconds: Number(delay),
      };
    }),
    max_retry_attempts: Number(config.max_retry_attempts),
    ...(timezone !== undefined && { timezone: typeof timezone === "string" ? timezone : null }),
  };
}

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

function isWeekday(value: unknown): value is components["schemas"]["Weekday"] {
  return WEEKDAYS.some((day) => day === value);
}

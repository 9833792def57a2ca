import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, toInstant } from "../src/instant.ts";
import { createRandom } from "../src/random.ts";
import { toCalleeZone } from "../src/revox/callee-zone.ts";
import { type CallingRule, nextAllowed, nextAttempt, readClock, toCallingRule } from "../src/revox/calling-windows.ts";
import { isZone } from "../src/revox/zone-time.ts";

const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [0, ...WEEKDAYS, 6];

function rule(days: readonly number[], ...windows: readonly (readonly [string, string, number?])[]): CallingRule {
  return {
    days: new Set(days),
    windows: windows.map(([start, end, retryDelaySeconds = 7200]) => ({
      start: readClock(start) ?? Number.NaN,
      end: readClock(end) ?? Number.NaN,
      retryDelaySeconds,
    })),
  };
}

const OFFICE = rule(WEEKDAYS, ["10:00", "18:00"]);

function next(given: CallingRule, zone: string, at: string): string | undefined {
  const moment = nextAllowed(given, zone, Date.parse(at));
  return moment === undefined ? undefined : toInstant(moment);
}

describe("times of the day", () => {
  it.each([
    ["17:00", 17 * 60],
    ["9:05", 9 * 60 + 5],
    ["00:00", 0],
    ["24:00", 24 * 60],
    ["6pm", 18 * 60],
    ["6:30pm", 18 * 60 + 30],
    ["6:30 PM", 18 * 60 + 30],
    ["12am", 0],
    ["12:15am", 15],
    ["12pm", 12 * 60],
    ["11:59pm", 24 * 60 - 1],
  ])("%s is read", (text, minutes) => {
    expect(readClock(text)).toBe(minutes);
  });

  it.each(["", "noon", "18", "25:00", "24:01", "10:60", "0am", "13pm", "6pmm", "-1:00", "1:0", "10:00:00"])(
    "%j is none",
    (text) => {
      expect(readClock(text)).toBeUndefined();
    },
  );
});

describe("the next moment at which somebody may be called", () => {
  // 2026-08-18 is a Tuesday; New York is four hours behind.
  it.each([
    ["before the window: its start", "2026-08-18T12:00:00Z", "2026-08-18T14:00:00.000Z"],
    ["at its start: at once", "2026-08-18T14:00:00Z", "2026-08-18T14:00:00.000Z"],
    ["within it: at once", "2026-08-18T18:12:34.567Z", "2026-08-18T18:12:34.567Z"],
    ["in its last millisecond: at once", "2026-08-18T21:59:59.999Z", "2026-08-18T21:59:59.999Z"],
    ["at its end: the next day", "2026-08-18T22:00:00Z", "2026-08-19T14:00:00.000Z"],
    ["on Friday evening: on Monday", "2026-08-21T23:00:00Z", "2026-08-24T14:00:00.000Z"],
    ["when it is another day in UTC already", "2026-08-19T01:00:00Z", "2026-08-19T14:00:00.000Z"],
  ])("%s", (_name, at, expected) => {
    expect(next(OFFICE, "America/New_York", at)).toBe(expected);
  });

  it("is the earliest among several windows, in whatever order they are listed", () => {
    const given = rule(WEEKDAYS, ["14:00", "16:00"], ["9:00", "11:00"]);
    expect(next(given, "UTC", "2026-08-18T08:00:00Z")).toBe("2026-08-18T09:00:00.000Z");
    expect(next(given, "UTC", "2026-08-18T11:00:00Z")).toBe("2026-08-18T14:00:00.000Z");
    expect(next(given, "UTC", "2026-08-18T15:59:00Z")).toBe("2026-08-18T15:59:00.000Z");
    expect(next(given, "UTC", "2026-08-18T16:00:00Z")).toBe("2026-08-19T09:00:00.000Z");
  });

  it("is in a window that goes on past midnight, which belongs to the day on which it starts", () => {
    const given = rule([5], ["22:00", "2am"]);
    expect(next(given, "UTC", "2026-08-21T12:00:00Z")).toBe("2026-08-21T22:00:00.000Z");
    expect(next(given, "UTC", "2026-08-22T01:59:00Z")).toBe("2026-08-22T01:59:00.000Z");
    expect(next(given, "UTC", "2026-08-22T02:00:00Z")).toBe("2026-08-28T22:00:00.000Z");
    // Early on Friday the night is Thursday's.
    expect(next(given, "UTC", "2026-08-21T01:00:00Z")).toBe("2026-08-21T22:00:00.000Z");
  });

  it("is any moment where a window ends when it starts, or spans the whole day", () => {
    for (const given of [rule(EVERY_DAY, ["00:00", "24:00"]), rule(EVERY_DAY, ["9:00", "9:00"])]) {
      for (const at of ["2026-08-18T00:00:00.000Z", "2026-08-18T08:59:59.999Z", "2026-08-18T23:59:59.999Z"]) {
        expect(next(given, "UTC", at)).toBe(at);
      }
    }
  });

  it("is never without a day or a window", () => {
    expect(next(rule([], ["10:00", "18:00"]), "UTC", "2026-08-18T12:00:00Z")).toBeUndefined();
    expect(next(rule(EVERY_DAY), "UTC", "2026-08-18T12:00:00Z")).toBeUndefined();
  });

  it("keeps to the clocks on the wall when they are put forward or back", () => {
    // In New York on 8 March and 1 November 2026, in Berlin on 29 March.
    expect(next(OFFICE, "America/New_York", "2026-03-06T23:30:00Z")).toBe("2026-03-09T14:00:00.000Z");
    expect(next(OFFICE, "America/New_York", "2026-03-05T23:30:00Z")).toBe("2026-03-06T15:00:00.000Z");
    expect(next(OFFICE, "America/New_York", "2026-10-30T22:30:00Z")).toBe("2026-11-02T15:00:00.000Z");
    expect(next(OFFICE, "Europe/Berlin", "2026-03-27T17:00:00Z")).toBe("2026-03-30T08:00:00.000Z");
  });

  it("takes a time that the clocks leave out for as much later, and one that they show twice for the first", () => {
    const small = rule(EVERY_DAY, ["2:30", "5:00"]);
    expect(next(small, "America/New_York", "2026-03-08T05:00:00Z")).toBe("2026-03-08T07:30:00.000Z");
    const early = rule(EVERY_DAY, ["1:30", "5:00"]);
    expect(next(early, "America/New_York", "2026-11-01T04:30:00Z")).toBe("2026-11-01T05:30:00.000Z");
    // All of it is left out on that day.
    const gone = rule(EVERY_DAY, ["2:00", "3:00"]);
    expect(next(gone, "America/New_York", "2026-03-08T05:00:00Z")).toBe("2026-03-09T06:00:00.000Z");
  });

  it("is the first one there is, whatever the zone, the season and the windows", () => {
    const zones = ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Sydney", "Pacific/Auckland", "UTC"];
    for (let round = 0; round < 300; round++) {
      const random = createRandom(11, "windows", round);
      const zone = random.pick(zones);
      const hours = Array.from({ length: random.integer(1, 3) }, () => {
        // Not among the hours in which clocks are changed, which a reading of the wall alone cannot decide.
        const from = random.integer(5, 20);
        return [from, random.integer(from + 1, 23)] as const;
      });
      const days = EVERY_DAY.filter((day) => day === round % 7 || random.chance(0.4));
      const given = rule(days, ...hours.map(([from, to]) => [`${from}:00`, `${to}:00`] as const));
      const at = Date.UTC(2026, 0, 1) + random.integer(0, 365 * 24 * 60) * MINUTE;
      const found = nextAllowed(given, zone, at) ?? Number.NaN;
      const isOpen = (moment: number) => {
        const { day, hour } = wall(zone, moment);
        return days.includes(day) && hours.some(([from, to]) => hour >= from && hour < to);
      };
      expect(isOpen(found), `round ${round}`).toBe(true);
      expect(found - at, `round ${round}`).toBeLessThanOrEqual(8 * DAY);
      for (let moment = at; moment < found; moment += 30 * MINUTE) expect(isOpen(moment), `round ${round}`).toBe(false);
      if (found > at) expect(isOpen(found - 1), `round ${round}`).toBe(false);
    }
  });
});

/** What clock and calendar show, asked in another way. */
function wall(zone: string, at: number): { readonly day: number; readonly hour: number } {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    hour: "2-digit",
    hourCycle: "h23",
  });
  const shown = text.format(at);
  const day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].findIndex((name) => shown.includes(name));
  return { day, hour: Number(/\d+/.exec(shown)?.[0]) };
}

describe("another attempt", () => {
  const given = rule(WEEKDAYS, ["10:00", "12:00", 600], ["14:00", "18:00", 3600]);
  const again = (placed: string, ended: string) =>
    toInstant(nextAttempt(given, "UTC", Date.parse(placed), Date.parse(ended)) ?? Number.NaN);

  it("comes after the delay of the window in which the last one was placed", () => {
    expect(again("2026-08-18T10:30:00Z", "2026-08-18T10:31:00Z")).toBe("2026-08-18T10:41:00.000Z");
    expect(again("2026-08-18T15:00:00Z", "2026-08-18T15:00:30Z")).toBe("2026-08-18T16:00:30.000Z");
  });

  it("moves into the next window when its moment is in none", () => {
    expect(again("2026-08-18T11:55:00Z", "2026-08-18T11:56:00Z")).toBe("2026-08-18T14:00:00.000Z");
    expect(again("2026-08-18T17:30:00Z", "2026-08-18T17:31:00Z")).toBe("2026-08-19T10:00:00.000Z");
    expect(again("2026-08-21T17:30:00Z", "2026-08-21T17:31:00Z")).toBe("2026-08-24T10:00:00.000Z");
  });

  it("takes the delay of the window that was left meanwhile, and of the first one outside of all", () => {
    expect(again("2026-08-18T11:59:59Z", "2026-08-18T12:01:00Z")).toBe("2026-08-18T14:00:00.000Z");
    expect(again("2026-08-18T17:59:00Z", "2026-08-18T18:05:00Z")).toBe("2026-08-19T10:00:00.000Z");
    expect(again("2026-08-18T13:00:00Z", "2026-08-18T13:55:00Z")).toBe("2026-08-18T14:05:00.000Z");
  });

  it("is found for the longest delay that can be asked for", () => {
    const late = rule(EVERY_DAY, ["00:00", "24:00", Number.MAX_SAFE_INTEGER]);
    const at = Date.UTC(2026, 7, 18);
    expect(nextAttempt(late, "UTC", at, at)).toBeGreaterThan(at + 365 * 24 * HOUR);
  });
});

describe("where somebody is", () => {
  it.each([
    ["1", "America/New_York"],
    ["44", "Europe/London"],
    ["49", "Europe/Berlin"],
    ["351", "Europe/Lisbon"],
    ["971", "Asia/Dubai"],
    ["999", "UTC"],
  ])("is told by country code %s", (code, zone) => {
    expect(toCalleeZone(`+${code}5550100`)).toBe(zone);
  });

  it("is a zone that is known by its name", () => {
    expect(["Europe/Paris", "UTC", "America/Argentina/Buenos_Aires"].map(isZone)).toEqual([true, true, true]);
    expect(["", "Europe/Nowhere", "+01:00", "GMT+25", "5"].map(isZone)).toEqual([false, false, false, false, false]);
  });
});

it("a configuration is read with its days, its windows and their delays", () => {
  const config = {
    allowed_days: ["sunday" as const, "wednesday" as const],
    call_twice_in_a_row: false,
    calling_windows: [
      { calling_window_start_time: "9:30am", calling_window_end_time: "17:00", retry_delay_seconds: 60 },
    ],
    max_retry_attempts: 2,
  };
  const window = { start: 570, end: 1020, retryDelaySeconds: 60 };
  expect(toCallingRule(config)).toEqual({ days: new Set([0, 3]), windows: [window] });
});

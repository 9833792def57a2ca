import { describe, expect, it } from "vitest";
import { preflight } from "../src/rules.ts";

const CONTACT = { to_phone_number: "+15550100", prompt_variables: { first_name: "Ada" } };
const CAMPAIGN = { name: "Recall", assistant_id: "a1", contacts: [CONTACT] };
const WINDOW = { calling_window_start_time: "10:00", calling_window_end_time: "18:00", retry_delay_seconds: 7200 };
const RETRY = {
  allowed_days: ["monday"],
  call_twice_in_a_row: false,
  calling_windows: [WINDOW],
  max_retry_attempts: 3,
};

function refused(operation: string, body: unknown): string[] {
  const found = preflight(operation, { path: { id: "c1" }, query: new URLSearchParams(), body });
  return found.map(({ field, rule }) => `${field} ${rule}`);
}

describe("creating a campaign", () => {
  it.each([
    ["contacts, and leaves the rest to the assistant", {}],
    ["a draft", { launch: false }],
    ["a start", { scheduled_at: "2026-08-19T09:30:00+02:00" }],
    ["no start", { scheduled_at: null }],
    ["one number twice", { contacts: [CONTACT, CONTACT] }],
    ["a plan of one's own", { call_retry_config: { ...RETRY, timezone: "America/Argentina/Buenos_Aires" } }],
    ["a plan that says no more than how often", { call_retry_config: { max_retry_attempts: 2 } }],
    ["a plan that says nothing", { call_retry_config: {} }],
    [
      "a window that says no more than its start",
      { call_retry_config: { calling_windows: [{ calling_window_start_time: "9:00" }] } },
    ],
    ["a plan in the callee's zone", { call_retry_config: { ...RETRY, timezone: null } }],
  ])("takes %s", (_what, change) => {
    expect(refused("createCampaign", { ...CAMPAIGN, ...change })).toEqual([]);
  });

  it.each([
    [
      "wrong numbers, each by its place",
      { from_phone_number: "5550199", contacts: [CONTACT, { ...CONTACT, to_phone_number: "+1 555 0100" }] },
      ["contacts[1].to_phone_number is not an E.164 number", "from_phone_number is not an E.164 number"],
    ],
    ["a campaign without a name", { name: "" }, ["name is empty"]],
    [
      "variables that are no text",
      { contacts: [{ ...CONTACT, prompt_variables: { visits: 3, city: null } }] },
      ["contacts[0].prompt_variables.visits is not text", "contacts[0].prompt_variables.city is not text"],
    ],
    [
      "a start that two readers take for two",
      { scheduled_at: "2026-08-19T09:30:00" },
      ["scheduled_at is not a moment such as 2026-08-18T09:30:00Z"],
    ],
    [
      "a start that is a number",
      { scheduled_at: 1_787_000_000 },
      ["scheduled_at is not a moment such as 2026-08-18T09:30:00Z"],
    ],
    [
      "a day, a delay and a count that there are not",
      {
        call_retry_config: {
          ...RETRY,
          allowed_days: ["Monday"],
          max_retry_attempts: 0,
          calling_windows: [{ ...WINDOW, retry_delay_seconds: 0 }],
        },
      },
      [
        "call_retry_config.allowed_days[0] is not one of monday, tuesday, wednesday, thursday, friday, saturday, sunday",
        "call_retry_config.calling_windows[0].retry_delay_seconds is not above 0",
        "call_retry_config.max_retry_attempts is not above 0",
      ],
    ],
    [
      "a part of a plan that there is not",
      { call_retry_config: { calling_windows: [{ retry_delay_seconds: 0 }], call_twice_in_a_row: "yes" } },
      [
        "call_retry_config.calling_windows[0].retry_delay_seconds is not above 0",
        "call_retry_config.call_twice_in_a_row is not true or false",
      ],
    ],
    ["no lines at all", { max_concurrent_calls: 0 }, ["max_concurrent_calls is below 1"]],
  ])("refuses %s", (_what, change, findings) => {
    expect(refused("createCampaign", { ...CAMPAIGN, ...change })).toEqual(findings);
  });
});

describe("a time of day", () => {
  const planned = (time: string) =>
    refused("updateCampaign", {
      call_retry_config: { ...RETRY, calling_windows: [{ ...WINDOW, calling_window_end_time: time }] },
    });

  it.each(["17:00", "9:05", "24:00", "6pm", "6:30 PM", "12am"])("may be written %s", (time) => {
    expect(planned(time)).toEqual([]);
  });

  it.each(["17", "24:30", "25:00", "9:60", "13pm", "noon", ""])("is not %j", (time) => {
    expect(planned(time)).toEqual([
      "call_retry_config.calling_windows[0].calling_window_end_time is not a time of day such as 17:00 or 6pm",
    ]);
  });
});

describe("a time zone", () => {
  it.each(["+01:00", "Mars/Olympus", ""])("is not %j", (timezone) => {
    expect(refused("updateCampaign", { call_retry_config: { ...RETRY, timezone } })).toEqual([
      "call_retry_config.timezone is not an IANA time zone such as Europe/Paris",
    ]);
  });
});

describe("other requests", () => {
  const filters = { assignee_ids: [], directions: [], outcomes: [], results: [], statuses: [] };
  const launch = { mode: "ai_first", selection: { filters, rows: { call_ids: [], mode: "include" } } };

  it("are checked as well: a change", () => {
    expect(refused("updateCampaign", { from_phone_number: "0199" })).toEqual([
      "from_phone_number is not an E.164 number",
    ]);
  });

  it("may change a part of the plan", () => {
    expect(refused("updateCampaign", { call_retry_config: { allowed_days: ["sunday"] } })).toEqual([]);
  });

  it("are checked as well: a launch", () => {
    expect(refused("launchCampaign", launch)).toEqual([]);
    expect(refused("launchCampaign", { ...launch, mode: "slow", scheduled_at: "soon" })).toEqual([
      "mode is not one of ai_first, speed_dial",
      "scheduled_at is not a moment such as 2026-08-18T09:30:00Z",
    ]);
  });

  it("are checked as well: a page, counted from nought or from one", () => {
    const query = (text: string) => preflight("listCallAttempts", { path: {}, query: new URLSearchParams(text) });
    expect(query("page=0&page_size=100")).toEqual([]);
    expect(query("page=0.5")).toEqual([
      { field: "page_size", rule: "is missing" },
      { field: "page", rule: "is not a whole number", value: "number" },
    ]);
  });
});

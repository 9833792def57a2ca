import { describe, expect, it } from "vitest";
import { odd } from "../../../test-support/recordings.ts";
import { toLaunchFindings, toLaunchRequest } from "../src/launch-request.ts";
import { preflight } from "../src/rules.ts";
import { recordReading } from "./support/record-reading.ts";

const NOBODY_SKIPPED = { active: 0, attempts_exhausted: 0, cancelled: 0 };
const ANSWER = { launched: 10, skipped: NOBODY_SKIPPED, session: null };

describe("a launch", () => {
  it.each([
    ["at once", undefined, {}],
    ["at a moment", "2026-08-19T09:30:00.000Z", { scheduled_at: "2026-08-19T09:30:00.000Z" }],
  ] as const)("asks for everybody, %s", (_when, at, more) => {
    const body = toLaunchRequest("ai_first", at);
    const filters = { assignee_ids: [], directions: [], outcomes: [], results: [], statuses: [] };
    expect(body).toEqual({
      mode: "ai_first",
      selection: { filters, rows: { mode: "exclude", call_ids: [] } },
      ...more,
    });
    expect(preflight("launchCampaign", { path: { id: "c1" }, query: new URLSearchParams(), body })).toEqual([]);
  });
});

describe("what was not launched", () => {
  const FOR_NO_REASON = "for a reason that Revox does not tell";

  it.each([
    ["nothing, where all were", {}, 10, undefined],
    ["nothing, where nobody knows how many there are", {}, undefined, undefined],
    [
      "how many, and why",
      { launched: 8, skipped: { active: 1, attempts_exhausted: 1, cancelled: 0 } },
      10,
      "2 of 10 were not launched: 1 active, 1 attempts exhausted",
    ],
    [
      "one",
      { launched: 9, skipped: { ...NOBODY_SKIPPED, cancelled: 1 } },
      undefined,
      "1 of 10 was not launched: 1 cancelled",
    ],
    ["those that were not even picked", { launched: 7 }, 10, `3 of 10 were not launched: 3 ${FOR_NO_REASON}`],
    [
      "both",
      { launched: 7, skipped: { ...NOBODY_SKIPPED, active: 2 } },
      10,
      `3 of 10 were not launched: 2 active, 1 ${FOR_NO_REASON}`,
    ],
    ["all, where nobody was picked", { launched: 0 }, undefined, "none was launched"],
    [
      "reasons that are new",
      { launched: 9, skipped: { do_not_call: 1 } },
      10,
      "1 of 10 was not launched: 1 do not call",
    ],
    [
      "what was left out, where nobody counted the others",
      { launched: null, skipped: { active: 2 } },
      10,
      "2 of 10 were not launched: 2 active",
    ],
    ["nothing, where nothing was counted", { launched: "many", skipped: null }, 10, undefined],
  ])("is %s", (_what, change, total, rule) => {
    const findings = toLaunchFindings(odd(ANSWER, change), total, recordReading("revox").reading);
    expect(findings).toEqual(rule === undefined ? [] : [{ field: "rows", rule }]);
  });

  it("is reported where it could not be read", () => {
    const { reading, notes } = recordReading("revox");
    toLaunchFindings(odd(ANSWER, { launched: null, skipped: { active: "one" }, queue: 1 }), 10, reading);
    expect(notes).toEqual(["missing launched", "extra_property queue", "wrong_type skipped.active string"]);
  });

  it("is nothing where there was no answer to read", () => {
    expect(toLaunchFindings(undefined, 10, recordReading("revox").reading)).toEqual([]);
  });
});

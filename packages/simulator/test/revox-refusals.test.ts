import { describe, expect, it } from "vitest";
import { AROUND_THE_CLOCK, ask, campaignOf, create, selection, watching } from "./revox-support.ts";

const [window] = AROUND_THE_CLOCK.calling_windows;
const plan = (more: object) => ({ call_retry_config: { ...AROUND_THE_CLOCK, ...more } });
const windows = (more: object) => plan({ calling_windows: [window, { ...window, ...more }] });
const people = (...numbers: readonly string[]) => ({
  contacts: numbers.map((to_phone_number) => ({ to_phone_number, prompt_variables: {} })),
});

describe("revox: a campaign is refused", () => {
  it.each([
    [{ contacts: [] }, "contacts must"],
    [{ contacts: undefined }, "contacts"],
    [people("+15550100", "5550101"), "contacts.1.to_phone_number must"],
    [people("+0555010"), "contacts.0.to_phone_number must"],
    [people("+1 555 0100"), "contacts.0.to_phone_number must"],
    [{ contacts: [{ to_phone_number: "+15550100" }] }, "prompt_variables"],
    [
      { contacts: [{ to_phone_number: "+15550100", prompt_variables: { age: 5 } }] },
      "contacts.0.prompt_variables.age must",
    ],
    [{ name: "" }, "name must"],
    [{ assistant_id: "" }, "assistant_id must"],
    [{ assistant_id: 7 }, "assistant_id must"],
    [{ launch: "no" }, "launch must"],
    [{ scheduled_at: "tomorrow" }, "scheduled_at must"],
    [{ scheduled_at: "2026-13-01T00:00:00Z" }, "scheduled_at must"],
    [{ scheduled_at: "2026-09-31T00:00:00Z" }, "scheduled_at must"],
    [{ scheduled_at: 1_790_000_000 }, "scheduled_at must"],
    [{ from_phone_number: "front desk" }, "from_phone_number must"],
    [{ max_concurrent_calls: 0 }, "max_concurrent_calls must"],
    [plan({ allowed_days: ["someday"] }), "call_retry_config.allowed_days.0 must"],
    [plan({ allowed_days: [] }), "call_retry_config.allowed_days must"],
    [plan({ calling_windows: [] }), "call_retry_config.calling_windows must"],
    [plan({ max_retry_attempts: 0 }), "call_retry_config.max_retry_attempts must"],
    [plan({ timezone: "Europe/Nowhere" }), "call_retry_config.timezone must"],
    [
      windows({ calling_window_start_time: "noon" }),
      "call_retry_config.calling_windows.1.calling_window_start_time must",
    ],
    [windows({ calling_window_end_time: "25:00" }), "call_retry_config.calling_windows.1.calling_window_end_time must"],
    [windows({ retry_delay_seconds: 0 }), "call_retry_config.calling_windows.1.retry_delay_seconds must"],
  ])("with %j, by the name of what is wrong", async (more, message) => {
    await watching({ generation: "g1" }, async (simulator) => {
      const answer = await ask(simulator, "POST /campaigns", campaignOf(1, more));
      expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } });
      // What was sent may hold a number, and stays out of the message.
      expect(answer.text).not.toContain("555");
      await simulator.advance("24h");
      expect([simulator.campaigns, simulator.rings]).toEqual([[], []]);
    });
  });

  it("with all that is wrong in one message, and the first of many", async () => {
    await watching({}, async (simulator) => {
      const numbers = Array.from({ length: 5000 }, () => "nobody");
      const { text } = await ask(
        simulator,
        "POST /campaigns",
        campaignOf(1, { ...people(...numbers), assistant_id: "" }),
      );
      expect(text).toContain("assistant_id must not be empty; contacts.0.to_phone_number");
      expect(text.length).toBeLessThan(2000);
      const shapeless = await ask(simulator, "POST /campaigns", campaignOf(1, { contacts: numbers }));
      expect(shapeless).toMatchObject({ status: 422 });
      expect(shapeless.text.length).toBeLessThan(2000);
    });
  });
});

it("revox: two people may share a number, and what no schema has is ignored", async () => {
  await watching({}, async (simulator) => {
    const body = campaignOf(1, { ...people("+15550100", "+15550100"), colour: "green", launch: true });
    expect(await create(simulator, body)).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("revox: a change is refused", () => {
  it.each([
    [{ name: "" }, "name must"],
    [{ max_concurrent_calls: 0.5 }, "max_concurrent_calls must"],
    [{ from_phone_number: "5550100" }, "from_phone_number must"],
    [plan({ timezone: "+01:00" }), "call_retry_config.timezone must"],
  ])("with %j", async (change, message) => {
    await watching({}, async (simulator) => {
      const id = await create(simulator, campaignOf(1));
      const answer = await ask(simulator, `PATCH /campaigns/${id}`, change);
      expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } });
    });
  });
});

describe("revox: a launch is refused", () => {
  it.each([
    [{ selection: selection() }, "mode"],
    [{ mode: "slowly", selection: selection() }, "mode must"],
    [{ mode: "ai_first", selection: { rows: { mode: "include", call_ids: [] } } }, "filters"],
    [{ mode: "ai_first", selection: selection(), scheduled_at: "soon" }, "scheduled_at must"],
  ])("with %j", async (body, message) => {
    await watching({}, async (simulator) => {
      const id = await create(simulator, campaignOf(1));
      const answer = await ask(simulator, `POST /campaigns/${id}/launch`, body);
      expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } });
      await simulator.advance("24h");
      expect(simulator.rings).toEqual([]);
    });
  });
});

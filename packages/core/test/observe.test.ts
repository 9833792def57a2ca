import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createObserver, within } from "../src/adapter/observe.ts";
import { text } from "../src/adapter/read.ts";
import type { Observation } from "../src/hooks.ts";

function observe() {
  const seen: Observation[] = [];
  const observer = createObserver("acme", (observation) => seen.push(observation));
  return { seen, observer };
}

describe("observer", () => {
  it("says whose answer was odd, in what, and where", () => {
    const { seen, observer } = observe();
    observer.reading("listRows").note("unknown_word", "results[].status", "warming-up");
    expect(seen).toEqual([
      { provider: "acme", operation: "listRows", kind: "unknown_word", path: "results[].status", word: "warming-up" },
    ]);
  });

  it("reports each oddity once, however many answers have it", () => {
    const { seen, observer } = observe();
    for (let answer = 0; answer < 50; answer += 1) {
      const reading = observer.reading("listRows");
      reading.note("unknown_word", "status", "warming-up");
      reading.note("missing", "name");
    }
    expect(seen).toHaveLength(2);
  });

  it("tells oddities apart by operation, kind, path and word", () => {
    const { seen, observer } = observe();
    observer.reading("listRows").note("unknown_word", "status", "warming-up");
    observer.reading("getCampaign").note("unknown_word", "status", "warming-up");
    observer.reading("listRows").note("extra_property", "status", "warming-up");
    observer.reading("listRows").note("unknown_word", "state", "warming-up");
    observer.reading("listRows").note("unknown_word", "status", "cooling-down");
    expect(seen).toHaveLength(5);
  });

  it("remembers for one provider object, not for all", () => {
    const [first, second] = [observe(), observe()];
    first.observer.reading("listRows").note("missing", "name");
    second.observer.reading("listRows").note("missing", "name");
    expect([first.seen.length, second.seen.length]).toEqual([1, 1]);
  });

  it("stops at a thousand oddities, so that a strange API cannot fill the memory", () => {
    const { seen, observer } = observe();
    const reading = observer.reading("listRows");
    for (let index = 0; index < 1_500; index += 1) reading.note("missing", `field${index}`);
    expect(seen).toHaveLength(1_000);
    expect(seen.at(-1)?.path).toBe("field999");
  });

  it("is silent when nobody listens", () => {
    const reading = createObserver("acme", undefined).reading("listRows");
    expect(() => reading.note("missing", "name")).not.toThrow();
  });

  it("says whether anybody listens, however far inside the answer", () => {
    const readings = [observe().observer, createObserver("acme", undefined)].map(({ reading }) => reading("listRows"));
    expect(readings.map(({ isHeard }) => isHeard)).toEqual([true, false]);
    expect(readings.map((reading) => within(reading, "results[].").isHeard)).toEqual([true, false]);
  });

  it("reads on whatever a hook throws", () => {
    const reading = createObserver("acme", () => {
      throw new Error("not in this house");
    }).reading("listRows");
    expect(text(7, reading, "name")).toBe("7");
  });
});

describe("a word in an observation", () => {
  const passedOn = (word: unknown) => {
    const { seen, observer } = observe();
    observer.reading("listRows").note("unknown_word", "status", word);
    expect(seen).toHaveLength(1);
    return seen[0]?.word;
  };

  it.each([
    "warming-up",
    "contact.predial-failed",
    "call.in-progress.error-sip-503-service-unavailable",
    "IN_PROGRESS",
    "v2",
    "x:y",
  ])("is passed on when it is one of an API: %s", (word) => {
    expect(passedOn(word)).toBe(word);
  });

  it.each([
    ["a phone number", "+15550100123"],
    ["a phone number without a plus", "15550100123"],
    ["a phone number with dashes", "555-010-0123"],
    ["a phone number behind a prefix", "tel:15550100123"],
    ["a phone number in groups behind a prefix", "tel:555-010-012"],
    ["a phone number in pairs behind a prefix", "fr.01.55.50.10.01"],
    ["a SIP address", "sip:ada@example.com"],
    ["an e-mail address", "ada@example.com"],
    ["a sentence", "Please call Ada back"],
    ["a UUID", "0f0e8c3a-6c1e-4b8e-9a55-4a1c7d1f2b3c"],
    ["a UUID with few digits", "abcdefab-cafe-4bad-babe-fadedfacade1"],
    ["a year", "q3-2026"],
    ["something longer than words are", "a".repeat(121)],
    ["empty text", ""],
    ["a number", 42],
    ["an object", { name: "Ada" }],
  ])("is left out when it is %s", (_form, word) => {
    expect(passedOn(word)).toBeUndefined();
  });

  it("is never a UUID, an e-mail address or a phone number, whichever", () => {
    const digits = fc.stringMatching(/^\d{7,15}$/);
    const grouped = fc
      .tuple(
        fc.constantFrom("", "+", "tel:", "p", "x-"),
        digits,
        fc.constantFrom("", "-", ".", "_"),
        fc.integer({ min: 1, max: 4 }),
      )
      .map(
        ([prefix, number, separator, size]) =>
          prefix + (number.match(new RegExp(`.{1,${size}}`, "g")) ?? []).join(separator),
      );
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), fc.emailAddress(), grouped), (personal) => {
        expect(passedOn(personal)).toBeUndefined();
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("that is left out still counts as the same oddity", () => {
    const { seen, observer } = observe();
    observer.reading("listRows").note("unknown_word", "status", "+15550100123");
    observer.reading("listRows").note("unknown_word", "status", "+15550100124");
    expect(seen).toEqual([{ provider: "acme", operation: "listRows", kind: "unknown_word", path: "status" }]);
  });
});

describe("within", () => {
  it("puts the way into the answer before every path", () => {
    const { seen, observer } = observe();
    const inner = within(within(observer.reading("listRows"), "results[]."), "contact.");
    inner.note("missing", "number");
    expect(inner.prefix).toBe("results[].contact.");
    expect(seen[0]?.path).toBe("results[].contact.number");
  });

  it("gives the same reading for the same way, and another one for another", () => {
    const outer = observe().observer.reading("listRows");
    expect(within(outer, "results[].")).toBe(within(outer, "results[]."));
    expect(within(outer, "contact.").prefix).toBe("contact.");
    expect(within(within(outer, "results[]."), "contact.").prefix).toBe("results[].contact.");
  });

  it("leads on from the reading that it was asked of, not from one that this was copied from", () => {
    const { seen, observer } = observe();
    const reading = observer.reading("listRows");
    within(reading, "results[].");
    const quiet = { ...reading, note: () => {} };
    within(quiet, "results[].").note("missing", "id");
    expect(seen).toEqual([]);
  });

  it("leaves the outer reading as it was", () => {
    const { seen, observer } = observe();
    const outer = observer.reading("listRows");
    within(outer, "results[].");
    outer.note("missing", "total");
    expect(outer.prefix).toBe("");
    expect(seen[0]?.path).toBe("total");
  });
});

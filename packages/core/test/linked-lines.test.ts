import { describe, expect, it } from "vitest";
import { compareLines, createDistinction } from "../src/linked/lines.ts";
import type { Contact } from "../src/model/row.ts";

const NUMBER = "+15550100";
const URI = "sip:robin@example.org";

describe("a line that was given, and the one that is listed", () => {
  it.each<[string, Contact, Contact]>([
    ["same", { phoneNumber: NUMBER }, { phoneNumber: "1 (555) 0100" }],
    ["same", { sipUri: URI }, { sipUri: URI }],
    ["same", { phoneNumber: NUMBER, sipUri: URI }, { phoneNumber: NUMBER }],
    ["same", { phoneNumber: NUMBER, extension: "7" }, { phoneNumber: NUMBER, extension: "7" }],
    ["different", { phoneNumber: NUMBER }, { phoneNumber: "+15550101" }],
    ["different", { sipUri: URI }, { sipUri: "sip:kim@example.org" }],
    ["different", { phoneNumber: NUMBER, extension: "7" }, { phoneNumber: NUMBER, extension: "8" }],
    ["different", { phoneNumber: NUMBER }, { phoneNumber: NUMBER, extension: "8" }],
    ["unknown", { phoneNumber: NUMBER, extension: "7" }, { phoneNumber: NUMBER }],
    ["unknown", { phoneNumber: NUMBER }, {}],
    ["unknown", { phoneNumber: NUMBER }, { phoneNumber: "" }],
    ["unknown", { phoneNumber: NUMBER }, { sipUri: URI }],
    ["unknown", { sipUri: URI }, { phoneNumber: NUMBER }],
    ["unknown", {}, {}],
  ])("are %s: %j, %j", (answer, given, listed) => {
    expect(compareLines(given, listed)).toBe(answer);
  });
});

describe("somebody on a line of several", () => {
  const given = { phoneNumber: NUMBER, name: "Robin" };

  it("is told apart only by what is listed and is theirs alone", () => {
    const isDistinct = createDistinction([{ phoneNumber: NUMBER, name: "Kim" }, { sipUri: URI }]);
    expect(isDistinct(given, given)).toBe(true);
    expect(isDistinct(given, { phoneNumber: NUMBER })).toBe(false);
    expect(isDistinct(given, { phoneNumber: NUMBER, name: "R." })).toBe(false);
    expect(createDistinction([given])(given, given)).toBe(false);
  });

  it("need not be told apart from those on other lines", () => {
    expect(createDistinction([{ phoneNumber: "+15550101" }])({ phoneNumber: NUMBER }, {})).toBe(true);
    expect(createDistinction([{ phoneNumber: "+1 555 0100" }])({ phoneNumber: NUMBER }, {})).toBe(false);
    expect(createDistinction([{ sipUri: URI }])({ phoneNumber: NUMBER, sipUri: URI }, {})).toBe(false);
  });
});

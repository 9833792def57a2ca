import { toDisposition, toEnd, toEndCategory } from "@trunkline/vapi/v1";
import { describe, expect, it } from "vitest";
import { callEndedReasonWords } from "../src/generated/words.ts";

describe("Cozmox's words in ours", () => {
  it("are what the ledger says, for every reason that a call can end with", async () => {
    const ledger = callEndedReasonWords.map((reason) => {
      const end = toEnd(reason);
      return `${[end.category, end.by, toDisposition(end)].map((column) => column.padEnd(18)).join("")}${reason}`;
    });
    const head = ["category", "by", "disposition"].map((title) => title.padEnd(18)).join("");
    await expect(`${head}reason\n${ledger.join("\n")}\n`).toMatchFileSnapshot("ledgers/ended-reasons.ledger");
  });

  it("leave no ended reason unread", () => {
    expect(callEndedReasonWords.filter((reason) => toEndCategory(reason) === "unknown")).toEqual([]);
  });

  it("read a reason in which the white label put its own name for Vapi's", () => {
    for (const reason of callEndedReasonWords.filter((word) => word.includes("vapi"))) {
      expect(toEndCategory(reason.replaceAll("vapi", "cozmox")), reason).not.toBe("unknown");
    }
  });
});

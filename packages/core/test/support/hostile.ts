import fc from "fast-check";

/** Text as people and providers may send it: any at all, and often with what has a meaning in CSV or in a spreadsheet. */
export const hostileText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc
    .array(
      fc.constantFrom('"', ",", ";", "\r", "\n", "\t", "\0", " ", "'", "=", "+", "-", "@", "＝", "\u200b", "1+1", "é"),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join("")),
  fc.constantFrom('=HYPERLINK("http://x.example","y")', "+1 555 0100", "-2+3|' /C calc'!A0", "@SUM(A1)", "__proto__"),
);

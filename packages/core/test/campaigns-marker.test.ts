import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differencesOf, digestOf, digestOfInput } from "../src/adapter/campaigns/digest.ts";
import { markerOf, withMarker } from "../src/adapter/campaigns/marker.ts";
import { readName } from "../src/adapter/campaigns/read-name.ts";

const RUNS = { seed: 20260818, numRuns: 200 };
const someName = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("Autumn [tl-0123456789ab]", " [tl-0123456789ab]", "[tl-", "two\nlines", ""),
);

describe("the mark of an intent", () => {
  it("is the same today as it was: what ran yesterday is found by it", async () => {
    expect(await markerOf("renewals-2026-08")).toMatchInlineSnapshot(`"7z5njwfda3dh"`);
  });

  it("is twelve characters, and tells nothing of its key", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 4 }), async (key) => {
        const marker = await markerOf(key);
        expect(marker).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
        expect(await markerOf(key)).toBe(marker);
        expect(await markerOf(`${key} `)).not.toBe(marker);
      }),
      RUNS,
    );
  });

  it("comes off any name again, and leaves it as it was", async () => {
    await fc.assert(
      fc.asyncProperty(someName, fc.string(), async (name, key) => {
        const intentMarker = await markerOf(key);
        expect(readName(withMarker(name, intentMarker))).toEqual({ name, intentMarker });
      }),
      RUNS,
    );
  });

  it("is there whoever wrote it", () => {
    expect(readName("Autumn [tl-0123456789ab]")).toEqual({ name: "Autumn", intentMarker: "0123456789ab" });
  });

  it.each([
    "Autumn",
    "Autumn [tl-0123456789a]",
    "Autumn [tl-0123456789abc]",
    "Autumn [tl-0123456789AB]",
    "Autumn[tl-0123456789ab]",
    "Autumn [tl-0123456789ab] ",
    "Autumn [tl-0123456789ab] copy",
    "Autumn [tl-0123456789ab]\n",
  ])("is not in a name that is only like it: %j", (name) => {
    expect(readName(name)).toEqual({ name });
  });

  it("is added to no name without an intent", () => {
    expect(withMarker("Autumn", undefined)).toBe("Autumn");
  });
});

describe("the digest of an input", () => {
  it("is the same whatever the order of properties", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (input) => {
        const turned = Object.fromEntries(Object.entries(input).reverse());
        expect(await digestOf(turned)).toBe(await digestOf(input));
        expect(await digestOfInput({ within: turned })).toBe(await digestOfInput({ within: input }));
      }),
      RUNS,
    );
  });

  it("differs for inputs that differ", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (one, other) => {
        // -0 and what is absent are the same as 0 and nothing once they are JSON.
        const isSame = canonical(one) === canonical(other);
        expect((await digestOf(one)) === (await digestOf(other))).toBe(isSame);
        const digests = [
          await digestOfInput({ name: "Autumn", rows: one }),
          await digestOfInput({ rows: other }),
        ] as const;
        expect(differencesOf(...digests)).toEqual(isSame ? ["name"] : ["name", "rows"]);
      }),
      RUNS,
    );
  });

  it("differs for the same rows in another order", async () => {
    const rows = [{ contact: { phoneNumber: "+15550100123" } }, { contact: { phoneNumber: "+15550100124" } }];
    expect(await digestOfInput({ rows })).not.toBe(await digestOfInput({ rows: rows.toReversed() }));
  });
});

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`);
  return `{${entries.sort().join()}}`;
}

import { expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { createPathSerializer } from "../src/adapter/path-serializer.ts";

const serialize = createPathSerializer("acme");

it("a path is filled, and what would break out of it is escaped", () => {
  expect(serialize("/campaign/{id}/rows/{row}", { id: "a/b?c#d %", row: 7 })).toBe(
    "/campaign/a%2Fb%3Fc%23d%20%25/rows/7",
  );
});

it.each([
  [undefined, "is missing"],
  [null, "is missing"],
  ["", "is empty"],
  [".", "is a step in a path"],
  ["..", "is a step in a path"],
])("an id that would make another request of it is refused: %j", async (id, rule) => {
  const error = await thrownBy(() => serialize("/campaign/{id}", { id }));
  expect(error).toMatchObject({ code: "configuration", findings: [{ field: "id", rule }], delivery: "not_sent" });
});

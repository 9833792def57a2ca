import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Cell, runCells } from "./faults/cell.ts";
import { toPage } from "./faults/page.ts";
import { FAULT_ROWS } from "./faults/rows.ts";
import { faultTable } from "./faults/table.ts";
import { ASKS } from "./support/asks.ts";

/** One adapter of each provider is enough here: all of them send by the same transport. */
const TABLED = ASKS.filter(({ name }) => !name.includes(":"));

const seen = { always: [] as Cell[], once: [] as Cell[] };

beforeAll(async () => {
  seen.always.push(...(await runCells(TABLED, FAULT_ROWS, undefined)));
  seen.once.push(...(await runCells(TABLED, FAULT_ROWS, 1)));
}, 600_000);

it("the fault table is what happens", async () => {
  const page = toPage(faultTable(FAULT_ROWS, seen.always), faultTable(FAULT_ROWS, seen.once));
  await expect(page).toMatchFileSnapshot("../docs/fault-table.md");
});

describe.each(["always", "once"] as const)("a fault that befalls requests %s", (often) => {
  const cells = () => seen[often];
  const toldOf = (wrong: readonly Cell[]) =>
    wrong.map(({ ask, row, ended, tries, arrived, acted, rung }) => ({
      asked: `${ask.provider} ${ask.name} (${ask.via})`,
      fault: row.name,
      ended: ended.how === "answered" ? ended.how : String(ended.error),
      tries,
      arrived,
      acted,
      rung,
    }));

  it("befalls what it is about", () => {
    const struck = new Set(
      cells()
        .filter(({ isStruck }) => isStruck)
        .map(({ row }) => row.name),
    );
    expect(FAULT_ROWS.filter(({ name }) => !struck.has(name)).map(({ name }) => name)).toEqual([]);
  });

  it("lets nobody be rung twice, unless a 429 was a lie", () => {
    const wrong = cells().filter(
      ({ row, rung, acted, effect }) => !(row.isLie === true) && (rung > 1 || (effect === "physical" && acted > 1)),
    );
    expect(toldOf(wrong)).toEqual([]);
  });

  it("never costs more than four tries, and the hooks are told of each that arrived", () => {
    const wrong = cells().filter(({ tries, row, told, arrived }) => {
      const mayGoAstray = row.fault.fault === "refused";
      return tries > 4 || (mayGoAstray ? arrived > told : arrived !== told);
    });
    expect(toldOf(wrong)).toEqual([]);
  });

  it("ends in errors whose tries and delivery are those of the hooks", () => {
    const wrong = cells().filter(
      ({ ended, tries, lastDelivery }) =>
        ended.how === "failed" &&
        ended.isThrown &&
        ended.error.code !== "mapping" &&
        (ended.error.tries !== tries || ended.error.delivery !== lastDelivery),
    );
    expect(toldOf(wrong)).toEqual([]);
  });

  it("is never said to have done nothing when somebody may be rung, unless the provider said so itself", () => {
    const wrong = cells().filter(
      ({ ended, acted, row, effect }) =>
        effect === "physical" &&
        row.isLie !== true &&
        acted > 0 &&
        ended.how === "failed" &&
        (ended.error.delivery === "not_sent" || ended.error.delivery === "rejected"),
    );
    expect(toldOf(wrong)).toEqual([]);
  });
});

it("every operation of every contract is asked", () => {
  for (const provider of ["vapi", "revox", "cozmox"]) {
    const contract = readFileSync(new URL(`../specs/${provider}.yaml`, import.meta.url), "utf8");
    const names = [...contract.matchAll(/operationId: (\w+)/g)].map(([, name]) => name);
    const asked = TABLED.filter((ask) => ask.provider === provider && ask.via === "client").map(({ name }) => name);
    expect(asked.sort()).toEqual(names.sort());
  }
});

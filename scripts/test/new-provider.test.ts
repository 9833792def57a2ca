import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT, record, toContract } from "../contracts.ts";
import { insertInto } from "../new-provider/insert.ts";
import { layProvider } from "../new-provider/lay.ts";
import { toNames } from "../new-provider/names.ts";
import { nextSteps } from "../new-provider/next-steps.ts";
import { registrationsOf } from "../new-provider/registrations.ts";
import { templateFiles } from "../new-provider/template.ts";

const NAMES = { name: "acme", title: "Acme", constant: "ACME" };
const STEPS = 8;

/** Roots of workspaces that a test made, each with a slash at its end. */
const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

/** A workspace with the files that a provider is named in, and what a package's configuration is copied from. */
function workspace(): string {
  const root = `${mkdtempSync(`${tmpdir()}/new-provider-`)}/`;
  roots.push(root);
  const needed = [
    ...registrationsOf(NAMES).map(([path]) => path),
    ...["package.json", "tsconfig.json", "tsdown.config.ts", "vitest.config.ts"].map(
      (file) => `packages/revox/${file}`,
    ),
    ...["tsconfig.base.json", "tsdown.shared.ts", "vitest.shared.ts", "packages/simulator/src"],
    ...["packages/simulator/package.json", "package.json"],
  ];
  for (const path of needed) {
    if (existsSync(root + path) && statSync(root + path).isFile()) continue;
    cpSync(ROOT + path, root + path, { recursive: true });
  }
  return root;
}

/** Links what `pnpm install` would link. */
function link(root: string): void {
  const modules = `${root}packages/acme/node_modules/`;
  mkdirSync(`${modules}@trunkline`, { recursive: true });
  mkdirSync(`${modules}@types`);
  symlinkSync(`${ROOT}node_modules`, `${root}node_modules`);
  symlinkSync(`${ROOT}packages/simulator/node_modules`, `${root}packages/simulator/node_modules`);
  symlinkSync(`${root}packages/simulator`, `${modules}@trunkline/simulator`);
  for (const name of ["core", "conformance"]) symlinkSync(`${ROOT}packages/${name}`, `${modules}@trunkline/${name}`);
  for (const name of ["openapi-fetch", "@types/node"]) {
    symlinkSync(`${ROOT}packages/revox/node_modules/${name}`, modules + name);
  }
}

function run(root: string, command: string, ...args: readonly string[]) {
  const { VITEST: _own, ...env } = process.env;
  return spawnSync(`${ROOT}node_modules/.bin/${command}`, args, {
    cwd: `${root}packages/acme`,
    encoding: "utf8",
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
}

describe("a name", () => {
  it.each([
    ["", "is not one word"],
    ["Acme", "is not one word"],
    ["acme-voice", "is not one word"],
    ["4you", "is not one word"],
    ["../acme", "is not one word"],
    ["simulator", "is the name of something else"],
    ["core", "is the name of something else"],
    ["class", "is a word of the language"],
    ["a".repeat(25), "is longer"],
    ["revox", "is there already: specs/revox.yaml"],
  ])("is refused when it is %j, with the reason", (name, reason) => {
    expect(() => toNames(name, ROOT)).toThrow(reason);
  });

  it("is written as ids, types and the environment have it", () => {
    expect(toNames("acme", "/nowhere/")).toEqual(NAMES);
  });
});

describe("what is inserted", () => {
  it("comes last in a list or an object, with its import", () => {
    const text = 'import "./a.ts";\nexport const LIST = ["a"] as const;\nconst TABLE: Table = {\n  a: 1,\n};\n';
    const insertions = [
      { constant: "LIST", entry: '"b"' },
      { statement: 'import "./b.ts";', constant: "TABLE", entry: "b: 2" },
    ];
    expect(insertInto("x.ts", text, insertions)).toBe(
      'import "./b.ts";\nimport "./a.ts";\nexport const LIST = ["a", "b"] as const;\nconst TABLE: Table = {\n  a: 1, b: 2\n};\n',
    );
  });

  it("has to have its place", () => {
    for (const text of ["", "const TABLE = make();", "const OTHER = {};"]) {
      expect(() => insertInto("x.ts", text, [{ constant: "TABLE", entry: "b: 2" }])).toThrow("x.ts has no TABLE");
    }
  });
});

describe("a provider that is laid", () => {
  let root = "";
  let created: readonly string[] = [];
  beforeAll(async () => {
    root = workspace();
    ({ created } = await layProvider(NAMES, root));
    link(root);
  });

  function take(steps: number): void {
    for (const [path, text] of templateFiles(NAMES, steps)) writeFileSync(root + path, text);
  }

  it("has the files that every adapter has, and nothing in them that stands for a name", () => {
    const own = created.filter((path) => path.startsWith("packages/acme/src/")).map((path) => path.slice(18));
    expect(own).toEqual(expect.arrayContaining(["provider.ts", "mapping.ts", "driver.ts", "generated/api.ts"]));
    expect(
      own.filter((file) => !/^(generated\/|not-yet)/.test(file) && !existsSync(`${ROOT}packages/revox/src/${file}`)),
    ).toEqual([]);
    for (const path of created) expect(readFileSync(root + path, "utf8"), path).not.toMatch(/__name__|\/\/:/i);
  });

  it("has a contract whose every operation says what it may bring about, and that it is inferred", () => {
    const { operations } = toContract("acme", readFileSync(`${root}specs/acme.yaml`, "utf8"));
    expect(operations.map(({ name, effect, evidence }) => `${name}: ${effect}, ${evidence}`)).toEqual([
      "listCampaigns: read, inferred",
      "createCampaign: physical, inferred",
      "getCampaign: read, inferred",
      "deleteCampaign: idempotent, inferred",
      "cancelCampaign: idempotent, inferred",
      "listContacts: read, inferred",
      "getCall: read, inferred",
    ]);
  });

  it("is not laid twice, and what was written since stays", async () => {
    writeFileSync(`${root}packages/acme/src/mapping.ts`, "mine");
    expect(() => toNames("acme", root)).toThrow("is there already");
    await expect(layProvider(NAMES, root)).rejects.toThrow("there already");
    expect(readFileSync(`${root}packages/acme/src/mapping.ts`, "utf8")).toBe("mine");
    take(0);
  });

  it("is sound to the type checker", () => {
    take(0);
    expect(run(root, "tsc", "-p", ".").stdout).toBe("");
  });

  it.each([0, STEPS])("keeps the contract as far as it promises with %i steps taken, and no further", (steps) => {
    take(steps);
    run(root, "vitest", "run");
    const told = record(
      JSON.parse(readFileSync(`${root}packages/acme/test-results/vitest.json`, "utf8")),
      "the report",
    );
    const text = JSON.stringify(told);
    expect(text.match(/"failureMessages":\["[^"]*/g) ?? []).toEqual([]);
    expect(told).toMatchObject({ success: true, numFailedTests: 0, numPendingTests: STEPS - steps });
    expect(text.match(/step \d of \d: \w+/g)?.length ?? 0).toBeGreaterThanOrEqual(STEPS - steps);
  });

  it("says what remains, step by step", () => {
    take(0);
    const text = nextSteps("acme", readFileSync(`${root}packages/acme/test/conformance.test.ts`, "utf8"));
    expect(text.match(/Step \d {2}\w+/g)).toHaveLength(STEPS);
  });
});

describe("laying", () => {
  it("writes nothing where a place is gone", async () => {
    const root = workspace();
    const path = `${root}packages/simulator/src/simulator.ts`;
    writeFileSync(path, "export const NOTHING = 1;\n");
    await expect(layProvider(NAMES, root)).rejects.toThrow("has no SIMULATIONS");
    expect(existsSync(`${root}specs/acme.yaml`)).toBe(false);
    expect(existsSync(`${root}packages/acme`)).toBe(false);
  });

  it("is taken back as a whole", async () => {
    const root = workspace();
    const paths = registrationsOf(NAMES).map(([path]) => root + path);
    const before = paths.map((path) => readFileSync(path, "utf8"));
    const { created, undo } = await layProvider(NAMES, root);
    undo();
    expect(
      created.filter(
        (path) => existsSync(root + path) || (/acme$/.test(dirname(path)) && existsSync(root + dirname(path))),
      ),
    ).toEqual([]);
    expect(paths.map((path) => readFileSync(path, "utf8"))).toEqual(before);
  });
});

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { type Simulator, startSimulator } from "@trunkline/simulator";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRecord, ROOT } from "../contracts.ts";
import { readCodeBlocks } from "./support/code-blocks.ts";

const blocks = readCodeBlocks();
const examples = blocks.filter(({ language }) => language === "ts");
const commands = blocks.filter(({ language }) => language === "sh");

describe("the docs", () => {
  // Inside the workspace, so that the packages are found as a consumer finds them.
  const folder = mkdtempSync(`${ROOT}scripts/.docs-`);
  const files = new Map(
    examples.map(({ name, code }, index) => [name, writeExample(`${folder}/example-${index}.mts`, code)]),
  );
  const simulators: Simulator[] = [];

  beforeAll(async () => {
    for (const provider of ["vapi", "revox", "cozmox"] as const) {
      simulators.push(await startSimulator({ provider, history: { campaigns: 12, rows: 20 } }));
    }
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await Promise.all(simulators.map((simulator) => simulator.close()));
  });

  it("hold no code in a language that nobody checks", () => {
    expect(blocks.filter(({ language }) => language !== "ts" && language !== "sh")).toEqual([]);
    expect(examples.length).toBeGreaterThan(3);
  });

  it("compile, under the compiler options of the project", () => {
    const { options } = ts.parseJsonConfigFileContent(
      { extends: `${ROOT}tsconfig.base.json`, compilerOptions: { types: ["node"] } },
      ts.sys,
      `${ROOT}scripts`,
    );
    const program = ts.createProgram([...files.values()], options);
    const problems = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
    expect(problems).toEqual([]);
  });

  it.each(examples)("run: $name", async ({ name }) => {
    const [vapi, revox, cozmox] = simulators.map(({ url }) => url);
    const redirects = {
      "https://api.vapi.ai": vapi,
      "https://www.getrevox.com/api": revox,
      "https://api.cozmox.ai": cozmox,
    };
    const options = [
      "--conditions=@trunkline/source",
      "--import",
      "tsx",
      "--import",
      `${ROOT}scripts/test/support/redirect.mjs`,
    ];
    const key = "sim-key";
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...options, files.get(name) ?? ""], {
      cwd: `${ROOT}scripts`,
      env: {
        ...process.env,
        REDIRECTS: JSON.stringify(redirects),
        VAPI_API_KEY: key,
        REVOX_API_KEY: key,
        COZMOX_API_KEY: key,
      },
    });
    expect(stderr.replace(/^.*(extra_property|unknown_word).*$/gm, "").trim()).toBe("");
    if (readFileSync(files.get(name) ?? "", "utf8").includes("console.log")) expect(stdout).not.toBe("");
  });

  it.each(commands)("name commands that exist: $name", ({ code }) => {
    const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
    const known = isRecord(scripts) ? Object.keys(scripts) : [];
    const named = [...code.matchAll(/^p?npm (?:run )?([\w:-]+)/gm)].map(([, script = ""]) => script);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((script) => !known.includes(script))).toEqual([]);
  });
});

function writeExample(path: string, code: string): string {
  writeFileSync(path, code);
  return path;
}

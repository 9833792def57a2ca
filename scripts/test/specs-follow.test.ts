/** What a pull request says that follows a provider, and how it is opened once and then brought up to date. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isRecord, ROOT, readContracts } from "../contracts.ts";
import { type Followed, type PullRequest, toPullRequest } from "../specs/follow/follow.ts";
import { publish } from "../specs/follow/publish.ts";
import { headlineOf, report, toJson } from "../specs/report/report.ts";
import type { Graded } from "../specs/surface/difference.ts";
import { publishedAt } from "../specs/upstream.ts";

const WORD: Graded = {
  place: "CallStatus",
  aspect: "word",
  name: "on-hold",
  after: "on-hold",
  sites: [{ operation: "getCall", way: "read", path: ["status"] }],
  ways: ["read"],
  consequence: "new word",
  because: "until our table has `on-hold`, it is read as unknown, kept, and reported",
  fields: ["CallAttempt.status"],
  functions: ["getAttempt"],
};
const GONE: Graded = {
  ...WORD,
  place: "Call.endedReason",
  aspect: "property",
  name: "endedReason",
  before: "CallEndedReason",
  consequence: "needs a person",
  because: "no longer comes, and our model is made of it",
};
const { after: _, ...GONE_FOR_GOOD } = GONE;

function followed(differences: readonly Graded[], more: Partial<Followed> = {}): Followed {
  const consequence = differences[0]?.consequence ?? "none";
  const check = {
    provider: "vapi",
    base: "specs/vapi.yaml",
    upstream: "vapi.json",
    consequence,
    differences,
    idle: [],
  };
  const applied = { text: "", written: [WORD], left: differences, files: ["specs/vapi.yaml"], toDo: [] };
  return { check, applied, tests: [{ name: "tests of vapi", hasPassed: true, output: "" }], ...more };
}

describe("a pull request that follows a provider", () => {
  it("is ready to be merged where nothing has to be decided, and everything that was tried has passed", () => {
    expect(toPullRequest(followed([WORD]))).toMatchObject({
      branch: "specs/vapi",
      isDraft: false,
      title: "specs(vapi): new word – CallStatus may be `on-hold` now (1 new word)",
    });
  });

  it("says what was written into the contract, and has somebody look at what may be somebody's", () => {
    const property: Graded = { ...WORD, place: "Call.mood", aspect: "property", name: "mood", after: "string" };
    const { applied } = followed([WORD]);
    const { description } = toPullRequest(followed([WORD], { applied: { ...applied, written: [WORD, property] } }));
    expect(description).toContain(
      "## Written into the contract\n\n- `CallStatus` may be `on-hold` now\n- `Call.mood` is new: ",
    );
    expect(description).toContain("- [ ] What is new and may be somebody's is marked `x-sensitive: variables`");
    expect(toPullRequest(followed([WORD])).description).not.toContain("x-sensitive");
  });

  it("is a draft that begins with what to decide, where a person is needed", () => {
    const { isDraft, description } = toPullRequest(followed([GONE_FOR_GOOD, WORD]));
    expect(isDraft).toBe(true);
    expect(description.split("\n").slice(0, 5)).toEqual([
      "vapi: needs a person – Call.endedReason is gone (was CallEndedReason) (1 needs a person, 1 new word)",
      "",
      "## To decide",
      "",
      "- [ ] `Call.endedReason` is gone (was CallEndedReason): no longer comes, and our model is made of it",
    ]);
  });

  it("is a draft that names the line, where a table lacks a word", () => {
    const toDo = ["packages/vapi/src/v1/statuses.ts:12: Property '\"on-hold\"' is missing"];
    const { applied } = followed([WORD]);
    const { isDraft, description } = toPullRequest(followed([WORD], { applied: { ...applied, toDo } }));
    expect(isDraft).toBe(true);
    expect(description).toContain(`## To do\n\n- [ ] ${toDo[0]}`);
  });

  it("is a draft that shows what failed, where a test did", () => {
    const tests = [{ name: "tests of vapi", hasPassed: false, output: "expected unknown to be busy" }];
    const { isDraft, description } = toPullRequest(followed([WORD], { tests }));
    expect(isDraft).toBe(true);
    expect(description).toContain("- **failed**: tests of vapi");
    expect(description).toContain("expected unknown to be busy");
  });

  it("ends with the whole report", () => {
    const { description } = toPullRequest(followed([WORD]));
    expect(description).toContain("specs/vapi.yaml against vapi.json\n\nNew words\n  CallStatus may be `on-hold` now");
  });
});

describe("a pull request of a document that was written to be read here", () => {
  const WICKED = "x\n```\n</details>@team closes #1\u001b[2J";
  const wicked = (word: string): readonly Graded[] => [
    { ...GONE_FOR_GOOD, place: `Call.${word}`, name: word, before: word, because: `\`${word}\` fails: ${word}` },
    { ...WORD, name: word, after: word, because: `until our table has \`${word}\`, it is read as unknown` },
  ];
  const outside = (description: string) =>
    description
      .replaceAll(/^(`{3,})text\n[\s\S]*?^\1$/gm, "")
      .replaceAll(/<\/?(details|summary|code)>|- \[ \]|^## /gm, "");
  const more = { toDo: [`line: ${WICKED}`], text: "", written: [], left: wicked(WICKED), files: [] };

  it("calls nobody, closes nothing and ends no block, in its title and in its description", () => {
    const { title, description } = toPullRequest(followed(wicked(WICKED), { applied: more }));
    expect(title).not.toMatch(/[\p{Cc}@#]/u);
    expect(description.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    const text = outside(description);
    expect(text).toContain("x\\u000a");
    expect(text).not.toMatch(/[<@#[]|\x60{2}/);
    expect(description).toContain("closes &num;&ZeroWidthSpace;1\\u001b&lbrack;2J</code>");
  });

  it("is a line and a page, however long a word is and however many there are", () => {
    const { title, description } = toPullRequest(followed(wicked("x".repeat(2_000_000))));
    expect(title.length).toBeLessThanOrEqual(120);
    expect(description.length).toBeLessThan(10_000);
    const many = Array.from({ length: 3_000 }, (_, index) => ({ ...GONE_FOR_GOOD, place: `Call.${index}` }));
    const failed = { name: "tests", hasPassed: false, output: `\u001b[31m${"`".repeat(100_000)}` };
    const long = toPullRequest(followed(many, { tests: [failed, failed, failed, failed] })).description;
    expect(long.length).toBeLessThanOrEqual(60_000);
    expect(long).toContain("… cut here, for a description holds 60000 characters: `specs check vapi` prints all of it");
    expect(long).toMatch(/^- and \d+ more$/m);
    expect(long.trimEnd().endsWith("```\n\n</details>")).toBe(true);
  });

  it("shows what failed in a block that no line of it ends", () => {
    const tests = [{ name: "tests", hasPassed: false, output: "one\n```\n````\n@team" }];
    const { description } = toPullRequest(followed([WORD], { tests }));
    expect(description).toContain("`````text\none\n```\n````\n@team\n`````\n");
  });

  it("cuts a title that is too long, and says so with its last character", () => {
    const { title } = toPullRequest(
      followed([{ ...GONE_FOR_GOOD, place: "Call.a".padEnd(90, "b"), before: "c".repeat(90) }]),
    );
    expect(title).toHaveLength(120);
    expect(title.endsWith("…")).toBe(true);
  });
});

describe("a headline", () => {
  const words = (...names: readonly string[]) =>
    names.map((name): Graded => ({ ...WORD, name, after: name, because: "is new" }));

  it("names up to two words, and counts more, or longer ones", () => {
    expect(headlineOf(words("a", "b"))).toBe("CallStatus has 2 new words: `a`, `b`");
    expect(headlineOf(words("a", "b", "c"))).toBe("CallStatus has 3 new words");
    expect(headlineOf(words("a".repeat(50), "b".repeat(50)))).toBe("CallStatus has 2 new words");
    expect(headlineOf(words("a".repeat(99)))).toBe("CallStatus has 1 new word");
  });

  it("counts words that left, and operations beside ours, as what they are", () => {
    const gone = words("a", "b", "c").map(({ after: _, ...word }) => ({ ...word, before: "a" }));
    expect(headlineOf(gone)).toBe("CallStatus no longer lists 3 words");
    const beside = ["GET /a", "GET /b", "GET /c"].map(
      (place): Graded => ({ ...GONE_FOR_GOOD, place, aspect: "neighbour" }),
    );
    expect(headlineOf(beside)).toBe("3 operations beside ours are no longer there");
  });
});

describe("a report", () => {
  it("has a line for a line, whatever words a document has, and the same as data", () => {
    const name = "x\n\u001b[2J\u2028\u202e";
    const { check } = followed([{ ...WORD, name, after: name, because: `\`${name}\` is new` }]);
    expect(report(check)).toContain("may be `x\\u000a\\u001b[2J\\u2028\\u202e` now\n");
    expect(report(check).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(JSON.stringify(toJson(check))).toContain("may be `x\\\\u000a");
  });
});

describe("publishing it", () => {
  const folder = mkdtempSync(`${tmpdir()}/publish-`);
  const repository = `${folder}/work`;
  const path = process.env.PATH;
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: repository, encoding: "utf8" }).trim();
  const asked = () => readFileSync(`${folder}/asked`, "utf8").trim().split("\n");
  const pullRequest = (isDraft: boolean): PullRequest => ({
    provider: "vapi",
    branch: "specs/vapi",
    title: "specs(vapi): new word",
    description: "Words.",
    isDraft,
  });

  /** A stand-in for GitHub's program: writes down what it is asked, and knows of the pull request once there is one. */
  function installGh(): void {
    mkdirSync(`${folder}/bin`);
    const script = `#!/bin/sh\necho "$*" >> ${folder}/asked\ncase "$*" in\n  "pr create"*) touch ${folder}/open ;;\n  "pr list"*) test -e ${folder}/open && echo 7; true ;;\nesac\n`;
    writeFileSync(`${folder}/bin/gh`, script, { mode: 0o755 });
    process.env.PATH = `${folder}/bin${delimiter}${path}`;
  }

  beforeAll(() => {
    execFileSync("git", ["init", "--quiet", "--bare", `${folder}/origin.git`]);
    execFileSync("git", ["init", "--quiet", "--initial-branch=main", repository]);
    for (const name of ["specs", "packages", ".changeset"]) {
      mkdirSync(`${repository}/${name}`);
      writeFileSync(`${repository}/${name}/file`, "before\n");
    }
    git("config", "user.name", "Somebody");
    git("config", "user.email", "somebody@example.com");
    git("remote", "add", "origin", `${folder}/origin.git`);
    git("add", ".");
    git("commit", "--quiet", "--message", "first");
    installGh();
  });
  afterAll(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true });
  });

  it("opens one, with what the sync wrote and nothing else", () => {
    writeFileSync(`${repository}/specs/file`, "after\n");
    writeFileSync(`${repository}/notes`, "not to be published\n");
    publish(pullRequest(false), "description.md", repository);
    expect(git("show", "--name-only", "--format=%s", "origin/specs/vapi")).toBe("specs(vapi): new word\n\nspecs/file");
    expect(asked().at(-1)).toBe("pr create --head specs/vapi --title specs(vapi): new word --body-file description.md");
  });

  it("brings the one that stands up to date, and makes it a draft when a person is needed", () => {
    git("switch", "--quiet", "main");
    writeFileSync(`${repository}/specs/file`, "later\n");
    publish(pullRequest(true), "description.md", repository);
    expect(git("log", "--format=%s", "main..origin/specs/vapi")).toBe("specs(vapi): new word");
    expect(git("show", "origin/specs/vapi:specs/file")).toBe("later");
    expect(asked().slice(-2)).toEqual([
      "pr edit 7 --title specs(vapi): new word --body-file description.md",
      "pr ready 7 --undo",
    ]);
  });

  it("has something to stand on where nothing could be written", () => {
    git("switch", "--quiet", "main");
    publish(pullRequest(true), "description.md", repository);
    expect(git("diff", "main", "origin/specs/vapi")).toBe("");
    expect(git("log", "--format=%s", "main..origin/specs/vapi")).toBe("specs(vapi): new word");
  });
});

describe("the workflow", () => {
  const workflow: unknown = parse(readFileSync(`${ROOT}.github/workflows/upstream.yml`, "utf8"));
  const text = JSON.stringify(workflow);

  it("follows every provider that publishes a document, at night and when asked, by the one script that runs here too", () => {
    const published = readContracts().filter((contract) => publishedAt(contract) !== undefined);
    expect(text).toContain(`"matrix":{"provider":${JSON.stringify(published.map(({ provider }) => provider))}}`);
    expect(workflow).toMatchObject({
      on: { schedule: [{ cron: expect.any(String) }], workflow_dispatch: expect.anything() },
    });
    expect(text).toContain("node scripts/bootstrap.mjs follow");
    const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
    expect(scripts["job:follow"]).toBe("pnpm --silent specs follow");
  });

  it("may write branches and pull requests, and nothing else", () => {
    expect(isRecord(workflow) && workflow.permissions).toEqual({ contents: "write", "pull-requests": "write" });
  });
});

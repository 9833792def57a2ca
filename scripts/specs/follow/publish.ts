import { spawnSync } from "node:child_process";
import { ROOT } from "../../contracts.ts";
import type { PullRequest } from "./follow.ts";

/**
 * Puts what is in the working tree on the pull request's branch, and opens the pull request or brings the one that stands up to
 * date. Where nothing could be written the commit is empty: what is to be decided has to stand somewhere. Throws what git or `gh` said.
 */
export function publish(pullRequest: PullRequest, descriptionPath: string, repository = ROOT): void {
  const { branch, title, isDraft, provider } = pullRequest;
  const command = (program: string, ...args: readonly string[]) => run(repository, program, args);
  const paths = ["specs", "packages", ".changeset"];
  command("git", "switch", "--force-create", branch);
  command("git", "add", "--", ...paths);
  command("git", "commit", "--allow-empty", "--message", title);
  command("git", "push", "--force", "origin", branch);
  const standing = command(
    "gh",
    "pr",
    "list",
    "--head",
    branch,
    "--state",
    "open",
    "--json",
    "number",
    "--jq",
    ".[0].number",
  );
  const number = standing.trim();
  const text = ["--title", title, "--body-file", descriptionPath];
  if (number === "") {
    command("gh", "pr", "create", "--head", branch, ...text, ...(isDraft ? ["--draft"] : []));
    return;
  }
  command("gh", "pr", "edit", number, ...text);
  command("gh", "pr", "ready", number, ...(isDraft ? ["--undo"] : []));
  console.log(`${provider}: brought pull request ${number} up to date`);
}

function run(cwd: string, program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: "utf8" });
  if (status === 0) return stdout;
  throw new Error(`${program} ${args.slice(0, 2).join(" ")}: ${error?.message ?? stderr.trim()}`);
}

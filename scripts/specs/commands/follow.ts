import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { ROOT } from "../../contracts.ts";
import { follow } from "../follow/follow.ts";
import { publish } from "../follow/publish.ts";
import { publishedAt } from "../upstream.ts";
import { contractOf, parseUsage, UsageError } from "../usage.ts";

const OPTIONS = {
  upstream: { type: "string" },
  today: { type: "string" },
  out: { type: "string" },
  publish: { type: "boolean" },
} as const;

/**
 * Follows a provider's document as far as nobody has to decide anything, and writes what a pull request needs into `--out`:
 * `title.txt`, `description.md` and `pull-request.json`. With `--publish` it is also opened, or brought up to date, through git and
 * `gh`. Gives 0 whatever was found: that a person is needed is a draft, not a failure.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseUsage({ args, options: OPTIONS, allowPositionals: true, strict: true });
  const [provider, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`one provider at a time: ${positionals.join(", ")}`);
  const contract = contractOf(provider);
  const source = values.upstream ?? publishedAt(contract);
  if (source === undefined)
    throw new UsageError(`${contract.provider} publishes no document: give one with --upstream`);
  const today = values.today ?? new Date().toISOString().slice(0, 10);
  const pullRequest = await follow(contract.provider, source, today, (line) => console.log(line));
  if (pullRequest === undefined) {
    console.log(`${contract.provider}: nothing differs on what we use, and there is no pull request to open`);
    return 0;
  }
  const out = resolve(values.out ?? `${ROOT}out/${contract.provider}`);
  mkdirSync(out, { recursive: true });
  writeFileSync(`${out}/title.txt`, `${pullRequest.title}\n`);
  writeFileSync(`${out}/description.md`, pullRequest.description);
  writeFileSync(`${out}/pull-request.json`, `${JSON.stringify(pullRequest, null, 2)}\n`);
  console.log(
    `\n${pullRequest.isDraft ? "draft: " : ""}${pullRequest.title}\nits description is in ${out}/description.md`,
  );
  if (values.publish === true) publish(pullRequest, `${out}/description.md`);
  return 0;
}

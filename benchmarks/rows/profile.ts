import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toTable } from "../support/table.ts";
import { isProfile, type Profile, type ProfileNode } from "./profile-file.ts";
import type { Readers, ReadingCase } from "./run.ts";

const MOST_FUNCTIONS = 20;

/** Where the time of one reading goes: the functions that took most of it themselves, by their share of what was not idle. */
export async function profileReading(each: ReadingCase, readers: Readers): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "trunkline-profile-"));
  try {
    await readers.profile(each, directory);
    const [name = ""] = await readdir(directory);
    const profile: unknown = JSON.parse(await readFile(join(directory, name), "utf8"));
    if (!isProfile(profile)) throw new Error("the profile is in a form that nobody knows");
    return await toProfileTable(each.subject, profile);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function toProfileTable(subject: string, profile: Profile): Promise<string> {
  const sourceOf = createSourceFinder();
  const own = timesOf(profile);
  const total = [...own.values()].reduce((sum, each) => sum + each, 0);
  const shares = new Map<string, number>();
  for (const [node, time] of own) {
    const name = `${node.callFrame.functionName || "(no name)"} ${await sourceOf(node)}`;
    shares.set(name, (shares.get(name) ?? 0) + time / total);
  }
  const most = [...shares].toSorted(([, a], [, b]) => b - a).slice(0, MOST_FUNCTIONS);
  return toTable(
    [subject, "own time, %"],
    most.map(([name, share]) => [name, (100 * share).toFixed(1)]),
  );
}

/** Microseconds by node, idle ones left out. */
function timesOf({ nodes, samples, timeDeltas }: Profile): ReadonlyMap<ProfileNode, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Map<ProfileNode, number>();
  for (const [index, id] of samples.entries()) {
    const node = byId.get(id);
    if (node === undefined || node.callFrame.functionName === "(idle)") continue;
    own.set(node, (own.get(node) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return own;
}

/** The file that a function was written in: a built file names each source before what came of it. */
function createSourceFinder(): (node: ProfileNode) => Promise<string> {
  const files = new Map<string, readonly string[]>();
  return async ({ callFrame: { url, lineNumber } }) => {
    if (!url.startsWith("file:")) return url;
    const lines = files.get(url) ?? (await readFile(new URL(url), "utf8")).split("\n");
    files.set(url, lines);
    const title = lines.slice(0, lineNumber + 1).findLast((line) => /^\/\/ \S+\.[mc]?[jt]s$/.test(line));
    return title === undefined ? "" : title.replace(/^\/\/ (\.\.\/)*/, "").replace(/.*node_modules\//, "");
  };
}

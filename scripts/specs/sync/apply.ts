import { writeFileSync } from "node:fs";
import { type Contract, ROOT } from "../../contracts.ts";
import { writeStale } from "../../generate/staleness.ts";
import type { Published } from "../document/document.ts";
import { collectGenerations } from "../fingerprint/collect-generations.ts";
import { generationsPath, printGenerations, readGenerations } from "../fingerprint/generations.ts";
import { checkedDay } from "../upstream.ts";
import { contractOf } from "../usage.ts";
import { draftChangeset } from "./changeset.ts";
import { findMissing } from "./compiler.ts";
import { writeLedgers } from "./ledgers.ts";
import { type Synced, sync } from "./sync.ts";

/** What a sync did to the repository. */
export interface Applied extends Synced {
  /** What was written or removed, by path within the repository. Empty: there was nothing to follow. */
  readonly files: readonly string[];
  /** Lines that a person has to look at before everything compiles and reads again, in words. */
  readonly toDo: readonly string[];
}

/** Writes a contract that follows a document, and all that follows from it: generated code, a changeset's draft, ledgers of words. */
export async function applySync(
  contract: Contract,
  before: string,
  upstream: Published,
  today: string,
): Promise<Applied> {
  const { provider } = contract;
  const synced = await sync(contract, before, upstream, today);
  const files = synced.text === before ? [] : await write(contract, synced, upstream);
  // Also where nothing was written: what was left to do the last time may still be.
  const missing = findMissing(provider).map(({ at, says }) => `${at}: ${says}`);
  const unread = synced.written.filter(isUnread).map(({ place, name }) => `\`${name}\` of \`${place}\`: ${UNREAD}`);
  // Words that no table has yet are not read in any way that a ledger could show.
  const ledgers = missing.length > 0 || files.length === 0 ? undefined : writeLedgers(provider);
  const unsound =
    ledgers?.isSound === false && unread.length === 0 ? [`packages/${provider}/test/words.test.ts fails`] : [];
  return {
    ...synced,
    files: [...files, ...(ledgers?.changed ?? [])],
    toDo: [...unread, ...missing, ...unsound],
  };
}

const UNREAD = "no table or family has it, so it is read as unknown";

function isUnread({ aspect, consequence, because }: Synced["written"][number]): boolean {
  return aspect === "word" && consequence === "new word" && because.includes("read as unknown");
}

async function write(contract: Contract, synced: Synced, upstream: Published): Promise<readonly string[]> {
  const { provider } = contract;
  writeFileSync(`${ROOT}specs/${provider}.yaml`, synced.text);
  const generated = await writeStale();
  return [
    `specs/${provider}.yaml`,
    ...generated.map((line) => line.replace(/^\S+ /, "")),
    ...(await writeGeneration(provider, upstream)),
    ...writeChangeset(provider, synced),
  ];
}

/** The document becomes the newest generation that is known, where the provider's generations are. */
async function writeGeneration(provider: string, upstream: Published): Promise<readonly string[]> {
  const known = readGenerations(provider);
  const contract = contractOf(provider);
  const day = upstream.date ?? checkedDay(contract);
  if (known === undefined || day === undefined) return [];
  const text = printGenerations(await collectGenerations(contract, [{ ...upstream, date: day }], known));
  const path = generationsPath(provider);
  if (text === printGenerations(known)) return [];
  writeFileSync(`${ROOT}${path}`, text);
  return [path];
}

function writeChangeset(provider: string, { written }: Synced): readonly string[] {
  const day = checkedDay(contractOf(provider)) ?? "";
  const text = draftChangeset(provider, day, written);
  if (text === undefined) return [];
  const path = `.changeset/${provider}-of-${day}.md`;
  writeFileSync(`${ROOT}${path}`, text);
  return [path];
}

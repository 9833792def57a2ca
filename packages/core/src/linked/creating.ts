import { differencesOf } from "../adapter/campaigns/digest.ts";
import { rowFindings } from "../adapter/campaigns/rows.ts";
import type { CampaignStart, Created, NewRow } from "../create-campaign.ts";
import { ConfigurationError, type Finding, type Findings, isProviderError, UnsupportedError } from "../errors.ts";
import { checkLink } from "./checking.ts";
import { leftOut } from "./left-out.ts";
import type { CreateLinkedOptions } from "./linked-campaign.ts";
import { type LinkedSet, linkKeyOf, nextNumber, rangeOfPart, rowsOf, type SetLink, totalOf } from "./linked-set.ts";
import { type LinkedCall, wrong } from "./linking.ts";
import { intentOf, isNothing, withId } from "./links.ts";
import type { OpenSet } from "./open-set.ts";
import { digestOfHead, digestOfRows, partsOf } from "./parts.ts";
import { isIn, positionAt, rangeOf } from "./ranges.ts";

/** What came of walking an input. */
export interface Walked {
  readonly set: LinkedSet;
  readonly how: Created["how"];
  readonly warnings: readonly Finding[];
}

/** Creates a set, part by part, or goes on with one whose creation was broken off. One that is there is only compared. */
export async function createSet(open: OpenSet, options: CreateLinkedOptions): Promise<Walked> {
  const { call, set } = open;
  const { start } = options;
  // What is there as a whole is checked as a whole; what comes bit by bit, part by part.
  if (Array.isArray(options.rows)) mustBeSound(call, options.rows);
  // Of what came to nothing, nothing is left to compare with.
  const isNew = set === undefined || (set.state === "creating" && set.parts.length === 0);
  if (isNew) return walk(open, options, await newSet(call, options));
  await mustBeSame(call, set, options);
  if (!isSameStart(set.start, start)) throw otherInput(call, ["start"]);
  const walked = await walk(open, options, set);
  const warnings = isBroken(set) ? [...leftOut(walked.set), ...walked.warnings] : walked.warnings;
  return { ...walked, warnings };
}

/** Whether there may be links that are to be made still. */
function isBroken({ state }: LinkedSet): boolean {
  return state === "creating" || state === "resuming";
}

function mustBeSound(call: LinkedCall, rows: readonly NewRow[]): void {
  const [first, ...others] = rows.flatMap((row, position) => rowFindings(row, `rows[${position}]`));
  if (first !== undefined) throw wrong(call, [first, ...others]);
}

async function newSet(call: LinkedCall, options: CreateLinkedOptions): Promise<LinkedSet> {
  const { provider, rowsPerCampaign, intentKey } = call;
  const { start } = options;
  // It is written down before the provider's adapter sees it.
  const isStart = start === "now" || start === "draft" || typeof start?.at === "string";
  if (!isStart) throw wrong(call, { field: "start", rule: "is none of now, draft, { at }" });
  return {
    key: intentKey,
    provider: provider.id,
    state: "creating",
    digest: await digestOfHead(options, provider.id),
    start: typeof start === "object" ? { at: start.at } : start,
    size: rowsPerCampaign ?? provider.capabilities.rows.maximum,
    parts: [],
    links: [],
  };
}

/** Throws a `ConfigurationError` unless all of the input but its rows and its start is what it was. */
export async function mustBeSame(call: LinkedCall, set: LinkedSet, options: CreateLinkedOptions): Promise<void> {
  const differing = differencesOf(set.digest, await digestOfHead(options, call.provider.id));
  if (differing.length > 0) throw otherInput(call, differing);
}

/**
 * Reads the rows, a part at a time, compares those that are known, and makes what is missing: campaigns of links that were
 * noted, and, as long as the list was not read to its end, links for parts that are new.
 */
export async function walk(open: OpenSet, options: CreateLinkedOptions, begun: LinkedSet): Promise<Walked> {
  const { call } = open;
  const isMaking = isBroken(begun);
  const hows = new Set<Created["how"]>();
  const warnings: Finding[] = [];
  let set = begun;
  let index = 0;
  for await (const rows of partsOf(options.rows, begun.size)) {
    const isUnread = set.total === undefined && set.parts[index] === undefined;
    if (isUnread && !isMaking) return { set, how: "known", warnings };
    set = await takePart(open, set, index, rows);
    for (const link of isMaking ? set.links : []) {
      if (link.part !== index || link.campaignId !== undefined || link.closed !== undefined) continue;
      const made = await makeLink(open, set, link, rows, options);
      set = made.set;
      hows.add(made.how);
      warnings.push(...made.warnings);
      open.stay();
    }
    index++;
  }
  if (index === 0 && set.parts.length === 0) throw wrong(call, { field: "rows", rule: "are none" });
  if (index < set.parts.length) throw otherRows(call, totalOf({ parts: set.parts.slice(0, index) }));
  if (isMaking) set = await open.record({ ...set, state: "running", total: totalOf(set) });
  const how = hows.has("created") ? "created" : hows.has("found") ? "found" : "known";
  const isShared = set.links.length > 1 && options.maxConcurrency !== undefined;
  const rule = `holds for each of ${set.links.length} campaigns by itself`;
  return { set, how, warnings: isShared ? [...warnings, { field: "maxConcurrency", rule }] : warnings };
}

/** Compares a part that is known, or notes one that is new. */
async function takePart(
  { call, announce }: OpenSet,
  set: LinkedSet,
  index: number,
  rows: readonly NewRow[],
): Promise<LinkedSet> {
  const digest = await digestOfRows(rows);
  const known = set.parts[index];
  if (known !== undefined) {
    if (known.rows === rows.length && known.digest === digest) return set;
    throw otherRows(call, totalOf({ parts: set.parts.slice(0, index) }));
  }
  const isShort = set.parts.some((part) => part.rows !== set.size);
  if (set.total !== undefined || isShort) throw otherRows(call, totalOf(set));
  const positions = rangeOf(totalOf(set), rows.length);
  // Of these rows there has been no campaign yet, so what was to be a draft is to be one still.
  const begins = set.start === "draft" || set.state === "creating" ? set.start : startAgain(set, call);
  const link = { number: nextNumber(set.links), part: index, positions, start: begins };
  const parts = [...set.parts, { rows: rows.length, digest }];
  return announce({ ...set, parts, links: [...set.links, link] });
}

/** When what goes on begins: at the first start, as long as that is ahead. A draft has been launched, or is one still. */
export function startAgain(set: LinkedSet, { clock }: LinkedCall): CampaignStart {
  return typeof set.start === "object" && Date.parse(set.start.at) > clock.now() ? set.start : "now";
}

async function makeLink(
  open: OpenSet,
  begun: LinkedSet,
  noted: SetLink,
  part: readonly NewRow[],
  options: CreateLinkedOptions,
): Promise<Walked> {
  const { call, record } = open;
  const { timeoutMs: _timeoutMs, signal: _signal, ...input } = options;
  const from = rangeOfPart(begun, noted.part)[0]?.[0] ?? 0;
  const { set, link } = await checkLink(open, { set: begun, link: noted, part, from });
  if (link === undefined) return { set, how: "known", warnings: [] };
  const isFirst = link.number === 1;
  const created = await call.provider
    .createCampaign({
      ...input,
      ...call.options(),
      name: isFirst ? input.name : `${input.name} (${link.number})`,
      rows: rowsOf(link) === part.length ? part : part.filter((_row, place) => isIn(link.positions, from + place)),
      start: link.start,
      intentKey: linkKeyOf(set, link),
    })
    .catch(async (error: unknown) => {
      await forgetIfNothing(open, set, link, error);
      throw toOriginal(error, set, link);
    });
  const made = await record({ ...set, links: withId(set.links, link.number, created.campaign.id) });
  if ((await intentOf(call, made, link)) === undefined) {
    const rule = "is not the one that the provider's adapter was made with, so a crash could make people be rung twice";
    throw wrong(call, { field: "ledger", rule });
  }
  const warnings = created.warnings.map((warning) => toOriginalField(warning, link, isFirst));
  return { set: made, how: created.how, warnings };
}

/** A link that was refused is gone, and with it a part that it was the first of: its rows may be put right. */
async function forgetIfNothing(
  { call, record }: OpenSet,
  set: LinkedSet,
  link: SetLink,
  error: unknown,
): Promise<void> {
  if (!isProviderError(error)) return;
  const intent = await intentOf(call, set, link).catch(() => "unread" as const);
  if (intent === "unread" || !isNothing(intent)) return;
  const wasSurelyNotSent = error.code === "configuration" || error.code === "unsupported";
  if (intent === undefined && !wasSurelyNotSent) return;
  const links = set.links.filter(({ number }) => number !== link.number);
  const isOnlyOne = links.every(({ part }) => part !== link.part) && link.part === set.parts.length - 1;
  const parts = isOnlyOne && set.total === undefined ? set.parts.slice(0, -1) : set.parts;
  // What was refused is told, whether or not this could be written down.
  await record({ ...set, links, parts }).catch(() => {});
}

/** What breaks a rule, by its place in the whole list. */
function toOriginal(error: unknown, set: LinkedSet, link: SetLink): unknown {
  const isFirst = link.number === 1;
  const isAboutInput = error instanceof ConfigurationError || error instanceof UnsupportedError;
  if (!isAboutInput || isFirst) return error;
  const [first, ...others] = error.findings.map((finding) => toOriginalField(finding, link, isFirst));
  if (first === undefined) return error;
  const before = set.links.filter(({ campaignId }) => campaignId !== undefined).length;
  const rule = `${before} campaigns of these rows are there already; asked for again with the same intentKey, it goes on behind them`;
  const findings: Findings = [first, ...others, ...(before > 0 ? [{ field: "rows", rule }] : [])];
  const context = { provider: error.provider, operation: error.operation, cause: error };
  return error instanceof ConfigurationError
    ? new ConfigurationError(findings, context)
    : new UnsupportedError(findings, context);
}

/** What names no row of its own may count them: then it says of which link's. */
function toOriginalField(finding: Finding, link: SetLink, isFirst: boolean): Finding {
  if (isFirst) return finding;
  const [whole, place, rest] = /^rows\[(\d+)\](.*)$/s.exec(finding.field) ?? [];
  const position = whole === undefined ? undefined : positionAt(link.positions, Number(place));
  if (position !== undefined) return { ...finding, field: `rows[${position}]${rest}` };
  return { ...finding, field: `links[${link.number - 1}].${finding.field}` };
}

function isSameStart(one: CampaignStart, other: CampaignStart): boolean {
  return typeof one === "object" && typeof other === "object" ? one.at === other?.at : one === other;
}

function otherInput(call: LinkedCall, differing: readonly string[]): ConfigurationError {
  const names = differing.join(", ");
  const rule = `was used before with another ${names}: ask with the same input; a new key would ring them again`;
  return wrong(call, { field: "intentKey", rule });
}

function otherRows(call: LinkedCall, from: number): ConfigurationError {
  const rule = `are not those, in that order, that the intentKey was used with before, from position ${from} on: give the same ones; a new key would ring them again`;
  return wrong(call, { field: "rows", rule });
}

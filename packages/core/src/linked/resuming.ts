import type { Finding } from "../errors.ts";
import { type CampaignProvider, supports } from "../provider.ts";
import { mustBeSame, startAgain, type Walked, walk } from "./creating.ts";
import { leftOut } from "./left-out.ts";
import type { ResumeLinkedOptions } from "./linked-campaign.ts";
import { allShares, everInDoubt, type LinkedSet, nextNumber, type SetLink, sharesOf } from "./linked-set.ts";
import { type LinkedCall, wrong } from "./linking.ts";
import { readCampaign } from "./links.ts";
import { mustBeKnown, type OpenSet } from "./open-set.ts";
import { common, isIn, type Ranges, rangesOf, together } from "./ranges.ts";

/** Lets a set go on: who is left gets new campaigns, or, where the provider can pause, the same ones go on. */
export async function resumeSet(open: OpenSet, given: ResumeLinkedOptions): Promise<Walked> {
  const { alsoRing = [], ...options } = given;
  const { call } = open;
  const known = mustBeKnown(call, open.set);
  mustGoOn(call, known);
  await mustBeSame(call, known, options);
  mustBeInTime(call, options.latestAt);
  const vouched = mustBeInDoubt(call, known, alsoRing);
  const planned = planLinks(call, known, vouched);
  const isNothingLeft = planned === known.links && known.state === "running";
  const begun = isNothingLeft ? known : await open.announce({ ...known, state: "resuming", links: planned });
  const walked = await walk(open, options, begun);
  const { provider } = call;
  if (supports(provider, "resumeCampaign")) await resumeEach(open, walked.set, provider);
  return { ...walked, warnings: [...leftOut(walked.set), ...walked.warnings] };
}

function mustGoOn(call: LinkedCall, { state }: LinkedSet): void {
  const isEmulated = !supports(call.provider, "pauseCampaign");
  const rule =
    state === "stopping" || state === "stopped"
      ? "is of campaigns that were cancelled, and cannot go on"
      : state === "pausing" && isEmulated
        ? "is of campaigns whose pause was broken off: pause them again first"
        : undefined;
  if (rule !== undefined) throw wrong(call, { field: "intentKey", rule });
}

/** It would be refused link by link, when some of them are there already. */
function mustBeInTime(call: LinkedCall, latestAt: string | undefined): void {
  if (latestAt === undefined || !(Date.parse(latestAt) <= call.clock.now())) return;
  throw wrong(call, { field: "latestAt", rule: "is over: nobody would be dialled" });
}

/** Those that are still in doubt: whom somebody vouched for before, a link has already. */
function mustBeInDoubt(call: LinkedCall, set: LinkedSet, alsoRing: readonly number[]): Ranges {
  const ever = everInDoubt(set);
  const findings = alsoRing.flatMap((position, index): Finding[] =>
    isIn(ever, position) ? [] : [{ field: `alsoRing[${index}]`, rule: "is not the position of a row in doubt" }],
  );
  const [first, ...others] = findings;
  if (first !== undefined) throw wrong(call, [first, ...others]);
  return common(rangesOf(alsoRing), allShares(set).doubtful);
}

/** With a link for each part of which somebody is left. The same links when nobody is. */
function planLinks(call: LinkedCall, set: LinkedSet, vouched: Ranges): LinkedSet["links"] {
  const start = startAgain(set, call);
  const planned: SetLink[] = [];
  for (const part of set.parts.keys()) {
    const { waiting, doubtful } = sharesOf(set, part);
    const positions = together(waiting, common(vouched, doubtful));
    const number = nextNumber([...set.links, ...planned]);
    if (positions.length > 0) planned.push({ number, part, positions, start });
  }
  return planned.length === 0 ? set.links : [...set.links, ...planned];
}

async function resumeEach(
  { call, stay }: OpenSet,
  { links }: LinkedSet,
  provider: CampaignProvider & Required<Pick<CampaignProvider, "resumeCampaign">>,
): Promise<void> {
  for (const { campaignId } of links) {
    const campaign = campaignId === undefined ? undefined : await readCampaign(call, campaignId);
    if (campaign?.status !== "paused" && campaign?.status !== "pausing") continue;
    await provider.resumeCampaign({ ...call.options(), id: campaign.id });
    stay();
  }
}

import { createRandom } from "../random.ts";
import { type Answer, found, type Route } from "../simulation.ts";
import type { CampaignLife } from "./campaign-life.ts";
import { revise, type Stopped } from "./changes.ts";
import { toDuplicate } from "./duplicate.ts";
import { createRehearsal } from "./rehearsal.ts";
import { type CampaignRequest, toRequest } from "./request.ts";
import { createProblems, type Rules, updateProblems } from "./rules.ts";
import { type Campaign, copyOf } from "./state.ts";
import { toCampaign } from "./upload.ts";
import type { World } from "./world.ts";

/** What a generation of the API makes of the same campaigns. */
export interface Generation {
  readonly rules: Rules;
  /** A campaign as it answers it. */
  readonly show: (campaign: Campaign) => unknown;
  /** What stopping one leaves. */
  readonly stopped: Stopped;
  /** What deleting one comes to. */
  readonly putAway: "remove" | "archive";
}

/** The operations that change something. */
export type Operations = Readonly<Record<"create" | "update" | "remove", Route>>;

export function createOperations(world: World, life: CampaignLife): (generation: Generation) => Operations {
  const { timeline, organisation } = world;
  const { campaigns, seed, provider } = organisation;
  const rehearsal = createRehearsal(timeline);
  let created = 0;

  /** A campaign to act upon, and what acting comes to: on a copy, when it is only to look as if. */
  function stage(id: string, ignored: boolean) {
    const campaign = campaigns.find(id);
    if (campaign === undefined) return undefined;
    return ignored ? { campaign: copyOf(campaign), act: rehearsal } : { campaign, act: life };
  }

  /** With what is to be copied from another campaign, unless that one does not exist. */
  function complete(request: CampaignRequest): CampaignRequest | undefined {
    if (request.duplicateFromCampaignId === undefined) return request;
    const source = campaigns.find(request.duplicateFromCampaignId);
    return source && toDuplicate(source, request);
  }

  return ({ rules, show, stopped, putAway }) => ({
    create({ body, requestId, ignored, launchedAnyway }) {
      const request = complete(toRequest(body));
      if (request === undefined) return refuse(["duplicateFromCampaignId must be the id of a campaign"]);
      const problems = createProblems(request, rules);
      if (problems.length > 0) return refuse(problems);
      const id = createRandom(seed, provider, "created", created++).uuid();
      const campaign = toCampaign(id, request, requestId, timeline.now());
      (ignored ? rehearsal : life).add(campaign, launchedAnyway);
      return { status: 201, body: show(campaign) };
    },
    update({ id, body, ignored }) {
      const { campaign, act } = stage(id, ignored) ?? {};
      if (campaign === undefined || act === undefined) return found(undefined);
      const request = toRequest(body);
      const problems = updateProblems(campaign, request, rules);
      if (problems.length > 0) return refuse(problems);
      revise(campaign, request, timeline.now());
      if (request.schedulePlan) act.replan(campaign);
      if (request.status) act.stop(campaign, stopped);
      return found(show(campaign));
    },
    remove({ id, ignored }) {
      const { campaign, act } = stage(id, ignored) ?? {};
      if (campaign === undefined || act === undefined) return found(undefined);
      act[putAway](campaign);
      return found(show(campaign));
    },
  });
}

function refuse(problems: readonly string[]): Answer {
  return { status: 400, refusal: problems };
}

import type { CallAttempt, Campaign, CampaignProvider, ListOptions } from "@trunkline/core";
import type { TransportOptions } from "@trunkline/core/adapter";
import type { ProviderId, Simulator, TrueCampaign } from "@trunkline/simulator";
import type { Ask, CallBounds, Input, Send } from "./ask.ts";

/** Makes an adapter. */
type Create = (connection: TransportOptions) => CampaignProvider;

/** Every read of the shared contract. `variant` tells several adapters of one provider apart. */
export function adapterReads(provider: ProviderId, create: Create, variant = ""): Ask[] {
  const read = (name: string, toSend: (target: Target, input: Input) => Send): Ask => ({
    provider,
    name: variant + name,
    via: "adapter",
    kind: "read",
    setUp: async (simulator, input) => toSend(targetOf(simulator), input),
  });
  return [
    read("listCampaigns", (_target, input) =>
      listing((options) => create(options.connection).listCampaigns(options.list), input),
    ),
    read("getCampaign", ({ campaignId: id }) => single((provider, bounds) => provider.getCampaign({ id, ...bounds }))),
    read("listRows", ({ campaignId }, input) =>
      listing(({ connection, list }) => create(connection).listRows({ campaignId, ...list }), input),
    ),
    read("listAttempts", ({ campaignId }, input) =>
      listing(({ connection, list }) => create(connection).listAttempts({ campaignId, ...list }), input),
    ),
    read("getAttempt", ({ attemptId: id }) => single((provider, bounds) => provider.getAttempt({ id, ...bounds }))),
  ];

  function single(get: (provider: CampaignProvider, bounds: Bounds) => Promise<Campaign | CallAttempt>): Send {
    return async (connection, give) => {
      give(await get(create(connection), toBounds(connection)));
      return {};
    };
  }

  function listing(
    open: (options: { readonly connection: TransportOptions; readonly list: ListOptions }) => AsyncIterable<unknown>,
    { pageSize }: Input,
  ): Send {
    return async (connection, give) => {
      const list = { ...toBounds(connection), ...(pageSize !== undefined && { pageSize }) };
      for await (const item of open({ connection, list })) give(item);
      return {};
    };
  }
}

type Bounds = Pick<ListOptions, "signal" | "timeoutMs">;

function toBounds({ signal, timeoutMs }: CallBounds): Bounds {
  return { ...(signal !== undefined && { signal }), ...(timeoutMs !== undefined && { timeoutMs }) };
}

/** What reads are about. */
export interface Target {
  readonly campaignId: string;
  readonly attemptId: string;
}

/** The campaign of the history with the most attempts. */
export function targetOf(simulator: Simulator): Target {
  const attempts = ({ rows }: TrueCampaign) => rows.flatMap((row) => row.attempts);
  const [campaign] = [...simulator.campaigns].sort((a, b) => attempts(b).length - attempts(a).length);
  const attempt = campaign && attempts(campaign).at(-1);
  if (campaign === undefined || attempt === undefined) throw new Error("the history has no attempts");
  return { campaignId: campaign.id, attemptId: attempt.id };
}

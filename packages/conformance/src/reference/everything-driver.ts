import { ConfigurationError, type ErrorContext, type Finding, type RetryPlan, UnsupportedError } from "@trunkline/core";
import {
  type Asker,
  type Asking,
  type CampaignDriver,
  type CampaignInput,
  mustBeObject,
  type Observer,
} from "@trunkline/core/adapter";
import type { ReferenceClient } from "./client.ts";
import { toCampaign } from "./everything-mapping.ts";
import type { WireCampaignChanges, WireCampaignRequest } from "./making.ts";
import type { WireCampaign } from "./wire.ts";

type Reads = Pick<CampaignDriver<WireCampaign>, "getCampaign" | "listCampaigns" | "listRows">;

/** The single steps of an API that has them all: whatever it creates is a draft until it is launched. */
export function createEverythingDriver({
  asker,
  observer,
  send,
  campaignPath,
  ...reads
}: Reads & {
  readonly asker: Asker;
  readonly observer: Observer;
  readonly send: ReferenceClient;
  readonly campaignPath: (id: string) => string;
}): CampaignDriver<WireCampaign> {
  const { provider } = asker;

  const act = async (path: string, asking: Asking, body?: unknown, method = "POST"): Promise<void> => {
    await asker.ask(asking, (fetch) => send<object>(path, { method, body, fetch }));
  };

  return {
    ...reads,
    maximumRows: async () => null,

    plan(input, operation) {
      refuseWhatItCannot({ retry: input.retry, callers: input.callers }, { provider, operation });
      const unnamed = toRequest(input);
      return {
        warnings: [],
        makes: "draft",
        async send(name, asking) {
          const reading = observer.reading(asking.operation);
          const body = { ...unnamed, name } satisfies WireCampaignRequest;
          const request = { method: "POST", body } as const;
          const answer = await asker.ask(asking, (fetch) => send<WireCampaign>("/campaigns", { ...request, fetch }));
          return toCampaign(mustBeObject(answer, reading), reading);
        },
      };
    },

    async launch(id, at, asking) {
      await act(`${campaignPath(id)}/launch`, asking, { at });
      return [];
    },
    pause: (id, asking) => act(`${campaignPath(id)}/pause`, asking),
    resume: (id, asking) => act(`${campaignPath(id)}/resume`, asking),
    cancel: (id, asking) => act(`${campaignPath(id)}/cancel`, asking),
    remove: (id, asking) => act(campaignPath(id), asking, undefined, "DELETE"),

    update({ callers, maxConcurrency, retry, startAt, latestAt }, operation) {
      refuseWhatItCannot({ retry, callers }, { provider, operation });
      const body = {
        ...(callers !== undefined && { callers: callers.flatMap(({ phoneNumber = [] }) => phoneNumber) }),
        ...(maxConcurrency !== undefined && { maxConcurrency }),
        ...(retry !== undefined && { maxAttempts: retry.maxAttempts }),
        ...(startAt !== undefined && { startsAt: startAt }),
        ...(latestAt !== undefined && { latestAt }),
      } satisfies WireCampaignChanges;
      return (id, name, asking) =>
        act(campaignPath(id), asking, { ...body, ...(name !== undefined && { name }) }, "PATCH");
    },
  };
}

function toRequest(input: CampaignInput): Omit<WireCampaignRequest, "name"> {
  const { agent, callers, rows, variables, maxConcurrency, retry, latestAt } = input;
  return {
    agent,
    ...(callers.length > 0 && { callers: callers.flatMap(({ phoneNumber = [] }) => phoneNumber) }),
    rows: rows.map(({ contact, variables: own }) => ({
      phoneNumber: contact.phoneNumber ?? contact.sipUri ?? "",
      ...(contact.name !== undefined && { name: contact.name }),
      variables: { ...variables, ...own },
    })),
    ...(maxConcurrency !== undefined && { maxConcurrency }),
    ...(retry !== undefined && { maxAttempts: retry.maxAttempts }),
    ...(latestAt !== undefined && { latestAt }),
  };
}

/** Hours of calling are no thing of the exchange's, nor are ids of numbers. */
function refuseWhatItCannot(
  {
    retry,
    callers = [],
  }: { readonly retry: RetryPlan | undefined; readonly callers?: CampaignInput["callers"] | undefined },
  context: ErrorContext,
): void {
  const { maxAttempts: _maxAttempts, ...hours } = retry ?? { maxAttempts: 1 };
  const [first, ...others] = Object.entries(hours)
    .filter(([, value]) => value !== undefined)
    .map(([name]): Finding => ({ field: `retry.${name}`, rule: "is given, and there are only numbers of attempts" }));
  if (first !== undefined) throw new UnsupportedError([first, ...others], context);
  const place = callers.findIndex(({ phoneNumber }) => phoneNumber === undefined);
  if (place >= 0) throw new ConfigurationError({ field: `callers[${place}].phoneNumber`, rule: "is missing" }, context);
}

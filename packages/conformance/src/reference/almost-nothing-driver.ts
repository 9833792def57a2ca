import { type Finding, UnsupportedError } from "@trunkline/core";
import { type Asker, type Asking, type CampaignDriver, mustBeObject, type Observer } from "@trunkline/core/adapter";
import { toCampaign } from "./almost-nothing-mapping.ts";
import type { BareCampaign } from "./bare-wire.ts";
import type { ReferenceClient } from "./client.ts";
import type { BareCampaignRequest } from "./making.ts";

type Reads = Pick<CampaignDriver<BareCampaign>, "getCampaign" | "listCampaigns" | "listRows">;

/** The fewest single steps that there can be: creating, which starts, now or at a moment; cancelling; and deleting. */
export function createAlmostNothingDriver({
  asker,
  observer,
  send,
  ...reads
}: Reads & {
  readonly asker: Asker;
  readonly observer: Observer;
  readonly send: ReferenceClient;
}): CampaignDriver<BareCampaign> {
  const { provider } = asker;
  const act = async (path: string, method: string, asking: Asking): Promise<void> => {
    await asker.ask(asking, (fetch) => send<object>(path, { method, fetch }));
  };

  return {
    ...reads,
    maximumRows: async () => null,

    plan({ rows, startAt, maxConcurrency, variables, ...input }, operation) {
      const cannot = [
        ...(input.isDraft ? [{ field: "start", rule: "is draft; whatever is created here starts" }] : []),
        ...(input.latestAt === undefined
          ? []
          : [{ field: "latestAt", rule: "is given; nothing here stops by itself" }]),
        ...(input.retry === undefined ? [] : [{ field: "retry", rule: "is given; each row is rung once here" }]),
        ...(input.callers.length === 0 ? [] : [{ field: "callers", rule: "are given; there is one number here" }]),
        ...rows.flatMap(({ contact }, position) =>
          contact.phoneNumber === undefined
            ? [{ field: `rows[${position}].contact.phoneNumber`, rule: "is missing; only numbers are rung here" }]
            : [],
        ),
      ] satisfies Finding[];
      const [first, ...others] = cannot;
      if (first !== undefined) throw new UnsupportedError([first, ...others], { provider, operation });
      const hasVariables = [variables, ...rows.map((row) => row.variables)].some((given) => given !== undefined);
      return {
        warnings: [
          ...(maxConcurrency === undefined ? [] : [{ field: "maxConcurrency", rule: "is not kept to" }]),
          ...(hasVariables ? [{ field: "variables", rule: "are not told to the agent" }] : []),
        ],
        makes: "campaign",
        async send(name, asking) {
          const reading = observer.reading(asking.operation);
          const body = {
            name,
            contacts: rows.map(({ contact: { name: own, phoneNumber = "" } }) => ({
              number: phoneNumber,
              ...(own !== undefined && { name: own }),
            })),
            ...(startAt !== undefined && { starts: startAt }),
          } satisfies BareCampaignRequest;
          const request = { method: "POST", body } as const;
          const answer = await asker.ask(asking, (fetch) =>
            send<BareCampaign>("/bare-campaigns", { ...request, fetch }),
          );
          return toCampaign(mustBeObject(answer, reading), reading);
        },
      };
    },

    cancel: (id, asking) => act(`/bare-campaigns/${encodeURIComponent(id)}/stop`, "POST", asking),
    remove: (id, asking) => act(`/bare-campaigns/${encodeURIComponent(id)}`, "DELETE", asking),
  };
}

import { describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { MappingError } from "../src/errors.ts";
import { createAcme } from "./support/acme.ts";
import { createHeldClock } from "./support/held-clock.ts";
import { type Step, startScripted } from "./support/scripted-server.ts";

async function acmeAgainst(...steps: readonly Step[]) {
  const { url } = await startScripted(...steps);
  return createAcme({ baseUrl: url, clock: createHeldClock() });
}

describe("what became of a request that was sent again", () => {
  it.each([
    ["the answer to the first try was lost", "closed"],
    ["the first try failed at a gateway", 502],
    ["the answer to the first try broke off", "broken-off"],
  ] as const)(
    "is unknown when %s and the second is refused: the first may have been acted upon",
    async (_case, first) => {
      const acme = await acmeAgainst(first, 404);
      expect(await thrownBy(() => acme.updateCampaign())).toMatchObject({
        code: "api",
        kind: "not-found",
        tries: 2,
        delivery: "unknown",
      });
    },
  );

  it("is what the last try says when all before it were refused", async () => {
    const acme = await acmeAgainst(429, 404);
    expect(await thrownBy(() => acme.updateCampaign())).toMatchObject({ tries: 2, delivery: "rejected" });
  });

  it("is what the last try says of what only asks: there is nothing to doubt", async () => {
    const acme = await acmeAgainst("closed", 404);
    expect(await thrownBy(() => acme.getCampaign())).toMatchObject({ tries: 2, delivery: "rejected" });
  });
});

describe("an answer that a reader cannot use", () => {
  it("is told with the request that it came to", async () => {
    const { url } = await startScripted({ status: 200, headers: { "x-request-id": "theirs-1" } });
    const requestIds: string[] = [];
    const { asker, transport } = createAcme({ baseUrl: url, onRequest: ({ requestId }) => requestIds.push(requestId) });
    const error = await thrownBy(() =>
      asker.run("getCampaign", {}, async (asking) => {
        await asking.fetch(new Request(`${url}/campaign/c1`));
        throw new MappingError("is missing", {
          provider: transport.provider,
          operation: "getCampaign",
          path: "status",
        });
      }),
    );
    expect(error).toMatchObject({
      message: "[acme] getCampaign: status: is missing",
      path: "status",
      request: "getCampaign",
      requestId: requestIds[0],
      providerRequestId: "theirs-1",
      tries: 1,
      delivery: "accepted",
    });
  });
});

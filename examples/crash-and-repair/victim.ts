/**
 * A process of the service that does not survive: it creates the campaign, says `now` when it is at the moment at which it is
 * to be killed, and waits there. `after`: the provider has acted. `before`: the request has not left.
 */
import { CHECK_UPS, createService } from "./service.ts";

const [url = "", apiKey = "", ledgerPath = "", moment = ""] = process.argv.slice(2);

const service = createService(
  { url, apiKey, ledgerPath },
  {
    async fetch(input, init) {
      const request = new Request(input, init);
      if (request.method !== "POST") return fetch(request);
      if (moment === "after") await fetch(request);
      process.send?.("now");
      return new Promise<never>(() => {});
    },
  },
);

await service.createCampaign(CHECK_UPS);

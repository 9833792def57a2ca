import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { thrownBy } from "../../../test-support/collect.ts";
import { baseUrlOf } from "../src/adapter/address.ts";
import { createTransport } from "../src/adapter/transport.ts";
import { ConfigurationError } from "../src/errors.ts";
import { createAcme, DESTINATION, KEY, VARIABLE } from "./support/acme.ts";
import { startScripted } from "./support/scripted-server.ts";

afterEach(() => {
  delete process.env[VARIABLE];
});

describe("the key", () => {
  it("travels in the Authorization header", async () => {
    const { url, requests } = await startScripted(200);
    expect(await createAcme({ baseUrl: url }).getCampaign()).toEqual({ id: "c1" });
    expect(requests[0]?.headers).toMatchObject({ authorization: `Bearer ${KEY}`, accept: "application/json" });
  });

  it("comes from the environment when the options have none, read at each request", async () => {
    const { url, requests } = await startScripted(200);
    const transport = createTransport(DESTINATION, {});
    for (const key of ["first-key", "second-key"]) {
      process.env[VARIABLE] = key;
      await transport.fetch(`${url}/campaign/c1`);
    }
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer first-key", "Bearer second-key"]);
  });

  it("is taken from the options before the environment", async () => {
    const { url, requests } = await startScripted(200);
    process.env[VARIABLE] = "another-key";
    await createAcme({ baseUrl: url }).getCampaign();
    expect(requests[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  it.each([undefined, ""])(
    "that is missing is refused by the name of the variable, and nothing is sent: %j",
    async (apiKey) => {
      const { url, requests } = await startScripted(200);
      const transport = createTransport(DESTINATION, apiKey === undefined ? {} : { apiKey });
      const error = await thrownBy(() => transport.fetch(`${url}/campaign/c1`));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error).toMatchObject({
        message: `[acme] apiKey: is missing: pass it, or set ${VARIABLE}`,
        delivery: "not_sent",
        tries: 0,
      });
      expect(requests).toEqual([]);
    },
  );

  it.each([
    ["a line break at its end", `${KEY}\n`],
    ["a header behind it", `${KEY}\r\nX-Evil: 1`],
    ["a space", `${KEY} x`],
    ["a letter beyond ASCII", `${KEY}é`],
  ])("with %s is refused without being quoted, and nothing is sent", async (_case, apiKey) => {
    const { url, requests } = await startScripted(200);
    const error = await thrownBy(() => createAcme({ baseUrl: url, apiKey }).getCampaign());
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(inspect(error, { depth: 10 })).not.toContain(KEY);
    expect(requests).toEqual([]);
  });
});

describe("the base URL", () => {
  it("is the provider's own unless another is given, without a slash at its end", () => {
    expect(baseUrlOf(DESTINATION, {})).toBe("https://api.acme.example");
    expect(baseUrlOf(DESTINATION, { baseUrl: "http://127.0.0.1:8080/proxy//" })).toBe("http://127.0.0.1:8080/proxy");
  });

  it.each(["http://user:secret@acme.example", "https://acme.example?key=secret", "https://acme.example/#secret"])(
    "refuses an address that could hold a secret, without repeating it: %s",
    async (baseUrl) => {
      const error = await thrownBy(() => baseUrlOf(DESTINATION, { baseUrl }));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(inspect(error, { depth: 10 })).not.toContain("secret");
    },
  );

  it.each(["", "api.acme.example", "/proxy", "ftp://api.acme.example", "javascript:alert(1)", "http://"])(
    "is refused when it is not an http or https URL: %j",
    async (baseUrl) => {
      const error = await thrownBy(() => baseUrlOf(DESTINATION, { baseUrl }));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error).toMatchObject({ message: "[acme] baseUrl: is not an http or https URL" });
    },
  );
});

describe("another path for an operation", () => {
  it("is asked in place of the contract's, with the same values and below the same address", async () => {
    const { url, requests } = await startScripted(200);
    const paths = { getCampaign: "/v9/{id}/campaign" };
    await createAcme({ paths, baseUrl: `${url}/proxy` }).getCampaign("c%201");
    expect(requests.map((request) => request.url)).toEqual(["/proxy/v9/c%201/campaign"]);
  });

  it("leaves the other operations alone", async () => {
    const { url, requests } = await startScripted(200);
    await createAcme({ paths: { createCampaign: "/v9/campaign" }, baseUrl: url }).getCampaign();
    expect(requests.map((request) => request.url)).toEqual(["/campaign/c1"]);
  });

  it.each([
    [{ getCampain: "/x" }, "paths.getCampain: is none of getCampaign, updateCampaign, createCampaign"],
    [{ getCampaign: "/x/{row}" }, "paths.getCampaign: is not a path with no placeholders but those of /campaign/{id}"],
    [{ getCampaign: "x" }, "paths.getCampaign: is not a path with no placeholders but those of /campaign/{id}"],
  ])("is refused before anything is sent when it cannot be asked: %o", async (paths, detail) => {
    const { url, requests } = await startScripted(200);
    const error = await thrownBy(() => createAcme({ paths, baseUrl: url }).getCampaign());
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ detail });
    expect(requests).toEqual([]);
  });
});

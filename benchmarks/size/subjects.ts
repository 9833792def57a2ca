/** What is imported, bundled and typed: Trunkline's packages as they were built, and what one would use instead. */

const ROOT = new URL("../../", import.meta.url);

/** A program of a user's, which is bundled, run and checked. */
export interface Consumer {
  readonly name: string;
  /** Where its imports are looked up from. */
  readonly home: URL;
  /** Lists campaigns, and prints their ids. */
  readonly code: string;
}

/** A package that is imported. */
export interface Imported {
  readonly name: string;
  readonly home: URL;
  readonly specifier: string;
  /** Folders of all that is installed with it. */
  readonly folders: readonly URL[];
}

/** Providers of Trunkline's, by the name of their package and of the function that creates them. */
export const PROVIDERS = [
  ["vapi", "createVapi"],
  ["revox", "createRevox"],
  ["cozmox", "createCozmox"],
] as const;

const BENCHMARKS = new URL("benchmarks/", ROOT);
const OPENAPI_FETCH = new URL("node_modules/openapi-fetch/", BENCHMARKS);
const SDK = new URL("node_modules/@vapi-ai/server-sdk/", BENCHMARKS);

/** A consumer of one of Trunkline's packages. */
export function listing(provider: string, create: string): Consumer {
  return {
    name: `@trunkline/${provider}`,
    home: homeOf(provider),
    code: `import { ${create} } from "@trunkline/${provider}";
for await (const campaign of ${create}().listCampaigns()) console.log(campaign.id);`,
  };
}

export const CONSUMERS: readonly Consumer[] = [
  ...PROVIDERS.map(([provider, create]) => listing(provider, create)),
  {
    name: "openapi-fetch",
    home: BENCHMARKS,
    code: `import createClient from "openapi-fetch";
const client = createClient({ baseUrl: "https://api.vapi.ai", headers: { Authorization: "Bearer key" } });
const { data } = await client.GET("/campaign", {});
for (const campaign of data.results) console.log(campaign.id);`,
  },
  {
    name: "@vapi-ai/server-sdk",
    home: BENCHMARKS,
    code: `import { VapiClient } from "@vapi-ai/server-sdk";
const page = await new VapiClient({ token: "key" }).campaigns.campaignControllerFindAll();
for (const campaign of page.results) console.log(campaign.id);`,
  },
];

export const IMPORTED: readonly Imported[] = [
  ...PROVIDERS.map(([provider]) => ({
    name: `@trunkline/${provider}`,
    home: homeOf(provider),
    specifier: `@trunkline/${provider}`,
    folders: [homeOf("core"), ...(provider === "cozmox" ? [homeOf("vapi")] : []), homeOf(provider), OPENAPI_FETCH],
  })),
  { name: "openapi-fetch", home: BENCHMARKS, specifier: "openapi-fetch", folders: [OPENAPI_FETCH] },
  { name: "@vapi-ai/server-sdk", home: BENCHMARKS, specifier: "@vapi-ai/server-sdk", folders: [SDK] },
];

function homeOf(provider: string): URL {
  return new URL(`packages/${provider}/`, ROOT);
}

import { libraryBuild } from "../../tsdown.shared.ts";

/** What listing campaigns takes, in one file: every file more costs who imports the package. */
const LISTING = /src\/(mapping|statuses|generated\/shapes|v1\/(campaign-head|campaign-pages|statuses))\.ts$/;

export default libraryBuild(
  {
    index: "src/index.ts",
    raw: "src/raw.ts",
    client: "src/client.ts",
    v1: "src/v1/index.ts",
  },
  { outputOptions: { codeSplitting: { groups: [{ name: "listing", test: LISTING }] } } },
);

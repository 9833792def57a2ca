import { libraryBuild } from "../../tsdown.shared.ts";

export default libraryBuild(
  {
    index: "src/index.ts",
    adapter: "src/adapter/index.ts",
    opentelemetry: "src/opentelemetry.ts",
    "file-ledger": "src/file-ledger.ts",
  },
  // Only the ledger in a file needs Node.
  { deps: { neverBundle: [/^node:/] } },
);

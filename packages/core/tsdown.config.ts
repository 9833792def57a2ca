import { libraryBuild } from "../../tsdown.shared.ts";

export default libraryBuild(
  {
    index: "src/index.ts",
    adapter: "src/adapter/index.ts",
    preflight: "src/preflight.ts",
    "long-lists": "src/long-lists.ts",
    opentelemetry: "src/opentelemetry.ts",
    "file-ledger": "src/file-ledger.ts",
    export: "src/export.ts",
  },
  {
    // Only the ledger in a file needs Node.
    deps: { neverBundle: [/^node:/] },
    // What several entries need is one file, so that importing an adapter loads few; but not what is loaded when it is needed.
    outputOptions: {
      codeSplitting: { groups: [{ name: "shared", test: isShared, minShareCount: 2 }] },
    },
  },
);

/** Declarations are put together by themselves. */
function isShared(path: string): boolean {
  return !path.endsWith(".d.ts") && !path.includes("/campaigns/") && !path.includes("/linked");
}

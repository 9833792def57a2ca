import { libraryBuild } from "../../tsdown.shared.ts";

export default libraryBuild(
  { index: "src/index.ts", vitest: "src/vitest.ts", reference: "src/reference/index.ts" },
  { platform: "node" },
);

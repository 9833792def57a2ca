import { libraryBuild } from "../../tsdown.shared.ts";

export default libraryBuild({ index: "src/index.ts", cli: "src/cli.ts" }, { platform: "node" });
